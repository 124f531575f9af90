import { describe, expect, test } from 'vitest'
import type { Manifest, ManifestPathway } from '../../abi/manifest.ts'
import { namedText } from '../../diagnostics/index.ts'
import { load } from '../../host/index.ts'
import { loadProgram } from '../../host/module.ts'
import { Network, NeuronGroup, SpikeGeneratorGroup, SpikeMonitor, StateMonitor, Synapses } from '../../network/index.ts'
import { dimensionless } from '../../units/index.ts'
import { withManifest } from '../host/fixtures/bytes.ts'

const equations = `
dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt
dvt/dt = (vt0-vt)/tau_t : volt`

const namespace = {
  tau: '10*ms',
  tau_t: '100*ms',
  vr: '-70*mV',
  vt0: '-50*mV',
  sigma: '10*mV',
  v_drive: '40*mV',
  delta_vt0: '5*mV',
}

/** The last model of Brian 2's first tutorial, with 100 neurons. */
function adaptiveThreshold(): { network: Network; spikes: SpikeMonitor; trace: StateMonitor } {
  const G = new NeuronGroup(100, equations, {
    threshold: 'v>vt',
    reset: 'v = vr; vt += delta_vt0',
    refractory: '5*ms',
    method: 'euler',
    namespace,
  })
  G.set({ v: 'rand()*(-50*mV - -70*mV) + -70*mV', vt: '-50*mV' })
  const spikes = new SpikeMonitor(G)
  const trace = new StateMonitor(G, 'v', { record: [99, 0] })
  const network = new Network(G, spikes, trace)
  network.seed(42)
  return { network, spikes, trace }
}

describe('a compiled module', () => {
  test('gives the bits of the network it was compiled from', async () => {
    const { network, spikes, trace } = adaptiveThreshold()
    const { module, text } = await network.compile({ duration: '100 ms' })
    await network.run('100 ms')
    expect(text).toContain('fillNormals')
    const model = await load(module)
    await using simulation = await model.start()
    await simulation.run('100 ms')
    expect(simulation.seed).toBe(42)
    expect(spikes.length).toBeGreaterThan(100)
    expect(simulation.spikes['spikemonitor']?.i).toEqual(spikes.i)
    expect(simulation.spikes['spikemonitor']?.t).toEqual(spikes.t)
    expect(simulation.traces['statemonitor']?.get('v')).toEqual(trace.get('v'))
  })

  test('draws what a network draws that was not compiled before', async () => {
    const values = [true, false].map(async compiled => {
      const { network, trace } = adaptiveThreshold()
      if (compiled) await network.compile()
      await network.run('5 ms')
      return trace.get('v')
    })
    const [one, other] = await Promise.all(values)
    expect(one).toEqual(other)
  })

  test('is not made of nothing', async () => {
    await expect(new Network().compile()).rejects.toThrow('there is nothing in this network to be compiled')
  })

  test('is the same, byte for byte, at each compile', async () => {
    const [a, b] = await Promise.all([adaptiveThreshold(), adaptiveThreshold()].map(({ network }) => network.compile()))
    expect(a?.module).toEqual(b?.module)
  })

  test('gives the same bits for any block length and tile size', async () => {
    const { module } = await adaptiveThreshold().network.compile()
    const model = await load(module)
    const runs = [
      { blockLimit: 1, tile: 1024 },
      { blockLimit: 32, tile: 16 },
      { blockLimit: 7, tile: 64, room: 1 },
    ].map(async options => {
      await using simulation = await model.start({ seed: 7, ...options })
      await simulation.run('50 ms')
      return [
        simulation.spikes['spikemonitor']?.i,
        simulation.spikes['spikemonitor']?.t,
        simulation.get('neurongroup.v'),
      ]
    })
    const [oracle, ...others] = await Promise.all(runs)
    for (const other of others) expect(other).toEqual(oracle)
  })
})

describe('a module with synapses', () => {
  async function delayed(): Promise<{ module: Uint8Array; manifest: Manifest }> {
    const a = new SpikeGeneratorGroup(2, [0, 1], [0, 1e-3], { name: 'a' })
    const b = new NeuronGroup(2, 'v : 1', { name: 'b' })
    const s = new Synapses(a, b, '', { onPre: 'v_post += 1', name: 's' })
    s.connect({ condition: 'i == j' })
    s.set({ delay: '(1 + i)*ms' })
    const { module } = await new Network(a, b, s).compile({ duration: '5*ms' })
    const { manifest } = await loadProgram(module)
    // by another name, the section that it has is none of Hillock's
    const other = Buffer.from(module)
    other.write('H', other.indexOf('hillock{'))
    return { module: other, manifest }
  }

  test('says what is wrong with its pathways before it runs', async () => {
    const { module, manifest } = await delayed()
    const [pathway] = manifest.pathways
    if (pathway === undefined) throw new Error('no pathway')
    const refused = async (changes: Partial<ManifestPathway>, changed: Partial<Manifest> = {}): Promise<unknown> => {
      const broken = { ...manifest, pathways: [{ ...pathway, ...changes }], ...changed }
      return loadProgram(withManifest(module, broken)).catch((reason: unknown) => String(reason))
    }
    expect(await refused({ group: pathway.neurons })).toContain('pathways[0].group is 0, expected a group of synapses')
    expect(await refused({ neurons: pathway.group })).toContain('expected the neurons on a side of the synapses')
    expect(await refused({ event: 'thunder' })).toContain('expected an event of these neurons')
    expect(await refused({ array: 0 })).toContain('expected a state array of these synapses')
    const arrays = manifest.arrays.map(each =>
      each.length.per === 'queue' ? { ...each, element: 'u8' as const } : each,
    )
    expect(await refused({}, { arrays })).toContain('expected one queue in i32')
  })

  test('finds delays anew that a text says, though they are all alike now', async () => {
    const a = new SpikeGeneratorGroup(1, [0], [0], { name: 'a' })
    const b = new NeuronGroup(1, 'v : 1', { name: 'b' })
    const s = new Synapses(a, b, '', { onPre: 'v_post += 1', name: 's', namespace: { wait: '3*ms' } })
    s.connect({})
    s.set({ delay: 'wait' })
    const { module } = await new Network(a, b, s, new StateMonitor(b, 'v', { name: 'm', record: true })).compile()
    const model = await load(module)
    const arrival = async (set: Record<string, string>): Promise<number | undefined> => {
      await using simulation = await model.start({ set })
      await simulation.run('4*ms')
      return simulation.traces['m']?.get('v')[0]?.indexOf(1)
    }
    expect(await arrival({})).toBe(31)
    expect(await arrival({ wait: '1*ms' })).toBe(11)
  })

  test('has queues as long as its delays, whatever it was compiled for', async () => {
    const { module, manifest } = await delayed()
    const short = manifest.pathways.map(each => ({ ...each, delay: 1e-3 }))
    const model = await load(withManifest(module, { ...manifest, pathways: short }))
    await using simulation = await model.start()
    await simulation.run('5*ms')
    await using other = await (await load(withManifest(module, manifest))).start()
    await other.run('5*ms')
    expect(simulation.get('b.v')).toEqual(other.get('b.v'))
    expect(() => simulation.set({ 's.delay': '1*ms' })).toThrow('cannot change while events are on their way')
    await using later = await model.start({ set: { 's.delay': '4*ms' } })
    await later.run('5*ms')
    expect(later.get('s.delay')).toEqual(Float64Array.of(4e-3, 4e-3))
  })

  test('refuses delays that are none', async () => {
    const { module, manifest } = await delayed()
    const model = await load(withManifest(module, manifest))
    await using simulation = await model.start({ set: { 's.delay': [1e-3, -1e-3] } })
    await expect(simulation.run('5*ms')).rejects.toThrow(
      "the delay of synapse 1 of 's.pre' is -0.001 seconds: delays are times from 0 on",
    )
  })
})

describe('what a module begins with', () => {
  test('is what a text came to, whatever the names in subexpressions mean when it runs', async () => {
    const begun = async (later: number): Promise<Float64Array> => {
      const group = new NeuronGroup(3, 'x = scale*i : 1\nv : 1', { name: 'g' })
      const scale = { value: 2, type: 'float', dimension: dimensionless } as const
      group.assign('v', namedText('v', 'x + 1'), { namespace: new Map([['scale', scale]]) })
      const { module } = await new Network(group).compile({ namespace: { scale: later } })
      await using simulation = await (await load(module)).start()
      return simulation.get('g.v')
    }
    expect(await begun(2)).toEqual(Float64Array.of(1, 3, 5))
    expect(await begun(7)).toEqual(Float64Array.of(1, 3, 5))
  })
})
