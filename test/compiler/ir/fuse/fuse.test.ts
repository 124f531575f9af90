import { describe, expect, test } from 'vitest'
import { fuse } from '../../../../compiler/ir/fuse/index.ts'
import { element, set } from '../../../../compiler/ir/ir.ts'
import type { PhaseCode } from '../../../../compiler/ir/program.ts'
import {
  Clock,
  EventMonitor,
  type NetworkObject,
  type NeuronGroup,
  PopulationRateMonitor,
  SpikeMonitor,
  StateMonitor,
  Synapses,
} from '../../../../network/index.ts'
import { dedent, groupOf, partsAfter, printParts, type Texts } from '../helpers.ts'
import { array } from '../ingredients.ts'

const neuron: Texts = {
  equations: 'dv/dt = (a - v)/tau : 1\nw : 1\ns : 1 (shared)',
  threshold: 'v > 1',
  reset: 'v = 0',
}

/** The parts of a group with what is made of it, before any pass over kernels. */
function fused(
  more: Partial<Texts> = {},
  objects: (group: NeuronGroup) => readonly NetworkObject[] = () => [],
  join = true,
): string {
  const group = groupOf({ ...neuron, ...more })
  return printParts(partsAfter('fuse', [group, ...objects(group)], join))
}

describe('one kernel does whole blocks', () => {
  test('with everything of an event under its condition', () => {
    const objects = (group: NeuronGroup): NetworkObject[] => [new SpikeMonitor(group), new PopulationRateMonitor(group)]
    expect(fused({}, objects)).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              record i in 0
              v[i] := 0.0
              count 1`),
    )
  })

  test('samples have loops of their own, over the neurons that are recorded', () => {
    const objects = (group: NeuronGroup): NetworkObject[] => [
      new StateMonitor(group, ['v'], { record: true }),
      new StateMonitor(group, ['w'], { record: [1, 3], when: 'end' }),
    ]
    expect(fused({}, objects)).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            sample 0, v[i]
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              v[i] := 0.0
          loop neurons of monitor 1:
            sample 1, w[i]`),
    )
  })

  test('what a reset changes, and a condition behind the threshold reads, waits to the end', () => {
    const own = { events: { high: 'v > 0.5' }, onEvent: { high: 'w = v' } }
    expect(fused(own, group => [new EventMonitor(group, 'high')])).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            let is_spike: bool = v[i] > 1.0
            if is_spike:
              event spike
            let is_high: bool = v[i] > 0.5
            if is_high:
              event high
              record i in 0
            if is_spike:
              v[i] := 0.0
            if is_high:
              w[i] := v[i]`),
    )
  })

  test('what nobody reads in between does not', () => {
    expect(fused({ reset: 'w = 0', events: { high: 'v > 0.5' }, onEvent: { high: 'v = 0' } })).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              w[i] := 0.0
            if v[i] > 0.5:
              event high
              v[i] := 0.0`),
    )
  })

  test('a condition that was kept is not kept twice', () => {
    const twice = (group: NeuronGroup): NetworkObject[] => [new EventMonitor(group, 'spike', { when: 'end' })]
    expect(fused({ reset: 'w = 0', events: { high: 'w > 0.5' }, onEvent: { high: '' } }, twice)).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            let is_spike: bool = v[i] > 1.0
            if is_spike:
              event spike
              record i in 0
            if w[i] > 0.5:
              event high
            if is_spike:
              w[i] := 0.0`),
    )
  })

  test('the code of an event goes past samples of other things', () => {
    expect(fused({}, group => [new StateMonitor(group, ['w'], { record: true, when: 'synapses' })])).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              v[i] := 0.0
          loop neurons:
            sample 0, w[i]`),
    )
  })

  test('what an event makes of derived arrays stays behind what reads them', () => {
    const equations = 'dv/dt = (a - v)/tau_n : 1\ntau_n : second\nI = v*exp(tau_n/tau) : 1'
    const objects = (group: NeuronGroup): NetworkObject[] => [
      new StateMonitor(group, ['tau_n'], { record: true, when: 'end' }),
    ]
    const own = { equations, reset: 'tau_n *= b', events: { high: 'I > 1' }, onEvent: { high: '' } }
    expect(fused(own, objects)).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau_n[i]
            v[i] := v_new
            let is_spike: bool = v[i] > 1.0
            if is_spike:
              event spike
            if v[i] * exp_tau_n_tau[i] > 1.0:
              event high
            if is_spike:
              tau_n[i] := tau_n[i] * b
              rederive
          loop neurons:
            sample 0, tau_n[i]`),
    )
  })

  test('with clocks that fit into each other', () => {
    const slow = (group: NeuronGroup): NetworkObject[] => {
      group.runRegularly('w = v', { dt: '1*ms', when: 'after_groups' })
      return [new StateMonitor(group, ['v'], { record: true, dt: '0.5*ms' })]
    }
    expect(fused({}, slow)).toBe(
      dedent(`
        whole blocks
        kernel over neurons:
          loop neurons at clock 2:
            sample 0, v[i]
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
          loop neurons at clock 1:
            w[i] := v[i]
          loop neurons:
            if v[i] > 1.0:
              event spike
              v[i] := 0.0`),
    )
  })

  test('each group by itself', () => {
    const kernel = dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          w[i] := w[i] + 1.0`)
    const group = (): NeuronGroup => groupOf({ equations: 'w : 1', regular: 'w += 1' })
    expect(printParts(partsAfter('fuse', [group(), group()]))).toBe(`${kernel}\n${kernel}`)
  })
})

/** Why a part goes step by step. */
function reason(more: Partial<Texts>, objects: (group: NeuronGroup) => readonly NetworkObject[] = () => []): string {
  return fused(more, objects).split('\n', 1)[0] ?? ''
}

describe('a part goes step by step where', () => {
  test('a value changes that all neurons share', () => {
    const text = fused({
      equations: 'dv/dt = (s - v)/tau : 1\ns = sin(f*t) + rand() : 1 (shared, constant over dt)\nw : 1',
    })
    expect(text).toBe(
      dedent(`
        step by step: neurongroup_subexpression_update changes a value that all neurons share
        kernel over once:
          loop once:
            draw rand = rand() at site 0
            s := sin_f_t[step] + rand
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (s - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              v[i] := 0.0`),
    )
  })

  test('statements hand a value on that all neurons share', () => {
    expect(fused({ regular: 'drive = 2*s; s = drive; w = drive' })).toMatch(
      dedent(`
        step by step: neurongroup_run_regularly changes a value that all neurons share
        kernel over once:
          loop once:
            let drive: f64 = 2.0 * s
            s := drive
            drive := drive
        kernel over neurons:
          loop neurons:
            let drive: f64 = drive
            w[i] := drive
            let v_new: f64`),
    )
  })

  test('clocks do not fit into each other', () => {
    expect(fused({}, group => [new StateMonitor(group, ['v'], { record: true, dt: '0.15*ms' })])).toBe(
      dedent(`
        step by step: the clocks do not fit into each other
        kernel over neurons:
          loop neurons at clock 1:
            sample 0, v[i]
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              v[i] := 0.0`),
    )
  })

  test('variables are recorded with events: only one step after the other puts them in order', () => {
    expect(fused({}, group => [new SpikeMonitor(group, { variables: ['v'] })])).toBe(
      dedent(`
        step by step: spikemonitor records variables with its events
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              record i in 0, v[i]
              v[i] := 0.0`),
    )
  })

  test('events of the step before are recorded', () => {
    expect(fused({}, group => [new SpikeMonitor(group, { when: 'start' })])).toBe(
      dedent(`
        step by step: spikemonitor comes before the condition of spike
        kernel over the list of spike:
          loop events spike:
            record i in 0
        kernel over neurons, filling the list of spike:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
              v[i] := 0.0`),
    )
  })

  test('what a reset changes is sampled before it', () => {
    expect(fused({}, group => [new StateMonitor(group, ['v'], { record: true, when: 'synapses' })])).toBe(
      dedent(`
        step by step: statemonitor stands between the condition of spike and neurongroup_spike_resetter
        kernel over neurons, filling the list of spike:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              event spike
          loop neurons:
            sample 0, v[i]
        kernel over the list of spike:
          loop events spike:
            v[i] := 0.0`),
    )
  })

  test('code by another clock stands between', () => {
    const between = (group: NeuronGroup): NetworkObject[] => {
      group.runRegularly('v += 1', { clock: new Clock('1*ms'), when: 'synapses' })
      return []
    }
    expect(reason({}, between)).toBe(
      'step by step: neurongroup_run_regularly stands between the condition of spike and neurongroup_spike_resetter',
    )
    // By the clock of the group it joins the others.
    expect(reason({}, group => (group.runRegularly('v += 1', { when: 'synapses' }), []))).toBe('whole blocks')
  })

  test('a reset comes first', () => {
    const late = (group: NeuronGroup): NetworkObject[] => {
      group.setEventSchedule('spike', { when: 'end' })
      return []
    }
    expect(reason({}, late)).toBe('step by step: neurongroup_spike_resetter comes before the condition of spike')
  })

  test('it is asked to: every phase is a kernel, and every event has a list', () => {
    expect(fused({}, group => [new SpikeMonitor(group)], false)).toBe(
      dedent(`
        step by step: each phase is carried out by itself
        kernel over neurons:
          loop neurons:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
        kernel over neurons, filling the list of spike:
          loop neurons:
            if v[i] > 1.0:
              event spike
        kernel over the list of spike:
          loop events spike:
            record i in 0
        kernel over the list of spike:
          loop events spike:
            v[i] := 0.0`),
    )
  })
})

test('groups that read each other are one part, in the order of the schedule', () => {
  const x = array('x')
  const y = { ...array('y'), population: 1 }
  const phase = (index: number, group: number, body: PhaseCode['body']): PhaseCode => ({
    index,
    phase: {
      object: `group_${group}`,
      owner: `group_${group}`,
      kind: 'update',
      group,
      clock: 0,
      active: true,
      when: 'groups',
      order: 0,
    },
    domain: { kind: 'neurons' },
    body,
  })
  const phases = [
    phase(0, 0, [set(x, element(y))]),
    phase(1, 2, []),
    phase(2, 1, [set(y, element(y))]),
    phase(3, 0, [set(x, element(x))]),
  ]
  const parts = fuse(phases, { clocks: { count: 1, base: 0 }, monitors: [], populations: 3, join: true })
  expect(parts.map(({ kernels, stepByStep }) => [stepByStep, kernels.map(({ population }) => population)])).toEqual([
    ['groups read each other', [0, 1, 0]],
    [undefined, [2]],
  ])
})

test('what does nothing in a step is no part of it', () => {
  expect(fused({ equations: 'w : 1\nv : 1', threshold: undefined, reset: undefined })).toBe('')
})

test('neurons that synapses connect are one part with them, step by step; others are another', () => {
  const groups = ['x', 'y', 'z'].map(name => groupOf({ ...neuron, name }))
  const [x, y] = groups as [NeuronGroup, NeuronGroup]
  const synapses = new Synapses(x, y, 'g : 1', { onPre: 'w_post += g', name: 's' })
  const parts = partsAfter('fuse', [...groups, synapses])
  const populations = parts.map(({ kernels }) =>
    [...new Set(kernels.map(({ population }) => population))].toSorted((a, b) => a - b),
  )
  expect(populations.toSorted((a, b) => b.length - a.length)).toEqual([[0, 1, 3], [2]])
  expect(parts.filter(({ stepByStep }) => stepByStep !== undefined)).toHaveLength(1)
  const over = parts.flatMap(({ kernels }) => kernels.map(each => each.over.kind))
  expect(over.filter(kind => kind === 'pathway')).toHaveLength(1)
})
