import { expect, test } from 'vitest'
import { codeAround, dedent } from '../helpers.ts'

/** The update of a group with a refractory period, before and after. */
function update(equations: string, more: object = {}): readonly string[] {
  return codeAround('skip', 'update', { equations, threshold: 'v > 1', reset: 'v = 0', refractory: '5*ms', ...more })
}

const flag = 'not_refractory[i] := lastspike[i] <= latest_spike(t, dt, timestep(0.005, dt))'

test('what waits for the flag is left out where that is down', () => {
  expect(update('dv/dt = (a - v)/tau : 1 (unless refractory)')).toEqual([
    dedent(`
      ${flag}
      let v_new: f64 = v[i] + (a - v[i]) * (dt / tau)
      v[i] := select(not_refractory[i], v_new, v[i])`),
    dedent(`
      ${flag}
      if not_refractory[i]:
        let v_new: f64 = v[i] + (a - v[i]) * (dt / tau)
        v[i] := v_new`),
  ])
})

test('random numbers too: they are addressed, so that none is missed', () => {
  expect(update('dv/dt = -v/tau + sigma*xi*tau**-0.5 : 1 (unless refractory)')[1]).toBe(
    dedent(`
      ${flag}
      if not_refractory[i]:
        draw xi = randn() at site 0, rows
        let v_new: f64 = v[i] + v[i] * -(dt / tau) + xi * (sigma * sqrt(dt) / sqrt(tau))
        v[i] := v_new`),
  )
})

test('matrices too, and inside what waits the flag is known to be up', () => {
  const equations = 'dv/dt = (w - v)/tau : 1 (unless refractory)\ndw/dt = -v/tau_w : 1 (unless refractory)\nr : 1'
  expect(update(equations, { method: 'exact' })[1]).toBe(
    dedent(`
      ${flag}
      if not_refractory[i]:
        matrix flow_v_v(0, 0), flow_v_w(0, 1), flow_w_v(1, 0), flow_w_w(1, 1) = 1.0 * exp(-dt / tau, dt / tau, -dt / tau_w, 0.0)
        let v_new: f64 = flow_v_v * v[i] + flow_v_w * w[i]
        let w_new: f64 = flow_w_v * v[i] + flow_w_w * w[i]
        v[i] := v_new
        w[i] := w_new`),
  )
})

test.each<[why: string, equations: string, more: object]>([
  ['one variable goes on', 'dv/dt = -v/tau : 1 (unless refractory)\ndw/dt = -w/tau : 1', {}],
  ['the other way round', 'dw/dt = -w/tau : 1\ndv/dt = -v/tau : 1 (unless refractory)', {}],
  ['nothing waits', 'dv/dt = -v/tau : 1', {}],
  ['there is no flag', 'dv/dt = -v/tau : 1', { refractory: undefined }],
  ['there is no equation', 'v : 1', {}],
])('nothing is left out where %s', (_, equations, more) => {
  const [before, after] = update(equations, more)
  expect(after).toBe(before)
})

test('nor where refractoriness draws random numbers, which come first', () => {
  expect(update('dv/dt = -v/tau : 1 (unless refractory)', { refractory: 'rand() < 0.5' })[1]).toBe(
    dedent(`
      draw rand = rand() at site 0, rows
      not_refractory[i] := not_refractory[i] or not (rand < 0.5)
      let v_new: f64 = v[i] + v[i] * -(dt / tau)
      v[i] := select(not_refractory[i], v_new, v[i])`),
  )
})
