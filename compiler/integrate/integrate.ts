import { didYouMean, error, note, type Diagnostic, type Report } from '../../diagnostics/index.ts'
import { sourceTextOf } from '../grammar/print.ts'
import { isAdaptive } from '../model/adaptive-options.ts'
import type { MethodOptions, RequestedMethod } from '../model/methods.ts'
import type { NoiseSupport, Scheme } from '../model/scheme.ts'
import { adaptiveOptions, adaptiveUpdate } from './adaptive.ts'
import { analyse, type Analysis } from './analysis.ts'
import { choose } from './choose.ts'
import { exactUpdate } from './exact.ts'
import { builtInScheme, explicitUpdate, type ExpressionParser } from './explicit.ts'
import { exponentialEuler, independent } from './exponential-euler.ts'
import { firstNoise } from './noise.ts'
import { schemes } from './schemes.ts'
import type { Method, MethodChoice, MethodRequest, System, Update } from './types.ts'

/** The way a system will be integrated. */
export interface Integration {
  readonly update: Update
  /** Set where no method was asked for. */
  readonly choice?: MethodChoice
}

const methods: Readonly<Record<string, Method>> = {
  exact: 'exact',
  linear: 'exact',
  euler: 'euler',
  rk2: 'rk2',
  rk4: 'rk4',
  heun: 'heun',
  milstein: 'milstein',
  exponential_euler: 'exponential_euler',
  independent: 'independent',
  gsl: 'gsl_rkf45',
  gsl_rkf45: 'gsl_rkf45',
  gsl_rk2: 'gsl_rk2',
  gsl_rk4: 'gsl_rk4',
  gsl_rkck: 'gsl_rkck',
  gsl_rk8pd: 'gsl_rk8pd',
}

/** The names that methods have in Brian 2. */
export const methodNames: readonly string[] = Object.keys(methods)

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
  { methods: requested, options }: MethodRequest,
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
  if (requested.length !== 1 && options.size > 0) {
    const [first] = options.values()
    report(note('ignored', first?.span, 'method_options is ignored: Brian 2 hands it to a method that is named alone'))
  }
  if (requested.length === 0) {
    const choice = choose(analysis)
    const update = carryOut(choice.method, { analysis, options: new Map(), parser })
    if ('code' in update) throw new Error(`chosen method '${choice.method}' does not fit: ${update.message}`)
    return { update, choice }
  }
  const known = requested.map(each => knownMethod(each, report))
  const [only] = requested
  const isOne = requested.length === 1
  const refusals: Diagnostic[] = []
  for (const [index, method] of known.entries()) {
    if (method === undefined) return undefined
    const unfit = !isOne && method === 'exact' && choose(analysis).method !== 'exact'
    // Brian hands options to a method that is named alone.
    const update = carryOut(method, { analysis, options: isOne ? options : new Map(), parser }, requested[index])
    if ('code' in update) refusals.push(update)
    else if (!unfit) return { update }
    else refusals.push(error('integration', undefined, 'Cannot solve the given equations with this stateupdater.'))
  }
  const [refusal] = refusals
  if (isOne && refusal !== undefined) report({ ...(only?.span && { span: only.span }), ...refusal })
  else report(noneFits(requested, refusals))
  return undefined
}

interface Task {
  readonly analysis: Analysis
  readonly options: MethodOptions
  readonly parser: ExpressionParser
}

function carryOut(
  method: Method | Scheme,
  { analysis, options, parser }: Task,
  requested?: RequestedMethod,
): Update | Diagnostic {
  const unknown = unknownOption(method, options)
  if (unknown !== undefined) return unknown
  if (typeof method === 'object')
    return refuseNoise(method.noise, analysis) ?? explicitUpdate(requested?.name ?? '', method, analysis)
  switch (method) {
    case 'exact':
      return exactUpdate(analysis)
    case 'exponential_euler':
      return refuseNoise('none', analysis, unsolved) ?? exponentialEuler(analysis)
    case 'independent':
      return refuseNoise('none', analysis, unsolved) ?? independent(analysis)
    case 'euler':
    case 'rk2':
    case 'rk4':
    case 'heun':
    case 'milstein': {
      const scheme = schemes[method]
      return refuseNoise(scheme.noise, analysis) ?? explicitUpdate(method, builtInScheme(scheme, parser), analysis)
    }
    default: {
      const message = 'Cannot solve stochastic equations with the GSL state updater.'
      return refuseNoise('none', analysis, message) ?? adaptiveUpdate(method, analysis, options)
    }
  }
}

const unsolved = 'Cannot solve stochastic equations with this state updater.'

/** The first option that a method does not have. */
function unknownOption(method: Method | Scheme, options: MethodOptions): Diagnostic | undefined {
  const known = optionsOf(method)
  for (const [option, { span }] of options) {
    if (known.includes(option)) continue
    const available =
      known.length === 0
        ? 'This state updater does not accept any options.'
        : `Available options are: ${known
            .toSorted()
            .map(each => `'${each}'`)
            .join(', ')}.`
    const message = `KeyError: method_options specifies '${option}', but this is not an option for this state updater. ${available}`
    return error('integration', span, message, { help: didYouMean(option, known) })
  }
  return undefined
}

function optionsOf(method: Method | Scheme): readonly string[] {
  if (method === 'exact') return ['simplify']
  return typeof method === 'string' && isAdaptive(method) ? adaptiveOptions : []
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

function knownMethod({ name, scheme, span }: RequestedMethod, report: Report): Method | Scheme | undefined {
  if (scheme !== undefined) return scheme
  const lower = name.toLowerCase()
  const method = Object.hasOwn(methods, lower) ? methods[lower] : undefined
  if (method === undefined) {
    const help = didYouMean(lower, methodNames) ?? `The methods are ${methodNames.join(', ')}.`
    report(error('unknown-method', span, `No state updater with the name '${name}' is known.`, { help }))
  }
  return method
}

function noneFits(requested: readonly RequestedMethod[], refusals: readonly Diagnostic[]): Diagnostic {
  const message = 'No stateupdater that is suitable for the given equations has been found.'
  const notes = refusals.map(({ message: why, span }, i) => ({
    message: `${requested[i]?.name ?? ''}: ${why}`,
    ...(span && { span }),
  }))
  return error('integration', requested[0]?.span, message, { notes })
}
