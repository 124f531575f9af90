import { checkScript, type ScriptOptions } from '../session/index.ts'
import { HillockError, type Diagnostic } from '../diagnostics/diagnostic.ts'
import { checkSummary, type CheckedFile } from './check-summary.ts'
import { listenForInterrupts } from './interrupt.ts'
import { exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import { modelFiles } from './model-files.ts'
import { readText } from './read-text.ts'
import { diagnosticJson, reporterFor, writeJson, writeLine } from './report.ts'
import { type FolderFlags, scriptFolders } from './script-folders.ts'
import { type ImportFlags, packageOf, siblingModules } from './sibling-modules.ts'

/** Flags of `hillock check` as commander gives them. */
export interface CheckFlags extends FolderFlags, ImportFlags {
  readonly json?: boolean
}

/** `hillock check`: what is wrong with model files, and how many would run. */
export async function check(paths: readonly string[], flags: CheckFlags, io: Io): Promise<number> {
  const { json = false } = flags
  const files = await modelFiles(paths, io)
  const folders = scriptFolders(flags, io, { dry: true })
  const reporter = reporterFor(io, json)
  const controller = new AbortController()
  const interrupts = listenForInterrupts(io, 'the files so far are counted', undefined, () => controller.abort())
  const checked: CheckedFile[] = []
  try {
    for (const file of files) {
      const diagnostics = await checkFile(file, { files: folders, signal: controller.signal, flags }, io)
      io.checkInterrupt()
      if (interrupts.interrupted) break
      // notes tell what a run does; here they would hide what is wrong
      diagnostics.filter(({ severity }) => json || severity !== 'note').forEach(reporter.report)
      checked.push({ file, diagnostics })
    }
  } finally {
    interrupts.end()
  }
  const summary = checkSummary(checked, files.length)
  const { good, model, interrupted } = exitCodes
  const code = interrupts.interrupted ? interrupted : summary.runs === files.length ? good : model
  if (json) writeJson(io, { exit: code, ...summary, diagnostics: reporter.diagnostics.map(diagnosticJson) })
  else writeLine(io.stdout, summary.text)
  return code
}

async function checkFile(
  file: string,
  {
    files,
    signal,
    flags,
  }: {
    readonly files: ScriptOptions['files']
    readonly signal: AbortSignal
    readonly flags: ImportFlags
  },
  io: Io,
): Promise<readonly Diagnostic[]> {
  try {
    const { name, text } = await readText(file, io)
    // A file of a package is imported, not run by itself.
    const { inPackage, beside = file } = packageOf(file, io) ?? {}
    return (
      await checkScript(text, {
        file: name,
        signal,
        checkInterrupt: io.checkInterrupt,
        modules: siblingModules(beside, io, flags),
        inPackage,
        files,
      })
    ).diagnostics
  } catch (cause) {
    if (cause instanceof HillockError) return cause.diagnostics
    throw cause
  }
}
