/** The class `NeuronGroup` (semantics §5). */
import { NeuronGroup, type NeuronGroupOptions } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { isStr, type FunctionValue } from '../../evaluate/values.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import { type BrianClass, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { equationsIn, registerCompounds } from './equations.ts'
import { classOfGroups } from './group-class.ts'
import { modelText, refractoryOption, sizeOption, textOption } from './group-options.ts'
import { nameOf } from './names.ts'
import { groupNamespace, keepNamespace } from './namespace.ts'
import { eventMethods, eventsOption, regularMethods } from './operations.ts'
import { objectText } from './parts.ts'
import { precisionOption, requireTypes } from './precision.ts'
import { brianOf } from './state.ts'
import { methodOption, methodOptionsOf } from './state-updaters.ts'
import { groupStates } from './states.ts'
import { itemOfGroup } from './subgroup.ts'
import { orderOption } from './time-option.ts'

function sizeComesFirst(site: CallSite): PythonError {
  const message = 'First NeuronGroup argument should be size, not equations.'
  return new PythonError('TypeError', message, { span: site.argument(0), help: "NeuronGroup(10, 'dv/dt = …')" })
}

/** `NeuronGroup(N, model, …)`. */
export const neuronGroup: FunctionValue = row(
  'NeuronGroup(N, model, method=None, method_options=None, threshold=None, reset=None, refractory=False, events=None, namespace=None, dtype=None, dt=None, clock=None, order=0, name=None)',
  (
    [
      n = null,
      model = null,
      method,
      methodOptions,
      threshold,
      reset,
      refractory,
      events,
      namespace,
      dtype,
      dt,
      clock,
      order,
      name,
    ],
    site,
  ) => {
    const brian = brianOf(site.session)
    if (isStr(n) || equationsIn(n) !== undefined) throw sizeComesFirst(site)
    const equations = modelText(model, site)
    const options = {
      threshold: textOption('threshold', threshold, site),
      reset: textOption('reset', reset, site),
      refractory: refractoryOption(refractory, site),
      ...(given(events) && { events: eventsOption(events, site) }),
      ...(given(method) && { method: methodOption(method, site) }),
      ...(given(methodOptions) && { methodOptions: methodOptionsOf(methodOptions, site) }),
      ...(given(namespace) && { namespace: groupNamespace(namespace, site.session, site.argument('namespace')) }),
      ...precisionOption(dtype, site),
      ...clockOptions(dt, clock, site),
      ...orderOption(order, site),
      name: nameOf(name, neuronGroupClass.stem, site),
      streams: brian.streams,
      defaultClock: brian.clock,
      span: site.span,
      onDiagnostic: site.session.report,
    } satisfies NeuronGroupOptions
    const object = new NeuronGroup(sizeOption(n, options.name, site), equations, options)
    registerCompounds(object.model.variables.values(), site.session)
    requireTypes(object, dtype, site)
    keepNamespace(object, namespace, site.session)
    return wrap(neuronGroupClass, { object, operations: [] }, brian)
  },
  { type: true, later: ['codeobj_class'] },
)

const neuronGroupClass: BrianClass<'group'> = classOfGroups<'group', NeuronGroup>({
  name: 'NeuronGroup',
  stem: 'neurongroup',
  kind: 'group',
  item: itemOfGroup,
  methods: [...regularMethods, ...eventMethods, ...groupStates],
  repr: (object, display) => {
    const { object: group } = own<'group'>(object)
    const { name, clockInUse, order } = group
    return objectText('NeuronGroup', { name, clockInUse, timing: { when: 'start', order } }, display)
  },
})
