/** The real thing behind a script's groups and monitors. */
import {
  type Assemble,
  assembleHere,
  Network,
  type NetworkObject,
  NeuronGroup,
  RandomStreams,
  remembering,
  SpikeMonitor,
  StateMonitor,
} from '../../../network/index.ts'
import { type Quantity, seconds } from '../../../units/index.ts'
import type { Engine, EngineNetwork, EngineObject } from './engine.ts'

/**
 * @param assemble where generated text becomes WebAssembly; in this thread unless given. What it made is remembered for
 * the whole session.
 */
export function networkEngine(assemble: Assemble = assembleHere): Engine {
  const remembered = remembering(assemble)
  return {
    group: (size, model, options) => new NeuronGroup(size, model, { ...options, streams: asStreams(options.streams) }),
    stateMonitor: (group, variables, { dt, ...options }) =>
      new StateMonitor(asGroup(group), variables, { ...options, dt: dt === undefined ? undefined : inSeconds(dt) }),
    spikeMonitor: (group, options) => new SpikeMonitor(asGroup(group), options),
    streams: seed => new RandomStreams(seed),
    network: (objects, streams) =>
      wrapped(new Network(objects.map(asObject), { streams: asStreams(streams), assemble: remembered })),
  }
}

function wrapped(network: Network): EngineNetwork {
  return {
    get t() {
      return network.t
    },
    get dt() {
      return network.dt
    },
    setDt: dt => {
      if (network.dt !== dt) network.dt = inSeconds(dt)
    },
    add: (...objects) => network.add(...objects.map(asObject)),
    check: ({ namespace, onDiagnostic }) => network.check({ namespace, onDiagnostic }),
    run: (duration, options = {}) => network.run(inSeconds(duration), withObjects(options)),
    compile: ({ duration, ...options } = {}) =>
      network.compile({ ...withObjects(options), duration: duration === undefined ? undefined : inSeconds(duration) }),
  }
}

/** The same options, their objects known for what they are. */
function withObjects<Options extends { readonly variables?: ReadonlyMap<EngineObject, string> }>(
  options: Options,
): Omit<Options, 'variables'> & { variables?: ReadonlyMap<NetworkObject, string> } {
  const { variables, ...others } = options
  if (variables === undefined) return others
  return { ...others, variables: new Map([...variables].map(([object, name]) => [asObject(object), name])) }
}

function inSeconds(value: number): Quantity {
  return { value, dimension: seconds }
}

function asObject(object: EngineObject): NetworkObject {
  if (object instanceof NeuronGroup || object instanceof StateMonitor || object instanceof SpikeMonitor) return object
  throw new Error('an object of another engine')
}

function asGroup(object: EngineObject): NeuronGroup {
  if (object instanceof NeuronGroup) return object
  throw new Error('a group of another engine')
}

function asStreams(streams: unknown): RandomStreams {
  if (streams instanceof RandomStreams) return streams
  throw new Error('streams of another engine')
}
