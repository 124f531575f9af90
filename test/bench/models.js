// The models that are measured: files of models/, and what they are.

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** Titles by file name without ending. */
export const models = {
  lif: 'exact leaky integrate-and-fire, refractory',
  'noisy-lif': 'noisy leaky integrate-and-fire',
  'noisy-adaptive': 'noisy adaptive threshold',
  'hodgkin-huxley': 'Hodgkin–Huxley, exponential Euler',
  adex: 'AdEx, Euler',
  izhikevich: 'Izhikevich, Euler',
}

/** Networks, which have the sizes that they are written with: title, and the size of the first group. */
export const networks = {
  cuba: ['4000 current-based neurons, 320 000 synapses (CUBA)', 4000],
  cobahh: ['4000 Hodgkin–Huxley neurons, 320 000 synapses (COBAHH)', 4000],
  brunel: ['10⁴ leaky neurons, 10⁷ synapses, delay 1.5 ms', 10000],
  'stdp-one': ['plasticity, 1000 Poisson neurons onto 1', 1000],
  'stdp-many': ['plasticity, 1000 Poisson neurons onto 100', 1000],
}

/** The command. */
export const hillock = fileURLToPath(new URL('../../dist/cli/hillock.js', import.meta.url))

/** The model file of a name. */
export function fileOf(name) {
  return fileURLToPath(new URL(`models/${name}.py`, import.meta.url))
}

/** The names that were asked for; all of them where none were. */
export function chosen(names) {
  const all = [...Object.keys(models), ...Object.keys(networks)]
  const unknown = names.find(name => !all.includes(name))
  if (unknown !== undefined) throw new Error(`there is no model ${unknown}: they are ${all.join(', ')}`)
  return names.length > 0 ? names : all
}

/** What `hillock bench` tells of a model. */
export function benchOf(name, flags) {
  const argv = [hillock, 'bench', fileOf(name), ...flags, '--json']
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1 << 26 }))
}
