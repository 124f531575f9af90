/** `network_operation` and the class `NetworkOperation`: functions of the script within the steps of a network (semantics §10.6). */
import type { Span } from '../../../diagnostics/index.ts'
import { NetworkOperation, type NetworkOperationOptions } from '../../../network/index.ts'
import { type CallSite, plainSite } from '../../evaluate/call.ts'
import { invokeNow } from '../../evaluate/invoke.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { type FunctionValue, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { toRepr } from '../../print/show.ts'
import { given, keywordMap, rest } from '../arguments.ts'
import { row } from '../row.ts'
import { setActive } from './foreign-task.ts'
import { type BrianClass, noSetter, own, wrap } from './brian-class.ts'
import { clockOption, timeOf } from './clock.ts'
import { notYet } from '../../later.ts'
import { nameOf } from './names.ts'
import { objectText, placedAttributes } from './parts.ts'
import { brianOf } from './state.ts'
import { orderOption, stepOption, whenOption } from './time-option.ts'

/** The keywords of both ways to make one, in this order. */
const keywords = ['dt', 'clock', 'when', 'order', 'name'] as const

/** `NetworkOperation(self.update, dt=1*ms)`. */
export const networkOperationClass: FunctionValue = row(
  "NetworkOperation(function, dt=None, clock=None, when='start', order=0, name=None)",
  ([called = null, ...options], site) => operationOf(called, options, site),
  { type: true },
)

/** `@network_operation`, and with arguments `@network_operation(dt=1*ms)`. */
export const networkOperation: FunctionValue = row('network_operation(*args, **kwds)', ([positional, named], site) => {
  const [called, ...others] = rest(positional)
  const options = optionsOf(named)
  if (called === undefined) {
    return row('do_network_operation(f)', ([decorated = null], decorating) =>
      operationOf(decorated, options, { ...site, span: decorating.span }),
    )
  }
  if (others.length === 0 && isFunction(called)) return operationOf(called, options, site)
  const message = 'Cannot give any positional arguments to the network_operation decorator'
  throw new PythonError('TypeError', message, { help: 'name them: @network_operation(dt=1*ms)' })
})

function optionsOf(named: Value | undefined): readonly (Value | undefined)[] {
  const options = keywordMap(named)
  const unknown = [...options.keys()].find(key => !keywords.some(name => name === key))
  if (unknown !== undefined) {
    const message = `NetworkOperation.__init__() got an unexpected keyword argument '${unknown}'`
    throw new PythonError('TypeError', message, { code: 'wrong-arguments' })
  }
  return keywords.map(name => options.get(name))
}

function operationOf(
  called: Value,
  [dt, clock, when, order, name]: readonly (Value | undefined)[],
  site: CallSite,
): ObjectValue {
  const { session, span } = site
  const brian = brianOf(session)
  const takesTime = argumentsTaken(called, site) === 1
  const options: NetworkOperationOptions = {
    ...(given(dt) && { dt: stepOption(dt, site) }),
    ...(given(clock) && { clock: clockOption(clock, site) }),
    ...whenOption(when, site),
    ...orderOption(order, site),
    name: nameOf(name, operationClass.stem, site),
    span,
  }
  const call = (): void => {
    invokeNow(called, takesTime ? [timeOf(object.clockInUse)] : [], plainSite(session, span))
  }
  const object = new NetworkOperation(call, options)
  object.useDefaultClock(brian.clock)
  return wrap(operationClass, { object }, brian)
}

/**
 * How many arguments a function takes of those that it can be called with here: none, or the time.
 *
 * @throws PythonError TypeError with Brian's sentence
 */
function argumentsTaken(called: Value, site: CallSite): 0 | 1 {
  const span = site.span
  if (!isFunction(called)) {
    const message = `a NetworkOperation is made of a function, not '${toRepr(called, site.session)}'`
    throw new PythonError('TypeError', message, { span, help: 'name the function without calling it' })
  }
  if (called.kind === 'method') {
    const { parameters, name } = called.function
    if (parameters.length === 1) return 0
    if (parameters.length === 2) return 1
    throw wrongFunction(`Method '${name}'`, "'self' or 'self, t' as arguments", parameters.length, span)
  }
  const { parameters, name } = called
  if (parameters[0]?.name === 'self') {
    const message = `The first argument of the function '${name}' is 'self', suggesting it is an instance method and not a function. Did you use @network_operation on a class method? This will not work, explicitly create a NetworkOperation object instead -- see the documentation for more details.`
    throw new PythonError('TypeError', message, {
      span,
      help: `in __init__: self.operation = NetworkOperation(self.${name})`,
    })
  }
  if (parameters.length === 0) return 0
  if (parameters.length === 1) return 1
  throw wrongFunction(`Function '${name}'`, "'t' as an argument or have no arguments", parameters.length, span)
}

function wrongFunction(what: string, wanted: string, count: number, span: Span): PythonError {
  const message = `${what} cannot be used as a network operation, it needs to have either only ${wanted}, but it has ${count} arguments.`
  return new PythonError('TypeError', message, { span })
}

function isFunction(value: Value): value is Extract<Value, { kind: 'function' | 'method' }> {
  return typeof value === 'object' && (value?.kind === 'function' || value?.kind === 'method')
}

export const operationClass: BrianClass<'operation'> = {
  name: 'NetworkOperation',
  stem: 'networkoperation',
  kind: 'operation',
  attribute: (object, name, { session }) => placedAttributes.get(name)?.(own<'operation'>(object), brianOf(session)),
  setAttribute: (object, name, value, site) => {
    if (name === 'active') {
      setActive(own<'operation'>(object).object, value, site)
      return
    }
    if (placedAttributes.has(name)) throw noSetter(name, 'NetworkOperation')
    throw unsupported(notYet(`setting '${name}' of a NetworkOperation`))
  },
  attributeNames: () => placedAttributes.keys(),
  repr: (object, display) => objectText('NetworkOperation', own<'operation'>(object).object, display),
}
