import { describe, expect, test } from 'vitest'
import { allSlots } from '../../../compiler/model/network.ts'
import { scheduleOf } from '../../../compiler/schedule/index.ts'
import {
  EventMonitor,
  type NetworkObject,
  PopulationRateMonitor,
  SpikeMonitor,
  StateMonitor,
} from '../../../network/index.ts'
import { dedent, groupOf, modelOf } from '../ir/helpers.ts'

/** The phases of a step: slot, order and object, and the clock where that is not the first. */
function schedule(objects: readonly NetworkObject[], slots?: readonly string[]): string {
  return scheduleOf(modelOf(objects, slots))
    .map(({ when, order, object, clock }) => `${when} ${order}: ${object}${clock === 0 ? '' : ` at clock ${clock}`}`)
    .join('\n')
}

const equations = 'dv/dt = -v/tau : 1\nw : 1'
const neuron = { equations, threshold: 'v > 1', reset: 'v = 0' }

describe("a step in Brian 2's order", () => {
  test.each<[what: string, make: () => readonly NetworkObject[], schedule: string]>([
    ['equations alone', () => [groupOf({ equations })], 'groups 0: neurongroup_stateupdater'],
    ['parameters alone', () => [groupOf({ equations: 'w : 1' })], 'groups 0: neurongroup_stateupdater'],
    [
      'a group that spikes',
      () => [groupOf(neuron)],
      `
        groups 0: neurongroup_stateupdater
        thresholds 0: neurongroup_spike_thresholder
        resets 0: neurongroup_spike_resetter`,
    ],
    [
      'a threshold without a reset',
      () => [groupOf({ equations, threshold: 'v > 1' })],
      `
        groups 0: neurongroup_stateupdater
        thresholds 0: neurongroup_spike_thresholder`,
    ],
    [
      'all that belongs to a group, and monitors of every kind',
      () => {
        const group = groupOf({
          ...neuron,
          equations: `${equations}\nx = v : 1 (constant over dt)`,
          events: { high: 'v > 0.5' },
          onEvent: { high: 'w = 1' },
          regular: 'w = 2',
        })
        return [
          group,
          new StateMonitor(group, ['v'], { record: true }),
          new SpikeMonitor(group),
          new EventMonitor(group, 'high'),
          new PopulationRateMonitor(group),
        ]
      },
      `
        before_start 0: neurongroup_subexpression_update
        start 0: neurongroup_run_regularly
        start 0: statemonitor
        groups 0: neurongroup_stateupdater
        thresholds 0: neurongroup_spike_thresholder
        thresholds 1: spikemonitor
        after_thresholds 0: neurongroup_high_thresholder
        after_thresholds 1: eventmonitor
        resets 0: neurongroup_spike_resetter
        after_resets 0: neurongroup_high_resetter
        end 0: ratemonitor`,
    ],
    [
      'the order of a group is that of its update, threshold, reset and values constant over dt',
      () => [
        groupOf({ ...neuron, equations: `${equations}\nx = v : 1 (constant over dt)`, order: 2, regular: 'w = 1' }),
        groupOf({ ...neuron, order: -1 }),
      ],
      `
        before_start 2: neurongroup_subexpression_update
        start 0: neurongroup_run_regularly
        groups -1: neurongroup_1_stateupdater
        groups 2: neurongroup_stateupdater
        thresholds -1: neurongroup_1_spike_thresholder
        thresholds 2: neurongroup_spike_thresholder
        resets -1: neurongroup_1_spike_resetter
        resets 2: neurongroup_spike_resetter`,
    ],
    [
      'ties go by name, whatever was made first',
      () => {
        const [zebra, ant] = [groupOf({ ...neuron, name: 'zebra' }), groupOf({ ...neuron, name: 'ant' })]
        zebra.runRegularly('w = 1', { name: 'beta' })
        return [
          zebra,
          ant,
          new StateMonitor(zebra, ['v'], { record: true, name: 'alpha' }),
          new StateMonitor(zebra, ['v'], { record: true, name: 'Gamma' }),
        ]
      },
      `
        start 0: Gamma
        start 0: alpha
        start 0: beta
        groups 0: ant_stateupdater
        groups 0: zebra_stateupdater
        thresholds 0: ant_spike_thresholder
        thresholds 0: zebra_spike_thresholder
        resets 0: ant_spike_resetter
        resets 0: zebra_spike_resetter`,
    ],
    [
      'slots before and after each',
      () => {
        const group = groupOf({ ...neuron, events: { high: 'v > 0.5' } })
        for (const when of ['after_end', 'before_resets', 'after_groups', 'before_start', 'end', 'after_start'])
          group.runRegularly('w = 1', { when, name: when })
        group.setEventSchedule('high', { when: 'before_groups', order: 5 })
        group.runOnEvent('high', 'w = 3', { when: 'after_synapses' })
        return [group]
      },
      `
        before_start 0: before_start
        after_start 0: after_start
        before_groups 5: neurongroup_high_thresholder
        groups 0: neurongroup_stateupdater
        after_groups 0: after_groups
        thresholds 0: neurongroup_spike_thresholder
        after_synapses 0: neurongroup_high_resetter
        before_resets 0: before_resets
        resets 0: neurongroup_spike_resetter
        end 0: end
        after_end 0: after_end`,
    ],
    [
      'whatever the clock',
      () => {
        const group = groupOf(neuron)
        group.runRegularly('w = 1', { dt: '1*ms', when: 'end' })
        return [group, new StateMonitor(group, ['v'], { record: true, dt: '0.3*ms', when: 'before_resets' })]
      },
      `
        groups 0: neurongroup_stateupdater
        thresholds 0: neurongroup_spike_thresholder
        before_resets 0: statemonitor at clock 2
        resets 0: neurongroup_spike_resetter
        end 0: neurongroup_run_regularly at clock 1`,
    ],
  ])('%s', (_, make, expected) => {
    expect(schedule(make())).toBe(dedent(expected))
  })
})

describe('slots of ones own', () => {
  test('come in the order of the list', () => {
    const group = groupOf(neuron)
    group.runRegularly('w = 1', { when: 'learning' })
    const slots = ['resets', 'learning', 'thresholds', 'groups', 'start']
    expect(schedule([group], slots)).toBe(
      dedent(`
        resets 0: neurongroup_spike_resetter
        learning 0: neurongroup_run_regularly
        thresholds 0: neurongroup_spike_thresholder
        groups 0: neurongroup_stateupdater`),
    )
  })

  test('each has one before and one behind it', () => {
    const all = ['before_start', 'start', 'after_start', 'before_end', 'end', 'after_end']
    expect(allSlots(['start', 'end'])).toEqual(all)
  })

  test('what is in none of them comes last, to be refused by the checks', () => {
    const group = groupOf(neuron)
    group.runRegularly('w = 1', { when: 'nowhere' })
    expect(schedule([group]).split('\n').at(-1)).toBe('nowhere 0: neurongroup_run_regularly')
  })
})

test('a phase says whom it is about', () => {
  const group = groupOf({ ...neuron, events: { high: 'v > 0.5' }, onEvent: { high: 'w = 1' }, regular: 'w = 2' })
  const objects = [group, new EventMonitor(group, 'high'), new StateMonitor(group, ['v'], { record: true })]
  const about = scheduleOf(modelOf(objects)).map(({ kind, owner, event, regular, monitor }) => [
    kind,
    owner,
    event ?? regular ?? monitor,
    monitor,
  ])
  expect(about).toEqual([
    ['regular', 'neurongroup', 0, undefined],
    ['sample', 'statemonitor', 1, 1],
    ['update', 'neurongroup', undefined, undefined],
    ['threshold', 'neurongroup', 'spike', undefined],
    ['threshold', 'neurongroup', 'high', undefined],
    ['record', 'eventmonitor', 'high', 0],
    ['code', 'neurongroup', 'spike', undefined],
    ['code', 'neurongroup', 'high', undefined],
  ])
})
