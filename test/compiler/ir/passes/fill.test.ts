import { expect, test } from 'vitest'
import { type NetworkObject, StateMonitor } from '../../../../network/index.ts'
import { dedent, groupOf, kernelsAround, type Texts } from '../helpers.ts'

/** The loops before and after. */
function filled(given: Texts | (() => readonly NetworkObject[])): readonly [before: string, after: string] {
  return kernelsAround('fill', typeof given === 'function' ? given : () => given)
}

test('what all neurons draw is filled in before', () => {
  expect(filled({ equations: 'dv/dt = -v/tau + sigma*xi/sqrt(tau) : 1' })).toEqual([
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          draw xi = randn() at site 0, rows
          let v_new: f64 = v[i] + v[i] * minus_dt_tau + xi * sigma_sqrt_dt_tau
          v[i] := v_new`),
    dedent(`
      whole blocks
      kernel over neurons:
        loop tile:
          fill xi with randn() at site 0
        loop neurons:
          let v_new: f64 = v[i] + v[i] * minus_dt_tau + xi[i] * sigma_sqrt_dt_tau
          v[i] := v_new`),
  ])
})

test('each call has a row of its own', () => {
  expect(filled({ equations: 'x : 1\ny : 1', regular: 'x = rand(); x += rand(); y = randn()' })[1]).toBe(
    dedent(`
      whole blocks
      kernel over neurons:
        loop tile:
          fill rand with rand() at site 2048
          fill rand with rand() at site 2049
          fill randn with randn() at site 2050
        loop neurons:
          x[i] := rand[i]
          x[i] := x[i] + rand[i]
          y[i] := randn[i]`),
  )
})

test('what few neurons draw, and what takes a mean, stays where it is', () => {
  const neuron: Texts = {
    equations: 'v : 1\nn : integer',
    threshold: 'v > 1',
    reset: 'v = rand()',
    regular: 'n = poisson(v)',
  }
  const [before, after] = filled(neuron)
  expect(after).toBe(before)
  expect(after).toContain('draw rand = rand()')
  expect(after).toContain('draw poisson = poisson(v[i])')
})

test('a loop that draws nothing stays as it is', () => {
  const [before, after] = filled(() => {
    const group = groupOf({ equations: 'dv/dt = -v/tau : 1' })
    return [group, new StateMonitor(group, 'v', { record: [0] })]
  })
  expect(after).toBe(before)
})
