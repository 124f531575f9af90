/** How the work of a step is divided among threads, and where these wait for each other. */
import { describe, expect, test } from 'vitest'
import { clocksOf } from '../../../../compiler/ir/clocks.ts'
import { divide, letInTogether } from '../../../../compiler/ir/divide/index.ts'
import type { Part, Stage } from '../../../../compiler/ir/program.ts'
import {
  NeuronGroup,
  type NetworkObject,
  PoissonGroup,
  SpikeGeneratorGroup,
  SpikeMonitor,
  Synapses,
  type SynapsesOptions,
} from '../../../../network/index.ts'
import { groupOf, modelOf, partsAfter } from '../helpers.ts'

function divided(objects: readonly NetworkObject[]): Part[] {
  return partsAfter('fuse', objects).map(part => divide(part, clocksOf(modelOf(objects).clocks).base))
}

function stageText(stage: Stage, { kernels }: Part): string {
  switch (stage.kind) {
    case 'wait':
      return stage.forEvents === true ? 'wait for events' : 'wait'
    case 'push':
      return `push ${stage.pathway.name}${stage.ahead === true ? ' ahead' : ''}`
    case 'gather':
      return `gather ${stage.event.name}`
    case 'kernel': {
      const kernel = kernels[stage.kernel]
      return `${kernel?.over.kind}${kernel?.undivided === undefined ? '' : ' by one'}${stage.ahead === true ? ' ahead' : ''}`
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

  test('of given spikes need no wait: one thread lets them in ahead', () => {
    const spikes = new SpikeGeneratorGroup(3, [0], [0.001])
    const group = groupOf(spiking)
    const synapses = new Synapses(spikes, group, '', { onPre: 'v_post += 1' })
    synapses.connect()
    expect(stagesOf([spikes, group, synapses])).toBe('neurons, due by one ahead, push pre ahead, pathway, events')
    // All of them are on the list of that thread.
    expect(stagesOf([spikes, group, synapses, new SpikeMonitor(spikes, { when: 'end' })])).toBe(
      'neurons, due by one ahead, push pre ahead, pathway, events, events by one ahead',
    )
  })

  test('of neurons behind them are of a thread and its own events', () => {
    const onPost = 'v_post += w'
    const objects = recurrent('w : 1', { onPost })
    expect(stagesOf(objects)).toBe('neurons, push post, pathway, events')
    const pathways = divided(objects).flatMap(({ kernels }) => kernels.filter(({ over }) => over.kind === 'pathway'))
    expect(pathways.map(({ ownEvents }) => ownEvents)).toEqual([true])
    // The queue of a part of the neurons counts from the first of these.
    const group = groupOf(spiking)
    const some = new Synapses(group, group.subgroup(2, 10), 'w : 1', { onPost })
    some.connect()
    expect(stagesOf([group, some])).toBe('neurons, push post, wait for events, pathway, events')
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

describe('sources, which nothing else acts upon, go ahead', () => {
  /** Poisson neurons onto others, which may be recurrent. */
  function driven(
    onPre = 'v_post += 0.1',
    own: SynapsesOptions = {},
    more: readonly NetworkObject[] = [],
  ): NetworkObject[] {
    const group = groupOf(spiking)
    const inputs = new PoissonGroup(20, '50*Hz')
    const synapses = new Synapses(inputs, group, 'w : 1', { onPre, ...own })
    synapses.connect()
    return [inputs, group, synapses, ...more]
  }

  test('so that nobody waits within a step', () => {
    expect(stagesOf(driven())).toBe('neurons, neurons ahead, push pre ahead, pathway, events')
  })

  test('with plasticity as well', () => {
    expect(stagesOf(driven('v_post += w', { onPost: 'w *= 0.9' }))).toBe(
      'neurons, push post, neurons ahead, push pre ahead, pathway, pathway, events',
    )
  })

  test('and with what records them', () => {
    const objects = driven()
    const [inputs] = objects
    if (!(inputs instanceof PoissonGroup)) throw new Error('what was made')
    expect(stagesOf([...objects, new SpikeMonitor(inputs)])).toBe(
      'neurons, neurons ahead, push pre ahead, pathway, events',
    )
  })

  test('while others wait for each other', () => {
    const objects = driven()
    const [, group] = objects
    if (!(group instanceof NeuronGroup)) throw new Error('what was made')
    const recurrent = new Synapses(group, group, '', { onPre: 'v_post -= 0.1' })
    recurrent.connect()
    expect(stagesOf([...objects, recurrent])).toBe(
      'neurons, push pre, neurons ahead, push pre ahead, wait for events, pathway, pathway, events',
    )
  })

  test('unless synapses look at them, or have delays or a clock of their own', () => {
    const [cells, group] = [groupOf(spiking), groupOf(spiking)]
    const synapses = new Synapses(cells, group, '', { onPre: 'v_post += v_pre' })
    synapses.connect()
    expect(stagesOf([cells, group, synapses])).not.toContain('ahead')
    const slow = new PoissonGroup(20, '50*Hz', { dt: '0.5*ms' })
    const fromSlow = new Synapses(slow, group, '', { onPre: 'v_post += 0.1' })
    fromSlow.connect()
    expect(stagesOf([slow, group, fromSlow])).not.toContain('ahead')
    const delayed = driven()
    const own = delayed[2]
    if (!(own instanceof Synapses)) throw new Error('what was made')
    own.set({ delay: 'rand()*2*ms' })
    expect(stagesOf(delayed)).not.toContain('ahead')
  })

  test('nor neurons that receive from those that they act upon', () => {
    const [one, other] = [groupOf(spiking), groupOf(spiking)]
    const there = new Synapses(one, other, '', { onPre: 'v_post += 0.1' })
    const back = new Synapses(other, one, '', { onPre: 'v_post += 0.1' })
    there.connect()
    back.connect()
    expect(stagesOf([one, other, there, back])).not.toContain('ahead')
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
