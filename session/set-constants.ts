/** `--set NAME=VALUE`: replaces the right-hand side of the one top-level assignment to NAME. */
import type { Assign, Expr, Script, Statement } from '../compiler/grammar/ast.ts'
import type { Parser } from '../compiler/grammar/index.ts'
import { didYouMean, error, HillockError, lineAndColumn, namedText, type Diagnostic } from '../diagnostics/index.ts'
import { sameDimension, unitSymbolOf } from '../units/index.ts'
import { plainSite, type Session } from './evaluate/call.ts'
import { toArray } from './evaluate/numeric.ts'
import type { Value } from './evaluate/values.ts'

/** A script with constants set from outside. */
export interface SetScript {
  readonly script: Script
  /** The right-hand sides that were replaced, by the statement that stands in their place. */
  readonly replaced: ReadonlyMap<Statement, { readonly name: string; readonly text: string; readonly original: Expr }>
}

/**
 * @param set values as written on a command line: `20 ms`, `20*ms`, `20ms`
 * @throws HillockError `usage`, naming the lines, where there is no such assignment or more than one
 */
export function setConstants(script: Script, set: Readonly<Record<string, string>>, parser: Parser): SetScript {
  const problems: Diagnostic[] = []
  const values = new Map<Assign, { readonly name: string; readonly text: string; readonly value: Expr }>()
  for (const [name, value] of Object.entries(set)) {
    const found = script.statements.filter(statement => assigns(statement, name))
    const [only] = found
    if (only === undefined || found.length > 1 || only.kind !== 'assign') {
      problems.push(found.length > 1 ? several(name, found) : none(name, script))
      continue
    }
    if (makesObject(only.value)) {
      problems.push(notANumber(name, only))
      continue
    }
    const parsed = readValue(name, value, parser, problems)
    if (parsed !== undefined) values.set(only, { name, text: value, value: parsed })
  }
  if (problems.length > 0) throw new HillockError(problems)
  const replaced = new Map<Statement, { name: string; text: string; original: Expr }>()
  const statements = script.statements.map(statement => {
    const given = statement.kind === 'assign' ? values.get(statement) : undefined
    if (given === undefined || statement.kind !== 'assign') return statement
    const changed = { ...statement, value: given.value }
    replaced.set(changed, { name: given.name, text: given.text, original: statement.value })
    return changed
  })
  return { script: { statements }, replaced }
}

/**
 * Whether what was put in measures the same as what stood there.
 *
 * @throws HillockError `usage`, naming the line
 */
export function requireSameDimension(
  now: Value,
  before: Value,
  { name, text, original }: { readonly name: string; readonly text: string; readonly original: Expr },
  session: Session,
): void {
  const site = plainSite(session, original.span)
  const [a, b] = [now, before].map(value => toArray(value, site))
  if (a === undefined || b === undefined || sameDimension(a.dimension, b.dimension)) return
  const { line } = lineAndColumn(original.span.source, original.span.start)
  const units = [b, a].map(({ dimension }) => unitSymbolOf(dimension, session.units))
  const message = `--set ${name}=${text}: line ${line} assigns it a value with unit ${units[0]}, not ${units[1]}`
  throw new HillockError([error('usage', original.span, message)])
}

function assigns(statement: Script['statements'][number], name: string): boolean {
  if (statement.kind === 'augmented') return isName(statement.target, name)
  return statement.kind === 'assign' && statement.targets.some(target => isName(target, name))
}

/** `NeuronGroup(…)`: classes begin with a capital. */
function makesObject(value: Expr): boolean {
  return value.kind === 'call' && value.callee.kind === 'name' && /^[A-Z]/.test(value.callee.name)
}

function notANumber(name: string, { value }: Assign): Diagnostic {
  const { line } = lineAndColumn(value.span.source, value.span.start)
  return error('usage', value.span, `--set ${name}: line ${line} makes it an object, not a number`, {
    help: 'only numbers and quantities can be set',
  })
}

function isName(target: Expr, name: string): boolean {
  return target.kind === 'name' && target.name === name
}

function several(name: string, found: readonly Script['statements'][number][]): Diagnostic {
  const lines = found.map(({ span }) => lineAndColumn(span.source, span.start).line)
  const last = lines.pop()
  return error('usage', found[0]?.span, `--set ${name}: it is assigned in lines ${lines.join(', ')} and ${last}`, {
    help: 'only a name with one assignment at the top of the script can be set',
  })
}

function none(name: string, script: Script): Diagnostic {
  const names = script.statements.flatMap(statement =>
    statement.kind === 'assign'
      ? statement.targets.flatMap(target => (target.kind === 'name' ? [target.name] : []))
      : [],
  )
  const help = didYouMean(name, names) ?? (names.length > 0 ? `the script assigns ${names.join(', ')}` : undefined)
  return error('usage', undefined, `--set ${name}: no statement at the top of the script assigns it`, { help })
}

/** A blank between number and unit, or none, stands for `*`. */
function readValue(name: string, value: string, parser: Parser, problems: Diagnostic[]): Expr | undefined {
  const spaced = value.trim().replace(/^([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*(?=[A-Za-z])/, '$1*')
  const parsed = parser.expression(namedText(`--set ${name}`, spaced), problem =>
    problems.push({ ...problem, code: 'usage' }),
  )
  return parsed
}
