import { describe, expect, test } from 'vitest'
import { type NetworkObject, PoissonInput, StateMonitor } from '../../../../network/index.ts'
import { dedent, groupOf, kernelsAround, type Texts } from '../helpers.ts'

const oscillator: Texts = { equations: 'dv/dt = w/tau : 1\ndw/dt = -v/tau : 1' }

test('a loop that does little does two steps at once, beside one for tiles of which something is sampled', () => {
  const objects = (): NetworkObject[] => {
    const group = groupOf(oscillator)
    return [group, new StateMonitor(group, ['v'], { record: [0] })]
  }
  const loops = `
      whole blocks
      kernel over neurons:
        loop neurons of monitor 0:
          sample 0, v[i]
        loop neurons, vectors:
          let v_new: f64 = v[i] + w[i] * dt_tau
          let w_new: f64 = w[i] + v[i] * minus_dt_tau
          v[i] := v_new
          w[i] := w_new`
  expect(kernelsAround('pairs', objects)).toEqual([
    dedent(loops),
    dedent(`${loops}
        two steps, loop neurons, vectors:
          let v_new: f64 = v[i] + w[i] * dt_tau
          let w_new: f64 = w[i] + v[i] * minus_dt_tau
          v[i] := v_new
          w[i] := w_new
          let v_new_2: f64 = v[i] + w[i] * dt_tau
          let w_new_2: f64 = w[i] + v[i] * minus_dt_tau
          v[i] := v_new_2
          w[i] := w_new_2`),
  ])
})

describe('one step at a time', () => {
  test.each<[what: string, make: () => Texts | readonly NetworkObject[]]>([
    ['looks for events', () => ({ ...oscillator, threshold: 'v > 2', reset: 'v = 0' })],
    ['depends on the time', () => ({ equations: 'dv/dt = (t/tau - v)/tau : 1' })],
    ['is more than a loop over vectors', () => ({ equations: 'dv/dt = (exp(-v) - v)/tau : 1' })],
    ['draws random numbers', () => ({ equations: 'dv/dt = -v/tau + 0.1*xi/tau**0.5 : 1' })],
    [
      'does more than that takes',
      () => ({ equations: 'dv/dt = (v - v**3/3 - w + 1)/tau : 1\ndw/dt = (v - w)/tau_w : 1' }),
    ],
    [
      'is sampled of all neurons',
      () => {
        const group = groupOf(oscillator)
        return [group, new StateMonitor(group, ['v'], { record: true })]
      },
    ],
    [
      'is not all that is done',
      () => {
        const group = groupOf(oscillator)
        return [group, new PoissonInput(group, 'v', 10, '10*Hz', 0.1)]
      },
    ],
  ])('what %s', (_, make) => {
    const [before, after] = kernelsAround('pairs', make)
    expect(after).toBe(before)
  })
})
