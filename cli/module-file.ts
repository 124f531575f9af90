import { basename, resolve } from 'node:path'
import { manifestJson } from '../abi/json.ts'
import { SECTION } from '../abi/manifest.ts'
import { withCustomSection } from '../compiler/assemble/custom-section.ts'
import { HillockError } from '../diagnostics/diagnostic.ts'
import { runScript, type ScriptOptions, type ScriptReport } from '../session/index.ts'
import type { Io } from './io.ts'
import { withoutCustomSection } from './strip-section.ts'
import { writeWhole } from './write-whole.ts'

/** Where a module goes, and whether its script goes into it. */
export interface ModuleTarget {
  readonly output: string
  readonly source: boolean
}

/** How the script went, and the size of the module if one was written. */
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
  text: string,
  options: ScriptOptions & { readonly compile: number },
  { output, source }: ModuleTarget,
  io: Pick<Io, 'cwd' | 'writing'>,
): Promise<WrittenModule> {
  const report = await runScript(text, options)
  const { compiled, diagnostics } = report
  if (compiled === undefined || !report.ok) {
    if (options.onDiagnostic === undefined) throw new HillockError(diagnostics)
    return { report }
  }
  const module = finished(compiled, source)
  await writeWhole([{ path: resolve(io.cwd, output), shown: output, content: [module] }], io)
  return { report, bytes: module.length }
}

/** Equal texts give equal bytes wherever they are: of the script's name, the folder is left out. */
function finished({ module, manifest }: Compiled, source: boolean): Uint8Array {
  const { script, ...rest } = manifest
  const kept = source && script !== undefined ? { ...rest, script: { ...script, name: basename(script.name) } } : rest
  return withCustomSection(withoutCustomSection(module, SECTION), SECTION, new TextEncoder().encode(manifestJson(kept)))
}

type Compiled = NonNullable<ScriptReport['compiled']>
