/** The comparison itself: what it lets pass and what it does not. */
import { describe, expect, test } from 'vitest'
import { comparePrinted } from './compare-printed.ts'
import { compare, compareError, compareNotYet } from './compare.ts'
import type { FixedReference } from './reference.ts'

describe('printed text', () => {
  test.each([
    ['v = 0.9999546000702375', 'v = 0.9999546000702376'],
    ['[16.  32.1] ms', '[16.  32.1] ms'],
    ['a\nb\n', 'a\nb'],
  ])('%j passes for %j', (expected, got) => {
    expect(comparePrinted(expected, got)).toEqual([])
  })

  test.each([
    ['v = 0.99995', 'v = 0.99996'],
    ['5 spikes', '6 spikes'],
    ['5', '5.0'],
    ['0. V', '-0. V'],
    ['20. mV', '20. V'],
    ['[16.  32.1] ms', '[16. 32.1] ms'],
    ['a\nb', 'a'],
    ['a', 'a\nb'],
  ])('%j does not pass for %j', (expected, got) => {
    expect(comparePrinted(expected, got)).toHaveLength(1)
  })
})

const reference: FixedReference = {
  kind: 'fixed',
  brian2: '2.11.0',
  printed: '',
  traces: {
    M: {
      record: [4],
      dt: 1e-4,
      samples: 4,
      kept: { every: 2, count: 3 },
      t: [0, 2e-4, 3e-4],
      variables: { v: { unit: 'V', data: [[0, 0.5, 1]] } },
    },
  },
  spikes: {
    S: {
      size: 2,
      total: 2,
      count: [0, 2],
      dt: 1e-4,
      i: [1, 1],
      steps: [3, 7],
      variables: { w: { unit: 'S', data: [4, 'nan'] } },
    },
  },
}

function observed({
  v = [0, 0.25, 0.5, 1],
  t = [3e-4, 7e-4],
  i = [1, 1],
  w = [4, NaN],
}: {
  v?: number[]
  t?: number[]
  i?: number[]
  w?: number[]
}) {
  return {
    printed: '',
    columns: {
      'M.t': { values: [0, 1e-4, 2e-4, 3e-4] },
      'M.v': { values: [v] },
      'S.t': { values: t },
      'S.i': { values: i },
      'S.w': { values: w },
    },
  }
}

describe('recorded numbers', () => {
  test.each([
    ['the same', {}, []],
    ['rounding', { v: [0, 0.25, 0.5 + 1e-13, 1] }, []],
    [
      'more than rounding',
      { v: [0, 0.25, 0.5 + 1e-11, 1] },
      ['M.v of neuron 4 is 0.50000000001 instead of 0.5 at sample 2'],
    ],
    ['NaN', { v: [0, 0.25, NaN, 1] }, ['M.v of neuron 4 is NaN instead of 0.5 at sample 2']],
    ['a sample less', { v: [0, 0.25, 0.5] }, ['M.v of neuron 4 is undefined instead of 1 at sample 3']],
    ['a value kept with a spike, but for rounding', { w: [4 + 1e-12, NaN] }, []],
    ['another value kept with a spike', { w: [4, 0] }, ['S.w[1] is 0 instead of NaN']],
    ['a spike one step later', { t: [3e-4, 8e-4] }, ['S.t in steps[1] is 8 instead of 7']],
    ['a spike of another neuron', { i: [1, 0] }, ['S.i[1] is 0 instead of 1', 'S.count[0] is 1 instead of 0']],
    [
      'a spike too many',
      { t: [3e-4, 7e-4, 9e-4], i: [1, 1, 0] },
      ['S has 3 spikes instead of 2', 'S.count[0] is 1 instead of 0'],
    ],
  ])('%s', (_, changes, differences) => {
    expect(compare(reference, observed(changes))).toEqual(differences)
  })

  test('a refusal is a difference', () => {
    expect(compare(reference, { printed: '', columns: {}, error: { code: 'unsupported', message: 'no' } })).toEqual([
      'Hillock refused the model: no',
    ])
  })
})

describe('refusals', () => {
  const script = '# points at: 1-v\nx = 3\ndv/dt = 1-v : 1\n'
  const error = { type: 'DimensionMismatchError', message: "Expression '1-v' has no units" }
  const refused = { kind: 'error', brian2: '2.11.0', printed: '', error } as const

  test.each([
    ["Oh: Expression '1 - v' has no units", 3, 0],
    ["Expression '1-v' has no units", 2, 1],
    ['something else', 3, 1],
  ])('%s, line %d', (message, line, differences) => {
    const observed = { printed: '', columns: {}, error: { code: 'unit-mismatch', message, line } }
    expect(compareError(refused, observed, script)).toHaveLength(differences)
  })
})

describe('what has to wait', () => {
  const ran = { printed: '', columns: {} }
  test.each([
    ['is refused as not yet there', { ...ran, error: { code: 'unsupported', message: 'not yet' } }, 0],
    ['is refused for another reason', { ...ran, error: { code: 'syntax', message: 'what?' } }, 1],
    ['runs', ran, 1],
  ])('%s', (_, observed, differences) => {
    expect(compareNotYet(observed)).toHaveLength(differences)
  })
})
