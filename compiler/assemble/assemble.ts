/** Generated text → WebAssembly, by AssemblyScript's compiler in this process. */
import type { Diagnostic } from 'assemblyscript/asc'
import type Binaryen from 'binaryen'
import { runtimeSources } from '../generated/runtime-sources.ts'
import { slimLibrary } from './library.ts'
import { optimise } from './optimise.ts'

/** Turns the text of a module into its binary. */
export type Assemble = (text: string) => Promise<Uint8Array>

/**
 * Compiles one module. The text is Hillock's own, so a complaint of the compiler is a bug of Hillock's: it is thrown
 * with the generated line.
 */
export const assemble: Assemble = text => compiled(text)

/** The same module in the text format of WebAssembly, with the names that its functions and variables have in `text`. */
export async function assembleToText(text: string): Promise<string> {
  let shown = ''
  await compiled(text, module => (shown = module.emitText()), '--debug')
  return shown
}

/** A module that is there, in the text format; what is exported has its name, all else numbers. */
export async function textOfModule(bytes: Uint8Array): Promise<string> {
  const { default: binaryen } = await import('binaryen')
  const module = binaryen.readBinary(bytes)
  try {
    return module.emitText()
  } finally {
    module.dispose()
  }
}

/** WebAssembly as text, and which line of the generated text each of its lines comes from. */
export interface LinedText {
  readonly lines: readonly { readonly text: string; readonly from?: number }[]
}

/** As {@link assembleToText}, with the line of `text` that each instruction was made of; those of the runtime have none. */
export async function assembleToLines(text: string): Promise<LinedText> {
  let shown = ''
  await compiled(text, module => (shown = module.emitText()), '--debug', '--sourceMap')
  const lines: { readonly text: string; readonly from?: number }[] = []
  let from: number | undefined
  for (const line of shown.split('\n')) {
    // Binaryen tells the place in front of the instructions that are made of it, and that there is none.
    const place = /^\s*;;@(?: (.*):(\d+):\d+)?$/.exec(line)
    if (place !== null) from = place[1] === 'module.ts' ? Number(place[2]) : undefined
    else {
      // A function begins without one.
      if (/^ \S/.test(line)) from = undefined
      lines.push({ text: line, ...(from !== undefined && !/^\s*(?:\(nop\)|\)*)$/.test(line) && { from }) })
    }
  }
  return { lines }
}

interface Assembler {
  readonly asc: typeof import('assemblyscript/asc')
  readonly binaryen: typeof Binaryen
}

/** Loads what assembling takes before there is something to assemble: the first time it takes long. */
export async function prepareToAssemble(): Promise<void> {
  await loadAssembler()
}

/** AssemblyScript's compiler, and binaryen, which it compiles with. */
async function loadAssembler(): Promise<Assembler> {
  const [asc, { default: binaryen }] = await Promise.all([import('assemblyscript/asc'), import('binaryen')])
  slimLibrary(asc.libraryFiles)
  return { asc, binaryen }
}

async function compiled(
  text: string,
  look: (module: Binaryen.Module) => void = () => undefined,
  ...flags: readonly string[]
): Promise<Uint8Array> {
  const { asc, binaryen } = await loadAssembler()
  const problems: Diagnostic[] = []
  let binary: Uint8Array | undefined
  const { error } = await asc.main(['module.ts', '--outFile', 'module.wasm', '--target', 'module', ...flags], {
    readFile: name => (name === 'module.ts' ? text : (runtimeSources[name] ?? null)),
    writeFile: (name, contents) => {
      if (name === 'module.wasm' && typeof contents !== 'string') binary = contents
    },
    listFiles: () => [],
    reportDiagnostic: diagnostic => void problems.push(diagnostic),
    transforms: [
      {
        afterCompile(module) {
          optimise(module, binaryen)
          look(module)
        },
      },
    ],
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
