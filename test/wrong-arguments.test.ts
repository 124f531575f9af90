/** Every public function, called with what TypeScript would not let pass: a HillockError, or it makes no difference. */
import { beforeAll, expect, test } from 'vitest'
import { HillockError } from '../diagnostics/index.ts'
import * as host from '../host/index.ts'
import { loadFile } from '../host/node.ts'
import * as hillock from '../network/index.ts'
import * as session from '../session/index.ts'
import { twoGroups } from './host/fixtures/two-groups.ts'

type Anything = (...values: unknown[]) => unknown

/** A call with a wrong value in one place. */
type Calls = Readonly<Record<string, (wrong: unknown) => unknown>>

const nothing = undefined
const wrongs: readonly unknown[] = [
  nothing, null, true, 0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 7n, '', 'x', '5 mV', Symbol('s'), new Map([['tau', '5 ms']]), new Set([1]), [], [null], ['x'],
  [-1], [1.5], {}, { x: null }, { length: -1 }, { length: 'x' }, () => 0, new Date(0), new Map([[1, 2]]), Object.create(null),
  Object.create({ constructor: undefined }),
] // prettier-ignore

/** Options with each of their names wrong in turn. */
function options(call: (options: unknown) => unknown, names: readonly string[], rest: object = {}): Calls {
  return {
    options: wrong => call(wrong),
    ...Object.fromEntries(names.map(name => [name, (wrong: unknown) => call({ ...rest, [name]: wrong })])),
  }
}

const loose = hillock as unknown as Readonly<
  Record<string, new (...values: unknown[]) => Readonly<Record<string, Anything>>>
>

function make(name: string, ...values: readonly unknown[]): Readonly<Record<string, Anything>> {
  const Class = loose[name]
  if (Class === undefined) throw new Error(`there is no ${name}`)
  return new Class(...values)
}

function group(): hillock.NeuronGroup {
  return new hillock.NeuronGroup(2, 'dv/dt = -v/(10*ms) : volt\nn : integer\ng : 1 (shared)', {
    threshold: 'v > 1*mV',
    reset: 'v = 0*mV',
    events: { high: 'v > 2*mV' },
    method: 'exact',
  })
}

function synapses(): hillock.Synapses {
  const neurons = group()
  return new hillock.Synapses(neurons, neurons, 'w : 1', { multisynapticIndex: 'k' })
}

function connected(): hillock.Synapses {
  const made = synapses()
  made.connect()
  return made
}

/** The methods of an object, whatever they are called with. */
function methods(object: object): Readonly<Record<string, Anything>> {
  const found = object as Readonly<Record<string, Anything>>
  return new Proxy(found, {
    get: (target, name: string) => {
      const method = target[name]
      if (method === undefined) throw new Error(`there is no ${name}`)
      return (...values: unknown[]) => method.apply(target, values)
    },
  })
}

let model: host.Model

beforeAll(async () => {
  model = await host.load(await twoGroups())
})

async function started(use: (simulation: Readonly<Record<string, Anything>>) => unknown): Promise<void> {
  const simulation = await model.start({ seed: 1 })
  try {
    await use(methods(simulation))
  } finally {
    simulation.dispose()
  }
}

const timing = ['when', 'order', 'name', 'dt', 'clock', 'span']

const ofNetworks: Readonly<Record<string, Calls>> = {
  Clock: { dt: wrong => make('Clock', wrong), ...options(given => make('Clock', '1*ms', given), ['name', 'span']) },
  'Clock.dt': { value: wrong => Object.assign(new hillock.Clock('1*ms'), { dt: wrong }) },
  NeuronGroup: {
    size: wrong => make('NeuronGroup', wrong, 'v : 1'),
    equations: wrong => make('NeuronGroup', 1, wrong),
    ...options(
      given => make('NeuronGroup', 1, 'v : 1', given),
      [
        'threshold',
        'reset',
        'refractory',
        'events',
        'order',
        'method',
        'methodOptions',
        'namespace',
        'name',
        'dt',
        'clock',
        'onDiagnostic',
        'streams',
        'defaultClock',
        'span',
      ],
      { threshold: 'v > 1', reset: 'v = 0' },
    ),
  },
  'NeuronGroup.set': {
    values: wrong => methods(group())['set']?.(wrong),
    v: wrong => methods(group())['set']?.({ v: wrong }),
    n: wrong => methods(group())['set']?.({ n: wrong }),
    g: wrong => methods(group())['set']?.({ g: wrong }),
  },
  'NeuronGroup.get': {
    name: wrong => methods(group())['get']?.(wrong),
    unit: wrong => methods(group())['get']?.('v', wrong),
  },
  'NeuronGroup.read': {
    name: wrong => methods(group())['read']?.(wrong),
    namespace: wrong => methods(group())['read']?.('v', wrong),
  },
  'NeuronGroup.write': {
    name: wrong => methods(group())['write']?.(wrong, 1),
    values: wrong => methods(group())['write']?.('v', wrong),
    ...options(given => methods(group())['write']?.('v', 1, given), ['indices', 'where', 'span']),
  },
  Synapses: {
    source: wrong => make('Synapses', wrong),
    target: wrong => make('Synapses', group(), wrong),
    equations: wrong => make('Synapses', group(), group(), wrong),
    ...options(
      given => make('Synapses', group(), group(), 'w : 1', given),
      ['onPre', 'onPost', 'onEvent', 'delay', 'multisynapticIndex', 'order', 'method', 'namespace', 'name', 'span'],
      { onPre: 'w = 1' },
    ),
  },
  'Synapses.connect': options(
    given => methods(synapses())['connect']?.(given),
    ['condition', 'i', 'j', 'p', 'n', 'skipInvalid', 'namespace', 'span'],
  ),
  'Synapses.between': {
    before: wrong => methods(connected())['between']?.(wrong),
    behind: wrong => methods(connected())['between']?.(0, wrong),
    numbers: wrong => methods(connected())['between']?.(0, 1, wrong),
  },
  'NeuronGroup.rename': { name: wrong => methods(group())['rename']?.(wrong) },
  'NeuronGroup.runRegularly': {
    code: wrong => methods(group())['runRegularly']?.(wrong),
    ...options(given => methods(group())['runRegularly']?.('n = 1', given), timing),
  },
  'NeuronGroup.runOnEvent': {
    event: wrong => methods(group())['runOnEvent']?.(wrong, 'n = 1'),
    code: wrong => methods(group())['runOnEvent']?.('high', wrong),
    ...options(given => methods(group())['runOnEvent']?.('high', 'n = 1', given), ['when', 'order', 'span']),
  },
  'NeuronGroup.setEventSchedule': {
    event: wrong => methods(group())['setEventSchedule']?.(wrong),
    ...options(given => methods(group())['setEventSchedule']?.('high', given), ['when', 'order', 'span']),
  },
  'NeuronGroup.subgroup': {
    start: wrong => methods(group())['subgroup']?.(wrong),
    stop: wrong => methods(group())['subgroup']?.(0, wrong),
    ...options(given => methods(group())['subgroup']?.(0, 1, given), ['name', 'span']),
  },
  StateMonitor: {
    group: wrong => make('StateMonitor', wrong, 'v', { record: true }),
    variables: wrong => make('StateMonitor', group(), wrong, { record: true }),
    ...options(given => make('StateMonitor', group(), 'v', given), ['record', ...timing], { record: true }),
  },
  'StateMonitor.get': {
    name: wrong => methods(make('StateMonitor', group(), 'v', { record: true }))['get']?.(wrong),
    unit: wrong => methods(make('StateMonitor', group(), 'v', { record: true }))['get']?.('v', wrong),
    samples: wrong => methods(make('StateMonitor', group(), 'v', { record: true }))['samples']?.(wrong),
  },
  SpikeMonitor: {
    group: wrong => make('SpikeMonitor', wrong),
    ...options(given => make('SpikeMonitor', group(), given), ['variables', 'record', 'when', 'order', 'name', 'span']),
  },
  EventMonitor: {
    group: wrong => make('EventMonitor', wrong, 'high'),
    event: wrong => make('EventMonitor', group(), wrong),
    ...options(
      given => make('EventMonitor', group(), 'high', given),
      ['variables', 'record', 'when', 'order', 'name', 'span'],
    ),
  },
  'EventMonitor.get': {
    name: wrong => methods(make('SpikeMonitor', group()))['get']?.(wrong),
    unit: wrong => methods(make('SpikeMonitor', group()))['get']?.('t', wrong),
    values: wrong => methods(make('SpikeMonitor', group()))['values']?.(wrong),
    binSize: wrong => methods(make('SpikeMonitor', group()))['binnedRate']?.(wrong),
    ...options(given => methods(make('SpikeMonitor', group()))['binnedRate']?.('1*ms', given), ['span']),
    window: wrong => methods(make('SpikeMonitor', group()))['smoothRate']?.(wrong, '1*ms'),
    width: wrong => methods(make('SpikeMonitor', group()))['smoothRate']?.('flat', wrong),
  },
  PoissonGroup: {
    size: wrong => make('PoissonGroup', wrong, '5*Hz'),
    rates: wrong => make('PoissonGroup', 2, wrong),
    ...options(
      given => make('PoissonGroup', 2, '5*Hz', given),
      ['precision', 'namespace', 'name', 'dt', 'clock', 'when', 'order', 'span'],
    ),
  },
  SpikeGeneratorGroup: {
    size: wrong => make('SpikeGeneratorGroup', wrong, [0], [1e-3]),
    indices: wrong => make('SpikeGeneratorGroup', 2, wrong, [1e-3]),
    times: wrong => make('SpikeGeneratorGroup', 2, [0], wrong),
    ...options(
      given => make('SpikeGeneratorGroup', 2, [0], [1e-3], given),
      ['period', 'name', 'dt', 'clock', 'when', 'order', 'span'],
    ),
  },
  'SpikeGeneratorGroup.setSpikes': {
    indices: wrong => methods(make('SpikeGeneratorGroup', 2, [0], [1e-3]))['setSpikes']?.(wrong, [1e-3]),
    times: wrong => methods(make('SpikeGeneratorGroup', 2, [0], [1e-3]))['setSpikes']?.([0], wrong),
  },
  PoissonInput: {
    target: wrong => make('PoissonInput', wrong, 'v', 10, '5*Hz', '1*mV'),
    variable: wrong => make('PoissonInput', group(), wrong, 10, '5*Hz', '1*mV'),
    trains: wrong => make('PoissonInput', group(), 'v', wrong, '5*Hz', '1*mV'),
    rate: wrong => make('PoissonInput', group(), 'v', 10, wrong, '1*mV'),
    weight: wrong => make('PoissonInput', group(), 'v', 10, '5*Hz', wrong),
    ...options(
      given => make('PoissonInput', group(), 'v', 10, '5*Hz', '1*mV', given),
      ['name', 'when', 'order', 'span'],
    ),
  },
  NetworkOperation: {
    run: wrong => make('NetworkOperation', wrong),
    ...options(given => make('NetworkOperation', () => {}, given), ['name', ...timing]),
  },
  BinomialFunction: {
    n: wrong => make('BinomialFunction', wrong, 0.5),
    p: wrong => make('BinomialFunction', 3, wrong),
    ...options(given => make('BinomialFunction', 3, 0.5, given), ['name', 'span']),
  },
  EquationFunction: {
    text: wrong => make('EquationFunction', wrong, { result: '1' }),
    ...options(given => make('EquationFunction', 'def f(x):\n    return x', given), ['arguments', 'result'], {
      result: '1',
    }),
  },
  Equations: {
    text: wrong => make('Equations', wrong),
    replacements: wrong => make('Equations', 'v : 1', wrong),
  },
  ExplicitStateUpdater: {
    description: wrong => make('ExplicitStateUpdater', wrong),
    ...options(given => make('ExplicitStateUpdater', 'x_new = x + dt*f(x, t)', given), ['stochastic', 'name', 'span']),
  },
  TimedArray: {
    values: wrong => make('TimedArray', wrong, '1*ms'),
    dt: wrong => make('TimedArray', [1], wrong),
    ...options(given => make('TimedArray', [1], '1*ms', given), ['unit', 'dimension', 'name', 'span']),
  },
  PopulationRateMonitor: {
    group: wrong => make('PopulationRateMonitor', wrong),
    ...options(given => make('PopulationRateMonitor', group(), given), ['name', 'span']),
  },
  'PopulationRateMonitor.get': {
    name: wrong => methods(make('PopulationRateMonitor', group()))['get']?.(wrong),
    unit: wrong => methods(make('PopulationRateMonitor', group()))['get']?.('t', wrong),
    binSize: wrong => methods(make('PopulationRateMonitor', group()))['binnedRate']?.(wrong),
    window: wrong => methods(make('PopulationRateMonitor', group()))['smoothRate']?.(wrong, '1*ms'),
    width: wrong => methods(make('PopulationRateMonitor', group()))['smoothRate']?.('gaussian', wrong),
  },
  Network: {
    object: wrong => make('Network', wrong),
    objects: wrong => make('Network', [wrong]),
    ...options(given => make('Network', [], given), ['streams', 'assemble', 'clock', 'name', 'stepping']),
    tile: wrong => make('Network', [], { stepping: { tile: wrong } }),
    blockLimit: wrong => make('Network', [], { stepping: { blockLimit: wrong } }),
    join: wrong => make('Network', [], { stepping: { join: wrong } }),
    lanes: wrong => make('Network', [], { stepping: { lanes: wrong } }),
  },
  'Network.add': {
    object: wrong => methods(make('Network'))['add']?.(wrong),
    gone: wrong => methods(make('Network'))['remove']?.(wrong),
  },
  'Network.get': {
    name: wrong => methods(make('Network', group()))['get']?.(wrong),
    has: wrong => methods(make('Network', group()))['has']?.(wrong),
  },
  'Network.seed': { seed: wrong => methods(make('Network'))['seed']?.(wrong) },
  'Network.dt': { dt: wrong => Object.assign(make('Network'), { dt: wrong }) },
  'Network.slots': { slots: wrong => Object.assign(make('Network'), { slots: wrong }) },
  'Network.check': options(given => methods(make('Network', group()))['check']?.(given), ['namespace', 'onDiagnostic']),
  'Network.run': {
    duration: wrong => methods(make('Network'))['run']?.(wrong),
    ...options(
      given => methods(make('Network'))['run']?.('1*ms', given),
      ['namespace', 'variables', 'onDiagnostic', 'signal', 'onProgress', 'slice', 'span'],
    ),
  },
  'Network.compile': options(
    given =>
      methods(make('Network', [group()], { assemble: () => Promise.resolve(new Uint8Array(8)) }))['compile']?.(given),
    ['namespace', 'variables', 'onDiagnostic', 'script', 'duration', 'keepSeed', 'span'],
  ),
  remembering: {
    assemble: wrong => (hillock.remembering as unknown as Anything)(wrong),
    most: wrong => (hillock.remembering as unknown as Anything)(() => Promise.resolve(new Uint8Array()), wrong),
  },
  assembleHere: {
    text: wrong => (typeof wrong === 'string' ? nothing : (hillock.assembleHere as unknown as Anything)(wrong)),
  },
  RandomStreams: { seed: wrong => make('RandomStreams', wrong) },
  format: {
    diagnostics: wrong => (hillock.format as unknown as Anything)(wrong),
    ...options(given => (hillock.format as unknown as Anything)([], given), ['color']),
  },
}

const ofModules: Readonly<Record<string, Calls>> = {
  load: { source: wrong => (host.load as unknown as Anything)(wrong) },
  loadFile: { path: wrong => (loadFile as unknown as Anything)(wrong) },
  declarationOf: {
    name: wrong => (host.declarationOf as unknown as Anything)(model.manifest, wrong),
    manifest: wrong => (host.declarationOf as unknown as Anything)(wrong, 'model'),
  },
  'Model.start': {
    ...options(
      given => methods(model)['start']?.(given),
      ['seed', 'sizes', 'set', 'dt', 'onDiagnostic', 'room', 'tile', 'blockLimit', 'memoryLimit'],
    ),
    size: wrong => methods(model)['start']?.({ sizes: { G: wrong } }),
    tau: wrong => methods(model)['start']?.({ set: { tau: wrong } }),
    v: wrong => methods(model)['start']?.({ set: { 'G.v': wrong } }),
  },
  'Simulation.run': {
    duration: wrong => (wrong === 1.5 || wrong === 2 ** 53 ? nothing : started(({ run }) => run?.(wrong))),
    ...options(given => started(({ run }) => run?.('1 ms', given)), ['signal', 'onProgress', 'slice']),
  },
  'Simulation.stream': {
    duration: wrong =>
      wrong === 1.5 || wrong === 2 ** 53
        ? nothing
        : started(({ stream }) => drained(stream?.(wrong, { every: '1 s' }))),
    ...options(given => started(({ stream }) => drained(stream?.('1 ms', given))), ['every', 'signal', 'slice'], {
      every: '1 ms',
    }),
  },
  'Simulation.advance': { steps: wrong => (wrong === 2 ** 53 ? nothing : started(({ advance }) => advance?.(wrong))) },
  'Simulation.restart': options(given => started(({ restart }) => restart?.(given)), ['seed']),
  'Simulation.set': {
    values: wrong => started(({ set }) => set?.(wrong)),
    tau: wrong => started(({ set }) => set?.({ tau: wrong })),
    n: wrong => started(({ set }) => set?.({ 'G.n': wrong })),
  },
  'Simulation.get': {
    name: wrong => started(({ get }) => get?.(wrong)),
    unit: wrong => started(({ get }) => get?.('G.v', wrong)),
  },
  'Simulation.spikes': {
    name: async wrong => {
      const simulation = await model.start({ seed: 1 })
      methods(simulation.spikes['spikes'] ?? {})['get']?.(wrong)
    },
  },
}

async function drained(stream: unknown): Promise<void> {
  for await (const _ of stream as AsyncIterable<unknown>) continue
}

const script = "from brian2 import *\ntau = 10*ms\nG = NeuronGroup(2, 'dv/dt = -v/tau : 1', method='exact')"

const notebook = JSON.stringify({ nbformat: 4, cells: [{ cell_type: 'code', source: script }] })

const ofScripts: Readonly<Record<string, Calls>> = {
  runScript: {
    text: wrong => (session.runScript as unknown as Anything)(wrong),
    ...options(
      given => (session.runScript as unknown as Anything)(script, given),
      [
        'file',
        'set',
        'sizes',
        'seed',
        'signal',
        'stopper',
        'onPrint',
        'onPrintError',
        'onFigure',
        'onDiagnostic',
        'onProgress',
        'assemble',
        'compile',
      ],
    ),
    tau: wrong => (session.runScript as unknown as Anything)(script, { set: { tau: wrong } }),
    size: wrong => (session.runScript as unknown as Anything)(script, { sizes: { G: wrong } }),
  },
  runNotebook: {
    text: wrong => (session.runNotebook as unknown as Anything)(wrong),
    ...options(
      given => (session.runNotebook as unknown as Anything)(notebook, given),
      ['file', 'onCell', 'files', 'arguments'],
    ),
  },
  checkScript: {
    text: wrong => (session.checkScript as unknown as Anything)(wrong),
    ...options(given => (session.checkScript as unknown as Anything)(script, given), ['file', 'signal']),
  },
}

/** A function of a text and a place in it. */
function ofPlaces(call: Anything): Calls {
  return {
    text: wrong => call(wrong, 0),
    offset: wrong => call(script, wrong),
    ...options(given => call(script, 30, given), ['file', 'modules', 'files']),
  }
}

const ofSessions: Readonly<Record<string, Calls>> = {
  openSession: {
    text: wrong => (session.openSession as unknown as Anything)(wrong),
    ...options(given => (session.openSession as unknown as Anything)(script, given), ['file']),
  },
  'ScriptSession.run': options(
    async given => {
      const run = methods(session.openSession(script))['run']?.(given) as { readonly ended: Promise<unknown> }
      await run.ended
    },
    ['every', 'onBegin', 'onBlock', 'watch', 'live', 'seed', 'reseed', 'set', 'threads'],
  ),
  RunControl: {
    ...options(
      given => new (session.RunControl as unknown as new (given: unknown) => unknown)(given),
      ['every', 'onBegin', 'onBlock', 'watch', 'live'],
    ),
    watch: wrong => new session.RunControl({ watch: { G: wrong } } as object),
    neurons: wrong => new session.RunControl({ watch: { G: { neurons: wrong } } } as object),
    set: wrong => methods(new session.RunControl())['set']?.(wrong),
    value: wrong => methods(new session.RunControl())['set']?.({ tau: wrong }),
    step: wrong => methods(new session.RunControl())['step']?.(wrong),
  },
  checkText: {
    text: wrong => (session.checkText as unknown as Anything)(wrong),
    ...options(given => (session.checkText as unknown as Anything)(script, given), ['file', 'modules', 'files']),
  },
  completionsAt: ofPlaces(session.completionsAt as unknown as Anything),
  hoverAt: ofPlaces(session.hoverAt as unknown as Anything),
  fixesFor: {
    text: wrong => (session.fixesFor as unknown as Anything)(wrong, session.checkText('x = ')[0]),
    diagnostic: wrong => (session.fixesFor as unknown as Anything)(script, wrong),
  },
}

const all = { ...ofNetworks, ...ofModules, ...ofScripts, ...ofSessions }

test.each(Object.entries(all))('%s', async (_, calls) => {
  const failures: string[] = []
  for (const [place, call] of Object.entries(calls)) {
    for (const wrong of wrongs) {
      try {
        await call(wrong)
      } catch (problem) {
        if (problem instanceof HillockError && !/undefined \(|\[object/.test(problem.message)) continue
        failures.push(`${place} = ${shown(wrong)}: ${String(problem)}`)
      }
    }
  }
  expect(failures).toEqual([])
})

function shown(value: unknown): string {
  if (typeof value === 'object' && value !== null) return JSON.stringify(value)
  return typeof value === 'function' ? 'a function' : String(value)
}

test('the table holds every class and function that the doors have', () => {
  const told = Object.keys(all).map(name => name.split('.')[0])
  const doors = { ...hillock, ...host, ...session }
  const callable = Object.entries(doors).flatMap(([name, value]) => (typeof value === 'function' ? [name] : []))
  const elsewhere = ['HillockError', 'RegularOperation', 'RunStopper', 'drawSeed', 'selectRecorded']
  expect(callable.filter(name => !told.includes(name)).toSorted()).toEqual(elsewhere)
})

test.each<[string, () => unknown, string]>([
  ['Model.start', () => methods(model)['start']?.({ sed: 1 }), "start has no option 'sed'"],
  ['NeuronGroup', () => make('NeuronGroup', 1, 'v : 1', { treshold: 'v > 1' }), "NeuronGroup has no option 'treshold'"],
  ['runScript', () => session.runScript(script, { Seed: 1 } as object), "runScript has no option 'Seed'"],
  [
    'runScript',
    () => session.runScript(script, { set: { tau: 0.02 } } as object),
    'set.tau has to be a text as a script has it',
  ],
  [
    'runScript',
    () => session.runScript(script, { seed: -1 }),
    'a seed is a whole number from 0 to 9007199254740991, not -1',
  ],
  [
    'NeuronGroup',
    () => make('NeuronGroup', 1, 'v : 1', { refractory: 5 }),
    'refractory should be set with a value with units second',
  ],
  ['Simulation.get', () => started(({ get }) => get?.('G.v', 3)), 'the unit of G.v has to be a text, not 3'],
  ['Simulation.stream', () => started(({ stream }) => drained(stream?.('1 s', {}))), 'every has to be a quantity'],
  [
    'write',
    () => methods(group())['write']?.('v', {}),
    'v has to be a number, a text or an array of numbers, not an object',
  ],
])('%s is told what is wrong', async (_, call, message) => {
  await expect(Promise.resolve().then(call)).rejects.toThrow(message)
})

test('a simulation under way, or disposed of, refuses in words', async () => {
  const simulation = await model.start({ seed: 1 })
  const running = simulation.run('100000 s')
  await expect(simulation.run('1 ms')).rejects.toThrow('network: this simulation is running already')
  expect(() => simulation.advance()).toThrow('network: this simulation is running')
  simulation.stop()
  await running
  simulation.dispose()
  expect(() => simulation.advance()).toThrow('network: this simulation was disposed of')
  expect(() => simulation.get('tau')).toThrow(HillockError)
  expect(() => simulation.set({ tau: 1 })).toThrow(HillockError)
  expect(() => simulation.restart()).toThrow(HillockError)
  await expect(simulation.run('1 ms')).rejects.toThrow(HillockError)
})
