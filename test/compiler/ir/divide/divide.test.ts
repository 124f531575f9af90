/** How the work of a step is divided among threads, and where these wait for each other. */
import { describe, expect, test } from 'vitest'
import { divide, letInTogether } from '../../../../compiler/ir/divide/index.ts'
import type { Part, Stage } from '../../../../compiler/ir/program.ts'
import {
  NeuronGroup,
  type NetworkObject,
  SpikeGeneratorGroup,
  SpikeMonitor,
  Synapses,
  type SynapsesOptions,
} from '../../../../network/index.ts'
import { groupOf, partsAfter } from '../helpers.ts'

function divided(objects: readonly NetworkObject[]): Part[] {
  return partsAfter('fuse', objects).map(divide)
}

function stageText(stage: Stage, { kernels }: Part): string {
  switch (stage.kind) {
    case 'wait':
      return stage.forEvents === true ? 'wait for events' : 'wait'
    case 'push':
      return `push ${stage.pathway.name}`
    case 'gather':
      return `gather ${stage.event.name}`
    case 'kernel': {
      const kernel = kernels[stage.kernel]
      return `${kernel?.over.kind}${kernel?.undivided === undefined ? '' : ' by one'}`
    }
  }
}

/** The stages of the only part. */
function stagesOf(objects: readonly NetworkObject[]): string {
  const [part, ...others] = divided(objects)
  if (part === undefined || others.length > 0) throw new Error('not one part')
  return part.stages.map(stage => stageText(stage, part)).join(', ')
}

/** Why kernels are not divided. */
function reasons(objects: readonly NetworkObject[]): string[] {
  return divided(objects).flatMap(({ kernels }) => kernels.flatMap(({ undivided }) => undivided ?? []))
}

const spiking = { equations: 'dv/dt = (1.1 + I - v)/tau : 1\nI : 1', threshold: 'v > 1', reset: 'v = 0' }

function recurrent(equations: string, options: SynapsesOptions): NetworkObject[] {
  const group = groupOf(spiking)
  const synapses = new Synapses(group, group, equations, { method: 'exact', ...options, onDiagnostic: () => undefined })
  synapses.connect()
  return [group, synapses]
}

describe('blocks', () => {
  test('need no wait within: each thread goes through its tiles', () => {
    const group = groupOf(spiking)
    expect(stagesOf([group, new SpikeMonitor(group)])).toBe('neurons')
  })

  test('of given spikes are for one thread, for they are few', () => {
    const group = new SpikeGeneratorGroup(3, [0], [0.001])
    expect(stagesOf([group, new SpikeMonitor(group)])).toBe('due by one')
  })
})

describe('pathways', () => {
  test('are divided by the neurons behind; threads let in their own events, and wait for those of others', () => {
    expect(stagesOf(recurrent('w : 1', { onPre: 'v_post += w' }))).toBe(
      'neurons, push pre, wait for events, pathway, events',
    )
  })

  test('wait together: queues are filled as soon as there are events', () => {
    const options = { onPre: { pre: 'v_post += w', late: 'v_post += w' }, onPost: 'w *= 0.9' }
    expect(stagesOf(recurrent('w : 1', options))).toBe(
      'neurons, push late, push pre, push post, wait for events, pathway, pathway, pathway, events',
    )
  })

  test('that are let in together may have one queue', () => {
    const together = (objects: readonly NetworkObject[]): string[] =>
      divided(objects).flatMap(part =>
        Array.from(letInTogether(part), ([one, first]) => `${one.name} as ${first.name}`),
      )
    const onPre = { pre: 'v_post += w', late: 'v_post += w' }
    expect(together(recurrent('w : 1', { onPre, onPost: 'w *= 0.9' }))).toEqual(['pre as late', 'post as late'])
    const [group, own] = recurrent('w : 1', { onPre: 'v_post += w' }) as [NeuronGroup, Synapses]
    const others = groupOf(spiking)
    const fromOthers = new Synapses(others, group, '', { onPre: 'v_post += 1' })
    fromOthers.connect()
    const fromSome = new Synapses(group.subgroup(0, 5), group, '', { onPre: 'v_post += 1' })
    fromSome.connect()
    expect(together([group, own, others, fromOthers, fromSome])).toEqual([])
  })

  test('that read neurons before them wait in any case, and once more, for these change', () => {
    expect(stagesOf(recurrent('w : 1', { onPre: 'I_post += w*v_pre' }))).toBe(
      'neurons, push pre, wait, pathway, wait, events',
    )
  })

  test('of given spikes wait for these, which one thread lets in', () => {
    const spikes = new SpikeGeneratorGroup(3, [0], [0.001])
    const group = groupOf(spiking)
    const synapses = new Synapses(spikes, group, '', { onPre: 'v_post += 1' })
    synapses.connect()
    expect(stagesOf([spikes, group, synapses])).toBe('neurons, due by one, push pre, wait for events, pathway, events')
  })

  test('for one thread wait for what all let in, and all for what it has done', () => {
    expect(stagesOf(recurrent('w : 1', { onPre: 'v_pre += w' }))).toBe(
      'neurons, wait, push pre, wait, pathway by one, wait, events',
    )
  })

  test('among subgroups are divided too', () => {
    const group = groupOf(spiking)
    const synapses = new Synapses(group.subgroup(0, 5), group.subgroup(2, 10), 'w : 1', { onPre: 'v_post += w' })
    synapses.connect()
    expect(reasons([group, synapses])).toEqual([])
  })

  test('with plasticity are each thread’s own', () => {
    const equations = 'w : 1\ndapre/dt = -apre/tau : 1 (event-driven)\ndapost/dt = -apost/tau : 1 (event-driven)'
    const options = {
      onPre: 'I_post += w\napre += 0.1\nw += apost',
      onPost: 'apost -= 0.1\nw += apre',
      namespace: { tau: '20*ms' },
    }
    expect(reasons(recurrent(equations, options))).toEqual([])
  })

  test.each([
    ['v_pre += w', "it assigns 'v' of neurons that other threads work on"],
    ['v_post += w*v_pre', "it reads 'v' of neurons whose 'v' it assigns"],
  ])('%s: for one thread', (onPre, reason) => {
    expect(reasons(recurrent('w : 1', { onPre }))).toEqual([reason])
  })

  test('with delays of their own are for one thread', () => {
    const [group, synapses] = recurrent('w : 1', { onPre: 'v_post += w' })
    if (!(group instanceof NeuronGroup) || !(synapses instanceof Synapses)) throw new Error('what was made')
    synapses.set({ delay: 'rand()*2*ms' })
    expect(reasons([group, synapses])).toEqual(['each synapse has a delay of its own'])
  })
})

describe('other kernels for one thread', () => {
  test('sums over synapses', () => {
    expect(reasons(recurrent('w : 1\nI_post = w*v_pre : 1 (summed)', {}))).toEqual([
      'it is done once for all',
      "it assigns 'I' of neurons that other threads work on",
    ])
  })
})
