/** `Function` and `@implementation`: functions in equations (semantics §10.5). Texts in other languages are noted, and not used. */
import type { CallSite } from '../../../evaluate/call.ts'
import { invoke } from '../../../evaluate/invoke.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import { typeName } from '../../../evaluate/types.ts'
import {
  type FunctionValue,
  isObject,
  isStr,
  type ObjectType,
  type ObjectValue,
  str,
  type Value,
} from '../../../evaluate/values.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { flag, given, text } from '../../arguments.ts'
import { row } from '../../row.ts'
import { requireTypes } from './declare-types.ts'
import { type DeclaredUnits, declaredUnits } from './declared.ts'
import type { DescribedFunction } from './own-functions.ts'

const functionType: ObjectType = {
  name: 'Function',
  attribute: (object, name) => {
    const data = describedIn(object)
    switch (name) {
      case 'pyfunc':
        return data.function
      case 'stateless':
        return data.stateless
      case 'implementations':
        return implementations
      case '__name__':
        return str(data.function.name)
      default:
        return undefined
    }
  },
  call: (object, given_, site, keywords) => invoke(describedIn(object).function, given_, keywords, site),
  attributeNames: () => ['pyfunc', 'stateless', 'implementations'],
  repr: () => '<brian2.core.functions.Function object>',
}

const describedIn = (object: ObjectValue): DescribedFunction => object.data as DescribedFunction

/** What a `Function` says; undefined for everything else. */
export function describedFunction(value: Value): DescribedFunction | undefined {
  return isObject(value, functionType) ? describedIn(value as ObjectValue) : undefined
}

/** One of those that all equations know. */
export function builtInFunction(name: string, called: FunctionValue, stateless: boolean): ObjectValue {
  const span = { source: { name: 'brian2', text: '' }, start: 0, end: 0 }
  return wrapped({ function: called, units: undefined, stateless, bare: false, span, builtIn: name })
}

/** What equations call such a function; undefined for everything else. */
export function builtInName(value: Value): string | undefined {
  return describedFunction(value)?.builtIn
}

function wrapped(described: DescribedFunction): ObjectValue {
  return { kind: 'object', type: functionType, data: described }
}

/** `f.implementations.add_implementation('cpp', …)`. */
const implementations: ObjectValue = {
  kind: 'object',
  data: null,
  type: {
    name: 'FunctionImplementationContainer',
    attribute: (_, name) => adders.get(name),
    attributeNames: () => adders.keys(),
    repr: () => '<brian2.core.functions.FunctionImplementationContainer object>',
  },
}

const adders: ReadonlyMap<string, FunctionValue> = new Map(
  [
    'add_implementation(target, code, namespace=None, dependencies=None, availability_check=None, name=None, compiler_kwds=None)',
    'add_numpy_implementation(wrapped_func, dependencies=None, discard_units=None, compiler_kwds=None)',
    'add_dynamic_implementation(target, code, namespace=None, dependencies=None, availability_check=None, name=None, compiler_kwds=None)',
  ].map(signature => {
    const made = row(signature, (_, site) => {
      tellUnused(site)
      return null
    })
    return [made.name, made]
  }),
)

function tellUnused({ session, span }: CallSite): void {
  const message = 'implementations of functions in other languages are not used'
  session.noteOnce('ignored', span, message, 'the Python text of the function is compiled')
}

/** `Function(pyfunc, arg_units=[…], return_unit=…)`. */
export const functionClass: FunctionValue = row(
  'Function(pyfunc, sympy_func=None, arg_units=None, arg_names=None, return_unit=None, arg_types=None, return_type=None, stateless=True, auto_vectorise=False)',
  ([called = null, , units, argumentNames, result, argumentTypes, resultType, stateless], site) => {
    const pyfunc = needFunction(called)
    const own = site.session.state(declaredUnits).get(pyfunc)
    if (!given(units) && own === undefined) throw unspecified(pyfunc, 'arg_units')
    if (!given(result) && own?.result === undefined) {
      if (own === undefined) throw unspecified(pyfunc, 'return_unit')
      const message = `The Python function '${pyfunc.name}' does not specify the unit for its return value.`
      throw new PythonError('ValueError', message)
    }
    const declared: DeclaredUnits = {
      arguments: given(units) ? inPlaces(collect(units, site), argumentNames, pyfunc, site) : (own?.arguments ?? []),
      result: given(result) ? result : own?.result,
    }
    requireTypes(pyfunc, declared.arguments, argumentTypes, resultType, site)
    return wrapped({
      function: pyfunc,
      units: declared,
      stateless: flag(stateless, true, site),
      bare: false,
      span: pyfunc.script?.node.span ?? site.span,
    })
  },
  { type: true },
)

/** Units named after other arguments are looked up by the names that the function has here. */
function inPlaces(
  units: readonly Value[],
  argumentNames: Value | undefined,
  pyfunc: FunctionValue,
  site: CallSite,
): readonly Value[] {
  if (!units.some(isStr)) return units
  if (!given(argumentNames)) throw new PythonError('TypeError', 'Need to specify the names of the arguments.')
  const names = collect(argumentNames, site)
  return units.map(unit => {
    if (!isStr(unit)) return unit
    const place = names.findIndex(name => isStr(name) && name.text.text === unit.text.text)
    return str(pyfunc.parameters[place]?.name ?? unit.text.text)
  })
}

function unspecified({ name }: FunctionValue, argument: string): PythonError {
  const message = `The Python function '${name}' does not specify how it deals with units, need to specify '${argument}' or use the '@check_units' decorator.`
  return new PythonError('ValueError', message, { code: 'function' })
}

function needFunction(value: Value): FunctionValue {
  if (typeof value === 'object' && value?.kind === 'function') return value
  throw new PythonError('TypeError', `a function is needed here, not '${typeName(value)}'`)
}

/** `@implementation('cpp', '''…''')` makes a `Function` of what stands below it; of `@implementation('numpy', discard_units=True)` one without units. */
export const implementation: FunctionValue = row(
  'implementation(target, code=None, namespace=None, dependencies=None, discard_units=None, name=None, **compiler_kwds)',
  ([target, code, , , discard], site) => {
    const bare = flag(discard === null ? undefined : discard, false, site)
    if (bare && (text(target, 'target') !== 'numpy' || given(code))) {
      const message = "'discard_units' can only be set for code generation target 'numpy', without providing any code."
      throw new PythonError('TypeError', message)
    }
    if (!bare) tellUnused(site)
    return row('do_user_implementation(func)', ([below = null], at) => {
      const before = describedFunction(below)
      if (before !== undefined) return bare ? wrapped({ ...before, bare }) : below
      const called = needFunction(below)
      const units = at.session.state(declaredUnits).get(called)
      if (units === undefined) throw unspecified(called, 'arg_units')
      return wrapped({ function: called, units, stateless: true, bare, span: called.script?.node.span ?? at.span })
    })
  },
)
