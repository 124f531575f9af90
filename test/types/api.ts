/**
 * The public surface as a user's editor sees it: this file is checked by `tsc` and never run. Each wrong use is marked
 * with what makes it an error; were it none, the mark would be.
 */
import {
  Clock,
  EventMonitor,
  format,
  HillockError,
  type Member,
  Network,
  NeuronGroup,
  PoissonGroup,
  PoissonInput,
  PopulationRateMonitor,
  type RegularOperation,
  SpikeGeneratorGroup,
  SpikeMonitor,
  StateMonitor,
} from '../../network/index.ts'
import type { ElementSimulation, PlayerEvents } from '../../element/index.ts'
import { load, type Simulation } from '../../host/index.ts'
import { loadFile } from '../../host/node.ts'
import { runScript } from '../../session/index.ts'

/** What `hillock inspect adaptive.wasm --types` writes. */
interface Adaptive {
  readonly constants: 'tau' | 'vt0' | 'sigma'
  readonly groups: { readonly G: 'v' | 'vt'; readonly neurongroup: 'v' | 'vt' }
  readonly spikes: 'spikes' | 'spikemonitor'
  readonly events: 'low' | 'eventmonitor'
  readonly traces: { readonly trace: 'v'; readonly statemonitor: 'v' }
  readonly rates: 'rates' | 'ratemonitor'
}

export async function aNetwork(): Promise<void> {
  const drives = new NeuronGroup(
    1000,
    `
    dv/dt = (v0 - v)/tau : volt (unless refractory)   # leak: to v0
    v0 : volt
    distance = v0 - v : volt`,
    {
      threshold: 'v > -50*mV',
      reset: 'v = -70*mV',
      refractory: '5*ms',
      method: 'exact',
      namespace: { tau: '10*ms', gain: 2, repeats: '3' },
    },
  )
  drives.set({ v: '-70*mV + rand()*20*mV', v0: new Float64Array(1000) })
  // @ts-expect-error no equation defines vv
  drives.set({ vv: 1 })
  // @ts-expect-error a subexpression is computed
  drives.set({ distance: '1*mV' })
  // @ts-expect-error not a value
  drives.set({ v: { millivolts: -70 } })

  const volts: Float64Array = drives.get('v', 'mV')
  const far: Float64Array = drives.get('distance')
  drives.get('i')
  drives.get('lastspike')
  // @ts-expect-error no equation defines vv
  drives.get('vv')
  // @ts-expect-error a unit is a text
  drives.get('v', 1e-3)

  // @ts-expect-error a time has a unit
  new NeuronGroup(1, 'v : 1', { threshold: 'v > 1', refractory: 5 })
  // @ts-expect-error the size comes first
  new NeuronGroup('v : 1', 1)
  // @ts-expect-error a misspelt option
  new NeuronGroup(1, 'v : 1', { treshold: 'v > 1' })

  const spikes = new SpikeMonitor(drives)
  const trace = new StateMonitor(drives, 'v', { record: [0, 999] })
  const several = new StateMonitor(drives, ['v', 'v0'], { record: true, dt: '1*ms' })
  const everything = new StateMonitor(drives, true, { record: 0 })
  new StateMonitor(drives, 'v', { record: false })
  // @ts-expect-error no equation defines vv
  new StateMonitor(drives, 'vv', { record: true })
  // @ts-expect-error which neurons has to be said
  new StateMonitor(drives, 'v')
  // @ts-expect-error which neurons has to be said
  new StateMonitor(drives, 'v', {})

  const inputs = new PoissonGroup(100, '20*Hz', { dt: '1*ms' })
  inputs.set({ rates: new Float64Array(100) })
  // @ts-expect-error a PoissonGroup has rates alone
  inputs.set({ v: 1 })
  const rates: Float64Array = inputs.get('rates', 'kHz')
  new StateMonitor(inputs, 'rates', { record: [0] })
  // @ts-expect-error a rate has a unit
  new PoissonGroup(100, 20)
  const volleys = new SpikeGeneratorGroup(2, [0, 1], [1e-3, 2e-3], { period: '5*ms' })
  volleys.setSpikes([1], new Float64Array(rates.length))
  const given: readonly [Int32Array, Float64Array] = [volleys.neuronIndex, volleys.spikeTime]
  const kicks = new PoissonInput(drives, 'v', given.length, '10*Hz', '0.1*mV', { when: 'start' })
  // @ts-expect-error a variable is a name
  new PoissonInput(drives, 1, 10, '10*Hz', 1)

  await using net = new Network(drives, inputs, volleys, kicks, new SpikeMonitor(volleys), spikes, trace)
  net.add(several, everything)
  // @ts-expect-error a network is made of groups and monitors
  net.add('drives')
  net.seed(42)
  net.dt = '0.05*ms'
  const dt: number = net.dt
  // @ts-expect-error a time has a unit
  net.dt = 5e-5
  // @ts-expect-error a time has a unit
  await net.run(1)

  const controller = new AbortController()
  try {
    const end = await net.run('1*second', {
      signal: controller.signal,
      onProgress: ({ t, fraction, secondsLeft }) => console.error(t, fraction, secondsLeft),
    })
    const reached: readonly number[] = [end.t, end.steps, end.seed]
    console.log(reached, dt)
  } catch (error) {
    if (!(error instanceof HillockError)) throw error
    console.error(format(error.diagnostics, { color: true }))
  }

  const times: Float64Array = spikes.t
  const indices: Int32Array = spikes.i
  const counts: Int32Array = spikes.count
  const milliseconds: Float64Array = spikes.get('t', 'ms')
  const same: Int32Array = spikes.get('i')
  // @ts-expect-error spikes have times, indices and counts
  spikes.get('v')
  // @ts-expect-error indices have no unit
  spikes.get('i', 'ms')
  const [first] = trace.get('v', 'mV')
  const row: Float64Array | undefined = first
  const sampled: Float64Array = trace.get('t', 'ms')
  several.get('v0')
  everything.get('distance')
  // @ts-expect-error v0 is a variable of the group, which this monitor does not record
  trace.get('v0')
  for (const [i, t] of spikes) console.log(i + t)
  console.log(volts, far, times, indices, counts, milliseconds, same, row, sampled)

  const { module, diagnostics } = await net.compile({ duration: '100 ms' })
  const bytes: Uint8Array = module
  console.log(bytes, diagnostics.length)
  net.stop()
  net.dispose()
}

/** What happens when in a step: events, regular operations, clocks and orders. */
export async function aSchedule(): Promise<void> {
  const slow = new Clock('1*ms', { name: 'slow' })
  slow.dt = '2*ms'
  const reading: readonly number[] = [slow.dt, slow.t, slow.timestep]
  // @ts-expect-error a time has a unit
  slow.dt = 1e-3
  // @ts-expect-error a time has a unit
  new Clock(1e-3)

  const cells = new NeuronGroup(100, 'dv/dt = -v/tau : 1\ntau : second', {
    threshold: 'v > 1',
    reset: 'v = 0',
    events: { low: 'v < 0.1' },
    order: 1,
    dt: '0.05*ms',
  })
  // @ts-expect-error conditions have names
  new NeuronGroup(1, 'v : 1', { events: ['v > 1'] })
  const operation: RegularOperation = cells.runRegularly('v += 0.1', { dt: '1*ms', when: 'before_groups', order: -1 })
  cells.runOnEvent('low', 'v = 0.5', { when: 'after_resets' })
  cells.setEventSchedule('low', { when: 'thresholds', order: 3 })
  // @ts-expect-error what to do is a text
  cells.runRegularly(1)

  const spikes = new SpikeMonitor(cells, { variables: ['v', 'tau'], when: 'end', order: 2 })
  const low = new EventMonitor(cells, 'low', { variables: 'v', record: true })
  const rates = new PopulationRateMonitor(cells)
  const trace = new StateMonitor(cells, 'v', { record: 0, clock: slow, when: 'after_groups', order: 1 })
  // @ts-expect-error no equation defines w
  new SpikeMonitor(cells, { variables: 'w' })
  // @ts-expect-error which event has to be said
  new EventMonitor(cells)

  const net = new Network([cells, spikes, low, rates, trace], { clock: slow, name: 'net' })
  net.slots = ['start', 'groups', 'thresholds', 'resets', 'end']
  net.slots = undefined
  for (const { name, type, owner, when, order, every } of net.schedule())
    console.log(name, type, owner, when, order + every)
  const members: readonly Member[] = net.objects
  const found: Member | undefined = net.get('neurongroup_stateupdater')
  await net.run('10 ms')
  net.remove(trace)

  const millivolts: Float64Array = spikes.get('tau', 'ms')
  const trains: readonly Float64Array[] = spikes.values('t', 'ms')
  // @ts-expect-error tau is not recorded by this one
  low.get('tau')
  const rate: Float64Array = rates.get('rate', 'kHz')
  const smooth: readonly Float64Array[] = [rates.smoothRate('gaussian', '1*ms'), rates.smoothRate([1, 2, 1])]
  // @ts-expect-error no such window
  rates.smoothRate('hann', '1*ms')
  // @ts-expect-error a time has a unit
  rates.smoothRate('flat', 1e-3)
  const bins: Float64Array = rates.binnedRate('1*ms').rate
  const [ofFirst] = low.binnedRate('1*ms').rates
  const row: Float64Array | undefined = ofFirst
  console.log(reading, operation.name, members, found?.object.name, net.has('spikemonitor'))
  console.log(millivolts, trains, rate, smooth, bins, row)
}

/** Equations that are put together are known only when the program runs. */
export function aComposedNetwork(current: string): NeuronGroup {
  const group = new NeuronGroup(1, `dv/dt = ${current} : 1`)
  group.set({ v: 1, anything: 2 })
  group.get('anything')
  const monitor: StateMonitor = new StateMonitor(group, ['v', 'anything'], { record: true })
  monitor.get('v')
  const fixed: NeuronGroup = new NeuronGroup(1, 'v : 1')
  const either = Math.random() < 0.5 ? group : fixed
  new Network(either, monitor)
  return either
}

export async function aScript(): Promise<void> {
  const controller = new AbortController()
  const report = await runScript('from brian2 import *', {
    file: 'model.py',
    set: { tau: '20 ms' },
    signal: controller.signal,
    onPrint: text => console.log(text.toUpperCase()),
    onFigure: figure => figure.toSVG(),
  })
  const drawings: readonly string[] = await Promise.all(report.figures.map(figure => figure.toSVG()))
  console.log(report.ok, report.diagnostics.length, report.seed, drawings)
  // @ts-expect-error a file's name, not its handle
  await runScript('', { file: 1 })
}

export async function aModule(): Promise<void> {
  const controller = new AbortController()
  const model = await load<Adaptive>(fetch('adaptive.wasm'))
  await load(await fetch('adaptive.wasm'))
  await load(await loadFile('adaptive.wasm'))
  await load(new WebAssembly.Module(new Uint8Array()))
  for (const c of model.constants) console.log(c.name, c.value.toFixed(), c.unit, c.expression?.length)

  await using sim = await model.start({ seed: 42, sizes: { G: 10_000 }, set: { tau: '20 ms' } })
  // @ts-expect-error no group H
  await model.start({ sizes: { H: 1 } })
  // @ts-expect-error no constant tua
  await model.start({ set: { tua: '20 ms' } })
  await sim.run('100 ms', { signal: controller.signal })
  await sim.run(0.1)
  sim.set({ vt0: '-45 mV', tau: 0.005, 'G.v': new Float64Array(10_000) })
  // @ts-expect-error no constant tua
  sim.set({ tua: 1 })
  for await (const block of sim.stream('1 s', { every: '20 ms', signal: controller.signal })) {
    const news: number = block.t + block.spikes.spikemonitor.i.length
    if (news > 1e6) break
  }
  const milliseconds: Float64Array = sim.spikes.spikes.get('t', 'ms')
  const volts: Float64Array = sim.get('G.v', 'mV')
  const tau: number = sim.get('tau', 'ms')
  const [row] = sim.traces.trace.get('v', 'mV')
  // @ts-expect-error no spike monitor of this name
  console.log(sim.spikes.spikemno)
  // @ts-expect-error no variable w in G
  sim.get('G.w')
  // @ts-expect-error not recorded
  sim.traces.trace.get('vt')
  for (const [i, t] of sim.spikes.spikes) console.log(i + t)
  console.log(milliseconds, volts, tau, row)
  sim.advance(1)
  sim.stop()
  sim.restart({ seed: 43 })
  sim.dispose()
}

/** Without declared names, any may be asked for; what is absent is told when the program runs. */
export function anyModule(sim: Simulation): void {
  sim.set({ tau: '20 ms' })
  const times: Float64Array | undefined = sim.spikes['spikemon']?.t
  console.log(times, sim.get('G.v'))
}

export async function anElement(): Promise<void> {
  const element = document.createElement('hillock-model')
  element.src = 'model.wasm'
  element.plot = ['raster', 'rate']
  element.seed = 42
  element.autorun = true
  element.set('tau', '20 ms')
  element.set('G.v', new Float64Array(100))
  element.run()
  element.addEventListener('ended', event => {
    const { t, complete } = (event as CustomEvent<PlayerEvents['ended']>).detail
    console.log(t.toFixed(3), complete)
  })
  const simulation: ElementSimulation | undefined = element.simulation
  const tau: number | Float64Array | undefined = await simulation?.get('tau', 'ms')
  console.log(tau, element.model?.constants[0]?.unit)
  // @ts-expect-error a truth value
  element.autorun = 'yes'
}
