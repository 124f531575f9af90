import { expect, test } from 'vitest'
import { codeAround } from '../helpers.ts'

const equations = 'dv/dt = (a - v)/tau_n : 1\ntau_n : second\nw : 1'
const neuron = { equations, threshold: 'v > 1' }

test('an event that assigns what derived arrays were computed from computes the row of its neuron again', () => {
  expect(codeAround('rederive', 'code', { ...neuron, reset: 'v = 0; tau_n += 1*ms' })).toEqual([
    'v[i] := 0.0\ntau_n[i] := tau_n[i] + 0.001',
    'v[i] := 0.0\ntau_n[i] := tau_n[i] + 0.001\nrederive',
  ])
})

test.each<[why: string, more: object]>([
  ['what it assigns is not among it', { reset: 'v = 0; w += 1' }],
  [
    'nothing was computed from it, since code of each step assigns it too',
    { reset: 'tau_n += 1*ms', regular: 'tau_n *= 1.01' },
  ],
  ['all of it is cheap', { equations: 'dv/dt = w*v*Hz : 1\nw : 1', reset: 'w += 1' }],
])('not where %s', (_, more) => {
  const [before, after] = codeAround('rederive', 'code', { ...neuron, ...more })
  expect(after).toBe(before)
})

test('matrices have inputs as values have', () => {
  const coupled = 'dv/dt = (u - v)/tau_n : 1\ndu/dt = -v/tau : 1\ntau_n : second'
  const [, after] = codeAround('rederive', 'code', {
    ...neuron,
    equations: coupled,
    reset: 'tau_n += 1*ms',
    method: 'exact',
  })
  expect(after).toMatch(/\nrederive$/)
})

test("an event of the group's own does so too, and the code of each step does not", () => {
  const own = {
    ...neuron,
    events: { slow: 'v > 0.5' },
    onEvent: { slow: 'tau_n += 1*ms' },
    reset: 'v = 0',
    regular: 'w = 1',
  }
  expect(codeAround('rederive', 'code', own)[1]).toBe('v[i] := 0.0\ntau_n[i] := tau_n[i] + 0.001\nrederive')
  expect(codeAround('rederive', 'regular', own)[1]).toBe('w[i] := 1.0')
})
