/** Numbers beside Brian 2's: each list is what its monitors answer for the same record. */
import { describe, expect, test } from 'vitest'
import { binnedEvents, binnedRate, smoothed, windowOf } from '../../network/rates.ts'

const dt = 1e-4

/** One neuron more of seven spikes in every step. */
const t = Float64Array.from({ length: 7 }, (_, k) => k * dt)
const rate = Float64Array.from({ length: 7 }, (_, k) => k / dt / 7)

const close = (values: readonly number[]): unknown[] =>
  values.map(value => expect.closeTo(value, Math.max(0, 8 - Math.ceil(Math.log10(Math.abs(value) + 1)))) as unknown)

describe('smoothing', () => {
  const smooth = (...[window, width]: [Parameters<typeof windowOf>[0], number?]): number[] => [
    ...smoothed(rate, windowOf(window, width, dt)),
  ]

  test.each([
    ['flat', 3e-4, [0.47619048, 1.42857143, 2.85714286, 4.28571429, 5.71428571, 7.14285714, 5.23809524]],
    ['flat', 0, [0, 1.42857143, 2.85714286, 4.28571429, 5.71428571, 7.14285714, 8.57142857]],
    ['gaussian', 1e-4, [0.50454102, 1.50641241, 2.85714286, 4.28571429, 5.71428571, 6.5979703, 5.50668733]],
  ] as const)('%s of %d s', (window, width, expected) => {
    expect(smooth(window, width).map(each => each / 1e3)).toEqual(close(expected))
  })

  test('with weights of one’s own', () => {
    const expected = [0.35714286, 1.42857143, 2.85714286, 4.28571429, 5.71428571, 7.14285714, 6.07142857]
    expect(smooth([1, 2, 1]).map(each => each / 1e3)).toEqual(close(expected))
  })

  test('with a window longer than the record is as long as the window', () => {
    const weights = Array.from({ length: 11 }, () => 1)
    expect(smooth(weights).map(each => each / 1e3)).toEqual(
      close([
        0.77922078, 1.2987013, 1.94805195, 2.72727273, 2.72727273, 2.72727273, 2.72727273, 2.72727273, 2.72727273,
        2.5974026, 2.33766234,
      ]),
    )
    expect(smooth('gaussian', 3e-3)).toHaveLength(121)
    expect(smooth('gaussian', 1e-2)).toHaveLength(401)
    expect(smooth('flat', 1e-2)).toHaveLength(101)
  })

  test.each([
    [0.05, 1, 3],
    [0.15, 3, 7],
    [0.25, 3, 11],
    [0.35, 5, 15],
    [0.45, 5, 19],
    [0.5, 5, 21],
    [0.7, 9, 29],
  ])('of %d ms has windows of %d and %d steps', (width, flat, gaussian) => {
    const lengths = (['flat', 'gaussian'] as const).map(window => windowOf(window, width * 1e-3, dt).length)
    expect(lengths).toEqual([flat, gaussian])
  })

  test('with a standard deviation of no time is no number, as in Brian 2', () => {
    expect(smooth('gaussian', 0).every(Number.isNaN)).toBe(true)
  })

  test.each([
    [() => smooth('flat'), 'TypeError: Need a width when using a predefined window.'],
    [() => smooth([1, 2, 1], 1e-3), 'TypeError: Can only specify a width for a predefined window'],
    [() => smooth('Flat' as never, 1e-3), 'NotImplementedError: Unknown pre-defined window "Flat"'],
    [() => smooth([1, 2, 1, 1]), 'TypeError: The window has to have an odd number of values.'],
    [() => smooth(3 as never), 'TypeError: The provided window has to be one-dimensional.'],
    [() => smoothed(new Float64Array(0), windowOf('flat', dt, dt)), 'ValueError: a cannot be empty'],
  ])('%s refuses', (wrong, message) => {
    expect(wrong).toThrow(message)
  })
})

describe('bins', () => {
  test('hold the mean of their steps, complete bins only', () => {
    const bins = binnedRate(t, rate, 2 * dt, dt)
    expect([...bins.t]).toEqual([0, 2e-4, 4e-4])
    expect([...bins.rate].map(each => each / 1e3)).toEqual(close([0.71428571, 3.57142857, 6.42857143]))
  })

  test('of one step are the record', () => {
    expect(binnedRate(t, rate, dt, dt)).toEqual({ t, rate })
  })

  test('begin with the record', () => {
    const late = t.map(each => each + 4e-4)
    expect([...binnedRate(late, rate, 5e-4, dt).t]).toEqual([4e-4])
  })

  test('longer than the record are none', () => {
    expect(binnedRate(t, rate, 1e-3, dt)).toEqual({ t: new Float64Array(0), rate: new Float64Array(0) })
  })

  test.each([2.5e-4, 5e-5, 0, -1e-3, 3 * 1e-4 - 1e-19])('of %d s are refused', size => {
    expect(() => binnedRate(t, rate, size, dt)).toThrow('ValueError: bin_size has to be a multiple of dt.')
  })

  test('a number a little too small says so', () => {
    // As in Brian 2, where 0.3*ms / (0.1*ms) is 2.9999999999999996.
    expect(() => binnedRate(t, rate, 0.3 * 1e-3, 0.1 * 1e-3)).toThrow('bin_size has to be a multiple of dt.')
  })

  test('count the events of each neuron from time 0 on', () => {
    const steps = Array.from({ length: 14 }, (_, step) => step).filter(step => step >= 4)
    const pairs = steps.flatMap(step => [0, 1, 2].filter(i => step % (i + 2) === 0).map(i => ({ step, i })))
    const events = {
      t: Float64Array.from(pairs, ({ step }) => step * dt),
      i: Int32Array.from(pairs, ({ i }) => i),
      size: 3,
    }
    const { t: starts, rates } = binnedEvents(events, 2e-4, { dt, timestep: 14 })
    expect([...starts]).toEqual([0, 2, 4, 6, 8, 10, 12].map(step => step * dt))
    expect(rates.map(row => [...row])).toEqual([
      [0, 0, 5e3, 5e3, 5e3, 5e3, 5e3],
      [0, 0, 0, 5e3, 5e3, 0, 5e3],
      [0, 0, 5e3, 0, 5e3, 0, 5e3],
    ])
    expect(binnedEvents(events, 5e-4, { dt, timestep: 14 }).rates.map(row => row.length)).toEqual([2, 2, 2])
  })
})
