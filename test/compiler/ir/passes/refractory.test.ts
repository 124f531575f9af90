import { expect, test } from 'vitest'
import { codeAround } from '../helpers.ts'

const always = 'not_refractory[i] := '

// The table of `latest spike`: one comparison where the period is the same for all neurons of a step.
test.each<[refractory: string, before: string, after: string]>([
  [
    '5*ms',
    'timestep(t - lastspike[i], dt) >= timestep(0.005, dt)',
    'lastspike[i] <= latest_spike(t, dt, timestep(0.005, dt))',
  ],
  [
    'tau/2',
    'timestep(t - lastspike[i], dt) >= timestep(tau / 2.0, dt)',
    'lastspike[i] <= latest_spike(t, dt, timestep(tau / 2.0, dt))',
  ],
  [
    'shared_rest',
    'timestep(t - lastspike[i], dt) >= timestep(shared_rest, dt)',
    'lastspike[i] <= latest_spike(t, dt, timestep(shared_rest, dt))',
  ],
  [
    '1*ms + 0.1*t',
    'timestep(t - lastspike[i], dt) >= timestep(0.001 + 0.1 * t, dt)',
    'lastspike[i] <= latest_spike(t, dt, timestep(0.001 + 0.1 * t, dt))',
  ],
  // Each neuron has its own period.
  [
    'rest',
    'timestep(t - lastspike[i], dt) >= timestep(rest[i], dt)',
    'timestep(t - lastspike[i], dt) >= timestep(rest[i], dt)',
  ],
  [
    '(1 + i)*ms',
    'timestep(t - lastspike[i], dt) >= timestep(f64(1 + i) * 0.001, dt)',
    'timestep(t - lastspike[i], dt) >= timestep(f64(1 + i) * 0.001, dt)',
  ],
  // A condition of the modeller's own, which may have another clock, another order or another comparison.
  ['v > 0', 'not_refractory[i] or not (v[i] > 0.0)', 'not_refractory[i] or not (v[i] > 0.0)'],
  [
    'timestep(t - lastspike, dt) >= 5',
    'not_refractory[i] or not (timestep(t - lastspike[i], dt) >= i64(5))',
    'not_refractory[i] or not (lastspike[i] <= latest_spike(t, dt, i64(5)))',
  ],
  [
    'timestep(t - lastspike, dt) <= 5',
    'not_refractory[i] or not (timestep(t - lastspike[i], dt) <= i64(5))',
    'not_refractory[i] or not (timestep(t - lastspike[i], dt) <= i64(5))',
  ],
  [
    'timestep(t - lastspike, 1*ms) >= 5',
    'not_refractory[i] or not (timestep(t - lastspike[i], 0.001) >= i64(5))',
    'not_refractory[i] or not (timestep(t - lastspike[i], 0.001) >= i64(5))',
  ],
])('refractory=%s', (refractory, before, after) => {
  const equations = 'v : 1\nrest : second\nshared_rest : second (shared)'
  const group = { equations, threshold: 'v > 1', reset: '', refractory }
  expect(codeAround('latest spike', 'update', group)).toEqual([always + before, always + after])
})
