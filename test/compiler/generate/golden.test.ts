import { describe, expect, test } from 'vitest'
import { notAssembled } from '../../assemble.ts'
import {
  EquationFunction,
  EventMonitor,
  Network,
  type NetworkObject,
  NeuronGroup,
  type NeuronGroupOptions,
  PoissonGroup,
  PoissonInput,
  PopulationRateMonitor,
  SpikeGeneratorGroup,
  SpikeMonitor,
  StateMonitor,
  Synapses,
} from '../../../network/index.ts'

/** What a text is kept of: whole, or those of its functions that differ from model to model. */
type Kept = 'whole' | RegExp

/** Kernels, rows of derived arrays, and what is computed before a run. */
const step: RegExp = /^(tile|derive|prepare|track)/

interface GoldenModel {
  readonly kept?: Kept
  readonly make: () => readonly NetworkObject[]
}

function groupOf(
  equations: string,
  options: NeuronGroupOptions,
  initial: Readonly<Record<string, string>> = {},
): NeuronGroup {
  const group = new NeuronGroup(100, equations, options)
  group.set(initial)
  return group
}

/** Models whose generated text is kept under test/golden/, to be read. Accept changes with `vitest run -u`. */
const models: Record<string, GoldenModel> = {
  'adaptive-threshold': {
    kept: 'whole',
    make() {
      const equations = 'dv/dt = (v_drive+vr-v)/tau + sigma*xi*tau**-0.5 : volt\ndvt/dt = (vt0-vt)/tau_t : volt'
      const namespace = {
        tau: '10*ms', tau_t: '100*ms', vr: '-70*mV', vt0: '-50*mV', sigma: '10*mV', v_drive: '40*mV', delta_vt0: '5*mV',
      } // prettier-ignore
      const initial = { v: 'rand()*(vt0 - vr) + vr', vt: 'vt0' }
      const spiking = { threshold: 'v > vt', reset: 'v = vr; vt += delta_vt0', refractory: '5*ms', method: 'euler' }
      const group = groupOf(equations, { ...spiking, namespace }, initial)
      return [group, new SpikeMonitor(group)]
    },
  },
  synapses: {
    kept: /^(tile|arrange)/,
    make() {
      const a = new SpikeGeneratorGroup(10, [], [], { name: 'a' })
      const b = new NeuronGroup(20, 'v : 1\nI : 1\nopen : boolean', { threshold: 'v > 1', reset: 'v = 0', name: 'b' })
      const equations = 'w : 1\ndx/dt = -x/(3*ms) : 1 (event-driven)\nI_post = w : 1 (summed)'
      const s = new Synapses(a, b, equations, {
        onPre: 'v_post += w*int(open_post)\nx += 1',
        onPost: 'w = clip(w + x, 0, 1)',
        delay: { post: '1*ms' },
        name: 's',
      })
      s.connect({ condition: 'i != j' })
      s.set({ delay: 'rand()*2*ms', w: 'rand()' })
      return [a, b, s]
    },
  },
  // Rules that make synapses, by which a module makes them anew: rows of neurons, candidates, a place in memory.
  connections: {
    kept: /^initialize/,
    make() {
      const group = groupOf('x : metre', {})
      const namespace = { reach: '50*um' }
      const s = new Synapses(group, group, 'w : 1', { name: 's' })
      s.connect({ condition: 'abs(x_pre - x_post) < reach', p: 'exp(-abs(x_pre - x_post)/reach)', namespace })
      s.connect({ j: 'i + k for k in range(-2, 3) if k != 0', skipInvalid: true })
      s.connect({ p: 0.1 })
      return [group, s]
    },
  },
  'leaky-refractory': {
    make() {
      const equations = 'dv/dt = (v0 - v)/tau : volt (unless refractory)\nv0 : volt'
      const spiking = { threshold: 'v > -50*mV', reset: 'v = -70*mV', refractory: '5*ms', method: 'exact' }
      const group = groupOf(equations, { ...spiking, namespace: { tau: '10*ms' } })
      return [group, new SpikeMonitor(group)]
    },
  },
  // Two steps at once, but for the tile of which something is sampled.
  oscillator: {
    make() {
      const equations = 'dv/dt = w/tau : 1\ndw/dt = -v/tau : 1'
      const group = groupOf(equations, { method: 'euler', namespace: { tau: '1*ms' } })
      return [group, new StateMonitor(group, ['v'], { record: [0] })]
    },
  },
  'two-coupled': {
    make() {
      const equations = 'dv/dt = (w - v)/tau_v : 1 (unless refractory)\ndw/dt = (I - w - 0.1*v)/tau_w : 1\nI : 1'
      const spiking = { threshold: 'v > 1', reset: 'v = 0; w -= 0.2', refractory: '2*ms', method: 'exact' }
      return [groupOf(equations, { ...spiking, namespace: { tau_v: '10*ms', tau_w: '30*ms' } })]
    },
  },
  'tau-per-neuron': {
    make() {
      const equations = 'dv/dt = (I - v)/tau : 1\ntau : second\nI : 1'
      return [groupOf(equations, { threshold: 'v > 1', reset: 'v = 0', method: 'exact' })]
    },
  },
  'sine-drive': {
    make() {
      const namespace = { tau: '10*ms', A: '0.5', f: '20*Hz' }
      const equations = 'dv/dt = (1 + A*sin(2*pi*f*t) - v)/tau : 1'
      return [groupOf(equations, { threshold: 'v > 1', reset: 'v = 0', method: 'euler', namespace })]
    },
  },
  'recorded-current': {
    make() {
      const equations = 'dv/dt = -I/C : volt\nI = g*(v - E) : amp\nE : volt (shared)'
      const group = groupOf(equations, { method: 'exponential_euler', namespace: { C: '200*pF', g: '10*nS' } })
      return [group, new StateMonitor(group, ['v', 'I'], { record: [0, 50] })]
    },
  },
  'parameter-in-reset': {
    make() {
      const equations = 'dv/dt = (2 - v)/tau : 1\ntau : second\ncount : integer'
      return [groupOf(equations, { threshold: 'v > 1', reset: 'v = 0; tau *= 1.1; count += 1', method: 'exact' })]
    },
  },
  // A condition of the group's own is looked at between threshold and reset, and reads what the reset changes.
  'event-between': {
    make() {
      const equations = 'dv/dt = (2 - v)/tau : 1\nhigh_since : second'
      const group = groupOf(equations, {
        threshold: 'v > 1',
        reset: 'v = 0',
        events: { high: 'v > 0.8 and high_since < 0*ms' },
        method: 'euler',
        namespace: { tau: '10*ms' },
      })
      group.runOnEvent('high', 'high_since = t')
      return [group, new SpikeMonitor(group), new EventMonitor(group, 'high')]
    },
  },
  // A regular operation by a clock of its own, in the kernel of the group.
  'regular-clock': {
    make() {
      const equations = 'dv/dt = (rate*second - v)/tau : 1\nrate : Hz'
      const group = groupOf(equations, { method: 'euler', namespace: { tau: '10*ms' } })
      group.runRegularly('rate = rand()*100*Hz', { dt: '10*ms' })
      return [group, new StateMonitor(group, ['v'], { record: true, dt: '1*ms' })]
    },
  },
  // A value that all neurons share is drawn once a step, so that kernels do one step at a time.
  'shared-noise': {
    kept: /^(tile|prepare|part|run\d)/,
    make() {
      const equations = 'dv/dt = (drive - v)/tau : 1\ndrive = 1 + 0.5*randn() : 1 (shared, constant over dt)'
      const group = groupOf(equations, {
        threshold: 'v > 1',
        reset: 'v = 0',
        method: 'euler',
        namespace: { tau: '10*ms' },
      })
      return [group, new SpikeMonitor(group, { variables: ['v'] })]
    },
  },
  // Clocks that do not fit into each other: which of them have a step at a moment is found moment by moment.
  'unaligned-clocks': {
    kept: /^(beginMoment|run|part|beginBlock|runParts|endBlock)/,
    make() {
      const group = groupOf('dv/dt = -v/tau : 1', { method: 'euler', namespace: { tau: '10*ms' } })
      return [group, new StateMonitor(group, ['v'], { record: true, dt: '0.15*ms' })]
    },
  },
  // Neurons without equations, whose spikes are drawn: a row of uniforms is compared, and the few are recorded.
  poisson: {
    kept: /^(tile|prepare)/,
    make() {
      const group = new PoissonGroup(100, '20*Hz')
      return [group, new SpikeMonitor(group)]
    },
  },
  // Many spike trains: rows of binomial numbers, of a weight that is a constant and of one that is the neuron's own.
  'poisson-inputs': {
    kept: /^(tile|prepare)/,
    make() {
      const group = groupOf('dv/dt = -v/tau : volt (unless refractory)\nw : volt', {
        threshold: 'v > 10*mV',
        reset: 'v = 0*mV',
        refractory: '2*ms',
        method: 'exact',
        namespace: { tau: '10*ms' },
      })
      return [
        group,
        new PoissonInput(group, 'v', 1000, '10*Hz', '0.1*mV'),
        new PoissonInput(group, 'v', 200, '10*Hz', 'w/2'),
      ]
    },
  },
  // Spikes at given times: those of a step stand together, and what monitors do with them is done for each.
  'given-spikes': {
    kept: /^(tile|prepare|part)/,
    make() {
      const group = new SpikeGeneratorGroup(3, [0, 2], [1e-3, 2e-3], { period: '5*ms' })
      return [group, new SpikeMonitor(group), new PopulationRateMonitor(group)]
    },
  },
  // What another group holds is read where it stands: in the own place, in that of an index variable, in the only one there is.
  'linked-variables': {
    kept: /^(tile|prepare|derive|part)/,
    make() {
      const source = groupOf('dx/dt = -x/tau : volt\nlevel : volt (shared)', {
        method: 'exact',
        namespace: { tau: '5*ms' },
      })
      const equations =
        'dv/dt = (own + other + level - v)/tau : volt\nown : volt (linked)\nother : volt (linked)\nlevel : volt (linked)\nfrom_where : integer'
      const group = groupOf(equations, { method: 'euler', namespace: { tau: '10*ms' } })
      group.link('own', source, 'x')
      group.link('other', source, 'x', { index: 'from_where' })
      group.link('level', source, 'level')
      return [source, group]
    },
  },
  // A function of the modeller's own is written out where it is called, its branches as choices.
  'own-function': {
    make() {
      const text = `
def opening(v, gate):
    shifted = v + 40*mV
    if gate > 0.5:
        return exp(shifted/(10*mV))/ms
    elif shifted > 0*mV:
        return 2/ms
    else:
        return 0/ms`
      const opening = new EquationFunction(text.trim(), { arguments: { v: 'volt', gate: '1' }, result: 'hertz' })
      const equations = 'dn/dt = opening(v, n)*(1 - n) : 1\nv : volt'
      return [groupOf(equations, { method: 'euler', namespace: { opening } })]
    },
  },
  // Steps of their own length within a step: the rates stand in the loop once, whatever the formula.
  gsl: {
    make() {
      const equations = 'dv/dt = (drive - v**3 - w)/tau : 1\ndw/dt = (v - w)/(10*tau) : 1\ndrive : 1'
      return [
        groupOf(equations, { threshold: 'v > 1', reset: 'v = 0', method: 'gsl_rkf45', namespace: { tau: '1*ms' } }),
      ]
    },
  },
}

/** The text alone: nothing is assembled here. */
async function textOf(objects: readonly NetworkObject[]): Promise<string> {
  const network = new Network(objects, { assemble: notAssembled })
  network.seed(1)
  return (await network.compile()).text
}

/** The functions whose names match, with the comments before them. */
function functionsOf(text: string, names: RegExp): string {
  const blocks = text.split(/\n\n(?=(?:\/\/|\/\*\*|export|function))/)
  const named = blocks.filter(block => names.test(/^(?:export )?function (\w+)/m.exec(block)?.[1] ?? ''))
  return named.map(block => `${block.trimEnd()}\n`).join('\n')
}

test.each(Object.entries(models))('%s', async (name, { make, kept = step }) => {
  const text = await textOf(make())
  await expect(kept === 'whole' ? text : functionsOf(text, kept)).toMatchFileSnapshot(`../../golden/${name}.ts`)
})

describe('the text is the key under which a module is kept', () => {
  /** A network with everything whose number, value or name could slip in. */
  async function keyed({
    size,
    tau,
    dt,
    name,
    seed,
  }: {
    size: number
    tau: string
    dt: string
    name: string
    seed: number
  }): Promise<string> {
    const equations =
      'dv/dt = (drive - v)/tau : 1 (unless refractory)\ndrive = gain*randn() : 1 (shared, constant over dt)\ngain : 1 (shared)'
    const group = new NeuronGroup(size, equations, {
      threshold: 'v > 0.8', reset: 'v = 0', refractory: '2*tau', events: { high: 'v > 0.5' }, method: 'euler',
      namespace: { tau, level: tau }, name, dt,
    }) // prettier-ignore
    group.set({ v: 'rand()', gain: 1 / size })
    group.runRegularly('v += 1*dt/level', { dt: tau, name: `${name}_kick` })
    const objects = [
      group,
      new SpikeMonitor(group, { name: `${name}_spikes` }),
      new EventMonitor(group, 'high', { name: `${name}_high`, variables: ['v'] }),
      new StateMonitor(group, ['v'], { name: `${name}_trace`, record: [0, Math.floor(size / 2)], dt: tau }),
    ]
    const network = new Network(objects, { assemble: notAssembled, name })
    network.seed(seed)
    return (await network.compile({ duration: tau })).text
  }
  const given = { size: 10, tau: '10*ms', dt: '0.1*ms', name: 'G', seed: 1 }

  test.each([
    ['sizes', { size: 1e6 }],
    ['values of constants', { tau: '20*ms' }],
    ['lengths of steps', { dt: '0.05*ms' }],
    ['names of objects', { name: 'cells' }],
    ['the seed', { seed: 12345 }],
  ])('and holds no %s', async (_, other) => {
    expect(await keyed({ ...given, ...other })).toBe(await keyed(given))
  })
})
