/** Generated text → WebAssembly, by AssemblyScript's compiler in this process. */
import type { Diagnostic } from 'assemblyscript/asc'
import { runtimeSources } from '../generated/runtime-sources.ts'
import { slimLibrary } from './library.ts'

/** Turns the text of a module into its binary. */
export type Assemble = (text: string) => Promise<Uint8Array>

/**
 * Compiles one module. The text is Hillock's own, so a complaint of the compiler is a bug of Hillock's: it is thrown
 * with the generated line.
 */
export const assemble: Assemble = async text => {
  const asc = await import('assemblyscript/asc')
  slimLibrary(asc.libraryFiles)
  const problems: Diagnostic[] = []
  let binary: Uint8Array | undefined
  const { error } = await asc.main(['module.ts', '--outFile', 'module.wasm'], {
    readFile: name => (name === 'module.ts' ? text : (runtimeSources[name] ?? null)),
    writeFile: (name, contents) => {
      if (name === 'module.wasm' && typeof contents !== 'string') binary = contents
    },
    listFiles: () => [],
    reportDiagnostic: diagnostic => void problems.push(diagnostic),
  })
  if (error !== null || binary === undefined) throw new Error(rejection(text, problems, error))
  return binary
}

function rejection(text: string, problems: readonly Diagnostic[], error: Error | null): string {
  const lines = problems.map(({ message, range }) => {
    const own = range?.source.normalizedPath === 'module.ts'
    const line = own ? lineAt(text, range.start) : (range?.source.normalizedPath ?? '')
    return `${message}\n${line}`
  })
  return `generated code does not compile: ${lines.join('\n') || String(error)}`
}

function lineAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const end = text.indexOf('\n', offset)
  return text.slice(start, end < 0 ? text.length : end).trim()
}
