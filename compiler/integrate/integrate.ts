import { didYouMean, error, type Diagnostic, type Report } from '../../diagnostics/index.ts'
import { sourceTextOf } from '../grammar/print.ts'
import { analyse, type Analysis } from './analysis.ts'
import { choose } from './choose.ts'
import { exactUpdate } from './exact.ts'
import { explicitUpdate, type ExpressionParser } from './explicit.ts'
import { exponentialEuler } from './exponential-euler.ts'
import { firstNoise } from './noise.ts'
import { schemes, type NoiseSupport } from './schemes.ts'
import type { Method, MethodChoice, MethodRequest, System, Update } from './types.ts'

/** The way a system will be integrated. */
export interface Integration {
  readonly update: Update
  /** Set where no method was asked for. */
  readonly choice?: MethodChoice
}

const aliases: Readonly<Record<string, Method>> = {
  exact: 'exact',
  linear: 'exact',
  euler: 'euler',
  rk2: 'rk2',
  rk4: 'rk4',
  heun: 'heun',
  milstein: 'milstein',
  exponential_euler: 'exponential_euler',
}

/** Brian 2's other methods. */
const notYet: readonly string[] = ['independent', 'gsl', 'gsl_rk2', 'gsl_rk4', 'gsl_rkf45', 'gsl_rkck', 'gsl_rk8pd']

/**
 * Turns differential equations and a method into update statements.
 *
 * Without a method, Brian 2's choice is made (see `choose.ts`). A single name is carried out or refused with Brian 2's
 * sentence; of several, the first that fits is taken, where `exact` fits as far as Brian 2 would solve the system.
 * Literals should have gone through {@link roundLiterals} before.
 *
 * @returns undefined after reporting why the equations cannot be integrated so.
 */
export function integrate(
  system: System,
  request: MethodRequest | undefined,
  parser: ExpressionParser,
  report: Report,
): Integration | undefined {
  const analysis = analyse(system)
  if (analysis.kind === 'inseparable') {
    const text = sourceTextOf(analysis.equation.expression)
    const message = `Expression '${text}' cannot be separated into stochastic and non-stochastic term`
    report(
      error('integration', analysis.place, message, {
        help: 'Noise can only be multiplied or divided by something and added.',
      }),
    )
    return undefined
  }
  if (request === undefined) {
    const choice = choose(analysis)
    const update = carryOut(choice.method, analysis, parser)
    if ('code' in update) throw new Error(`chosen method '${choice.method}' does not fit: ${update.message}`)
    return { update, choice }
  }
  const methods = knownMethods(request, report)
  if (methods === undefined) return undefined
  const refusals: Diagnostic[] = []
  for (const method of methods) {
    const unfit = methods.length > 1 && method === 'exact' && choose(analysis).method !== 'exact'
    const update = carryOut(method, analysis, parser)
    if ('code' in update) refusals.push(update)
    else if (!unfit) return { update }
    else refusals.push(error('integration', undefined, 'Cannot solve the given equations with this stateupdater.'))
  }
  report(methods.length === 1 && refusals[0] ? refusals[0] : noneFits(request, refusals))
  return undefined
}

function carryOut(method: Method, analysis: Analysis, parser: ExpressionParser): Update | Diagnostic {
  if (method === 'exact') return exactUpdate(analysis)
  if (method === 'exponential_euler') {
    return (
      refuseNoise('none', analysis, 'Cannot solve stochastic equations with this state updater.') ??
      exponentialEuler(analysis)
    )
  }
  const scheme = schemes[method]
  return refuseNoise(scheme.noise, analysis) ?? explicitUpdate(method, scheme, analysis, parser)
}

/** Why a method cannot take the system's noise, if it cannot. */
function refuseNoise(support: NoiseSupport, analysis: Analysis, sentence?: string): Diagnostic | undefined {
  const { noises, multiplicative, equations } = analysis
  if (noises.length === 0 || support === 'any') return undefined
  const noisy = equations.filter(each => each.parts.noises.size > 0)
  const refuse = (message: string, help: string, at = noisy[0]): Diagnostic =>
    error('integration', at && firstNoise(at.equation.expression)?.span, message, { help })
  if (support === 'none') {
    const message = sentence ?? 'Cannot integrate stochastic equations with this state updater.'
    return refuse(message, `Use ${multiplicative ? '"heun" or "milstein"' : '"euler"'} for equations with noise.`)
  }
  if (support === 'additive' && multiplicative) {
    const message = 'Cannot integrate equations with multiplicative noise with this state updater.'
    return refuse(message, 'The factor of the noise depends on a variable or on t; use "heun" or "milstein".')
  }
  if (support === 'diagonal') {
    const several = noisy.find(each => each.parts.noises.size > 1)
    const shared = noisy.find((each, i) =>
      noisy.slice(0, i).some(other => [...each.parts.noises.keys()].some(key => other.parts.noises.has(key))),
    )
    const message = 'Cannot integrate stochastic equations with non-diagonal noise with this state updater.'
    if (several ?? shared)
      return refuse(
        message,
        'Each equation may have one noise, and each noise one equation; "heun" has no such limit.',
        several ?? shared,
      )
  }
  return undefined
}

function knownMethods(request: MethodRequest, report: Report): Method[] | undefined {
  const known: Method[] = []
  for (const word of request.names) {
    const lower = word.toLowerCase()
    const method = Object.hasOwn(aliases, lower) ? aliases[lower] : undefined
    if (method !== undefined) {
      known.push(method)
      continue
    }
    if (notYet.includes(lower)) {
      const message = `The method '${word}' is Brian 2, not yet Hillock; this file runs in Brian 2.`
      report(
        error('unsupported', request.span, message, {
          help: 'Hillock has exact, exponential_euler, euler, rk2, rk4, heun and milstein.',
        }),
      )
    } else {
      const help =
        didYouMean(lower, [...Object.keys(aliases), ...notYet]) ?? `The methods are ${Object.keys(aliases).join(', ')}.`
      report(error('unknown-method', request.span, `No state updater with the name '${word}' is known.`, { help }))
    }
    return undefined
  }
  return known
}

function noneFits(request: MethodRequest, refusals: readonly Diagnostic[]): Diagnostic {
  const message = 'No stateupdater that is suitable for the given equations has been found.'
  const notes = refusals.map(({ message: why, span }, i) => ({
    message: `${request.names[i] ?? ''}: ${why}`,
    ...(span && { span }),
  }))
  return error('integration', request.span, message, { notes })
}
