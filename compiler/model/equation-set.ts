/** Equations by themselves, before they are a group's: each with its own text, which names and values can be put into (semantics §2.7). */
import {
  concatenate,
  error,
  namedText,
  type Report,
  sliceText,
  type SourceText,
  spanOf,
  watchErrors,
} from '../../diagnostics/index.ts'
import { type UnitRegister, unitSymbolOf } from '../../units/index.ts'
import type { Equation } from '../grammar/ast.ts'
import { namesIn, type Parser } from '../grammar/index.ts'
import { checkNoise, variablesOf } from './build-variables.ts'
import { checkCycles } from './cycles.ts'
import { orderSubexpressions } from './dependency-order.ts'
import type { GroupModel, Variable } from './group.ts'
import { isNoise } from './noise.ts'

/** One equation. */
export interface EquationEntry {
  readonly variable: Variable
  /** Words separated by one space: `unless refractory`. */
  readonly flags: readonly string[]
  /** The whole equation, and its right-hand side, as written. */
  readonly text: SourceText
  readonly code: SourceText | undefined
  /** Where in the text its name stands, and where its right-hand side begins: at the end where there is none. */
  readonly nameAt: readonly [start: number, end: number]
  readonly codeAt: number
  /** Names in its right-hand side. */
  readonly identifiers: ReadonlySet<string>
}

/** Equations in the order in which they are written, by variable. */
export type EquationSet = ReadonlyMap<string, EquationEntry>

/** What is put in the place of a name: another name, or the text of a value. */
export interface Replacement {
  readonly kind: 'name' | 'value'
  readonly text: string
}

/** Reads equations, with everything wrong that can be said without names; undefined if anything is. */
export function readEquationSet(text: SourceText, parser: Parser, outer: Report): EquationSet | undefined {
  const { report, failed } = watchErrors(outer)
  const equations = parser.equations(text, report)
  const variables = variablesOf(equations, anyRefractory, report)
  checkNoise(equations, report)
  checkCycles(variables, report)
  if (failed()) return undefined
  // Read once more as a text of its own, so that places in it are places in the text.
  const own = namedText('equations', text.text)
  const placed = parser.equations(own, report)
  return new Map(
    placed.flatMap(equation => {
      const variable = variables.get(equation.name)
      return variable === undefined ? [] : [[equation.name, entryOf(equation, variable, text)] as const]
    }),
  )
}

/** Flags are looked at again when a group has them. */
const anyRefractory = { kind: 'duration', seconds: 0 } as const

function entryOf(equation: Equation, variable: Variable, text: SourceText): EquationEntry {
  const { span, nameSpan, flags, expression } = equation
  const code = expression && codeRange(equation, text.text)
  return {
    variable,
    flags: flags.map(({ name }) => name),
    text: sliceText(text, span.start, span.end),
    code: code && sliceText(text, code.start, code.end),
    nameAt: [nameSpan.start - span.start, nameSpan.end - span.start],
    codeAt: (code?.start ?? span.end) - span.start,
    identifiers: new Set(expression === undefined ? [] : namesIn(expression).map(({ name }) => name)),
  }
}

/** From behind the equals sign to before the colon. */
function codeRange({ nameSpan, expression, unit }: Equation, text: string): { start: number; end: number } {
  const begin = text.lastIndexOf('=', expression?.span.start) + 1
  const start = begin > nameSpan.end ? begin + text.slice(begin).search(/\S/) : nameSpan.end
  const before = text.slice(0, unit.span.start)
  const end = before.slice(0, before.lastIndexOf(':')).trimEnd().length
  return { start, end }
}

/**
 * Equations with names and values in the place of names (semantics §2.7): of what they define too, of which only names can
 * take the place. What is put in stands where the name stood.
 */
export function substituteEquations(
  equations: EquationSet,
  replacements: ReadonlyMap<string, Replacement>,
  parser: Parser,
  report: Report,
): EquationSet | undefined {
  if (replacements.size === 0) return equations
  const names = new Set<string>()
  const texts: SourceText[] = []
  for (const [name, entry] of equations) {
    const replaced = replacements.get(name)
    const place = entry.variable.span
    if (replaced?.kind === 'value') {
      report(error('equations', place, `ValueError: Cannot replace model variable '${name}' with a value.`))
      return undefined
    }
    const now = replaced?.text ?? name
    if (!/^[\p{L}_][\p{L}\p{N}_]*$/u.test(now)) {
      report(error('illegal-name', place, `SyntaxError: '${now}' is not a valid variable name.`))
      return undefined
    }
    if (replaced !== undefined && (equations.has(now) || names.has(now))) {
      const message = `EquationError: Cannot replace model variable '${name}' with '${now}', duplicate definition of '${now}'.`
      report(error('duplicate-name', place, message))
      return undefined
    }
    names.add(now)
    texts.push(withReplacements(entry, now, replacements))
  }
  return readEquationSet(joinEquations(texts), parser, report)
}

function withReplacements(
  { text, code, nameAt: [nameStart, nameEnd], codeAt }: EquationEntry,
  now: string,
  replacements: ReadonlyMap<string, Replacement>,
): SourceText {
  const nameReplaced = [
    sliceText(text, 0, nameStart),
    inPlaceOf(text, nameStart, nameEnd, now),
    sliceText(text, nameEnd, codeAt),
  ]
  if (code === undefined) return concatenate(nameReplaced)
  const codeEnd = codeAt + code.text.length
  // One after the other, so that what is put in can be replaced again.
  const replaced = [...replacements].reduce((done, each) => replaceName(done, ...each), code)
  return concatenate([...nameReplaced, replaced, sliceText(text, codeEnd, text.text.length)])
}

function replaceName(code: SourceText, name: string, { kind, text }: Replacement): SourceText {
  const parts: SourceText[] = []
  let done = 0
  for (const { 0: word, index } of code.text.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)) {
    if (word !== name) continue
    parts.push(sliceText(code, done, index))
    parts.push(inPlaceOf(code, index, index + word.length, kind === 'value' ? `(${text})` : text))
    done = index + word.length
  }
  return parts.length === 0 ? code : concatenate([...parts, sliceText(code, done, code.text.length)])
}

/** Another text that stands where a part of one stands. */
function inPlaceOf(text: SourceText, start: number, end: number, made: string): SourceText {
  const span = spanOf(text, start, end)
  // What is longer stands at its beginning, all of it.
  const length = made.length > span.end - span.start ? 0 : made.length
  return { text: made, pieces: [{ at: 0, length, source: span.source, start: span.start }] }
}

/** Equations one below the other. */
export function joinEquations(texts: readonly SourceText[]): SourceText {
  return concatenate(texts.flatMap((text, k) => (k === 0 ? [text] : [{ text: '\n', pieces: [] }, text])))
}

/**
 * The equations that a group computes: what waits while refractory is multiplied, values constant over dt are parameters, and
 * refractoriness has variables of its own (semantics §5.5).
 */
export function equationsOfGroup(equations: EquationSet, { variables, refractory }: GroupModel): EquationSet {
  const computed = Array.from(equations, ([name, entry]): readonly [string, EquationEntry] => {
    const { variable, code, flags } = entry
    if (variable.constantOverDt) {
      const left = flags.filter(flag => flag !== 'constant over dt')
      return [
        name,
        {
          ...entry,
          variable: { ...variable, kind: 'parameter' },
          code: undefined,
          flags: left,
          identifiers: new Set<string>(),
        },
      ] as const
    }
    if (refractory.kind === 'none' || !variable.unlessRefractory || code === undefined) return [name, entry] as const
    const identifiers = new Set(['int', 'not_refractory', ...entry.identifiers])
    const factor = { text: 'int(not_refractory)*(', pieces: [] }
    return [name, { ...entry, code: concatenate([factor, code, { text: ')', pieces: [] }]), identifiers }] as const
  })
  const own = [...variables.values()].filter(({ name }) => name === 'not_refractory' || name === 'lastspike')
  const ofRefractoriness = own.map(variable => {
    const text = { text: `${variable.name} : ${variable.unit}`, pieces: [] }
    const entry: EquationEntry = {
      variable: { ...variable, kind: 'parameter' },
      flags: [],
      text,
      code: undefined,
      nameAt: [0, variable.name.length],
      codeAt: text.text.length,
      identifiers: new Set(),
    }
    return [variable.name, entry] as const
  })
  return new Map<string, EquationEntry>([...computed, ...ofRefractoriness])
}

/** Brian's order: subexpressions after those that they need, then differential equations and parameters by name. */
export function orderedEquations(equations: EquationSet): readonly EquationEntry[] {
  const variables = new Map(Array.from(equations, ([name, { variable }]) => [name, variable] as const))
  const { ordered, circular } = orderSubexpressions(variables)
  const byName = [...equations.values()].toSorted((a, b) => (a.variable.name < b.variable.name ? -1 : 1))
  const ofKind = (kind: Variable['kind']): readonly EquationEntry[] =>
    byName.filter(each => each.variable.kind === kind)
  const subexpressions = [...ordered, ...circular].flatMap(({ name }) => equations.get(name) ?? [])
  return [...subexpressions, ...ofKind('differential'), ...ofKind('parameter')]
}

/** An equation as Brian prints it: with the symbol of its unit. */
export function equationText({ variable, code, flags }: EquationEntry, units?: UnitRegister): string {
  const { name, kind, dimension } = variable
  const target = kind === 'differential' ? `d${name}/dt` : name
  const value = code === undefined ? '' : ` = ${oneLine(code)}`
  return `${target}${value} : ${unitSymbolOf(dimension, units)}${flags.length === 0 ? '' : ` (${flags.join(', ')})`}`
}

/** A right-hand side without its comments and line ends, as Brian 2 keeps it. */
export function oneLine({ text }: SourceText): string {
  return text.replace(/#.*/g, '').replace(/\s+/g, ' ').trim()
}

/** Noise symbols of equations. */
export function noiseOf(equations: EquationSet): ReadonlySet<string> {
  return new Set([...equations.values()].flatMap(({ identifiers }) => [...identifiers].filter(isNoise)))
}
