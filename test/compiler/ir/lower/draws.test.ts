import { describe, expect, test } from 'vitest'
import { printPhase } from '../../../../compiler/ir/print.ts'
import { withInner } from '../../../../compiler/ir/walk.ts'
import { HillockError } from '../../../../diagnostics/index.ts'
import type { NeuronGroup } from '../../../../network/index.ts'
import { codeOf, dedent, groupOf, lowered, type Texts } from '../helpers.ts'

describe('what draws stands in front of the statement it is in', () => {
  test.each<[statements: string, code: string]>([
    ['v = rand()', 'draw rand = rand() at site 0\nv[i] := rand'],
    [
      'v = rand(); w = randn()',
      'draw rand = rand() at site 0\nv[i] := rand\ndraw randn = randn() at site 1\nw[i] := randn',
    ],
    [
      'x = rand(); x += rand(); v = x',
      'draw rand = rand() at site 0\nlet x: f64 = rand\ndraw rand_2 = rand() at site 1\nlet x_2: f64 = x + rand_2\nv[i] := x_2',
    ],
    // A mean is what it is when the statement runs.
    ['v = poisson(v)', 'draw poisson = poisson(v[i]) at site 0\nv[i] := f64(poisson)'],
    ['x = 2*v; w = poisson(x)', 'let x: f64 = 2.0 * v[i]\ndraw poisson = poisson(x) at site 0\nw[i] := f64(poisson)'],
    ['w = 2*v; w = poisson(w)', 'w[i] := 2.0 * v[i]\ndraw poisson = poisson(w[i]) at site 0\nw[i] := f64(poisson)'],
    [
      'w = poisson(1 + rand())',
      'draw rand = rand() at site 0\ndraw poisson = poisson(1.0 + rand) at site 1\nw[i] := f64(poisson)',
    ],
  ])('%s', (statements, code) => {
    expect(codeOf('code', { equations: 'v : 1\nw : 1', threshold: 'v > 1', reset: statements })).toBe(code)
  })

  test('in equations, thresholds and refractoriness', () => {
    const texts: Texts = {
      equations: 'dv/dt = -v/tau + sigma*xi_v*tau**-0.5 : 1\ndw/dt = -w/tau + b*xi_w*tau**-0.5 : 1',
      threshold: 'rand() < v',
      reset: '',
      refractory: '(1 + rand())*ms',
    }
    expect(codeOf('update', texts)).toBe(
      dedent(`
        draw rand = rand() at site 0, rows
        not_refractory[i] := timestep(t - lastspike[i], dt) >= timestep((1.0 + rand) * 0.001, dt)
        draw xi_v = randn() at site 1, rows
        let v_new: f64 = v[i] + dt * (-v[i] / tau) + sigma * pow(tau, -0.5) * sqrt(dt) * xi_v
        draw xi_w = randn() at site 2, rows
        let w_new: f64 = w[i] + dt * (-w[i] / tau) + b * pow(tau, -0.5) * sqrt(dt) * xi_w
        v[i] := v_new
        w[i] := w_new`),
    )
    expect(codeOf('threshold', texts)).toMatch(
      /^draw chance = chance\(\) at site 3, rows\nif not_refractory\[i\] and chance < v\[i\]:/,
    )
  })

  test('a noise is one number in a step, however often an equation names it', () => {
    const heun = { equations: 'dv/dt = -v/tau + v*xi*tau**-0.5 : 1', method: 'heun' }
    expect(codeOf('update', heun).match(/draw .*/g)).toEqual(['draw xi = randn() at site 0, rows'])
  })

  test('for values constant over dt: a row for all neurons, one number for what they share', () => {
    const equations = 'x = rand() + y : 1 (constant over dt)\ny = rand() : 1 (shared, constant over dt)'
    expect(lowered({ equations }).phases.map(printPhase).join('\n')).toBe(
      dedent(`
        neurongroup_subexpression_update, once:
          draw rand = rand() at site 0
          y := rand
        neurongroup_subexpression_update, neurons:
          draw rand = rand() at site 1, rows
          x[i] := rand + y`),
    )
  })

  test('for all neurons in rows where all of them draw, except of a distribution that each has for itself', () => {
    expect(codeOf('regular', { equations: 'v : 1\nw : 1', regular: 'v = rand(); w = poisson(v)' })).toBe(
      dedent(`
        draw rand = rand() at site 2048, rows
        v[i] := rand
        draw poisson = poisson(v[i]) at site 2049
        w[i] := f64(poisson)`),
    )
  })
})

const plain: Texts = {
  equations: 'dv/dt = -v/tau + sigma*xi*tau**-0.5 : 1\nx = rand() : 1 (constant over dt)\nw : 1\ns : 1 (shared)',
  threshold: 'v > rand()',
  reset: 'v = rand()',
  events: { high: 'rand() < v' },
  onEvent: { high: 'w = rand()' },
}

/** Object and number of each call. */
function sites(group: NeuronGroup): Record<string, number[]> {
  const found: Record<string, number[]> = {}
  for (const { phase, body } of lowered([group]).phases)
    for (const statement of body.flatMap(withInner))
      if (statement.kind === 'draw') (found[phase.object.replace('neurongroup_', '')] ??= []).push(statement.site)
  return found
}

describe('calls have numbers', () => {
  const before = sites(groupOf(plain))

  test('by what every group has, then its events as they were defined', () => {
    expect(before).toEqual({
      subexpression_update: [0],
      stateupdater: [1],
      spike_thresholder: [2],
      spike_resetter: [3],
      high_thresholder: [4],
      high_resetter: [5],
    })
  })

  test('that the schedule does not move', () => {
    const group = groupOf({ ...plain, order: 3 })
    group.setEventSchedule('spike', { when: 'before_groups' })
    group.setEventSchedule('high', { when: 'end' })
    expect(sites(group)).toEqual(before)
  })

  test('that another event does not move', () => {
    const events = { high: 'rand() < v', low: 'v < rand()' }
    const more = groupOf({
      ...plain,
      events,
      onEvent: { high: 'w = rand()', low: 'w = rand()' },
      regular: 'w = rand()',
    })
    expect(sites(more)).toEqual({ ...before, low_thresholder: [6], low_resetter: [7], run_regularly: [2048] })
  })

  test('that what the group is asked to do regularly does not move, nor one of that another', () => {
    const group = groupOf(plain)
    group.runRegularly('w = rand()', { when: 'end' })
    expect(sites(group)).toEqual({ ...before, run_regularly: [2048] })
    group.runRegularly('s = rand(); w = rand()', { when: 'start', dt: '1*ms' })
    expect(sites(group)).toEqual({ ...before, run_regularly: [2048], run_regularly_1: [2049, 2050] })
  })

  test('of which there is an end', () => {
    const reset = Array.from({ length: 2049 }, () => 'v = rand()').join('\n')
    const group = groupOf({ equations: 'v : 1', threshold: 'v > 1', reset })
    expect(() => lowered([group])).toThrow(HillockError)
    expect(() => lowered([group])).toThrow('more than 2048 calls that draw random numbers')
  })
})

test('the step of a number is that of the clock by which it is drawn', () => {
  const group = groupOf({ ...plain, dt: '0.2*ms' })
  group.runRegularly('w = rand()', { dt: '1*ms' })
  const { phases, network } = lowered([group])
  const draws = phases.flatMap(({ phase, body }) =>
    body
      .flatMap(withInner)
      .flatMap(each => (each.kind === 'draw' ? `${phase.object}: ${network.clocks[each.clock]?.dt}` : [])),
  )
  expect(draws).toEqual([
    'neurongroup_subexpression_update: 0.0002',
    'neurongroup_run_regularly: 0.001',
    'neurongroup_stateupdater: 0.0002',
    'neurongroup_spike_thresholder: 0.0002',
    'neurongroup_high_thresholder: 0.0002',
    'neurongroup_spike_resetter: 0.0002',
    'neurongroup_high_resetter: 0.0002',
  ])
})
