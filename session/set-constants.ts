/** `--set NAME=VALUE`: replaces the right-hand side of the one top-level assignment to NAME. */
import type { Assign, Expr, Script } from '../compiler/grammar/ast.ts'
import type { Parser } from '../compiler/grammar/index.ts'
import { didYouMean, error, HillockError, lineAndColumn, namedText, type Diagnostic } from '../diagnostics/index.ts'

/**
 * @param set values as written on a command line: `20 ms`, `20*ms`, `20ms`
 * @throws HillockError `usage`, naming the lines, where there is no such assignment or more than one
 */
export function setConstants(script: Script, set: Readonly<Record<string, string>>, parser: Parser): Script {
  const problems: Diagnostic[] = []
  const values = new Map<Assign, Expr>()
  for (const [name, value] of Object.entries(set)) {
    const found = script.statements.filter(statement => assigns(statement, name))
    const [only] = found
    if (only === undefined || found.length > 1 || only.kind !== 'assign') {
      problems.push(found.length > 1 ? several(name, found) : none(name, script))
      continue
    }
    const parsed = readValue(name, value, parser, problems)
    if (parsed !== undefined) values.set(only, parsed)
  }
  if (problems.length > 0) throw new HillockError(problems)
  return {
    statements: script.statements.map(statement => {
      const value = statement.kind === 'assign' ? values.get(statement) : undefined
      return value === undefined || statement.kind !== 'assign' ? statement : { ...statement, value }
    }),
  }
}

function assigns(statement: Script['statements'][number], name: string): boolean {
  if (statement.kind === 'augmented') return isName(statement.target, name)
  return statement.kind === 'assign' && statement.targets.some(target => isName(target, name))
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
