/** The class `Equations`, and what it is made of (semantics §2.7). */
import { type EquationEntry, equationText, oneLine, type Replacement } from '../../../compiler/index.ts'
import type { Variable } from '../../../compiler/model/group.ts'
import { Equations } from '../../../network/index.ts'
import { registerUnit, unitOf, type UnitRegister, unitSymbolOf } from '../../../units/index.ts'
import type { CallSite, Session } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  type FunctionValue,
  isObject,
  isStr,
  list,
  namedDict,
  type ObjectType,
  type ObjectValue,
  str,
  tuple,
  type Value,
} from '../../evaluate/values.ts'
import { keywordMap } from '../arguments.ts'
import { method, methods, row } from '../row.ts'
import { noAttribute } from './brian-class.ts'
import { located } from './located.ts'
import { objectSet } from './object-set.ts'
import { dimensionValue } from './quantities.ts'

/** `Equations(text, name=value_or_name, …)`. */
export const equations: FunctionValue = row(
  'Equations(eqns, /, **kwds)',
  ([text = null, replacements = null], site) => {
    if (!isStr(text)) throw new PythonError('TypeError', `'${typeName(text)}' object is not iterable`)
    const made = new Equations(located(text.text, site.argument(0)), replacementsIn(replacements, site))
    registerCompounds(
      Array.from(made.entries.values(), each => each.variable),
      site.session,
    )
    return equationsValue(made)
  },
  { type: true },
)

/** Units that equations put together are units of the script from then on, as those that it puts together itself. */
export function registerCompounds(variables: Iterable<Variable>, { units }: Session): void {
  for (const { compound } of variables) if (compound !== undefined) registerUnit(units, compound)
}

/** The script's value for equations. */
export function equationsValue(made: Equations): ObjectValue {
  return { kind: 'object', type: equationsType, data: made }
}

/** The equations that a value is; undefined for everything else. */
export function equationsIn(value: Value): Equations | undefined {
  return isObject(value, equationsType) ? dataOf(value) : undefined
}

const dataOf = (object: ObjectValue): Equations => object.data as Equations

/** A string is another name; anything else is put in as Python shows it. */
function replacementsIn(value: Value, { session }: CallSite): Record<string, Replacement> {
  const found: Record<string, Replacement> = {}
  for (const [name, each] of keywordMap(value)) {
    const replacement: Replacement = isStr(each)
      ? { kind: 'name', text: each.text.text }
      : { kind: 'value', text: session.repr(each) }
    Object.defineProperty(found, name, { value: replacement, enumerable: true })
  }
  return found
}

const names = (of: readonly string[]): ObjectValue => objectSet(of.map(str))

const attributes: ReadonlyMap<string, (made: Equations) => Value> = new Map<string, (made: Equations) => Value>([
  ['names', made => names(made.names())],
  ['diff_eq_names', made => names(made.names('differential'))],
  ['subexpr_names', made => names(made.names('subexpression'))],
  ['parameter_names', made => names(made.names('parameter'))],
  [
    'eq_names',
    made => names([...made.entries.values()].flatMap(({ code, variable }) => (code ? [variable.name] : []))),
  ],
  ['identifiers', made => names([...made.identifiers])],
  ['stochastic_variables', made => names([...made.noises])],
  ['is_stochastic', made => made.noises.size > 0],
  ['stochastic_type', made => (made.noise === undefined ? null : str(made.noise))],
  [
    'dimensions',
    made =>
      namedDict(
        Array.from(made.entries, ([name, { variable }]) => [name, dimensionValue(variable.dimension)] as const),
      ),
  ],
  ['ordered', made => list(made.ordered.map(single))],
  ['eq_expressions', made => expressions(made, 'differential', 'subexpression')],
  ['diff_eq_expressions', made => expressions(made, 'differential')],
])

function expressions(made: Equations, ...kinds: readonly string[]): Value {
  const entries = [...made.entries.values()].filter(({ variable }) => kinds.includes(variable.kind))
  return list(entries.map(entry => tuple([str(entry.variable.name), expression(entry)])))
}

const own = methods<Equations>([
  method('substitute(**kwds)', (made, [replacements = null], site) =>
    equationsValue(made.substitute(replacementsIn(replacements, site))),
  ),
  method('keys()', made => list(made.names().map(str))),
  method('values()', made => list(Array.from(made.entries.values(), single))),
  method('items()', made => list(Array.from(made.entries, ([name, entry]) => tuple([str(name), single(entry)])))),
  method('get(key, default=None)', (made, [key = null, otherwise = null]) => {
    const found = isStr(key) ? made.entries.get(key.text.text) : undefined
    return found === undefined ? otherwise : single(found)
  }),
])

const equationsType: ObjectType = {
  name: 'Equations',
  attribute: (object, name) => {
    const made = dataOf(object)
    const found = attributes.get(name)
    if (found !== undefined) return found(made)
    const bound = own.get(name)?.bind(made)
    if (bound !== undefined) return bound
    throw noAttribute(name, 'Equations', [...attributes.keys(), ...own.keys()])
  },
  attributeNames: () => [...attributes.keys(), ...own.keys()],
  item: (object, index, { session }) => {
    const found = isStr(index) ? dataOf(object).entries.get(index.text.text) : undefined
    if (found === undefined) throw new PythonError('KeyError', session.repr(index), { argument: index })
    return single(found)
  },
  length: object => dataOf(object).entries.size,
  contains: (object, item) => isStr(item) && dataOf(object).entries.has(item.text.text),
  iterate: object => dataOf(object).names().map(str),
  binary: (operator, object, value, site) => {
    if (operator !== '+') return undefined
    const other = isStr(value) ? located(value.text, site.span) : equationsIn(value)
    return other && equationsValue(dataOf(object).plus(other))
  },
  repr: object => `<Equations object consisting of ${dataOf(object).entries.size} equations>`,
  str: (object, { units }) => dataOf(object).toString(units),
  equals: (object, other) => equationsIn(other)?.toString() === dataOf(object).toString(),
}

/** One equation, as `eqs['v']` gives it. */
function single(entry: EquationEntry): ObjectValue {
  return { kind: 'object', type: singleType, data: entry }
}

const entryOf = (object: ObjectValue): EquationEntry => object.data as EquationEntry

const kinds = {
  differential: 'differential equation',
  subexpression: 'subexpression',
  parameter: 'parameter',
  internal: '',
}

const ofSingle: ReadonlyMap<string, (entry: EquationEntry) => Value> = new Map<string, (entry: EquationEntry) => Value>(
  [
    ['type', ({ variable }) => str(kinds[variable.kind])],
    ['varname', ({ variable }) => str(variable.name)],
    ['dim', ({ variable }) => dimensionValue(variable.dimension)],
    ['unit', ({ variable }) => ({ kind: 'unit', unit: unitOf(variable.dimension) })],
    ['var_type', ({ variable }) => str(variable.type)],
    ['expr', entry => (entry.code === undefined ? null : expression(entry))],
    ['flags', ({ flags }) => list(flags.map(str))],
    ['identifiers', ({ identifiers }) => names([...identifiers])],
  ],
)

const singleType: ObjectType = {
  name: 'SingleEquation',
  attribute: (object, name) => {
    const found = ofSingle.get(name)
    if (found !== undefined) return found(entryOf(object))
    throw noAttribute(name, 'SingleEquation', ofSingle.keys())
  },
  attributeNames: () => ofSingle.keys(),
  repr: (object, { units }) => shown(entryOf(object), units),
  str: (object, { units }) => equationText(entryOf(object), units),
}

function shown({ variable, code, flags }: EquationEntry, units: UnitRegister): string {
  const value = code === undefined ? '' : `: ${oneLine(code)}`
  const listed = flags.length === 0 ? '' : `, flags: ${flags.join(', ')}`
  return `<${kinds[variable.kind]} ${variable.name}${value} (Unit: ${unitSymbolOf(variable.dimension, units)}${listed})>`
}

/** The right-hand side of an equation. */
function expression({ code }: EquationEntry): ObjectValue {
  return { kind: 'object', type: expressionType, data: code === undefined ? '' : oneLine(code) }
}

const codeOf = (object: ObjectValue): string => object.data as string

const expressionType: ObjectType = {
  name: 'Expression',
  attribute: (object, name) => {
    if (name === 'code') return str(codeOf(object))
    throw noAttribute(name, 'Expression', ['code'])
  },
  attributeNames: () => ['code'],
  repr: object => `Expression('${codeOf(object)}')`,
  str: codeOf,
}
