import { expect, test } from 'vitest'
import type { RunNews, RunSettings } from '../../../playground/run/protocol.ts'
import { nameOfSize } from '../../../playground/sliders/sliders.ts'
import { RateCounter, sweepCsv, sweepValues } from '../../../playground/sweep/points.ts'
import { settingsAt } from '../../../playground/sweep/sweep-view.ts'

test.each([
  [0, 1, 5, false, [0, 0.25, 0.5, 0.75, 1]],
  [10, -10, 3, false, [10, 0, -10]],
  [0, 0.3, 4, false, [0, 0.1, 0.2, 0.3]],
  [1, 3, 9, true, [1, 2, 3]],
  [5, 9, 1, false, [5]],
])('values from %d to %d, %d of them', (from, to, points, whole, values) => {
  expect(sweepValues(from, to, points, whole)).toEqual(values)
})

function begun(t: number, size: number): RunNews {
  const silent = { name: 'P', size: 3, dt: 1e-4, spikes: false, variables: [] }
  const groups = [{ name: 'G', size, dt: 1e-4, spikes: true, variables: [] }, silent]
  return { kind: 'begun', begin: { number: 1, t, duration: 1, groups, constants: [] } }
}

function block(t: number, spikes: number): RunNews {
  return {
    kind: 'block',
    block: { t, records: [{ group: 'G', i: new Int32Array(spikes), t: new Float64Array(spikes) }] },
  }
}

test('a rate is over all runs of the script, by groups that can spike', () => {
  const counter = new RateCounter()
  expect([...counter.rates]).toEqual([])
  counter.take(begun(0, 10))
  expect([...counter.rates]).toEqual([['G', 0]])
  counter.take(block(0.25, 10))
  counter.take(block(0.5, 20))
  expect([...counter.rates]).toEqual([['G', 6]])
  // A second network begins at time 0 again, or the first one goes on.
  counter.take(begun(0.5, 10))
  counter.take(block(1, 0))
  expect([...counter.rates]).toEqual([['G', 3]])
})

test('a table has a column for each group', () => {
  const points = [
    { value: 1, rates: new Map([['G', 2.5]]) },
    {
      value: 2,
      rates: new Map([
        ['G', 3],
        ['H, too', 4],
      ]),
    },
  ]
  expect(sweepCsv('I (nA)', points)).toBe('I (nA),rate of G (Hz),"rate of H, too (Hz)"\r\n1,2.5,\r\n2,3,4\r\n')
})

test('a point is run as the sliders stand, but for its constant', () => {
  const settings: RunSettings = {
    file: 'm.py',
    text: '',
    seed: 1,
    reseed: undefined,
    sizes: {},
    set: { tau: '5 * ms', k: '3' },
    live: {},
    watch: {},
    threads: 4,
    ghosts: 'add',
  }
  const constant = { name: 'tau', value: 10, unit: 'ms', whole: false, of: 'script' as const }
  expect(settingsAt(settings, constant, 7)).toMatchObject({
    set: { tau: '7 * ms', k: '3' },
    threads: 1,
    bare: true,
    ghosts: 'none',
  })
  const inside = { name: 'G.refractory', value: 1, unit: '', whole: false, of: 'equations' as const }
  expect(settingsAt(settings, inside, 2)).toMatchObject({ set: settings.set, live: { 'G.refractory': '2' } })
  const size = { name: nameOfSize('G'), value: 10, unit: '', whole: true, of: 'size' as const }
  expect(settingsAt(settings, size, 20)).toMatchObject({ set: settings.set, sizes: { G: 20 } })
})
