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
  if (/_(?:pre|post)$/.test(name)) {
    const message = `ValueError: '${name}' cannot be used as a variable name, the '_pre' and '_post' suffixes are used to refer to pre- and post-synaptic variables in synapses.`
    report(error('illegal-name', nameSpan, message, { help: 'choose another name' }))
    return
  }
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
    parameter: ['constant', 'shared', 'linked'],
  },
}

/** Every flag that equations of something have: known, so not misspelt. */
const known = [...Object.values(allowed).flatMap(rules => Object.values(rules).flat()), 'point current']

/** Reports flags that an equation cannot have. */
export function checkFlags(equation: Equation, report: Report, rules: Rules = 'neurons'): void {
  const names = allowed[rules][equation.kind]
  for (const flag of equation.flags) {
    if (!names.includes(flag.name)) report(wrongFlag(flag, equation, rules))
    else if (flag.name === 'linked' && rules === 'synapses') report(linkedSynapses(flag))
    else if (flag.name === 'linked' && equation.flags.length > 1)
      report(error('equations', flag.span, "SyntaxError: The 'linked' flag cannot be combined with other flags"))
  }
  const [event, clock] = ['event-driven', 'clock-driven'].map(name => equation.flags.find(flag => flag.name === name))
  if (event === undefined || clock === undefined) return
  const message = `ValueError: Flag '${event.name}' cannot be combined with flag '${clock.name}'`
  report(error('equations', clock.span, message))
}

function linkedSynapses({ span }: Flag): ReturnType<typeof error> {
  return error(
    'unsupported',
    span,
    'a linked variable of synapses is Brian 2, not yet Hillock; this file runs in Brian 2',
  )
}

function wrongFlag({ name, span }: Flag, { kind }: Equation, rules: Rules): ReturnType<typeof error> {
  const names = allowed[rules][kind]
  const listed = names.map(each => `'${each}'`).join(', ')
  // Python's tuple for neurons, its list for synapses.
  const list = rules === 'synapses' ? `[${listed}]` : `(${listed}${names.length === 1 ? ',' : ''})`
  const type = kind === 'differential' ? 'differential equation' : kind
  const code = known.includes(name) ? 'equations' : 'unknown-flag'
  return error(
    code,
    span,
    `ValueError: Equations of type '${type}' cannot have a flag '${name}', only the following flags are allowed: ${list}`,
    { help: didYouMean(name, names) },
  )
}
