/** Expressions of a script → what the text tells of their values. Calls of Brian's classes and methods are handed on. */
import type { Call, Expr, Name } from '../../compiler/grammar/ast.ts'
import { children } from '../../compiler/grammar/index.ts'
import { functions } from '../../compiler/index.ts'
import { type Dimension, dimensionless, isDimensionless, powerDimension } from '../../units/index.ts'
import { assignedNames } from '../evaluate/compile/target.ts'
import type { FunctionValue } from '../evaluate/values.ts'
import { asNumber, combine, eitherKnown, type Known, type KnownNumber, numberOf } from './known.ts'
import { innerNames, isKnown, lookUp, memberOf, type Names } from './names.ts'

/** Where an expression stands, and who takes the calls in it. */
export interface Reader {
  readonly names: Names
  /** Whether it may be meant to fail, or never be carried out. */
  readonly unsure: boolean
  /** Whether it is carried out if the script is, whatever happens. */
  readonly certain: boolean
  /** A name that nothing before it has given a value. */
  readonly unknown: (name: Name, reader: Reader) => void
  /** A call of something of the libraries. */
  readonly called: (called: FunctionValue, call: Call, reader: Reader) => Known | undefined
  /** A call behind a dot: `G.run_regularly(…)`. */
  readonly calledOn: (object: Known | undefined, name: string, call: Call, reader: Reader) => Known | undefined
}

/** Reads an expression, with every call in it. */
export function readExpression(expr: Expr, reader: Reader): Known | undefined {
  const read = (each: Expr): Known | undefined => readExpression(each, reader)
  switch (expr.kind) {
    case 'number':
      if (expr.imaginary) return undefined
      return numberOf(dimensionless, { type: expr.integer ? 'integer' : 'float', value: expr.value })
    case 'string':
      return expr.bytes ? undefined : { kind: 'text', text: expr.text }
    case 'constant':
      if (expr.value === null) return { kind: 'none' }
      return numberOf(dimensionless, { type: 'boolean', value: Number(expr.value) })
    case 'name':
      if (!isKnown(reader.names, expr.name)) reader.unknown(expr, reader)
      return lookUp(reader.names, expr.name)
    case 'attribute': {
      const object = read(expr.object)
      const module = object?.kind === 'library' ? object.value : undefined
      return typeof module === 'object' && module?.kind === 'module' ? memberOf(module, expr.name) : undefined
    }
    case 'unary': {
      const operand = asNumber(read(expr.operand))
      if (operand === undefined || expr.operator === '~' || expr.operator === 'not') return undefined
      const value = operand.value === undefined || expr.operator === '+' ? operand.value : -operand.value
      return { ...operand, type: operand.type === 'boolean' ? 'integer' : operand.type, value }
    }
    case 'binary':
      return combine(expr.operator, read(expr.left), read(expr.right))
    case 'conditional': {
      read(expr.condition)
      const uncertain = { ...reader, certain: false }
      return eitherKnown(readExpression(expr.then, uncertain), readExpression(expr.otherwise, uncertain))
    }
    case 'list':
    case 'tuple':
      return several(expr.items.map(read))
    case 'dict':
      return readDict(expr.entries, reader)
    case 'subscript': {
      const object = read(expr.object)
      read(expr.index)
      // Some neurons of a group have the variables of all.
      return object?.kind === 'object' && expr.index.kind === 'slice' ? object : undefined
    }
    case 'call':
      return readCall(expr, reader)
    case 'named':
      return read(expr.value)
    case 'logical':
    case 'compare':
      // The rest is looked at only if the first decides nothing.
      return readEach(children(expr), { ...reader, certain: false })
    case 'comprehension': {
      const names = innerNames(reader.names)
      for (const name of expr.clauses.flatMap(({ target }) => assignedNames(target))) names.own.set(name, undefined)
      return readEach(children(expr), { ...reader, names, certain: false })
    }
    case 'lambda': {
      const names = innerNames(reader.names)
      for (const { name } of expr.parameters) names.own.set(name, undefined)
      return readEach(children(expr), { ...reader, names, unsure: true, certain: false })
    }
    default:
      return readEach(children(expr), reader)
  }
}

/** For the calls in them alone. */
function readEach(expressions: readonly Expr[], reader: Reader): undefined {
  for (const each of expressions) readExpression(each, reader)
}

/** A list of texts, or of numbers of one dimension. */
function several(items: readonly (Known | undefined)[]): Known | undefined {
  const texts = items.flatMap(each => (each?.kind === 'text' ? [each.text] : []))
  if (texts.length > 0 && texts.length === items.length) return { kind: 'texts', texts }
  const [first, ...others] = items.map(each => asNumber(each))
  const all = others.reduce<Known | undefined>((a, b) => eitherKnown(a, b), first)
  return all?.kind === 'number' ? numberOf(all.dimension, { type: all.type, many: true }) : undefined
}

function readDict(entries: Extract<Expr, { kind: 'dict' }>['entries'], reader: Reader): Known | undefined {
  const known = new Map<string, Known | undefined>()
  let whole = true
  for (const { key, value } of entries) {
    const name = key && readExpression(key, reader)
    const each = readExpression(value, reader)
    if (name?.kind === 'text') known.set(name.text.text, each)
    else whole = false
  }
  return whole ? { kind: 'dict', entries: known } : undefined
}

function readCall(call: Call, reader: Reader): Known | undefined {
  const { callee } = call
  if (callee.kind === 'attribute') {
    const object = readExpression(callee.object, reader)
    const library = object?.kind === 'library' ? object.value : undefined
    if (typeof library !== 'object' || library?.kind !== 'module')
      return reader.calledOn(object, callee.name, call, reader)
  }
  const called = readExpression(callee, reader)
  if (called?.kind === 'library' && typeof called.value === 'object' && called.value?.kind === 'function')
    return reader.called(called.value, call, reader)
  return readEach(
    call.arguments.map(({ value }) => value),
    reader,
  )
}

/** What a function of numpy or Python gives, where its name tells; its arguments have been read. */
export function readFunction(
  name: string,
  given: readonly (Known | undefined)[],
  keywords: ReadonlyMap<string, Known | undefined>,
): Known | undefined {
  if (name === 'dict') return given.length === 0 ? { kind: 'dict', entries: keywords } : undefined
  const first = asNumber(given[0])
  if (likeFirst.has(name)) return first && numberOf(first.dimension, { many: true })
  if (arrays.has(name)) return numberOf(dimensionless, { many: true })
  if (name === 'rand' || name === 'randn' || name === 'random')
    return numberOf(dimensionless, { many: given.length + keywords.size > 0 })
  if (name === 'len') return numberOf(dimensionless, { type: 'integer' })
  if (first === undefined || given.length !== 1) return undefined
  if (name === 'int' || name === 'float') {
    if (first.many || !isDimensionless(first.dimension)) return undefined
    const value = first.value === undefined || name === 'float' ? first.value : Math.trunc(first.value)
    return numberOf(dimensionless, { type: name === 'int' ? 'integer' : 'float', value })
  }
  return elementary(name, first)
}

/** Arrays of the dimension of what they are made from. */
const likeFirst: ReadonlySet<string> = new Set(['linspace', 'arange', 'array', 'asarray', 'sort', 'diff', 'cumsum'])
/** Arrays of numbers. */
const arrays: ReadonlySet<string> = new Set(['ones', 'zeros', 'eye', 'identity', 'logspace', 'geomspace'])

function elementary(name: string, { dimension, value, many }: KnownNumber): KnownNumber | undefined {
  const row = functions.get(name)
  if (row === undefined || row.stateful === true) return undefined
  const given = dimensionTaken(row.result, row.arguments[0], dimension)
  const computed = value === undefined ? undefined : computedBy[name]?.(value)
  return given && numberOf(given, { value: computed, many })
}

function dimensionTaken(result: string, rule: string | undefined, dimension: Dimension): Dimension | undefined {
  if (rule === 'dimensionless' && !isDimensionless(dimension)) return undefined
  if (result === 'dimensionless') return dimensionless
  return result === 'root' ? powerDimension(dimension, 0.5) : dimension
}

const computedBy: Readonly<Record<string, (value: number) => number>> = {
  exp: Math.exp,
  log: Math.log,
  sqrt: Math.sqrt,
  sin: Math.sin,
  cos: Math.cos,
  tanh: Math.tanh,
  abs: Math.abs,
}
