import { describe, expect, test } from 'vitest'
import { type NetworkObject, SpikeMonitor, StateMonitor, Synapses } from '../../../../network/index.ts'
import { dedent, groupOf, kernelsAround, type Texts } from '../helpers.ts'

const neuron: Texts = { equations: 'dv/dt = (a - v)/tau : 1', threshold: 'v > 1', reset: 'v = 0', refractory: '5*ms' }

test('the flag lives in a local, and its array is brought up to date at the end of a block', () => {
  expect(kernelsAround('settle', () => neuron)).toEqual([
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          not_refractory[i] := lastspike[i] <= latest_spike[step]
          let v_new: f64 = v[i] + (a - v[i]) * dt_tau
          v[i] := v_new
          if not_refractory[i] and v[i] > 1.0:
            not_refractory[i] := false
            lastspike[i] := t
            event spike
            v[i] := 0.0`),
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          let not_refractory: bool = lastspike[i] <= latest_spike[step]
          let v_new: f64 = v[i] + (a - v[i]) * dt_tau
          v[i] := v_new
          if not_refractory and v[i] > 1.0:
            lastspike[i] := t
            event spike
            v[i] := 0.0
        after, loop neurons:
          not_refractory[i] := lastspike[i] <= latest_spike[step] and lastspike[i] != t`),
  ])
})

/** Whether the flag is kept in a local. */
function settles(make: () => Texts | readonly NetworkObject[]): boolean {
  const [before, after] = kernelsAround('settle', make)
  expect(after !== before).toBe(after.includes('let not_refractory'))
  return after !== before
}

describe('where nothing reads the flag from one step to the next', () => {
  test.each<[what: string, more: Partial<Texts>]>([
    ['equations read it behind its test', { equations: 'dv/dt = (a*int(not_refractory) - v)/tau : 1' }],
    ['variables wait for it', { equations: 'dv/dt = (a - v)/tau : 1 (unless refractory)' }],
    ['a reset reads lastspike', { reset: 'v = lastspike/second' }],
    ['a period is shared', { equations: 'dv/dt = (a - v)/tau : 1\nrest : second (shared)', refractory: 'rest' }],
    ['a period follows the time', { refractory: '1*ms + 0.1*t' }],
  ])('%s', (_, more) => {
    expect(settles(() => ({ ...neuron, ...more }))).toBe(true)
  })

  test('the condition of another event reads it before the threshold', () => {
    expect(
      settles(() => {
        const group = groupOf({ ...neuron, events: { ready: 'not_refractory and v > 0.5' } })
        group.setEventSchedule('ready', { when: 'before_thresholds' })
        return [group]
      }),
    ).toBe(true)
  })

  test('monitors of other things', () => {
    expect(
      settles(() => {
        const group = groupOf(neuron)
        return [group, new SpikeMonitor(group), new StateMonitor(group, ['v', 'lastspike'], { record: true })]
      }),
    ).toBe(true)
  })
})

describe('not where', () => {
  test.each<[what: string, more: Partial<Texts>]>([
    [
      'each neuron has a period of its own',
      { equations: 'dv/dt = (a - v)/tau : 1\nrest : second', refractory: 'rest' },
    ],
    ['the period follows the index', { refractory: '(1 + i)*ms' }],
    ['the period is drawn', { refractory: '(1 + rand())*ms' }],
    ['refractoriness is a condition, which asks the flag itself', { refractory: 'v > 0.5' }],
    ['a reset assigns lastspike', { reset: 'lastspike = 0*ms' }],
    ['another event assigns it', { events: { forget: 'v < 0' }, onEvent: { forget: 'lastspike = -1*second' } }],
    ['each step assigns it', { regular: 'lastspike = 0*ms' }],
    ['a reset reads the flag, which the spike has lowered', { reset: 'v = int(not_refractory)' }],
    ['the condition of another event reads it behind the threshold', { events: { ready: 'not_refractory' } }],
    ['statements read it before its test', { regular: 'v = int(not_refractory)' }],
    [
      'statements before its test write what waits for it',
      { equations: 'dv/dt = (a - v)/tau : 1 (unless refractory)', regular: 'v = 2' },
    ],
    [
      'a value constant over dt is computed from it',
      { equations: 'dv/dt = (x - v)/tau : 1\nx = int(not_refractory) : 1 (constant over dt)' },
    ],
    ['a group is not refractory', { refractory: undefined }],
  ])('%s', (_, more) => {
    expect(settles(() => ({ ...neuron, ...more }))).toBe(false)
  })

  test('the threshold is looked at before the update', () => {
    const early = (): NetworkObject[] => {
      const group = groupOf(neuron)
      group.setEventSchedule('spike', { when: 'before_groups' })
      return [group]
    }
    expect(settles(early)).toBe(false)
  })

  test('a monitor records it', () => {
    const recorded = (): NetworkObject[] => {
      const group = groupOf(neuron)
      return [group, new StateMonitor(group, ['not_refractory'], { record: true, when: 'end' })]
    }
    expect(settles(recorded)).toBe(false)
  })

  test("blocks go by a faster clock: their last step may be none of the group's", () => {
    const sampled = (): NetworkObject[] => {
      const group = groupOf({ ...neuron, dt: '0.2*ms' })
      return [group, new StateMonitor(group, ['v'], { record: true, dt: '0.1*ms' })]
    }
    expect(settles(sampled)).toBe(false)
  })

  test('synapses, which have a turn in each step, read it', () => {
    expect(settles(() => recurrent('v_post += w*int(not_refractory_post)'))).toBe(false)
  })
})

test('kernels of a step at a time settle it too, at the end of the block', () => {
  expect(settles(() => recurrent('v_post += w'))).toBe(true)
})

function recurrent(onPre: string): NetworkObject[] {
  const group = groupOf(neuron)
  const synapses = new Synapses(group, group, 'w : 1', { onPre })
  synapses.connect()
  return [group, synapses]
}
