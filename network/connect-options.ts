/** What `connect` is asked for: a rule for pairs of neurons, or the pairs themselves (semantics §9.6). */
import { streamKey } from '../abi/index.ts'
import type { Expr } from '../compiler/grammar/ast.ts'
import { children } from '../compiler/grammar/index.ts'
import {
  checkConnection,
  type ConnectionRule,
  functions,
  type Generator,
  isOfSide,
  readClause,
  readGenerator,
  readValue,
  sizeNames,
} from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel, Side } from '../compiler/model/group.ts'
import {
  error,
  failure,
  namedText,
  type OptionKinds,
  type Report,
  type SourceText,
  type Span,
  spanOf,
  wrongArgument,
} from '../diagnostics/index.ts'
import { built } from './built.ts'
import { literalOf } from './expressions.ts'
import { isNumbers } from './is-numbers.ts'
import type { NamespaceLike } from './namespace.ts'
import { type Pairs, repeated } from './pair-list.ts'
import type { RandomStreams } from './streams.ts'
import { isText, sourceText, type Text } from './text.ts'
import { tools } from './tools.ts'
import { VariableOwner } from './variables.ts'

/** Neurons, by their indices: one, several, or those of a subgroup. */
export type Neurons = number | ArrayLike<number> | VariableOwner

/** What {@link Synapses.connect} connects: everything with everything unless something is given. */
export interface ConnectOptions {
  /** Which pairs: a text over `i`, `j` and variables of the neurons (`v_pre`, `x_post`), or true or false. */
  readonly condition?: Text | boolean | undefined
  /**
   * The neurons before and behind each synapse: both as numbers, one for all or as many as there are to be synapses; or one of
   * them as a generator for each neuron on the other side, `j: 'k for k in range(i-2, i+3) if k != i'`, `i: 'j'`.
   */
  readonly i?: Neurons | Text | undefined
  readonly j?: Neurons | Text | undefined
  /** With which probability a pair is connected, and how many times. */
  readonly p?: Text | number | undefined
  readonly n?: Text | number | ArrayLike<number> | undefined
  /** Leaves out what a generator says of neurons that are not there, instead of refusing it. */
  readonly skipInvalid?: boolean | undefined
  readonly namespace?: Namespace | NamespaceLike | undefined
  /** Told how many pairs are to be looked at next, and about how many in all; connecting ends with what it throws. */
  readonly onCandidates?: ((count: number, expected: number) => void) | undefined
  readonly span?: Span | undefined
}

export const connectOptions: OptionKinds<ConnectOptions> = {
  condition: 'own',
  i: 'own',
  j: 'own',
  p: 'own',
  n: 'own',
  skipInvalid: 'truth',
  namespace: 'own',
  onCandidates: 'function',
  span: 'span',
}

/** What is said of a probability that is NaN. */
export const notAProbability = 'ValueError: p is a probability, not nan'

/** @throws HillockError `type-mismatch` for what is neither a number nor a text */
export function requireKinds({ condition, p, n, span }: ConnectOptions): void {
  if (condition !== undefined && typeof condition !== 'boolean' && !isText(condition))
    throw wrongArgument('condition', 'a text, or true or false', condition, span)
  if (p !== undefined && typeof p !== 'number' && !isText(p)) throw wrongArgument('p', 'a number or a text', p, span)
  if (Number.isNaN(p)) throw failure('bad-value', notAProbability, span)
  if (n !== undefined && typeof n !== 'number' && !isText(n) && !isNumbers(n))
    throw wrongArgument('n', 'a number, a text or a list of numbers', n, span)
}

/** Whether pairs are given, and no rule for them. */
export function arePairs({ i, j }: ConnectOptions): boolean {
  return (i !== undefined && !isText(i)) || (j !== undefined && !isText(j))
}

/**
 * The rule that is asked for; undefined for one that connects nothing.
 *
 * @throws HillockError with what is wrong with it
 */
export function ruleOf(options: ConnectOptions, group: GroupModel, namespace: Namespace): ConnectionRule | undefined {
  const { condition = true, i, j, p = 1, n = 1, span } = options
  requireOneGenerator(options)
  if (condition === false) return undefined
  if (isNumbers(n) || (typeof n === 'number' && !Number.isInteger(n)))
    throw failure('type-mismatch', 'TypeError: n must be int or string', span)
  const at = span ?? spanOf(namedText('connect', ''), 0, 0)
  return built(report => {
    const number = isText(n) ? readValue(sourceText(n, 'n'), tools().parser, report) : literalOf(n, at)
    const pairs =
      isText(i) || isText(j)
        ? generated(isText(i) ? 'pre' : 'post', isText(i) ? i : (j as Text), p, span, report)
        : paired(condition, p, group, at, report)
    if (number === undefined || pairs === undefined) return undefined
    const rule: ConnectionRule = { ...pairs, n: number }
    checkConnection(rule, { group, namespace }, report)
    return rule
  })
}

/** What is asked for, for people. */
export function ruleText({ condition, i, j, p = 1, n = 1 }: ConnectOptions): string {
  const given = Object.entries({ condition, i, j, p: p === 1 ? undefined : p, n: n === 1 ? undefined : n })
  const shown = given.flatMap(([name, value]) => {
    if (value === undefined || value === true) return []
    return [`${name}=${typeof value === 'number' ? value : `'${sourceText(value as Text, name).text}'`}`]
  })
  return `connect(${shown.join(', ')})`
}

function generated(
  side: Side,
  text: Text,
  p: Text | number,
  span: Span | undefined,
  report: Report,
): Omit<ConnectionRule, 'n'> | undefined {
  if (p !== 1) throw failure('bad-value', 'ValueError: Generator syntax cannot be combined with p argument', span)
  const generator = readGenerator(sourceText(text, side === 'pre' ? 'i' : 'j'), tools().parser, report)
  return generator && { side, generator, isCondition: false }
}

/** Every pair is a candidate, or each with a probability that is a matter of its row. */
function paired(
  condition: Text | true,
  p: Text | number,
  group: GroupModel,
  at: Span,
  report: Report,
): Omit<ConnectionRule, 'n'> | undefined {
  const held = condition === true ? undefined : readCondition(sourceText(condition, 'condition'), report)
  const probability = isText(p) ? readClause(sourceText(p, 'p'), tools().parser, report) : literalOf(p, at)
  if ((held === undefined && condition !== true) || probability === undefined) return undefined
  const span = held?.span ?? at
  const isOfPair = isOfSide(probability, 'post', group) || mayDraw(probability)
  const all = { high: { kind: 'name', name: sizeNames.post, span } } as const
  const variable = { kind: 'name', name: '_k', span } as const
  const generator: Generator = {
    element: variable,
    variable,
    candidates: isOfPair || p === 1 ? all : { ...all, sample: { kind: 'p', value: probability } },
    condition: held,
  }
  return { side: 'post', generator, isCondition: true, chance: isOfPair ? probability : undefined }
}

function readCondition(text: SourceText, report: Report): Expr | undefined {
  const said: Parameters<Report>[0][] = []
  const read = readClause(text, tools().parser, found => void said.push(found))
  if (read === undefined && /\bfor\b/.test(text.text)) {
    const message = `ValueError: Generator expression given for condition, write connect(j='${text.text}'...) instead of connect('${text.text}'...).`
    report(error('bad-value', spanOf(text, 0, text.text.length), message))
  } else for (const found of said) report(found)
  return read
}

/** Whether a value may be another one each time: anything but a function that is known to give the same. */
export function mayDraw(expr: Expr): boolean {
  if (expr.kind === 'call') {
    const row = expr.callee.kind === 'name' ? functions.get(expr.callee.name) : undefined
    if (row === undefined || row.stateful === true) return true
  }
  return children(expr).some(mayDraw)
}

/** Where pairs are given. */
export interface GivenPairs {
  readonly sizes: Readonly<Record<Side, number>>
  readonly names: Readonly<Record<Side, string>>
  readonly streams: RandomStreams
}

/**
 * The pairs that are given.
 *
 * @throws HillockError with what is wrong with them
 */
export function pairsOf(options: ConnectOptions, given: GivenPairs): Pairs {
  const { i, j, n = 1, p = 1, skipInvalid = false, span } = options
  requireOneGenerator(options)
  if (skipInvalid) throw failure('bad-value', 'ValueError: Can only use skip_if_invalid with string syntax', span)
  if (i === undefined || j === undefined || isText(i) || isText(j)) {
    const message = 'ValueError: Must specify at least one of condition, i or j arguments'
    const help = `i and j belong together as numbers; one of them alone is a text, such as j='k for k in range(N_post) if …'`
    throw failure('bad-value', message, span, help)
  }
  if (isText(n)) {
    const message =
      'TypeError: Indices cannot be combined with a stringexpression for n. Either use an array/scalar for n, or a string expression for the connections'
    throw failure('type-mismatch', message, span)
  }
  if (isText(p)) {
    const message = 'TypeError: p is a number where i and j are indices, and no text'
    throw failure('type-mismatch', message, span, 'draw the pairs yourself, or say them by a condition')
  }
  const pairs = together(indicesOf(i, 'i', span), indicesOf(j, 'j', span), span)
  for (const side of ['pre', 'post'] as const) requireInside(side === 'pre' ? pairs.i : pairs.j, side, given, span)
  const times = timesOf(n, pairs.i.length, span)
  if (p >= 1) return repeated(pairs, times)
  const key = streamKey(given.streams.seed, given.streams.epochToDraw())
  const numbers = tools().runtime.draw('rand', pairs.i.length, 0, key)
  const chosen = (_: number, k: number): boolean => (numbers[k] ?? 0) < p
  const kept = { i: pairs.i.filter(chosen), j: pairs.j.filter(chosen) }
  return repeated(kept, typeof times === 'number' ? times : Array.from(times).filter(chosen))
}

function requireOneGenerator(options: ConnectOptions): void {
  for (const [own, other] of [
    ['i', 'j'],
    ['j', 'i'],
  ] as const) {
    if (!isText(options[own]) || options[other] === undefined) continue
    const message = `TypeError: Generator syntax for ${own} cannot be combined with ${other} argument`
    throw failure('type-mismatch', message, options.span, 'a generator says all: leave the other one out')
  }
}

function timesOf(n: number | ArrayLike<number>, count: number, span: Span | undefined): number | ArrayLike<number> {
  const list = typeof n === 'number' ? [n] : Array.from(n)
  if (list.some(each => !Number.isInteger(each)))
    throw failure('type-mismatch', 'TypeError: n must be int or string', span)
  if (list.some(each => each < 0))
    throw failure('bad-value', 'ValueError: repeats may not contain negative values.', span)
  if (typeof n === 'number' || list.length === count) return n
  throw failure('bad-value', `ValueError: n has ${list.length} numbers for ${count} pairs`, span)
}

function together(i: Int32Array, j: Int32Array, span: Span | undefined): Pairs {
  if (i.length !== j.length && i.length !== 1 && j.length !== 1) {
    const message = `ValueError: shape mismatch: objects cannot be broadcast to a single shape.  Mismatch is between arg 0 with shape (${i.length},) and arg 1 with shape (${j.length},).`
    throw failure('bad-value', message, span, 'i and j are as many, or one of them is one for all')
  }
  const count = i.length === 1 ? j.length : i.length
  const spread = (list: Int32Array): Int32Array =>
    list.length === count ? list : new Int32Array(count).fill(list[0] ?? 0)
  return { i: spread(i), j: spread(j) }
}

function requireInside(indices: Int32Array, side: Side, { sizes, names }: GivenPairs, span: Span | undefined): void {
  const size = sizes[side]
  if (indices.every(each => each >= 0 && each < size)) return
  const group = side === 'pre' ? 'source' : 'target'
  const message = `IndexError: The given ${group} indices contain values outside of the range [0, ${size - 1}] allowed for the ${group} group "${names[side]}"`
  throw failure('bad-value', message, span)
}

/**
 * Neurons as indices.
 *
 * @throws HillockError for what are no whole numbers
 */
export function indicesOf(given: Neurons, what: string, span?: Span): Int32Array {
  if (given instanceof VariableOwner) {
    const start = given.range?.start ?? 0
    return Int32Array.from({ length: given.size }, (_, k) => start + k)
  }
  if (given instanceof Int32Array) return given.slice()
  if (typeof given !== 'number' && !isNumbers(given))
    throw wrongArgument(what, 'an index or a list of them', given, span)
  const list = typeof given === 'number' ? Float64Array.of(given) : Float64Array.from(given)
  if (list.every(each => Number.isInteger(each))) return Int32Array.from(list)
  throw failure('type-mismatch', `TypeError: ${what} has to be a list of whole numbers`, span)
}
