/** The class `PoissonGroup` (semantics §10.1). */
import type { SourceText } from '../../../diagnostics/index.ts'
import { PoissonGroup, type PoissonGroupOptions } from '../../../network/index.ts'
import { hertz, type Quantity } from '../../../units/index.ts'
import { at } from '../../arrays/array.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { compare } from '../../evaluate/compare.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { type FunctionValue, isStr, type Value } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { argumentPlace, given } from '../arguments.ts'
import { row } from '../row.ts'
import { type BrianClass, own, wrap } from './brian-class.ts'
import { clockOptions } from './clock.ts'
import { isDerivation } from './derived.ts'
import { classOfGroups } from './group-class.ts'
import { chosenSize } from './group-options.ts'
import { located } from './located.ts'
import { nameOf } from './names.ts'
import { groupNamespace, keepNamespace } from './namespace.ts'
import { regularMethods } from './operations.ts'
import { brianOf } from './state.ts'
import { groupStates } from './states.ts'
import { itemOfGroup } from './subgroup.ts'
import { orderOption, whenOption } from './time-option.ts'
import { withUnit } from './unit-argument.ts'

/** `PoissonGroup(N, rates)`. */
export const poissonGroup: FunctionValue = row(
  "PoissonGroup(N, rates, dt=None, clock=None, when='thresholds', order=0, namespace=None, name=None)",
  ([n = null, rates = null, dt, clock, when, order, namespace, name], site) => {
    const brian = brianOf(site.session)
    const written = site.written('rates') ?? site.written(1)
    const options = {
      ...clockOptions(dt, clock, site),
      ...whenOption(when, site),
      ...orderOption(order, site),
      ...(given(namespace) && { namespace: groupNamespace(namespace, site.session, site.argument('namespace')) }),
      ...(written !== undefined && isDerivation(written, site.session) && { expression: written }),
      name: nameOf(name, poissonGroupClass.stem, site),
      precision: brian.precision,
      streams: brian.streams,
      defaultClock: brian.clock,
      span: site.span,
    } satisfies PoissonGroupOptions
    const size = chosenSize(wholeSize(n, site), options.name, site)
    const object = new PoissonGroup(size, ratesOption(rates, size, site), options)
    keepNamespace(object, namespace, site.session)
    return wrap(poissonGroupClass, { object, operations: [], rates }, brian)
  },
  { type: true, later: ['codeobj_class'] },
)

function wholeSize(n: Value, site: CallSite): number {
  const values = toArray(n, site)
  const tooFew = truth(compare('<', n, 1n, site), site)
  const size = values === undefined ? Number.NaN : at(values, 0)
  if (!tooFew && Number.isInteger(size)) return size
  const message = `N has to be an integer >= 1, got ${toRepr(n, site.session)}.`
  throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument(0) })
}

function ratesOption(value: Value, size: number, site: CallSite): SourceText | Quantity | ArrayLike<number> {
  const argument = { name: 'rates', place: 1 }
  if (isStr(value)) return located(value.text, argumentPlace('rates', 1, site))
  const { data, shape, dimension } = withUnit(value, argument, hertz, site).values
  const [single] = data
  if (single !== undefined && data.length === 1) return { value: single, dimension }
  if (data.length === size && shape.at(-1) === size) return data
  const from = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(',')})`
  const message = `could not broadcast input array from shape ${from} into shape (${size},)`
  throw new PythonError('ValueError', message, { code: 'bad-value', span: argumentPlace('rates', 1, site) })
}

const poissonGroupClass: BrianClass<'group'> = classOfGroups<'group', PoissonGroup>({
  name: 'PoissonGroup',
  stem: 'poissongroup',
  kind: 'group',
  item: itemOfGroup,
  methods: [...regularMethods, ...groupStates],
  repr: (object, display) => {
    const { object: group, rates = null } = own<'group'>(object)
    return `PoissonGroup(${group.size}, rates=${toRepr(rates, display)})`
  },
})
