/** What the comparison of examples takes for the same drawing, and for another. */
import { describe, expect, test } from 'vitest'
import { toJSON } from '../../figures/index.ts'
import { draw } from '../figures/draw.ts'
import { differingParts, outcome, panels, randomParts } from './outcome.ts'
import type { Panel } from './outcome.ts'

const nothing: Panel = { line: [], points: [], bars: [], pieces: [] }

describe('parts', () => {
  test.each<readonly [string, Panel, Panel]>([
    [
      'rounding',
      {
        ...nothing,
        line: [
          [
            [0, 1],
            [2, 3],
          ],
        ],
      },
      {
        ...nothing,
        line: [
          [
            [0, 1 + 1e-12],
            [2, 3],
          ],
        ],
      },
    ],
    ['nan, whatever it is called', { ...nothing, points: [[['nan'], [1]]] }, { ...nothing, points: [[[null], [1]]] }],
  ])('%s passes', (_, expected, got) => {
    expect([...differingParts(outcome('', [[expected]]), outcome('', [[got]]))]).toEqual([])
  })

  test('what a run reports passes, and nothing where the report is all there is', () => {
    const start = 'Starting simulation at t=0. s for a duration of 1. s\n'
    const quick = `${start}1. s (100%) simulated in < 1s\n`
    const slow = `${start}0.5 s (50%) simulated in 10s, estimated 10s remaining.\n1. s (100%) simulated in 20s\n`
    expect([...differingParts(outcome(`${quick}5 spikes`, []), outcome(`${slow}5 spikes`, []))]).toEqual([])
    expect(outcome(quick, [])).toEqual(outcome('', []))
    expect(outcome('Profiling summary\nG_stateupdater    0.30 ms    75.00 %\n', []).size).toBe(1)
  })

  test('another value, length, a line too much, and another text are told by name', () => {
    const expected = outcome('a\n5 spikes', [
      [
        {
          ...nothing,
          line: [
            [
              [0, 1],
              [2, 3],
            ],
            [[0], [1]],
          ],
        },
      ],
    ])
    const got = outcome('a\n6 spikes', [
      [
        {
          ...nothing,
          line: [
            [
              [0, 1],
              [2, 4],
            ],
            [[], []],
            [[], []],
          ],
        },
      ],
    ])
    expect(Object.fromEntries(differingParts(expected, got))).toEqual({
      'printed line 2': 'is "6 spikes" instead of "5 spikes"',
      'figure 1, axes 1, line 1': 'has 4 instead of 3 at 1 of column 2',
      'figure 1, axes 1, line 2': 'has 0 values instead of 1',
      'figure 1, axes 1, line 3': 'is too much',
    })
    expect(differingParts(got, expected).get('figure 1, axes 1, line 3')).toBe('is missing')
  })
})

test('everything drawn is told as matplotlib holds it', () => {
  const figure = draw(
    ['axvline', 3],
    ['axhline', 2, 0.1, 0.5],
    ['plot', [1, 2], [3, 4]],
    ['hist', [1, 2, 2, 3], 2, { rwidth: 0.5 }],
    ['axvspan', 1, 2],
    ['bar', [1, 2], [3, 4]],
    ['barh', [1], [2]],
    ['vlines', [1, 2], 0, 5],
    ['scatter', [1], [2]],
    ['errorbar', [1, 2], [3, 4], [1, 1], { capsize: 3 }],
  )
  // Observed with matplotlib.
  const expected: Panel = {
    line: [
      [
        [3, 3],
        [0, 1],
      ],
      [
        [0.1, 0.5],
        [2, 2],
      ],
      [
        [1, 2],
        [3, 4],
      ],
      [
        [1, 2],
        [3, 4],
      ],
    ],
    points: [[[1], [2]]],
    bars: [
      [
        [1.25, 2.25, 1, 0.6, 1.6, 0],
        [0, 0, 0, 0, 0, 0.6],
        [0.5, 0.5, 1, 0.8, 0.8, 2],
        [1, 3, 1, 3, 4, 0.8],
      ],
    ],
    pieces: [
      [
        [1, 2],
        [0, 0],
        [1, 2],
        [5, 5],
      ],
      [
        [1, 2],
        [2, 3],
        [1, 2],
        [4, 5],
      ],
    ],
  }
  expect([...differingParts(outcome('', [[expected]]), outcome('', [panels(toJSON(figure))]))]).toEqual([])
})

describe('what two seeds tell of chance', () => {
  const once = outcome('3 synapses\nfrom 4 to 5\nfrom 1 to 2\nfrom 7 to 1', [])
  const again = outcome('2 synapses\nfrom 4 to 5\nfrom 1 to 2', [])
  const inBrian = outcome('4 synapses\nfrom 4 to 5\nfrom 1 to 2\nfrom 8 to 0\nfrom 8 to 3', [])

  test('parts in which they differ, and where one has a line more than the other, any number of lines', () => {
    expect([...randomParts([once, again], inBrian)].toSorted()).toEqual([
      'printed line 1',
      'printed line 4',
      'printed line 5',
    ])
  })

  test('nothing, where they say the same', () => {
    expect([...randomParts([once, once], inBrian)]).toEqual([])
  })
})
