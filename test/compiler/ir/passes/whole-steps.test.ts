import { expect, test } from 'vitest'
import { codeAround } from '../helpers.ts'

// The table of `whole steps`: numbers of steps that are compared need not become integers.
test.each<[refractory: string, before: string, after: string]>([
  [
    'rest',
    'timestep(t - lastspike[i], dt) >= timestep(rest[i], dt)',
    'whole_steps(t - lastspike[i], dt) >= whole_steps(rest[i], dt)',
  ],
  [
    '(1 + i)*ms',
    'timestep(t - lastspike[i], dt) >= timestep(f64(1 + i) * 0.001, dt)',
    'whole_steps(t - lastspike[i], dt) >= whole_steps(f64(1 + i) * 0.001, dt)',
  ],
  [
    'timestep(rest, dt) != timestep(t, dt)',
    'not_refractory[i] or not (timestep(rest[i], dt) != timestep(t, dt))',
    'not_refractory[i] or not (whole_steps(rest[i], dt) != whole_steps(t, dt))',
  ],
  // What is an integer already stays one.
  [
    'timestep(t - lastspike, dt) <= 5',
    'not_refractory[i] or not (timestep(t - lastspike[i], dt) <= i64(5))',
    'not_refractory[i] or not (timestep(t - lastspike[i], dt) <= i64(5))',
  ],
  // One comparison with the latest spike has been made of it.
  [
    '5*ms',
    'lastspike[i] <= latest_spike(t, dt, timestep(0.005, dt))',
    'lastspike[i] <= latest_spike(t, dt, timestep(0.005, dt))',
  ],
])('refractory=%s', (refractory, before, after) => {
  const group = { equations: 'v : 1\nrest : second', threshold: 'v > 1', reset: '', refractory }
  const assigned = 'not_refractory[i] := '
  expect(codeAround('whole steps', 'update', group)).toEqual([assigned + before, assigned + after])
})
