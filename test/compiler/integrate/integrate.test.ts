import { describe, expect, test } from 'vitest'
import { integrate, type Integration } from '../../../compiler/integrate/index.ts'
import type { MethodOptionValue } from '../../../compiler/model/methods.ts'
import type { Diagnostic } from '../../../diagnostics/index.ts'
import { dimensionless, unitInExpressions as unitNamed } from '../../../units/index.ts'
import { asked, parser, system } from './helpers.ts'

function attempt(
  equations: string,
  names?: readonly string[],
): { found: Integration | undefined; reports: Diagnostic[] } {
  const reports: Diagnostic[] = []
  const found = integrate(system(equations), asked(...(names ?? [])), parser, each => reports.push(each))
  return { found, reports }
}

describe('the method that is carried out', () => {
  test.each([
    ['dv=(v0-v)/tau', undefined, 'exact'],
    ['dv=I/C', undefined, 'euler'],
    ['dv=-v+v*xi', undefined, 'heun'],
    ['dv=(v0-v)/tau', ['Exact'], 'exact'],
    ['dv=(v0-v)/tau', ['linear'], 'exact'],
    ['dv=(v0-v)/tau', ['EULER'], 'euler'],
    ['dv=-v*v', ['exact', 'euler', 'heun'], 'euler'],
    ['dv=-v*v+v*xi', ['exact', 'euler', 'heun'], 'heun'],
    ['dv=I/C', ['exact', 'rk2'], 'rk2'],
    ['dv=I/C', ['exact'], 'exact'],
    ['dv=-v*v', ['exponential_euler', 'rk4'], 'rk4'],
    ['dv=-v/(1+exp(v))', ['exponential_euler'], 'exponential_euler'],
    ['dv=-v*w; dw=-w', ['independent'], 'independent'],
    ['dv=-v*v', ['gsl'], 'gsl_rkf45'],
    ['dv=-v*v+t', ['GSL_rk8pd'], 'gsl_rk8pd'],
  ])('%s with %j: %s', (equations, names, method) => {
    const { found, reports } = attempt(equations, names)
    expect(reports).toEqual([])
    expect(found?.update.method).toBe(method)
  })

  test('the choice is told where no method was asked for', () => {
    expect(attempt('dv=I/C').found?.choice).toMatchObject({ method: 'euler' })
    expect(attempt('dv=I/C', ['euler']).found?.choice).toBeUndefined()
  })
})

describe('refusals in the words of Brian 2', () => {
  test.each([
    ['dv=-v+v*xi', 'euler', 'Cannot integrate equations with multiplicative noise with this state updater.'],
    [
      'dv=-v+I*xi; I=sin(t*f)',
      'euler',
      'Cannot integrate equations with multiplicative noise with this state updater.',
    ],
    ['dv=-v+xi', 'rk2', 'Cannot integrate stochastic equations with this state updater.'],
    ['dv=-v+xi', 'rk4', 'Cannot integrate stochastic equations with this state updater.'],
    ['dv=-v+xi', 'exact', 'Cannot solve stochastic equations with this state updater.'],
    ['dv=-v+xi', 'exponential_euler', 'Cannot solve stochastic equations with this state updater.'],
    ['dv=-v*v', 'exponential_euler', 'Can only solve conditionally linear systems with this state updater.'],
    [
      'dv=xi_1+xi_2',
      'milstein',
      'Cannot integrate stochastic equations with non-diagonal noise with this state updater.',
    ],
    [
      'dv=xi_1; dw=xi_1',
      'milstein',
      'Cannot integrate stochastic equations with non-diagonal noise with this state updater.',
    ],
    ['dv=xi*xi', 'euler', "Expression 'xi*xi' cannot be separated into stochastic and non-stochastic term"],
    ['dv=sin(xi)', 'euler', "Expression 'sin(xi)' cannot be separated into stochastic and non-stochastic term"],
    ['dv=v/(1+xi)', 'heun', "Expression 'v/(1+xi)' cannot be separated into stochastic and non-stochastic term"],
  ])('%s by %s', (equations, method, message) => {
    const { found, reports } = attempt(equations, [method])
    expect(found).toBeUndefined()
    expect(reports).toMatchObject([{ code: 'integration', severity: 'error', message }])
    expect(reports[0]?.span).toBeDefined()
  })

  test('noise that is more than a factor is refused without a method too', () => {
    expect(attempt('dv=-v+abs(xi)').reports).toMatchObject([{ code: 'integration' }])
  })

  test.each([
    ['rk5', "did you mean 'rk2'?"],
    ['exat', "did you mean 'exact'?"],
    [
      'constructor',
      'The methods are exact, linear, euler, rk2, rk4, heun, milstein, exponential_euler, independent, ' +
        'gsl, gsl_rkf45, gsl_rk2, gsl_rk4, gsl_rkck, gsl_rk8pd.',
    ],
  ])('%s is no method', (name, help) => {
    const message = `No state updater with the name '${name}' is known.`
    expect(attempt('dv=-v', [name]).reports).toMatchObject([{ code: 'unknown-method', message, help }])
  })

  test.each(['dv=-v*v', 'dv=-v*t', 'dv=exp(-v)'])('independent of %s is not yet there', equations => {
    expect(attempt(equations, ['independent']).reports).toMatchObject([{ code: 'unsupported' }])
  })

  test.each(['dv=1/v', 'dv=v**0.5', 'dv=v*v/(1+v)', 'dv=(v+1)*(v-1)', 'dv=v**-1*w; dw=-w'])(
    'exponential Euler of %s, which holds a further power',
    equations => {
      const message = 'Can only solve conditionally linear systems with this state updater.'
      expect(attempt(equations, ['exponential_euler']).reports).toMatchObject([{ code: 'integration', message }])
    },
  )

  test('noise and GSL', () => {
    const message = 'Cannot solve stochastic equations with the GSL state updater.'
    expect(attempt('dv=-v+xi', ['gsl']).reports).toMatchObject([{ code: 'integration', message }])
  })

  test('a sequence of which none fits says why for each', () => {
    const { reports } = attempt('dv=-v*v+xi', ['exact', 'rk4'])
    expect(reports).toMatchObject([
      {
        code: 'integration',
        message: 'No stateupdater that is suitable for the given equations has been found.',
        notes: [
          { message: 'exact: Cannot solve stochastic equations with this state updater.' },
          { message: 'rk4: Cannot integrate stochastic equations with this state updater.' },
        ],
      },
    ])
  })
})

describe('method_options', () => {
  const span = { source: { name: 'm.py', text: '' }, start: 3, end: 9 }
  const refused = (equations: string, names: readonly string[], name: string, value: MethodOptionValue): unknown => {
    const reports: Diagnostic[] = []
    const options = new Map([[name, { value, span }]])
    integrate(system(equations), { ...asked(...names), options }, parser, each => reports.push(each))
    expect(reports.map(each => each.span)).toEqual(reports.map(() => span))
    return reports[0]?.message
  }
  const volts = (variable: string): MethodOptionValue =>
    new Map([[variable, { value: 1, dimension: unitNamed('volt')?.dimension ?? dimensionless }]])

  test.each<readonly [string, readonly string[], string, MethodOptionValue, string | undefined]>([
    ['dv=-v', ['exact'], 'simplify', false, undefined],
    ['dv=-v', ['gsl'], 'absolute_error', 1e-9, undefined],
    ['dv=-v', ['exact', 'euler'], 'foo', 1, 'method_options is ignored: Brian 2 hands it to a method that is named alone'],
    ['dv=-v', ['euler'], 'foo', 1, "KeyError: method_options specifies 'foo', but this is not an option for this state updater. This state updater does not accept any options."],
    ['dv=-v', ['exact'], 'foo', 1, "KeyError: method_options specifies 'foo', but this is not an option for this state updater. Available options are: 'simplify'."],
    ['dv=-v', ['gsl'], 'simplify', true, "KeyError: method_options specifies 'simplify', but this is not an option for this state updater. Available options are: 'absolute_error', 'absolute_error_per_variable', 'adaptable_timestep', 'max_steps', 'save_failed_steps', 'save_step_count', 'use_last_timestep'."],
    ['dv=-v', ['gsl'], 'absolute_error', true, 'TypeError: The absolute_error key in method_options should be a float.'],
    ['dv=-v', ['gsl'], 'max_steps', 1.5, 'TypeError: The max_steps key in method_options should be a whole number.'],
    ['dv=-v', ['gsl'], 'save_step_count', 1, 'TypeError: The save_step_count key in method_options should be True or False.'],
    ['dv=-v', ['gsl'], 'absolute_error_per_variable', volts('v'), 'DimensionMismatchError: Unit of absolute_error_per_variable for variable v does not match unit of variable itself'],
    ['dv=-v', ['gsl'], 'absolute_error_per_variable', volts('w'), 'KeyError: absolute_error specified for variable that does not exist: w'],
    ['dv=-v', ['gsl'], 'absolute_error_per_variable', 1, 'TypeError: The absolute_error_per_variable key in method_options should either be None or a dictionary containing the error for each individual state variable.'],
  ])('%s by %j with %s: %j', (equations, names, name, value, message) => {
    expect(refused(equations, names, name, value)).toBe(message)
  }) // prettier-ignore
})
