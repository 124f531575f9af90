/** Modules that are damaged, or lie about themselves. */
import { SECTION } from '../../abi/manifest.ts'
import { inspection } from '../../inspection/inspection.ts'
import { moduleRecordings } from '../../cli/module-recordings.ts'
import { withCustomSection } from '../../compiler/assemble/custom-section.ts'
import { declarationOf, load } from '../../host/index.ts'
import { runScript } from '../../session/index.ts'
import { assembleQuickly } from '../assemble.ts'
import { type Fault, textFault, thrownFault } from './fault.ts'
import type { Kind } from './kind.ts'
import type { Random } from './random.ts'
import { shrinkList } from './shrink.ts'

/** One thing done to a module. Places are parts of its length, from 0 to 1. */
type Damage =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'delete'; readonly at: number; readonly length: number }
  | { readonly kind: 'insert'; readonly at: number; readonly bytes: readonly number[] }
  /** The value at a place of the manifest becomes another one, or goes. */
  | { readonly kind: 'say'; readonly at: number; readonly value: unknown }
  | { readonly kind: 'omit'; readonly at: number }
  | { readonly kind: 'repeat'; readonly at: number }

export interface ModuleCase {
  readonly script: number
  readonly damage: readonly Damage[]
}

/** Small models with everything that a manifest can say. */
const scripts: readonly string[] = [
  `from brian2 import *
tau = 10*ms
G = NeuronGroup(5, 'dv/dt = (v0 - v)/tau + 0.1*xi*tau**-0.5 : 1 (unless refractory)\\nv0 : 1', threshold='v > 0.5', reset='v = 0',
    refractory=1*ms, method='euler')
G.v0 = 'rand() + 1'
M = StateMonitor(G, 'v', record=[0, 3])
S = SpikeMonitor(G, 'v')
R = PopulationRateMonitor(G)
run(5*ms)`,
  `from brian2 import *
seed(3)
G = NeuronGroup(20, 'dv/dt = -v/(5*ms) : volt\\nn : integer\\nb : boolean (shared)', events={'low': 'v < 1*mV'}, method='exact')
G.v = 'i*mV'
G.n = arange(20)
G.run_regularly('v += rand()*mV; n += 1', dt=0.5*ms)
G.run_on_event('low', 'v = 10*mV')
H = NeuronGroup(3, 'x : 1', dt=0.3*ms)
M = StateMonitor(G, ['v', 'n'], record=True, dt=1*ms)
E = EventMonitor(G, 'low', variables=['v'])
run(4*ms)`,
  `from brian2 import *
G = NeuronGroup(2, 'dv/dt = cos(t/ms)*v/(5*ms) : 1', threshold='v > 2', reset='v = 1', dt=0.13*ms)
H = NeuronGroup(2, 'dw/dt = 1/second : 1', dt=0.1*ms)
G.v = 1
M = StateMonitor(H, 'w', record=True)
S = SpikeMonitor(G)
run(3*ms)`,
  `from brian2 import *
seed(5)
p = 0.4
G = NeuronGroup(6, 'dv/dt = (1.5 - v)/(1*ms) : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(G, G, 'w : 1', on_pre='v_post += w')
S.connect('i != j', p=p)
S.connect(j='k for k in sample(N_post, size=2)')
S.w = 'rand()*0.1'
S.delay = 'rand()*ms'
M = StateMonitor(S, 'w', record=True)
N = SpikeMonitor(G)
run(3*ms)`,
]

/** What a manifest may say to the harm of those who believe it. */
const lies: readonly unknown[] = [
  null, true, false, 0, 1, -1, 0.5, 7, 16, 2 ** 31, 2 ** 31 - 1, 2 ** 32, 2 ** 53, -(2 ** 31), 1e308, -1e308, 1e-320, 'NaN', '-0', 'Infinity',
  '', 'a', 'G', 'spike', '__proto__', 'constructor', 'toString', '/../../evil', '../x', 'a/b', 'C:\\x', '\u001b]0;owned\u0007\u001b[2J', '\u009b2J',
  '\u202eabc', '\ud800', '*/ declare global { var pwned: any } /*', '<script>', 'a'.repeat(10_000), [], {}, [[]], [null], [0], [1, 0, 0, 0, 0, 0, 0],
  { per: 'neuron', group: 99 }, { per: 'fixed', count: 2 ** 32 }, { kind: 'data', array: 0, values: [1], indices: [99] }, 'f64', 'i64', 'u8',
] // prettier-ignore

function damage(random: Random): Damage {
  const at = random.fraction()
  switch (random.below(12)) {
    case 0:
      return { kind: 'cut', at }
    case 1:
      return { kind: 'flip', at, bit: random.below(8) }
    case 2:
      return { kind: 'delete', at, length: 1 + random.below(random.pick([4, 100, 1000])) }
    case 3:
      return { kind: 'insert', at, bytes: Array.from({ length: 1 + random.below(8) }, () => random.below(256)) }
    case 4:
      return { kind: 'omit', at }
    case 5:
      return { kind: 'repeat', at }
    default:
      return { kind: 'say', at, value: random.pick(lies) }
  }
}

const touchesBytes = ({ kind }: Damage): boolean =>
  kind === 'cut' || kind === 'flip' || kind === 'delete' || kind === 'insert'

/** Damages a module: first what it says, then its bytes. */
function damaged(module: Uint8Array, list: readonly Damage[]): Uint8Array {
  const said = list.filter(each => !touchesBytes(each))
  let bytes = said.length === 0 ? module : withManifest(module, said)
  for (const each of list) {
    const at = Math.floor(each.at * bytes.length)
    if (each.kind === 'cut') bytes = bytes.slice(0, at)
    else if (each.kind === 'flip') bytes = bytes.with(at, (bytes[at] ?? 0) ^ (1 << each.bit))
    else if (each.kind === 'delete')
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + each.length)])
    else if (each.kind === 'insert')
      bytes = Uint8Array.from([...bytes.subarray(0, at), ...each.bytes, ...bytes.subarray(at)])
  }
  return bytes
}

function withManifest(module: Uint8Array, list: readonly Damage[]): Uint8Array {
  const [section = new ArrayBuffer()] = WebAssembly.Module.customSections(
    new WebAssembly.Module(module as BufferSource),
    SECTION,
  )
  const manifest: unknown = JSON.parse(new TextDecoder().decode(section))
  for (const each of list) change(manifest, each)
  // The section is the last one.
  const own = withCustomSection(new Uint8Array(), SECTION, new Uint8Array(section)).length
  const text = new TextEncoder().encode(JSON.stringify(manifest))
  return withCustomSection(module.subarray(0, module.length - own), SECTION, text)
}

function change(manifest: unknown, given: Damage): void {
  const places = [...placesIn(manifest)]
  const place = places[Math.floor(given.at * places.length)]
  if (place === undefined) return
  const [owner, key] = place
  if (given.kind === 'say') owner[key] = given.value
  else if (given.kind === 'omit') {
    if (Array.isArray(owner)) owner.splice(Number(key), 1)
    else delete owner[key]
  } else if (Array.isArray(owner)) owner.push(owner[Number(key)])
}

type Owner = Record<string, unknown>

/** Every value inside a value, with what it is in. */
function* placesIn(value: unknown): Generator<readonly [Owner, string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield [value as Owner, key]
    yield* placesIn(inner)
  }
}

/** Modules that are damaged, loaded, looked into and run. */
export function modules(): Kind<ModuleCase> {
  const compiled = new Map<number, Promise<Uint8Array>>()
  const moduleOf = (script: number): Promise<Uint8Array> => {
    const known = compiled.get(script) ?? compile(scripts[script] ?? '')
    compiled.set(script, known)
    return known
  }
  return {
    name: 'modules',
    seconds: 3,
    make: random => ({
      script: random.below(scripts.length),
      damage: Array.from({ length: 1 + random.below(3) }, () => damage(random)),
    }),
    attempt: async given => use(damaged(await moduleOf(given.script), given.damage), JSON.stringify(given.damage)),
    shrink: async (given, fails, until) => {
      const list = await shrinkList(given.damage, shorter => fails({ ...given, damage: shorter }), until)
      return { ...given, damage: list }
    },
    show: ({ script, damage: list }) => `${scripts[script]}\n# its module: ${JSON.stringify(list)}`,
    // Whatever a module's own code does is stopped from outside only.
    endless: ({ damage: list }) => list.some(touchesBytes),
  }
}

async function compile(script: string): Promise<Uint8Array> {
  const { compiled, diagnostics } = await runScript(script, { compile: 1, assemble: assembleQuickly })
  if (compiled === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'))
  return compiled.module
}

/**
 * Does with a module what `hillock inspect` and `hillock run` do.
 *
 * @param told what it was made to say, which messages may say again
 */
async function use(bytes: Uint8Array, told: string): Promise<Fault | undefined> {
  try {
    const model = await load(bytes as BufferSource as ArrayBuffer)
    const texts = [inspection('model.wasm', bytes.length, model), declarationOf(model.manifest, 'model')]
    for (const text of texts) {
      const fault = textFault(text.replaceAll('=>', ''), JSON.stringify(model.manifest))
      if (fault !== undefined) return fault
    }
    if (texts[1]?.includes('declare global') === true)
      return { what: 'escape', said: 'code in the declaration of a module' }
    await using simulation = await model.start({ seed: 1, onDiagnostic: () => undefined })
    await simulation.run('3 ms')
    const odd = moduleRecordings(model, simulation).find(({ name }) => !/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name))
    return odd && { what: 'escape', said: `a recording is called ${JSON.stringify(odd.name)}` }
  } catch (thrown) {
    return thrownFault(thrown, told)
  }
}
