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

/** The command. */
export const hillock = fileURLToPath(new URL('../../dist/cli/hillock.js', import.meta.url))

/** The model file of a name. */
export function fileOf(name) {
  return fileURLToPath(new URL(`models/${name}.py`, import.meta.url))
}

/** The names that were asked for; all of them where none were. */
export function chosen(names) {
  const unknown = names.find(name => !(name in models))
  if (unknown !== undefined) throw new Error(`there is no model ${unknown}: they are ${Object.keys(models).join(', ')}`)
  return names.length > 0 ? names : Object.keys(models)
}

/** What `hillock bench` tells of a model. */
export function benchOf(name, flags) {
  const argv = [hillock, 'bench', fileOf(name), ...flags, '--json']
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8', maxBuffer: 1 << 26 }))
}
