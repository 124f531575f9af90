/** Which names and flags equations may have (semantics §2.3, §2.4). */
import { didYouMean, error, type Report } from '../../diagnostics/index.ts'
import { unitInExpressions } from '../../units/index.ts'
import type { Equation, Flag } from '../grammar/ast.ts'
import { functions, namedConstants } from './functions.ts'
import { isNoise } from './noise.ts'

const pythonKeywords = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if
   import in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
)

const special = new Set(['t', 'dt', 't_in_timesteps', 'xi', 'i', 'N'])
const refractoryWords = new Set(['not_refractory', 'refractory', 'refractory_until'])

/** Reports a defined name that Brian keeps for itself. */
export function checkDefinedName({ name, nameSpan }: Equation, report: Report): void {
  const reason = reasonAgainst(name)
  if (reason === undefined) return
  report(
    error('illegal-name', nameSpan, `SyntaxError: "${name}" cannot be used as the name of a variable: ${reason}.`, {
      help: 'choose another name',
    }),
  )
}

function reasonAgainst(name: string): string | undefined {
  if (pythonKeywords.has(name)) return 'it is a keyword of Python'
  if (name.startsWith('_')) return 'names with a leading underscore are reserved'
  if (special.has(name) || isNoise(name)) return 'it has a special meaning in equations'
  if (refractoryWords.has(name)) return 'it belongs to the refractory mechanism'
  if (functions.has(name)) return 'it is the name of a function'
  if (namedConstants.has(name)) return 'it is the name of a constant'
  if (unitInExpressions(name) !== undefined) return 'it is the name of a unit'
  if (name.endsWith('_pre') || name.endsWith('_post')) return 'the endings _pre and _post belong to synapses'
  return undefined
}

/** Whose equations they are. */
export type Rules = 'neurons' | 'synapses'

const allowed: Readonly<Record<Rules, Readonly<Record<Equation['kind'], readonly string[]>>>> = {
  neurons: {
    differential: ['unless refractory'],
    subexpression: ['shared', 'constant over dt'],
    parameter: ['constant', 'shared', 'linked'],
  },
  synapses: {
    differential: ['event-driven', 'clock-driven'],
    subexpression: ['summed', 'shared', 'constant over dt'],
    parameter: ['constant', 'shared'],
  },
}

/** Every flag that equations of something have: known, so not misspelt. */
const known = [...Object.values(allowed).flatMap(rules => Object.values(rules).flat()), 'point current']

/** Reports flags that an equation cannot have. */
export function checkFlags(equation: Equation, report: Report, rules: Rules = 'neurons'): void {
  const names = allowed[rules][equation.kind]
  for (const flag of equation.flags) {
    if (!names.includes(flag.name)) report(wrongFlag(flag, equation, names))
    else if (flag.name === 'linked' && equation.flags.length > 1)
      report(error('equations', flag.span, "SyntaxError: The 'linked' flag cannot be combined with other flags"))
  }
}

function wrongFlag({ name, span }: Flag, { kind }: Equation, names: readonly string[]): ReturnType<typeof error> {
  const list = `(${names.map(each => `'${each}'`).join(', ')}${names.length === 1 ? ',' : ''})`
  const type = kind === 'differential' ? 'differential equation' : kind
  const code = known.includes(name) ? 'equations' : 'unknown-flag'
  return error(
    code,
    span,
    `ValueError: Equations of type '${type}' cannot have a flag '${name}', only the following flags are allowed: ${list}`,
    { help: didYouMean(name, names) },
  )
}
