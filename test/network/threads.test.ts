/** Networks at work in several threads: the same bits, and what happens where threads cannot be had, or fail. */
import { describe, expect, test, vi } from 'vitest'
import { Meeting } from '../../abi/layout.ts'
import type { Diagnostic } from '../../diagnostics/index.ts'
import { moduleError } from '../../host/errors.ts'
import { load } from '../../host/index.ts'
import { Crew } from '../../host/threads/crew.ts'
import { Team } from '../../host/threads/team.ts'
import {
  assembleHere,
  Network,
  NetworkOperation,
  NeuronGroup,
  type NetworkObject,
  PoissonGroup,
  remembering,
  SpikeGeneratorGroup,
  SpikeMonitor,
  StateMonitor,
  type Stepping,
  Synapses,
} from '../../network/index.ts'
import { RandomStreams } from '../../network/streams.ts'

function population(
  threads: number,
  threadsAfter = 0,
  assemble = assembleHere,
): {
  readonly network: Network
  readonly group: NeuronGroup
  readonly spikes: SpikeMonitor
  readonly trace: StateMonitor
} {
  const streams = new RandomStreams(7)
  const equations = 'dv/dt = (1.05 + I - v)/(10*ms) : 1\ndI/dt = -I/(5*ms) : 1'
  const group = new NeuronGroup(300, equations, { threshold: 'v > 1', reset: 'v = 0', method: 'exact', streams })
  const synapses = new Synapses(group, group, 'w : 1', { onPre: 'I_post += w', delay: '0.5*ms', streams })
  synapses.connect({ p: 0.1 })
  synapses.set({ w: '0.02*rand()' })
  group.set({ v: 'rand()' })
  const spikes = new SpikeMonitor(group)
  const trace = new StateMonitor(group, 'v', { record: [0, 299] })
  const network = new Network([group, synapses, spikes, trace], {
    streams,
    assemble,
    stepping: { threads, threadsAfter },
  })
  return { network, group, spikes, trace }
}

type Made = ReturnType<typeof population>

function contents({ group, spikes, trace }: Made): unknown {
  return [group.get('v'), group.get('I'), spikes.t, spikes.i, trace.get('v')].map(each =>
    Array.from(each as ArrayLike<number>),
  )
}

describe('several threads', () => {
  test('leave behind what one does, run after run', async () => {
    const [one, three] = [population(1), population(3)]
    for (const duration of ['40 ms', '0.3 ms', '25 ms']) {
      expect((await one.network.run(duration)).threads).toBe(1)
      const { threads, synapticEvents } = await three.network.run(duration)
      expect(synapticEvents).toBeGreaterThanOrEqual(0)
      if (duration !== '0.3 ms') expect(threads).toBe(3)
    }
    expect(contents(three)).toEqual(contents(one))
    expect(one.spikes.length).toBeGreaterThan(100)
    one.network.dispose()
    three.network.dispose()
  })

  test.each(['0*ms', '0.2*ms', '3*ms'])(
    'bring the same events to two groups of synapses, the other delayed by %s',
    async delay => {
      const made = (threads: number): [Network, NeuronGroup] => {
        const streams = new RandomStreams(3)
        const group = new NeuronGroup(300, 'dv/dt = (1.1 + I - v)/(10*ms) : 1\ndI/dt = -I/(5*ms) : 1', {
          threshold: 'v > 1',
          reset: 'v = 0',
          streams,
        })
        const [one, other] = ['0*ms', delay].map((own, index) => {
          const synapses = new Synapses(group, group, '', { onPre: `I_post += 0.0${index + 1}`, streams, delay: own })
          synapses.connect({ p: 0.1 })
          return synapses
        }) as [Synapses, Synapses]
        group.set({ v: 'rand()' })
        return [new Network([group, one, other], { streams, stepping: { threads, threadsAfter: 0 } }), group]
      }
      const [[alone, one], [together, two]] = [made(1), made(2)]
      for (const duration of ['20 ms', '0.1 ms', '30 ms']) {
        await alone.run(duration)
        expect((await together.run(duration)).threads).toBe(2)
      }
      expect(two.read('v')).toEqual(one.read('v'))
      expect(two.read('I')).toEqual(one.read('I'))
      alone.dispose()
      together.dispose()
    },
  )

  test('bring later synapses only what came since', async () => {
    const made = async (threads: number): Promise<unknown> => {
      const streams = new RandomStreams(3)
      const group = new NeuronGroup(300, 'dv/dt = (drive - v)/(10*ms) : 1\ndrive : 1', {
        threshold: 'v > 1',
        reset: 'v = 0',
        streams,
      })
      group.set({ drive: '1.2 + 1.5*i/N' })
      const others = new NeuronGroup(200, 'x : 1\ny : 1', { streams })
      const synapsesFor = (onPre: string): Synapses => {
        const synapses = new Synapses(group, others, '', { onPre, streams, delay: '5*ms' })
        synapses.connect({ p: 0.1 })
        return synapses
      }
      const network = new Network([group, others, synapsesFor('x_post += 1')], {
        streams,
        stepping: { threads, threadsAfter: 0 },
      })
      expect((await network.run('23 ms')).threads).toBe(threads)
      network.add(synapsesFor('y_post += 1'))
      await network.run('20 ms')
      const reached = [others.read('x'), others.read('y')]
      network.dispose()
      return reached
    }
    expect(await made(2)).toEqual(await made(1))
  })

  test('work side by side in two networks', async () => {
    const [one, two, other] = [population(1), population(2), population(2)]
    await Promise.all([one, two, other].map(({ network }) => network.run('50 ms')))
    expect(contents(two)).toEqual(contents(one))
    expect(contents(other)).toEqual(contents(one))
    for (const { network } of [one, two, other]) network.dispose()
  })

  test('are not asked for what is over soon', async () => {
    const { network } = population(2, 50)
    expect((await network.run('1 ms')).threads).toBe(1)
    network.dispose()
  })

  test('stop where they are told to', async () => {
    const [one, two] = [population(1), population(2)]
    const onProgress = ({ t: now }: { readonly t: number }): void => {
      if (now > 0.02) two.network.stop()
    }
    const { t, threads } = await two.network.run('1000 s', { onProgress })
    expect(threads).toBe(2)
    expect(t).toBeLessThan(1000)
    await one.network.run(`${t}*second`)
    expect(contents(one)).toEqual(contents(two))
    one.network.dispose()
    two.network.dispose()
  })

  test('go on with what is assigned while they are at work', async () => {
    const group = new NeuronGroup(300, 'dv/dt = (drive - v)/(10*ms) : 1\ndrive : 1', { method: 'exact' })
    const network = new Network([group], { stepping: { threads: 2, threadsAfter: 0 } })
    let turns = 0
    // What is told between two slices; the threads are at work on the next one a little later.
    const onProgress = ({ t: now }: { readonly t: number }): void => {
      if (now === 0) return
      turns++
      if (turns === 2) setTimeout(() => group.set({ drive: 5 }), 1)
      if (turns === 4) network.stop()
    }
    const { threads, t } = await network.run('20000 s', { onProgress })
    expect([threads, t < 20000]).toEqual([2, true])
    expect(group.get('v')[299]).toBeCloseTo(5, 6)
    network.dispose()
  })

  test('are refused in numbers that nobody can have', () => {
    for (const threads of [0, -1, 1.5, 65, Number.NaN])
      expect(() => population(threads)).toThrow(/threads is a whole number from 1 to 64/)
  })
})

describe('a module', () => {
  test('runs in several threads, of other sizes too', async () => {
    const { network } = population(1)
    const { module } = await network.compile()
    network.dispose()
    const model = await load(module)
    const observed = []
    for (const threads of [1, 2]) {
      await using simulation = await model.start({ seed: 3, threads, threadsAfter: 0 })
      const end = await simulation.run('30 ms')
      expect(end.threads).toBe(threads)
      observed.push([...simulation.get('neurongroup.v'), ...(simulation.spikes['spikemonitor']?.t ?? [])])
    }
    expect(observed[1]).toEqual(observed[0])
  })

  test('goes on in one thread and in several by turns', async () => {
    const { network } = population(1)
    const { module } = await network.compile()
    network.dispose()
    const model = await load(module)
    await using one = await model.start({ seed: 3 })
    await using two = await model.start({ seed: 3, threads: 2, threadsAfter: 0 })
    for (const simulation of [one, two]) {
      await simulation.run('10 ms')
      simulation.advance(7)
      await simulation.run('10 ms')
      await simulation.run('10 ms')
    }
    expect([...two.get('neurongroup.v')]).toEqual([...one.get('neurongroup.v')])
    expect(two.spikes['spikemonitor']?.t).toEqual(one.spikes['spikemonitor']?.t)
  })

  test('takes what is set while its threads are at work at the end of a block, not of the run', async () => {
    const group = new NeuronGroup(300, 'dv/dt = (drive - v)/(10*ms) : 1', {
      method: 'exact',
      namespace: { drive: 1 },
    })
    const network = new Network(group)
    const { module } = await network.compile()
    network.dispose()
    const model = await load(module)
    await using simulation = await model.start({ threads: 2, threadsAfter: 0 })
    let turns = 0
    const onProgress = (): void => {
      turns++
      if (turns === 3) setTimeout(() => simulation.set({ drive: 5 }), 1)
      if (turns === 5) simulation.stop()
    }
    const { t, threads } = await simulation.run('20000 s', { onProgress })
    expect([t < 20000, threads]).toEqual([true, 2])
    expect(simulation.get('neurongroup.v')[299]).toBeCloseTo(5, 6)
  })

  test('shows how far all of its threads have come, while they are at work', async () => {
    const network = new Network(new NeuronGroup(300, 'dv/dt = 1*Hz : 1', { method: 'exact' }))
    const { module } = await network.compile()
    network.dispose()
    const model = await load(module)
    await using simulation = await model.start({ threads: 2, threadsAfter: 0 })
    const seen: number[] = []
    const looks = setInterval(() => {
      seen.push(simulation.get('neurongroup.v')[299] ?? 0)
      if (new Set(seen).size > 3) simulation.stop()
    }, 1)
    // In one slice.
    const { t } = await simulation.run('20000000 s', { slice: 100_000 })
    clearInterval(looks)
    expect(t).toBeLessThan(20000000)
    expect(seen).toEqual(seen.toSorted((one, other) => one - other))
    const v = simulation.get('neurongroup.v')
    expect([v[0], v[299]]).toEqual([v[0], v[0]])
  })

  test('that came compiled is for one thread: it cannot be given another memory', async () => {
    const { network } = population(1)
    const { module } = await network.compile()
    network.dispose()
    const model = await load(await WebAssembly.compile(module as BufferSource))
    const told: string[] = []
    const onDiagnostic = ({ message }: Diagnostic): void => void told.push(message)
    await using simulation = await model.start({ threads: 2, threadsAfter: 0, onDiagnostic })
    const { threads, alone } = await simulation.run('5 ms')
    expect([threads, alone, told]).toEqual([
      1,
      expect.stringContaining('came compiled'),
      [expect.stringContaining(alone ?? '')],
    ])
  })
})

test('a thread that fails ends the run with a message; what was recorded before stays', async () => {
  // In one of the threads, a step behind the first slices divides by zero.
  const failing = (text: string): Promise<Uint8Array> =>
    assembleHere(
      text.replace('let done = 0', 'let done = 0\n  if (thread == 1 && load<i64>(STEP) > 100) unreachable()'),
    )
  const made = population(2, 0, failing)
  await expect(made.network.run('1 s')).rejects.toThrow(/a thread has failed: unreachable/)
  expect(made.spikes.length).toBeGreaterThan(10)
  await expect(made.network.run('1 s')).rejects.toThrow(/the run before ended in the middle of a step/)
  made.network.dispose()
})

describe('delays', () => {
  const assemble = remembering(assembleHere)

  /** A ring of neurons that drive each other through one or two pathways, and what of it is kept by an operation within the run. */
  function ring(delays: readonly string[], threads: number, from = 0): Made & { readonly stored: Uint8Array[] } {
    const streams = new RandomStreams(7)
    const group = new NeuronGroup(300, 'dv/dt = (1.05 + I - v)/(10*ms) : 1\ndI/dt = -I/(5*ms) : 1', {
      threshold: 'v > 1',
      reset: 'v = 0',
      method: 'exact',
      streams,
    })
    const all = delays.map(delay => {
      const synapses = new Synapses(group.subgroup(from, 300), group, '', { onPre: 'I_post += 0.02', delay, streams })
      synapses.connect({ p: 0.1 })
      return synapses
    })
    group.set({ v: 'rand()' })
    const spikes = new SpikeMonitor(group)
    const trace = new StateMonitor(group, 'v', { record: [0, 299] })
    const stored: Uint8Array[] = []
    const operation = new NetworkOperation(() => void stored.push(network.storedBytes()), { dt: '7*ms' })
    const network: Network = new Network([group, ...all, spikes, trace, operation], {
      streams,
      assemble,
      stepping: { threads, threadsAfter: 0, tile: 16 },
    })
    return { network, group, spikes, trace, stored }
  }

  test.each([[['0*ms']], [['0.2*ms']], [['1.5*ms']], [['9*ms']], [['0*ms', '2*ms']], [['0.7*ms', '3*ms']]])(
    'of %j bring events as in one thread, run after run, and can be stored in between',
    async delays => {
      const observed = []
      for (const threads of [1, 2, 3]) {
        const made = ring(delays, threads)
        const { network, stored } = made
        for (const duration of ['12.3*ms', '0.3*ms', '9*ms']) await network.run(duration)
        expect(stored.length).toBeGreaterThan(2)
        observed.push([contents(made), stored])
        network.dispose()
      }
      expect(observed[1]).toEqual(observed[0])
      expect(observed[2]).toEqual(observed[0])
    },
  )

  test('of a subgroup, whose first neurons another thread has', async () => {
    const observed = []
    for (const threads of [1, 2, 3]) {
      const made = ring(['0.5*ms'], threads, 130)
      await made.network.run('40*ms')
      observed.push(contents(made))
      made.network.dispose()
    }
    expect(observed[1]).toEqual(observed[0])
    expect(observed[2]).toEqual(observed[0])
  })

  test('that change between two runs leave what is on its way', async () => {
    const observed = []
    for (const threads of [1, 2]) {
      const group = new SpikeGeneratorGroup(300, [3, 299, 3], [0, 0.001, 0.003])
      const target = new NeuronGroup(300, 'x : 1')
      const synapses = new Synapses(group, target, '', { onPre: 'x_post = x_post*2 + 1', delay: '2*ms' })
      synapses.connect({ condition: 'i == j' })
      const network = new Network([group, target, synapses], { stepping: { threads, threadsAfter: 0 } })
      await network.run('1.5*ms')
      synapses.set({ delay: '0.4*ms' })
      await network.run('4*ms')
      observed.push(Array.from(target.get('x')))
      network.dispose()
    }
    expect(observed[1]).toEqual(observed[0])
    expect([observed[0]?.[3], observed[0]?.[299]]).toEqual([3, 1])
  })
})

test('what is set while a thread fails is not for the run after it', async () => {
  const failing = (text: string): Promise<Uint8Array> =>
    assembleHere(
      text.replace(
        'done += block',
        `done += block\n    if (thread == 1 && atomic.load<i32>(${Meeting.pause}) != 0) unreachable()`,
      ),
    )
  const group = new NeuronGroup(300, 'dv/dt = (drive - v)/(10*ms) : 1', { method: 'exact', namespace: { drive: 1 } })
  const network = new Network([group], { assemble: failing })
  const { module } = await network.compile()
  network.dispose()
  const model = await load(module)
  await using simulation = await model.start({ threads: 2, threadsAfter: 0 })
  const share = Reflect.get(Team.prototype, 'share')
  const sharing = vi.spyOn(Team.prototype, 'share').mockImplementation(function (this: Team, steps) {
    setTimeout(() => simulation.set({ drive: 5, 'neurongroup.v': 7 }), 5)
    return share.call(this, steps)
  })
  await expect(simulation.run('20000 s', { slice: 1000 })).rejects.toThrow(/a thread has failed: unreachable/)
  expect(sharing).toHaveBeenCalledOnce()
  sharing.mockRestore()
  simulation.restart()
  await simulation.run('100 ms')
  expect([simulation.get('drive'), simulation.get('neurongroup.v')[0]]).toEqual([1, expect.closeTo(1, 3)])
})

describe('a run that stays with one thread says why, once', () => {
  async function notes(objects: readonly NetworkObject[], stepping: Stepping): Promise<string[]> {
    const told: string[] = []
    const network = new Network(objects, { stepping })
    const onDiagnostic = ({ code, message }: Diagnostic): void => {
      if (code === 'threads') told.push(message)
    }
    const ends = [await network.run('5 ms', { onDiagnostic }), await network.run('5 ms', { onDiagnostic })]
    network.dispose()
    expect(ends.map(({ alone }) => alone !== undefined)).toEqual(ends.map(() => told.length > 0))
    return told
  }

  const made = (): NeuronGroup => new NeuronGroup(300, 'dv/dt = -v/(10*ms) : 1', { method: 'exact' })
  const asked = { threads: 2, threadsAfter: 0 }

  test('where the host has its turn within a step', async () => {
    const operation = new NetworkOperation(() => undefined, { when: 'end' })
    expect(await notes([made(), operation], asked)).toEqual([
      'one thread did the run: a network_operation has its turn within a step',
    ])
  })

  test('where synapses are not sorted by the neurons behind', async () => {
    const group = new NeuronGroup(300, 'v : 1', { threshold: 'i % 2 == 0' })
    const synapses = new Synapses(group, group, '', { onPre: 'v_post += 1' })
    synapses.connect({ i: [0, 0], j: [299, 0] })
    expect(await notes([group, synapses], asked)).toEqual([
      'one thread did the run: the synapses of a neuron do not stand in the order of the neurons behind them',
    ])
  })

  test('where there is no shared memory', async () => {
    vi.stubGlobal('SharedArrayBuffer', undefined)
    try {
      expect(await notes([made()], asked)).toEqual(['one thread did the run: there is no SharedArrayBuffer here'])
    } finally {
      vi.unstubAllGlobals()
    }
  })

  test('where no thread can be started', async () => {
    const start = vi
      .spyOn(Crew.prototype, 'gather')
      .mockRejectedValue(moduleError('no thread can be started: not here'))
    try {
      expect(await notes([made()], asked)).toEqual(['one thread did the run: no thread can be started: not here'])
    } finally {
      start.mockRestore()
    }
  })

  test('but not where nobody asked for several, several worked, or the run was short', async () => {
    const operation = (): NetworkOperation => new NetworkOperation(() => undefined, { when: 'end' })
    expect(await notes([made(), operation()], { threadsAfter: 0 })).toEqual([])
    expect(await notes([made()], asked)).toEqual([])
    expect(await notes([made(), operation()], { threads: 2 })).toEqual([])
  })
})

test('given spikes come once, whoever has the neurons', async () => {
  // The list of the step before the others join is that of one thread.
  const observed = []
  for (const threads of [1, 2]) {
    const spikes = new SpikeGeneratorGroup(300, [250, 299, 3], [0, 0, 0.002])
    const group = new NeuronGroup(300, 'x : 1')
    const synapses = new Synapses(spikes, group, '', { onPre: 'x_post += 1' })
    synapses.connect({ condition: 'i == j' })
    const monitor = new SpikeMonitor(spikes)
    const network = new Network([spikes, group, synapses, monitor], { stepping: { threads, threadsAfter: 0 } })
    await network.run('5 ms')
    observed.push([Array.from(group.get('x')), Array.from(monitor.i)])
    network.dispose()
  }
  expect(observed[1]).toEqual(observed[0])
  expect(observed[0]?.[1]).toEqual([250, 299, 3])
})

test('given spikes of all neurons at once find room, although one thread lets them in', async () => {
  const observed = []
  for (const threads of [1, 3]) {
    const times = [0, 0.001, 0.0011, 0.002]
    const indices = times.flatMap(() => Array.from({ length: 300 }, (_, n) => n))
    const spikes = new SpikeGeneratorGroup(
      300,
      indices,
      times.flatMap(time => Array.from({ length: 300 }, () => time)),
    )
    const group = new NeuronGroup(300, 'x : 1')
    const synapses = new Synapses(spikes, group, '', { onPre: 'x_post = 0.9*x_post + i', delay: '0.4*ms' })
    synapses.connect({ condition: '(i + j) % 5 == 0' })
    const network = new Network([spikes, group, synapses], { stepping: { threads, threadsAfter: 0 } })
    await network.run('1.2*ms')
    await network.run('3*ms')
    observed.push(Array.from(group.get('x')))
    network.dispose()
  }
  expect(observed[1]).toEqual(observed[0])
})

test('what goes ahead leaves off where its monitor has no room, and goes on there', async () => {
  const streams = new RandomStreams(5)
  const inputs = new PoissonGroup(150, '300*Hz', { name: 'inputs', streams })
  const group = new NeuronGroup(70, 'x : 1', { threshold: 'x > 1', reset: 'x = 0', name: 'group', streams })
  const synapses = new Synapses(inputs, group, 'w : 1', { onPre: 'x_post += 0.01*i*w', onPost: 'w *= 0.99', streams })
  synapses.connect({ p: 0.3 })
  synapses.set({ w: 'rand()' })
  const monitors = [new SpikeMonitor(inputs, { name: 'sent' }), new SpikeMonitor(group, { name: 'received' })]
  const { module } = await new Network([inputs, group, synapses, ...monitors], { streams }).compile()
  const model = await load(module)
  const observed = []
  for (const options of [{}, { threads: 2, room: 1 }, { threads: 3, room: 3, tile: 16 }]) {
    await using simulation = await model.start({ seed: 5, threadsAfter: 0, ...options })
    await simulation.run('3.3*ms')
    await simulation.run('9*ms')
    const { sent, received } = simulation.spikes
    observed.push([sent, received].map(each => [Array.from(each?.i ?? []), Array.from(each?.t ?? [])]))
  }
  expect(observed[0]?.flat(2).length).toBeGreaterThan(1000)
  expect(observed[1]).toEqual(observed[0])
  expect(observed[2]).toEqual(observed[0])
})

test('a run in several threads is stopped although operations have their turns', async () => {
  const group = new NeuronGroup(300, 'dv/dt = -v/(10*ms) : 1', { method: 'exact' })
  const operation = new NetworkOperation(() => undefined, { dt: '1*ms' })
  const network = new Network([group, operation], { stepping: { threads: 2, threadsAfter: 0 } })
  const onProgress = ({ t }: { readonly t: number }): void => {
    if (t > 0.02) network.stop()
  }
  expect((await network.run('2000 s', { onProgress })).t).toBeLessThan(2000)
  network.dispose()
})

test('a network that is disposed of while threads are at work ends its run', async () => {
  const { network } = population(2)
  const onProgress = ({ t }: { readonly t: number }): void => {
    if (t > 0.02) setTimeout(() => network.dispose(), 3)
  }
  const ended = network.run('2000 s', { onProgress }).then(
    () => 'ended',
    () => 'refused',
  )
  expect(['ended', 'refused']).toContain(await ended)
})

test('a simulation is begun anew once its threads have landed', async () => {
  const { network } = population(1)
  const { module } = await network.compile()
  network.dispose()
  const model = await load(module)
  await using simulation = await model.start({ seed: 3, threads: 2, threadsAfter: 0 })
  const onProgress = ({ t }: { readonly t: number }): void => {
    if (t > 0.02) simulation.stop()
  }
  await simulation.run('2000 s', { onProgress })
  simulation.restart()
  await simulation.run('20 ms')
  await using other = await model.start({ seed: 3 })
  await other.run('20 ms')
  expect([...simulation.get('neurongroup.v')]).toEqual([...other.get('neurongroup.v')])
})

describe('operations have their turns in runs of several threads as in those of one', () => {
  test.each(['0.1*ms', '0.7*ms', '1*ms', '50*ms'])('every %s', async dt => {
    const observed = []
    for (const threads of [1, 2, 3]) {
      const { network, group } = population(threads)
      const turns: number[] = []
      const operation = new NetworkOperation(
        t => {
          turns.push(Number(t))
          group.set({ I: 0.01 * (turns.length % 7) })
        },
        { dt, when: 'start' },
      )
      network.add(operation)
      for (let run = 0; run < 3; run++) await network.run('30.3*ms')
      observed.push([turns, [...group.get('v')]])
      network.dispose()
    }
    expect(observed[1]).toEqual(observed[0])
    expect(observed[2]).toEqual(observed[0])
  })
})
