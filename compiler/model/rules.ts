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
  const message = reasonAgainst(name)
  if (message !== undefined)
    report(error('illegal-name', nameSpan, `SyntaxError: ${message}`, { help: 'choose another name' }))
}

function reasonAgainst(name: string): string | undefined {
  if (pythonKeywords.has(name)) return `'${name}' is a Python keyword and cannot be used as a variable.`
  if (name.startsWith('_'))
    return `Variable '${name}' starts with an underscore, this is only allowed for variables used internally`
  if (special.has(name) || isNoise(name))
    return `'${name}' has a special meaning in equations and cannot be used as a variable name.`
  if (refractoryWords.has(name))
    return `The name '${name}' is used in the refractory mechanism and should not be used as a variable name.`
  const taken = takenBy(name)
  return taken && `'${name}' is the name of a ${taken}, cannot be used as a variable name.`
}

function takenBy(name: string): string | undefined {
  if (functions.has(name)) return 'function'
  if (namedConstants.has(name)) return 'constant'
  return unitInExpressions(name) === undefined ? undefined : 'unit'
}

/** Reports what equations of neurons cannot have and others can: names of synapses, and flags. */
export function checkOfNeurons(equation: Equation, report: Report): void {
  checkEnding(equation, report)
  checkFlags(equation, report, 'neurons')
}

/** Reports a name with the ending of neurons beside synapses, which only sums have. */
function checkEnding({ name, nameSpan }: Equation, report: Report): void {
  if (name.endsWith('_pre') || name.endsWith('_post')) {
    const message = `ValueError: '${name}' cannot be used as a variable name, the '_pre' and '_post' suffixes are used to refer to pre- and post-synaptic variables in synapses.`
    report(error('illegal-name', nameSpan, message, { help: 'choose another name' }))
  }
}

/** Reports what equations of synapses cannot have. */
export function checkOfSynapses(equation: Equation, report: Report): void {
  if (!equation.flags.some(({ name }) => name === 'summed')) checkEnding(equation, report)
  checkFlags(equation, report, 'synapses')
}

const allowed: Readonly<Record<'neurons' | 'synapses', Readonly<Record<Equation['kind'], readonly string[]>>>> = {
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
function checkFlags(equation: Equation, report: Report, rules: keyof typeof allowed): void {
  const names = allowed[rules][equation.kind]
  for (const flag of equation.flags) {
    if (!names.includes(flag.name)) report(wrongFlag(flag, equation, rules))
    else if (flag.name === 'linked' && equation.flags.length > 1)
      report(error('equations', flag.span, "SyntaxError: The 'linked' flag cannot be combined with other flags"))
  }
  const [event, clock] = ['event-driven', 'clock-driven'].map(name => equation.flags.find(flag => flag.name === name))
  if (rules === 'neurons' || event === undefined || clock === undefined) return
  const message = `ValueError: Flag '${event.name}' cannot be combined with flag '${clock.name}'`
  report(error('equations', clock.span, message))
}

function wrongFlag({ name, span }: Flag, { kind }: Equation, rules: keyof typeof allowed): ReturnType<typeof error> {
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
