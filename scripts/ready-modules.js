// Modules of the gallery's models, assembled ahead: the command, and the playground, need no assembler for these.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { importSources } from './import-sources.js'

const examples = fileURLToPath(new URL('../examples', import.meta.url))
const sources = ['session/index.ts', 'playground/run/server.ts', 'network/assembler.ts', 'network/ready-modules.ts']

/** Runs a model as each door does, which decides on the texts of its modules: a page watches every group. */
const doors = {
  command: async ({ runScript }, { file, text }, assemble) => (await runScript(text, { file, assemble })).ok,
  page: async ({ RunServer }, model, assemble) => {
    let ok = false
    const server = new RunServer(({ news }) => (ok ||= news?.kind === 'ended' && news.ended.ok), assemble)
    const plain = { seed: 1, sizes: {}, set: {}, live: {}, watch: {}, threads: 1, bare: true, ghosts: 'none' }
    await server.serve({ kind: 'run', run: 1, settings: { ...plain, ...model } })
    return ok
  },
}

/**
 * Writes them to a folder, as `network/ready-modules.ts` reads them.
 *
 * @param {string} folder
 * @param {keyof typeof doors} door
 */
export async function writeReadyModules(folder, door) {
  const exported = await importSources(...sources)
  /** @type {Map<string, Uint8Array>} */
  const modules = new Map()
  const assemble = async text => {
    const module = modules.get(text) ?? (await exported.assembleHere(text))
    modules.set(text, module)
    return module
  }
  for (const { models } of JSON.parse(readFileSync(join(examples, 'gallery.json'), 'utf8'))) {
    for (const file of models) {
      const text = readFileSync(join(examples, file), 'utf8')
      if (!(await doors[door](exported, { file, text }, assemble))) throw new Error(`${file} does not run`)
    }
  }
  mkdirSync(folder, { recursive: true })
  for (const [name, bytes] of await exported.readyFiles(modules)) writeFileSync(join(folder, name), bytes)
}
