/** Modules for tests that need many of them. */
import { slimLibrary } from '../compiler/assemble/library.ts'
import { runtimeSources } from '../compiler/generated/runtime-sources.ts'
import type { Assemble } from '../network/assembler.ts'
import { remembering } from '../network/index.ts'

/**
 * AssemblyScript text → WebAssembly, with the options of the project but without optimisations: the same numbers in a
 * seventh of the time. Modules are remembered.
 */
export const assembleQuickly = remembering(async (text): Promise<Uint8Array<ArrayBuffer>> => {
  const asc = await import('assemblyscript/asc')
  slimLibrary(asc.libraryFiles)
  let module: Uint8Array<ArrayBuffer> | undefined
  const problems: string[] = []
  const { error } = await asc.main(['module.ts', '--outFile', 'module.wasm', '--optimizeLevel', '0'], {
    readFile: name => (name === 'module.ts' ? text : (runtimeSources[name] ?? null)),
    writeFile: (_name, bytes) => void (module = bytes as Uint8Array<ArrayBuffer>),
    listFiles: () => [],
    reportDiagnostic: ({ message }) => problems.push(message),
  })
  if (error !== null || module === undefined) throw new Error([String(error), ...problems].join('\n'))
  return module
})

/** Where only the text or the manifest of a module is asked for: an empty module. */
export const notAssembled: Assemble = () => Promise.resolve(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0))
