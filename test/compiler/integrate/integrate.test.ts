import { describe, expect, test } from 'vitest'
import { integrate, type Integration } from '../../../compiler/integrate/index.ts'
import type { Diagnostic } from '../../../diagnostics/index.ts'
import { parser, system } from './helpers.ts'

function attempt(
  equations: string,
  names?: readonly string[],
): { found: Integration | undefined; reports: Diagnostic[] } {
  const reports: Diagnostic[] = []
  const found = integrate(system(equations), names && { names }, parser, each => reports.push(each))
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
    ['constructor', 'The methods are exact, linear, euler, rk2, rk4, heun, milstein, exponential_euler.'],
  ])('%s is no method', (name, help) => {
    const message = `No state updater with the name '${name}' is known.`
    expect(attempt('dv=-v', [name]).reports).toMatchObject([{ code: 'unknown-method', message, help }])
  })

  test.each(['gsl', 'gsl_rkf45', 'independent'])('%s is not yet there', name => {
    const message = `The method '${name}' is Brian 2, not yet Hillock; this file runs in Brian 2.`
    expect(attempt('dv=-v', [name]).reports).toMatchObject([{ code: 'unsupported', message }])
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
