/** Random networks with synapses, as plain data, and everything that is not to depend on how they are computed. */
import fc from 'fast-check'
import type { Manifest, Precision } from '../../abi/index.ts'
import { load } from '../../host/index.ts'
import type { Assemble } from '../../network/assembler.ts'
import {
  type ConnectOptions,
  EventMonitor,
  Network,
  NeuronGroup,
  PoissonGroup,
  PopulationRateMonitor,
  SpikeGeneratorGroup,
  StateMonitor,
  type Stepping,
  Synapses,
} from '../../network/index.ts'
import { RandomStreams } from '../../network/streams.ts'
import { common, difference, type Observation, observed } from './observe.ts'
import { runModule } from './trial.ts'

const delays = ['none', 'one', 'each', 'random'] as const
const precision = fc.constantFrom<Precision>('float64', 'float32')

/** Two groups of neurons, synapses from the first to the second or back to itself, and perhaps synapses onto these. */
export const synapticNetworks = fc.record({
  seed: fc.nat(1000),
  sizes: fc.tuple(fc.integer({ min: 2, max: 40 }), fc.integer({ min: 2, max: 40 })),
  /** Where neurons begin and end that have synapses, as parts of all. */
  from: fc.constantFrom<readonly [number, number]>([0, 1], [0, 1], [0.5, 1], [0.2, 0.7]),
  to: fc.constantFrom<readonly [number, number]>([0, 1], [0, 1], [0, 0.5], [0.3, 0.9]),
  recurrent: fc.boolean(),
  connect: fc.constantFrom<ConnectOptions>(
    {},
    { p: 0.3 },
    { condition: 'i != j' },
    { condition: '(i + 2*j) % 3 == 0', p: 0.7 },
    { condition: 'i < j', n: 2 },
    { j: 'k for k in range(i, N_post, 3)' },
    { condition: 'i > 100' },
    { condition: 'abs(v_pre - v_post) < 0.4', p: '0.2 + 0.5*v_pre', n: '1 + i % 2' },
    { j: 'k for k in range(i - 3, N_post, 2) if rand() < 0.6', skipInvalid: true },
    { j: 'k for k in sample(0, N_post, p=0.5)' },
    { j: 'k for k in sample(N_post, size=i % N_post) if k != i' },
    { i: 'int(rand()*N_pre)' },
  ),
  /** Another call of `connect`, so that synapses of a neuron do not follow each other. */
  again: fc.constantFrom<undefined | ConnectOptions>(
    undefined,
    { p: 0.1 },
    { condition: 'i == j' },
    { i: 'j', skipInvalid: true },
  ),
  counted: fc.boolean(),
  before: fc.constantFrom(...delays),
  behind: fc.constantFrom(...delays),
  /** A further pathway on each side. */
  several: fc.boolean(),
  frozen: fc.boolean(),
  clock: fc.constantFrom(undefined, undefined, '0.2*ms', '0.15*ms'),
  precisions: fc.record({ a: precision, b: precision, s: precision }),
  /** Some variables have the other precision. */
  mixed: fc.constantFrom<readonly string[]>([], [], ['w'], ['v', 'apre'], ['I', 'g', 'w']),
  equations: fc.constantFrom(
    'w : 1',
    'w : 1\ndapre/dt = -apre/tau_a : 1 (event-driven)\ndapost/dt = (0.1 - apost)/tau_b : 1 (event-driven)',
    'w : 1\ndg/dt = -g/(3*ms) : 1 (clock-driven)\nI_post = g*(1 - v_post) : 1 (summed)',
    'w : 1\nn : integer\nlevel = w*v_pre : 1 (constant over dt)',
    'w : 1\nlast : second\nI_pre = w*exp(-(t - last)/(5*ms)) : 1 (summed)',
  ),
  /** Of one of the variables that are event-driven; the other's is 3 ms. */
  timeConstant: fc.constantFrom('3*ms', '5*ms'),
  /** Neurons that act upon both groups, and nothing acts upon them: those that draw, given spikes, others; and how late. */
  inputs: fc.constantFrom(undefined, 'drawn', 'given', 'cells'),
  /** Their events, and how many there are. */
  recorded: fc.boolean(),
  inputDelay: fc.constantFrom('0*ms', '0*ms', '0.1*ms', '0.7*ms'),
  /** Further synapses have these as their targets. */
  modulated: fc.boolean(),
  further: fc.constantFrom(undefined, 'w = w*0.9 + 0.01*i', 'w = clip(w + 0.001*v_pre, 0, 2)'),
})

export type Given = typeof synapticNetworks extends fc.Arbitrary<infer Of> ? Of : never

const silent = (): void => undefined
const duration = 12

/** What synapses of each kind do besides, to their own variables. */
function plasticity(equations: string): { readonly pre: string; readonly post: string } {
  if (equations.includes('apre'))
    return { pre: 'apre += 0.1\nw = clip(w + apost, 0, 2)', post: 'apost -= 0.1\nw = clip(w + apre, 0, 2)' }
  if (equations.includes('dg')) return { pre: 'g += 0.1*w', post: 'w *= 0.99\nv_pre -= 0.01*w' }
  if (equations.includes('n :')) return { pre: 'n += 1\nw += 0.001*level', post: 'w *= 0.99\nv_pre -= 0.01*w' }
  if (equations.includes('last')) return { pre: 'w *= 1 - exp(-(t - last)/(5*ms))\nlast = t', post: 'w += 0.02' }
  return { pre: 'w = 0.5*w + 0.5*exp(-w)', post: 'w *= 0.99\nv_pre -= 0.01*w' }
}

/** A group of inputs, and synapses from all of them to a group that are plastic. */
function inputs(
  { inputs: kind, inputDelay: delay, sizes }: Given,
  targets: readonly NeuronGroup[],
  streams: RandomStreams,
):
  | { readonly from: NeuronGroup | PoissonGroup | SpikeGeneratorGroup; readonly synapses: readonly Synapses[] }
  | undefined {
  if (kind === undefined) return undefined
  const size = 20 + sizes[0]
  const spikes = Array.from({ length: 60 }, (_, k) => [(k * 7) % size, Math.floor(k / 2) * 4e-4] as const)
  const [neurons, times] = [spikes.map(([neuron]) => neuron), spikes.map(([, time]) => time)]
  const cell = 'du/dt = (1.2 - u)/(2*ms) + 0.3*xi*(2*ms)**-0.5 : 1'
  const from =
    kind === 'drawn'
      ? new PoissonGroup(size, '(1 + i)*15*Hz', { name: 'p', streams })
      : kind === 'given'
        ? new SpikeGeneratorGroup(size, neurons, times, { name: 'p' })
        : new NeuronGroup(size, cell, { threshold: 'u > 1', reset: 'u = 0', method: 'euler', name: 'p', streams })
  const synapses = targets.map((target, k) => {
    const options = { onPre: 'v_post += 0.1*c\nc *= 0.95', onPost: 'c += 0.01', delay, name: `x${k}`, streams }
    const one = new Synapses(from, target, 'c : 1', options)
    one.connect({ condition: '(i + j) % 2 == 0' })
    one.set({ c: 'rand()' })
    return one
  })
  return { from, synapses }
}

function built(
  given: Given,
  assemble: Assemble,
  stepping: Stepping = {},
): { network: Network; seen: () => Observation } {
  const { seed, sizes, connect, again, before, behind, frozen, equations, further, precisions, mixed, clock } = given
  const streams = new RandomStreams(seed)
  const floats = (
    own: Precision,
  ): { readonly precision: Precision; readonly precisions: Record<string, Precision> } => {
    const other = own === 'float32' ? 'float64' : 'float32'
    return { precision: own, precisions: Object.fromEntries(mixed.map(name => [name, other])) }
  }
  const flag = frozen ? ' (unless refractory)' : ''
  const neurons = (size: number, name: 'a' | 'b', drive: string, dt?: string): NeuronGroup =>
    new NeuronGroup(size, `dv/dt = (${drive} + I - v)/(4*ms) : 1${flag}\nI : 1`, {
      threshold: 'v > 1',
      reset: 'v = 0',
      refractory: '0.7*ms',
      method: 'exact',
      name,
      streams,
      ...floats(precisions[name]),
      ...(dt !== undefined && { dt }),
    })
  const a = neurons(sizes[0], 'a', '1.3')
  const b = neurons(sizes[1], 'b', '0.9', clock)
  a.set({ v: 'rand()' })
  b.set({ v: 'rand()*0.8' })
  const part = (group: NeuronGroup, [start, stop]: Given['from']): NeuronGroup | ReturnType<NeuronGroup['subgroup']> =>
    start === 0 && stop === 1
      ? group
      : group.subgroup(
          Math.floor(start * group.size),
          Math.max(1 + Math.floor(start * group.size), Math.floor(stop * group.size)),
        )
  const own = plasticity(equations)
  const pre = `v_post += 0.05*w + 0.01*rand()\n${own.pre}`
  const s = new Synapses(part(a, given.from), part(given.recurrent ? a : b, given.to), equations, {
    onPre: given.several ? { pre, late: 'v_post += 0.01*w' } : pre,
    onPost: given.several ? { post: own.post, back: 'w += 0.001*v_pre' } : own.post,
    method: 'exact',
    name: 's',
    streams,
    ...(given.counted && { multisynapticIndex: 'number' }),
    delay: {
      ...(before === 'one' && { pre: '0.8*ms' }),
      ...(behind === 'one' && { post: '0.8*ms' }),
      ...(given.several && { late: '1.3*ms' }),
    },
    ...floats(precisions.s),
    namespace: { tau_a: '3*ms', tau_b: given.timeConstant },
    onDiagnostic: silent,
  })
  s.connect(connect)
  if (again !== undefined) s.connect(again)
  s.set({ w: given.counted ? 'rand() + 0.1*j + 0.05*number' : 'rand() + 0.1*j + 0.1*v_pre' })
  for (const [variable, kind] of [
    ['delay', before],
    ['_post_delay', behind],
  ] as const) {
    if (kind === 'each') s.set({ [variable]: '(i % 5)*0.3*ms + (j % 3)*0.1*ms' })
    if (kind === 'random') s.set({ [variable]: 'rand()*2*ms' })
  }
  if (further !== undefined) s.runRegularly(further, { dt: '0.5*ms' })
  const m = new Synapses(b, s, 'c : 1', {
    onPre: 'w_post = clip(0.9*w_post + 0.05*c*exp(-c), 0, 2)\nc = 0.9*c + 0.01*i_post',
    name: 'm',
    streams,
    delay: '0.4*ms',
    ...floats(precisions.b),
  })
  if (given.modulated) {
    m.connect({ condition: '(i + j) % 3 == 0' })
    m.set({ c: 'rand() + 0.1*w_post' })
  }
  const monitors: (EventMonitor | PopulationRateMonitor | StateMonitor)[] = [
    new EventMonitor(a, 'spike', { name: 'sa' }),
    new EventMonitor(b, 'spike', { name: 'sb' }),
    new PopulationRateMonitor(b, { name: 'rb' }),
    new StateMonitor(b, ['v', 'I'], { record: true, name: 'mb' }),
    new StateMonitor(s, ['w', 'v_pre', 'v_post'], { record: true, name: 'ms', dt: '0.6*ms' }),
  ]
  const more = inputs(given, [a, b], streams)
  if (more !== undefined && given.recorded) {
    monitors.push(
      new EventMonitor(more.from, 'spike', { name: 'sp' }),
      new PopulationRateMonitor(more.from, { name: 'rp' }),
    )
  }
  const groups = [
    a,
    b,
    s,
    ...(given.modulated ? [m] : []),
    ...(more === undefined ? [] : [more.from, ...more.synapses]),
  ]
  const network = new Network([...groups, ...monitors], { stepping, streams, assemble })
  return { network, seen: () => observed({ network, groups, monitors } as unknown as Parameters<typeof observed>[0]) }
}

async function run(
  given: Given,
  assemble: Assemble,
  stepping: Stepping = {},
  pieces: readonly string[] = [`${duration}*ms`],
): Promise<Observation> {
  const { network, seen } = built(given, assemble, stepping)
  for (const piece of pieces) await network.run(piece, { onDiagnostic: silent })
  const found = new Map(seen())
  network.dispose()
  // Seconds are added piece by piece, which rounds.
  found.delete('t')
  return found
}

async function compiled(
  given: Given,
  assemble: Assemble,
): Promise<{ readonly module: Observation; readonly together: Observation; readonly manifest: Manifest }> {
  const { module, manifest } = await built(given, assemble).network.compile({ onDiagnostic: silent })
  const loaded = await load(module)
  const pieces = [`${duration}*ms`]
  return {
    module: await runModule(loaded, manifest, { pieces }),
    together: await runModule(loaded, manifest, { pieces, threads: 3, threadsAfter: 0 }),
    manifest,
  }
}

function hasRules({ initial, groups }: Manifest): boolean {
  return initial.some(each => each.kind === 'connect' && groups[each.group]?.name === 's')
}

/** What of a network depends on how it is computed, in words; and how many spikes it has. */
export async function dependences(
  given: Given,
  assemble: Assemble,
): Promise<{ readonly spikes: number; readonly found: readonly string[] }> {
  const expected = await run(given, assemble)
  const others: readonly (readonly [string, Observation])[] = [
    ['every phase by itself', await run(given, assemble, { join: false })],
    ['without vectors', await run(given, assemble, { lanes: 'scalar' })],
    ['small tiles, one step at a time', await run(given, assemble, { tile: 16, blockLimit: 1 })],
    ['large tiles, whole blocks', await run(given, assemble, { tile: 512, blockLimit: 32 })],
    ['two threads', await run(given, assemble, { threads: 2, threadsAfter: 0 })],
    [
      'three threads, small tiles',
      await run(given, assemble, { threads: 3, threadsAfter: 0, tile: 16, blockLimit: 5 }),
    ],
    ['two halves', await run(given, assemble, {}, ['5.4*ms', '6.6*ms'])],
  ]
  const { module, together, manifest } = await compiled(given, assemble)
  const shared = common(expected, module)
  const found = [
    ...others.map(([name, other]) => [name, difference(expected, other)] as const),
    ['as a module', difference(shared, common(module, shared))] as const,
    ['as a module that three threads make', difference(module, together)] as const,
    // It makes synapses itself, unless it would have to count them.
    ['a module has the rules', hasRules(manifest) === given.counted ? 'they are data' : undefined] as const,
    ['a module has the weights', shared.has('s.w') ? undefined : 's.w is missing'] as const,
  ]
  return {
    spikes: ['sa i', 'sb i'].reduce((sum, name) => sum + (expected.get(name)?.length ?? 0), 0),
    found: found.flatMap(([name, said]) =>
      said === undefined ? [] : [`${name}: ${said} of ${JSON.stringify(given)}`],
    ),
  }
}
