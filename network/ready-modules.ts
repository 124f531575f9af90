/** Modules that were assembled ahead: a list of them, and a file for each. */
import type { Assemble } from '../compiler/assemble/assemble.ts'
import { moduleKey, sha256 } from './module-key.ts'

/** The bytes of one of the files; undefined where it cannot be had. */
export type ReadReady = (name: string) => Promise<Uint8Array | undefined>

/** The hash of each module by the key of its text, as JSON. */
const listName = 'modules.json'

/** A module is in a file of the name of its hash, so that what is damaged is found out. */
function fileName(hash: string): string {
  return `${hash}.wasm`
}

/** The files that hold the modules of these texts, by name. */
export async function readyFiles(modules: ReadonlyMap<string, Uint8Array>): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const hashes: Record<string, string> = {}
  for (const [text, module] of modules) {
    const hash = await sha256(module)
    hashes[await moduleKey(text)] = hash
    files.set(fileName(hash), module)
  }
  return files.set(listName, new TextEncoder().encode(JSON.stringify(hashes)))
}

/** `assemble` for texts of which no module is ready, or none that is as it was made. The list is read at once. */
export function withReady(assemble: Assemble, read: ReadReady): Assemble {
  const hashes = hashesOf(read)
  return async text => (await readyModule(text, await hashes, read)) ?? assemble(text)
}

/** None where they cannot be read, and in pages that were not served safely, which have no hashes. */
async function hashesOf(read: ReadReady): Promise<ReadonlyMap<string, unknown>> {
  const bytes = 'subtle' in crypto ? await read(listName) : undefined
  try {
    return new Map(Object.entries(JSON.parse(new TextDecoder().decode(bytes)) as object))
  } catch {
    return new Map()
  }
}

async function readyModule(
  text: string,
  hashes: ReadonlyMap<string, unknown>,
  read: ReadReady,
): Promise<Uint8Array | undefined> {
  const hash = hashes.size === 0 ? undefined : hashes.get(await moduleKey(text))
  const module = typeof hash === 'string' ? await read(fileName(hash)) : undefined
  return module !== undefined && (await sha256(module)) === hash ? module : undefined
}
