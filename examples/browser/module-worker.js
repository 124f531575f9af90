// A compiled module and its host in a worker, so that the page goes on whatever a module does.
//
// The page sends   { kind: 'open', source }, a URL or bytes; { kind: 'run', run, group, spikes, milliseconds, start };
//                  { kind: 'stop' }. A run that begins ends the one before.
// and is told      { kind: 'opened', model }; { kind: 'begun', … }, { kind: 'block', … }, { kind: 'ended', … } with the
//                  number of the run; { kind: 'problem', text } if something is wrong with a module or an input

import { format, HillockError, load } from './hillock-host.js'
import { fingerprint } from './fingerprint.js'

let model
let current
let simulation

const asked = {
  open: async ({ source }) => {
    model = await load(typeof source === 'string' ? fetch(source) : source)
    const { groups, monitors, constants, manifest } = model
    postMessage({ kind: 'opened', model: { groups, monitors, constants, defaults: manifest.defaults } })
  },
  run: async message => {
    current?.abort()
    current = new AbortController()
    await simulate(message, current.signal)
  },
  /** The run ends as if its duration had been shorter. */
  stop: () => simulation?.stop(),
}

addEventListener('message', async ({ data }) => {
  try {
    await asked[data.kind](data)
  } catch (error) {
    if (error.name === 'AbortError') return
    if (!(error instanceof HillockError)) throw error
    postMessage({ kind: 'problem', text: format(error.diagnostics) })
  }
})

async function simulate({ run, group, spikes: name, milliseconds, start }, signal) {
  const sim = await model.start({
    ...start,
    onDiagnostic: diagnostic => postMessage({ kind: 'problem', text: format([diagnostic]) }),
  })
  if (signal.aborted) return sim.dispose()
  simulation = sim
  try {
    const neurons = sim.sizes[group]
    const constants = model.constants.map(({ name: constant, unit }) => [
      constant,
      sim.get(constant, unit || undefined),
    ])
    postMessage({ kind: 'begun', run, neurons, constants })
    const began = performance.now()
    // Often enough to be watched: 120 pieces, or more if there is much to do in one.
    const every = Math.min(milliseconds / 120, (2e6 / neurons) * sim.dt * 1000)
    for await (const block of sim.stream(`${milliseconds} ms`, { every: `${every} ms`, signal })) {
      const spikes = block.spikes[name]
      postMessage({ kind: 'block', run, t: block.t * 1000, times: spikes.get('t', 'ms'), i: spikes.i.slice() })
    }
    if (signal.aborted) return
    const { i, t, length } = sim.spikes[name]
    const spent = performance.now() - began
    postMessage({ kind: 'ended', run, t: sim.t, length, neurons, spent, mark: await fingerprint(i, t) })
  } finally {
    sim.dispose()
  }
}
