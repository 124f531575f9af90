/** Random networks with synapses: what joins phases, cuts blocks and tiles, splits runs or compiles ahead changes no bit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import {
  type ConnectOptions,
  EventMonitor,
  Network,
  NeuronGroup,
  StateMonitor,
  type Stepping,
  Synapses,
} from '../../network/index.ts'
import { RandomStreams } from '../../network/streams.ts'
import { assembleQuickly } from '../assemble.ts'
import { common, difference, type Observation, observed } from './observe.ts'
import { runModule } from './trial.ts'

const delays = ['none', 'one', 'each', 'random'] as const

const networks = fc.record({
  seed: fc.nat(1000),
  sizes: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
  connect: fc.constantFrom<ConnectOptions>(
    {},
    { p: 0.3 },
    { condition: 'i != j' },
    { condition: '(i + 2*j) % 3 == 0', p: 0.7 },
    { condition: 'i < j', n: 2 },
    { condition: 'i > 100' },
    { condition: 'abs(v_pre - v_post) < 0.4', p: '0.2 + 0.5*v_pre', n: '1 + i % 2' },
    { j: 'k for k in range(i - 3, N_post, 2) if rand() < 0.6', skipInvalid: true },
    { j: 'k for k in sample(0, N_post, p=0.5)' },
    { j: 'k for k in sample(N_post, size=i % N_post) if k != i' },
    { i: 'int(rand()*N_pre)' },
  ),
  /** Further synapses, which stand behind those. */
  again: fc.constantFrom<ConnectOptions | undefined>(undefined, { p: 0.1 }, { i: 'j', skipInvalid: true }),
  before: fc.constantFrom(...delays),
  behind: fc.constantFrom(...delays),
  frozen: fc.boolean(),
  equations: fc.constantFrom(
    'w : 1',
    'w : 1\ndapre/dt = -apre/(3*ms) : 1 (event-driven)\ndapost/dt = (0.1 - apost)/(5*ms) : 1 (event-driven)',
    'w : 1\ndg/dt = -g/(3*ms) : 1 (clock-driven)\nI_post = g*(1 - v_post) : 1 (summed)',
    'w : 1\nn : integer\nlevel = w*v_pre : 1 (constant over dt)',
  ),
  further: fc.constantFrom(undefined, 'w = w*0.9 + 0.01*i', 'w = clip(w + 0.001*v_pre, 0, 2)'),
})

type Given = typeof networks extends fc.Arbitrary<infer Of> ? Of : never

const silent = (): void => undefined
const duration = 12

function built(given: Given, stepping: Stepping = {}): { network: Network; seen: () => Observation } {
  const { seed, sizes, connect, again, before, behind, frozen, equations, further } = given
  const streams = new RandomStreams(seed)
  const flag = frozen ? ' (unless refractory)' : ''
  const neurons = (size: number, name: string, drive: string): NeuronGroup =>
    new NeuronGroup(size, `dv/dt = (${drive} + I - v)/(4*ms) : 1${flag}\nI : 1`, {
      threshold: 'v > 1',
      reset: 'v = 0',
      refractory: '0.7*ms',
      method: 'exact',
      name,
      streams,
    })
  const a = neurons(sizes[0], 'a', '1.3')
  const b = neurons(sizes[1], 'b', '0.9')
  a.set({ v: 'rand()' })
  b.set({ v: 'rand()*0.8' })
  const one = (kind: Given['before']): '0.8*ms' | undefined => (kind === 'one' ? '0.8*ms' : undefined)
  const common_ = [one(before), one(behind)]
  const plastic = equations.includes('apre')
  const extra = equations.includes('dg')
    ? '\ng += 0.1*w'
    : equations.includes('n :')
      ? '\nn += 1\nw += 0.001*level'
      : ''
  const s = new Synapses(a, b, equations, {
    onPre: `v_post += 0.05*w + 0.01*rand()${extra}${plastic ? '\napre += 0.1\nw = clip(w + apost, 0, 2)' : ''}`,
    onPost: plastic ? 'apost -= 0.1\nw = clip(w + apre, 0, 2)' : 'w *= 0.99\nv_pre -= 0.01*w',
    method: 'exact',
    name: 's',
    streams,
    delay: Object.fromEntries(
      (['pre', 'post'] as const).flatMap((path, k) => (common_[k] === undefined ? [] : [[path, common_[k]]])),
    ),
    onDiagnostic: silent,
  })
  s.connect(connect)
  s.set({ w: 'rand() + 0.1*j + 0.1*v_pre' })
  if (again !== undefined) s.connect(again)
  for (const [variable, kind] of [
    ['delay', before],
    ['_post_delay', behind],
  ] as const) {
    if (kind === 'each') s.set({ [variable]: '(i % 5)*0.3*ms + (j % 3)*0.1*ms' })
    if (kind === 'random') s.set({ [variable]: 'rand()*2*ms' })
  }
  if (further !== undefined) s.runRegularly(further, { dt: '0.5*ms' })
  const monitors = [
    new EventMonitor(a, 'spike', { name: 'sa' }),
    new EventMonitor(b, 'spike', { name: 'sb' }),
    new StateMonitor(b, 'v', { record: true, name: 'mb' }),
  ]
  const groups = [a, b, s]
  const network = new Network([...groups, ...monitors], { stepping, streams, assemble: assembleQuickly })
  return { network, seen: () => observed({ network, groups, monitors } as unknown as Parameters<typeof observed>[0]) }
}

async function run(given: Given, stepping: Stepping = {}, pieces: readonly string[] = [`${duration}*ms`]) {
  const { network, seen } = built(given, stepping)
  for (const piece of pieces) await network.run(piece, { onDiagnostic: silent })
  const found = new Map(seen())
  network.dispose()
  // Seconds are added piece by piece, which rounds.
  found.delete('t')
  return found
}

async function compiled(given: Given): Promise<Observation> {
  const { module, manifest } = await built(given).network.compile({ onDiagnostic: silent })
  // It makes the synapses itself.
  expect(manifest.initial.some(({ kind }) => kind === 'connect')).toBe(true)
  return runModule(await load(module), manifest, { pieces: [`${duration}*ms`] })
}

test('networks with synapses keep their bits', { timeout: 300_000 }, async () => {
  let spikes = 0
  for (const given of fc.sample(networks, { seed: 7, numRuns: 24 })) {
    const expected = await run(given)
    spikes += expected.get('sb i')?.length ?? 0
    const others: readonly (readonly [string, Observation])[] = [
      ['every phase by itself', await run(given, { join: false })],
      ['without vectors', await run(given, { lanes: 'scalar' })],
      ['small tiles, one step at a time', await run(given, { tile: 16, blockLimit: 1 })],
      ['large tiles, whole blocks', await run(given, { tile: 512, blockLimit: 32 })],
      ['two halves', await run(given, {}, ['5.3*ms', '6.7*ms'])],
    ]
    for (const [name, other] of others)
      expect(difference(expected, other), `${name} of ${JSON.stringify(given)}`).toBe(undefined)
    const module = await compiled(given)
    const shared = common(expected, module)
    expect(shared.has('s.w')).toBe(true)
    expect(difference(shared, common(module, shared)), `as a module ${JSON.stringify(given)}`).toBe(undefined)
  }
  expect(spikes).toBeGreaterThan(100)
})
