/** Brian's state updaters as objects, schemes of the script's own, and the arguments `method` and `method_options` (semantics §6). */
import { methodNames } from '../../../compiler/index.ts'
import type { MethodOption, MethodOptions } from '../../../compiler/model/methods.ts'
import type { Span } from '../../../diagnostics/index.ts'
import { ExplicitStateUpdater, type MethodLike } from '../../../network/index.ts'
import { at } from '../../arrays/array.ts'
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type FunctionValue, isStr, type ObjectType, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { notYet } from '../../later.ts'
import { located, placeOfText } from './located.ts'

/** Schemes that the script has given names. */
const registered: StateKey<Map<string, ExplicitStateUpdater>> = { name: 'state updaters', create: () => new Map() }

const namedType: ObjectType = { name: 'StateUpdateMethod', repr: object => `<state updater ${object.data as string}>` }

const explicitType: ObjectType = {
  name: 'ExplicitStateUpdater',
  repr: object => {
    const { description, stochastic } = object.data as ExplicitStateUpdater
    const noise = stochastic === undefined ? 'None' : `'${stochastic}'`
    return `ExplicitStateUpdater('''${description}''', stochastic=${noise})`
  },
}

/** `exponential_euler` and the like: what `from brian2 import *` binds them to. */
export const stateUpdaters: readonly (readonly [string, ObjectValue])[] = methodNames
  .filter(name => name !== 'gsl')
  .map(name => [name, { kind: 'object', type: namedType, data: name }] as const)

/** `ExplicitStateUpdater(description, …)`. */
export const explicitStateUpdater: FunctionValue = row(
  'ExplicitStateUpdater(description, stochastic=None, custom_check=None)',
  ([description = null, stochastic, check], site) => {
    if (given(check)) {
      throw unsupported(notYet('custom_check of ExplicitStateUpdater'), { span: site.argument('custom_check') })
    }
    const noise = given(stochastic) ? text(stochastic, 'stochastic') : null
    if (noise !== null && noise !== 'additive' && noise !== 'multiplicative') {
      const message = `stochastic has to be None, 'additive' or 'multiplicative', not '${noise}'`
      throw new PythonError('ValueError', message, { span: site.argument('stochastic') })
    }
    if (!isStr(description)) {
      const message = `the description of a scheme has to be a string, not '${typeName(description)}'`
      throw new PythonError('TypeError', message, { span: site.argument(0) })
    }
    const source = located(description.text, site.argument(0))
    const data = new ExplicitStateUpdater(source, { stochastic: noise, span: site.argument(0) })
    return { kind: 'object', type: explicitType, data } satisfies ObjectValue
  },
  { type: true },
)

const register = row('register(name, stateupdater)', ([name, updater = null], site) => {
  const key = text(name, 'name').toLowerCase()
  const own = site.session.state(registered)
  if (own.has(key) || methodNames.includes(key)) {
    throw new PythonError('ValueError', `A stateupdater with the name '${key}' has already been registered`, {
      code: 'duplicate-name',
    })
  }
  const object = objectOf(updater)
  if (object?.type !== explicitType) {
    const message = `Given stateupdater of type <class '${typeName(updater)}'> does not seem to be a valid stateupdater.`
    throw object?.type === namedType
      ? unsupported(notYet('another name for a state updater of Brian'))
      : new PythonError('ValueError', message)
  }
  own.set(key, object.data as ExplicitStateUpdater)
  return null
})

/** The class of state updaters, with which schemes are given names. */
export const stateUpdateMethod: FunctionValue = {
  kind: 'function',
  name: 'StateUpdateMethod',
  type: true,
  parameters: [],
  call: () => {
    throw unsupported(notYet('a StateUpdateMethod of your own'))
  },
  attributes: new Map([['register', register]]),
}

function objectOf(value: Value): ObjectValue | undefined {
  return typeof value === 'object' && value?.kind === 'object' ? value : undefined
}

/** The `method` argument: a name, a state updater, or several of them. */
export function methodOption(value: Exclude<Value, null>, site: CallSite): MethodLike | readonly MethodLike[] {
  if (typeof value === 'object' && (value.kind === 'tuple' || value.kind === 'list'))
    return value.items.map(item => oneMethod(item, site))
  return oneMethod(value, site)
}

function oneMethod(value: Value, site: CallSite): MethodLike {
  const span = site.argument('method')
  if (isStr(value)) {
    const own = site.session.state(registered).get(value.text.text.toLowerCase())
    return own ?? located(value.text, span)
  }
  const object = objectOf(value)
  if (object?.type === explicitType) return object.data as ExplicitStateUpdater
  if (object?.type === namedType) return located({ text: object.data as string, pieces: [] }, span)
  if (typeof value === 'object' && value !== null && ['function', 'method', 'class', 'instance'].includes(value.kind))
    throw unsupported(notYet(`a method that is a ${typeName(value)} of the script`), { span })
  const message = `"method" argument has to be a string, a callable, or an iterable of such objects. Got ${typeName(value)}`
  throw new PythonError('TypeError', message, { span })
}

/** The `method_options` argument. */
export function methodOptionsOf(value: Exclude<Value, null>, site: CallSite): MethodOptions {
  const span = site.argument('method_options')
  if (typeof value !== 'object' || value.kind !== 'dict')
    throw new PythonError('TypeError', `method_options has to be a dict, not '${typeName(value)}'`, { span })
  return new Map(
    [...value.entries.values()].map(({ key, value: each }) => {
      const name = text(key, 'a name in method_options')
      return [name, { value: optionValue(name, each, span, site), span: placeOfText(key) ?? span }] as const
    }),
  )
}

function optionValue(name: string, value: Value, span: Span, site: CallSite): MethodOption['value'] {
  if (typeof value === 'boolean' || typeof value === 'number' || value === null) return value
  if (typeof value === 'bigint') return Number(value)
  if (typeof value === 'object' && value.kind === 'dict') {
    return new Map(
      [...value.entries.values()].map(({ key, value: each }) => {
        const quantity = toArray(each, site)
        if (quantity?.data.length !== 1) throw wrong(`a quantity for each variable`)
        return [text(key, 'a variable'), { value: at(quantity, 0), dimension: quantity.dimension }] as const
      }),
    )
  }
  throw wrong('True or False, a number, or a dict')

  function wrong(what: string): PythonError {
    return new PythonError('TypeError', `${name} of method_options has to be ${what}, not '${typeName(value)}'`, {
      span,
    })
  }
}
