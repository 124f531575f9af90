import { resolve } from 'node:path'
import { HillockError } from '../diagnostics/diagnostic.ts'
import type { Source } from '../diagnostics/source.ts'
import { runScript, type ScriptOptions, type ScriptReport } from '../session/index.ts'
import type { Io } from './io.ts'
import { writeWhole } from './write-whole.ts'

/** Where a module goes, how it is written, and whether its script goes into it. */
export interface ModuleTarget {
  readonly output: string
  readonly emit: Emitted
  readonly source: boolean
}

/** The module itself, its code as text, or the text that it is made of. */
export type Emitted = 'wasm' | 'wat' | 'assemblyscript'

/** What files of each kind end in. */
export const endings: Readonly<Record<Emitted, string>> = { wasm: 'wasm', wat: 'wat', assemblyscript: 'as.ts' }

/** How the script went, and the size of what was written, if anything was. */
export interface WrittenModule {
  readonly report: ScriptReport
  readonly bytes?: number
}

/**
 * Compiles a run of a script and writes its module.
 *
 * @throws HillockError with what is wrong with the script, unless `options.onDiagnostic` was told
 */
export async function writeModuleOf(
  script: Source,
  options: ScriptOptions & { readonly compile: number },
  { output, emit, source }: ModuleTarget,
  io: Pick<Io, 'cwd' | 'writing'>,
): Promise<WrittenModule> {
  // Equal texts give equal modules wherever they are: of the script's name, the folder is left out.
  const report = await runScript(script.text, { ...options, file: script.name, keepScript: source })
  const { compiled, diagnostics } = report
  if (compiled === undefined || !report.ok) {
    if (options.onDiagnostic === undefined) throw new HillockError(diagnostics)
    return { report }
  }
  const content = emit === 'wasm' ? compiled.module : new TextEncoder().encode(await textOf(compiled.text, emit))
  await writeWhole([{ path: resolve(io.cwd, output), shown: output, content: [content] }], io)
  return { report, bytes: content.length }
}

async function textOf(source: string, emit: 'wat' | 'assemblyscript'): Promise<string> {
  if (emit === 'assemblyscript') return source
  const { assembleToText } = await import('../compiler/assemble/assemble.ts')
  return assembleToText(source)
}
