/** Integration by steps of its own length: what it is in IR, and what passes make of it. */
import { expect, test } from 'vitest'
import { codeOf, dedent, hoistedFrom } from './helpers.ts'

const texts = {
  equations:
    'dv/dt = (I + sin((t - late)*f) - v**3)/tau : 1 (unless refractory)\nI = v*w + w : 1\nw : 1\nlate : second',
  method: 'gsl_rkf45',
  threshold: 'v > 1',
  refractory: '1*ms',
}

test('rates are asked for at another state and time; what changes with them is computed there', () => {
  expect(codeOf('update', texts)).toBe(
    dedent(`
      not_refractory[i] := timestep(t - lastspike[i], dt) >= timestep(1.0 * 0.001, dt)
      adaptive v_new = rkf45 of v = v[i] ± 0.000001 from t to t + dt by select(_last_timestep[i] > 0.0, _last_timestep[i], dt), at most dt and 100 steps:
        let I: f64 = v * w[i] + w[i]
        let v_rate: f64 = f64(i32(not_refractory[i])) * ((I + sin((time - late[i]) * f) - pow(v, 3.0)) / tau)
        rates v_rate
      v[i] := select(not_refractory[i], v_new, v[i])
      _last_timestep[i] := length`),
  )
})

test('what does not change within leaves the step, and nothing that does', () => {
  expect(hoistedFrom('update', texts)).toBe(
    dedent(`
      not_refractory[i] := lastspike[i] <= latest_spike[step]
      adaptive v_new = rkf45 of v = v[i] ± 0.000001 from t to t_dt[step] by select(_last_timestep[i] > 0.0, _last_timestep[i], dt), at most dt and 100 steps:
        let I: f64 = v * w[i] + w[i]
        let v_rate: f64 = f64(i32(not_refractory[i])) * (I + sin((time - late[i]) * f) - cube(v)) * per_tau
        rates v_rate
      v[i] := select(not_refractory[i], v_new, v[i])
      _last_timestep[i] := length
      prepare:
        per_tau := 1.0 / tau
        timestep_dt := timestep(0.001, dt)
      track:
        latest_spike[step] := latest_spike(t, dt, timestep_dt)
        t_dt[step] := t + dt`),
  )
})
