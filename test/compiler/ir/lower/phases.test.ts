import { describe, expect, test } from 'vitest'
import { printPhase } from '../../../../compiler/ir/print.ts'
import { PopulationRateMonitor, SpikeMonitor, StateMonitor } from '../../../../network/index.ts'
import { codeOf, dedent, groupOf, lowered, type Texts } from '../helpers.ts'

/** All phases, before any pass. */
function phases(texts: Texts): string {
  return lowered(texts).phases.map(printPhase).join('\n')
}

test('a step, an object at a time', () => {
  const group = groupOf({
    equations: 'dv/dt = (I - v)/tau : 1 (unless refractory)\nI = a*w : 1\nw : 1',
    threshold: 'v > 1',
    reset: 'v = 0; w *= b',
    refractory: '2*ms',
    regular: 'w = 1',
  })
  const objects = [
    group,
    new SpikeMonitor(group, { variables: ['w'] }),
    new PopulationRateMonitor(group),
    new StateMonitor(group, ['I'], { record: [1] }),
  ]
  expect(lowered(objects).phases.map(printPhase).join('\n')).toBe(
    dedent(`
      neurongroup_run_regularly, neurons:
        w[i] := 1.0
      statemonitor, neurons of monitor 2:
        sample 2, a * w[i]
      neurongroup_stateupdater, neurons:
        not_refractory[i] := timestep(t - lastspike[i], dt) >= timestep(2.0 * 0.001, dt)
        let v_new: f64 = v[i] + dt * ((a * w[i] - v[i]) / tau)
        v[i] := select(not_refractory[i], v_new, v[i])
      neurongroup_spike_thresholder, neurons:
        if not_refractory[i] and v[i] > 1.0:
          not_refractory[i] := false
          lastspike[i] := t
          event spike
      spikemonitor, events spike:
        record i in 0, w[i]
      neurongroup_spike_resetter, events spike:
        v[i] := 0.0
        w[i] := w[i] * b
      ratemonitor, events spike:
        count 1`),
  )
})

describe('values constant over dt', () => {
  test('come in the order in which they need each other, through plain subexpressions too', () => {
    const equations =
      'x = 2*plain : 1 (constant over dt)\nplain = y + 1 : 1\nz = a*b : 1 (constant over dt)\ny = z**2 : 1 (constant over dt)'
    expect(phases({ equations })).toBe(
      dedent(`
        neurongroup_subexpression_update, neurons:
          z[i] := a * b
          y[i] := pow(z[i], 2.0)
          x[i] := 2.0 * (y[i] + 1.0)`),
    )
  })

  test('that all neurons share come first, once', () => {
    const equations = 'x = 2*y : 1 (constant over dt)\ny = a + b : 1 (shared, constant over dt)'
    expect(phases({ equations })).toBe(
      dedent(`
        neurongroup_subexpression_update, once:
          y := a + b
        neurongroup_subexpression_update, neurons:
          x[i] := 2.0 * y`),
    )
  })
})

describe('what a group does regularly', () => {
  const equations = 'dv/dt = -v/tau : 1 (unless refractory)\nw : 1\ns : 1 (shared)\nq = s + 1 : 1 (shared)'
  const regular = (code: string, more: Partial<Texts> = {}): string =>
    lowered({ equations, regular: code, ...more })
      .phases.filter(({ phase }) => phase.kind === 'regular')
      .map(printPhase)
      .join('\n')

  test.each<[what: string, code: string, phases: string]>([
    [
      'to values of neurons is done for each',
      'w = s; v = w',
      `
        neurongroup_run_regularly, neurons:
          w[i] := s
          v[i] := w[i]`,
    ],
    [
      'to values that all share is done once',
      's += 1',
      `
        neurongroup_run_regularly, once:
          s := s + 1.0`,
    ],
    [
      'to both is done in two, the shared ones first',
      's += 1; w = s',
      `
        neurongroup_run_regularly, once:
          s := s + 1.0
        neurongroup_run_regularly, neurons:
          w[i] := s`,
    ],
    [
      'with temporaries that the shared ones need, hands them on',
      'x = a*q; s = x; w = x; w = x + w',
      `
        neurongroup_run_regularly, once:
          let x: f64 = a * (s + 1.0)
          s := x
          x := x
        neurongroup_run_regularly, neurons:
          let x: f64 = x
          w[i] := x
          w[i] := x + w[i]`,
    ],
    [
      'with temporaries of each neuron keeps them there',
      'x = w; y = x + s; w = y',
      `
        neurongroup_run_regularly, neurons:
          let x: f64 = w[i]
          let y: f64 = x + s
          w[i] := y`,
    ],
  ])('%s', (_, code, after) => {
    expect(regular(code)).toBe(dedent(after))
  })

  test('leaves what waits as it is while a neuron is refractory, as Brian 2 does; a reset does not', () => {
    const texts = { threshold: 'v > 1', reset: 'v = 2', refractory: '2*ms' }
    expect(regular('v = 2; w = v', texts)).toBe(
      dedent(`
        neurongroup_run_regularly, neurons:
          v[i] := select(not_refractory[i], 2.0, v[i])
          w[i] := v[i]`),
    )
    expect(codeOf('code', { equations, ...texts })).toBe('v[i] := 2.0')
  })
})

describe('temporaries may be called', () => {
  test.each<[what: string, texts: Texts, code: string]>([
    [
      'what the compiler calls its own',
      { equations: 'dv/dt = -v/tau : 1', regular: 'v_new = v; v_rate = v_new; v = v_rate' },
      `
        let v_new: f64 = v[i]
        let v_rate: f64 = v_new
        v[i] := v_rate`,
    ],
    [
      'what is a random number',
      { equations: 'v : 1', regular: 'x = rand(); rand_2 = rand(); v = x + rand_2' },
      `
        draw rand = rand() at site 2048, rows
        let x: f64 = rand
        draw rand_2 = rand() at site 2049, rows
        let rand_2_2: f64 = rand_2
        v[i] := x + rand_2_2`,
    ],
  ])('%s', (_, texts, code) => {
    expect(codeOf('regular', texts)).toBe(dedent(code))
  })

  test('the type of a temporary is that of its first value, whole numbers in 64 bits', () => {
    expect(
      codeOf('regular', { equations: 'v : 1\nk : integer\np : boolean', regular: 'x = k; y = p; z = v; x = z; v = x' }),
    ).toBe(
      dedent(`
        let x: i64 = i64(k[i])
        let y: bool = p[i]
        let z: f64 = v[i]
        let x_2: i64 = i64(z)
        v[i] := f64(x_2)`),
    )
  })
})

test('a variable that decays by itself is multiplied in an exact step, and acts on others by a factor of its own', () => {
  const equations = 'dv/dt = (g + u - v)/tau : 1\ndg/dt = -g/(5*ms) : 1\ndu/dt = (a - u)/(8*ms) : 1'
  expect(codeOf('update', { equations, method: 'exact' })).toBe(
    dedent(`
      matrix flow_v_v(0, 0), flow_v_g(0, 1), flow_v_u(0, 2), flow_u_u(2, 2) = dt * phi1(dt * (-1.0 / tau), dt * (1.0 / tau), dt * (1.0 / tau), 0.0, dt * (-1.0 / (5.0 * 0.001)), 0.0, 0.0, 0.0, dt * (-1.0 / (8.0 * 0.001)))
      let v_rate: f64 = (g[i] + u[i] - v[i]) / tau
      let u_rate: f64 = (a - u[i]) / (8.0 * 0.001)
      let action_v_g: f64 = flow_v_g * (-1.0 / (5.0 * 0.001))
      let v_new: f64 = v[i] + flow_v_v * v_rate + action_v_g * g[i] + flow_v_u * u_rate
      let g_new: f64 = g[i] * exp(dt * (-1.0 / (5.0 * 0.001)))
      let u_new: f64 = u[i] + flow_u_u * u_rate
      v[i] := v_new
      g[i] := g_new
      u[i] := u_new`),
  )
})
