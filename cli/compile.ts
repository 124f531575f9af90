import { parse, resolve } from 'node:path'
import { type Diagnostic, note } from '../diagnostics/diagnostic.ts'
import type { Span } from '../diagnostics/source.ts'
import { assignments, sizes, wholeNumber } from './arguments.ts'
import { assemblerFor } from './assembler.ts'
import { usageError } from './faults.ts'
import { exitCodeOf } from './exit-codes.ts'
import type { Io } from './io.ts'
import { type Emitted, endings, writeModuleOf } from './module-file.ts'
import { type FolderFlags, scriptFolders } from './script-folders.ts'
import { type ImportFlags, siblingModules } from './sibling-modules.ts'
import { shownBytes } from '../inspection/numbers.ts'
import { precisionFlag } from './precision.ts'
import { progressBar } from './progress.ts'
import { readText, requireScript } from './read-text.ts'
import { diagnosticJson, reporterFor, writeJson, writeLine } from './report.ts'
import { otherRuns } from './other-runs.ts'

/** Flags of `hillock compile` as commander gives them. */
export interface CompileFlags extends FolderFlags, ImportFlags {
  readonly output?: string
  readonly emit: Emitted
  readonly run: string
  readonly set?: readonly string[]
  readonly size?: readonly string[]
  readonly seed?: string
  readonly precision?: string
  readonly source: boolean
  readonly json?: boolean
}

/** `hillock compile model.py -o model.wasm`, or `--emit wat` and `--emit assemblyscript` for its code as text. */
export async function compile(file: string, flags: CompileFlags, io: Io): Promise<number> {
  const { json = false, emit } = flags
  const output = flags.output ?? `${file === '-' ? 'model' : parse(file).name}.${endings[emit]}`
  if (resolve(io.cwd, output) === resolve(io.cwd, file))
    throw usageError(`${output} would replace the model file itself`)
  const options = {
    modules: siblingModules(file, io, flags),
    files: scriptFolders(flags, io, { dry: true }),
    compile: wholeNumber(flags.run, '--run', 1),
    set: Object.fromEntries(assignments(flags.set ?? [], '--set', 'tau=20ms')),
    sizes: Object.fromEntries(sizes(flags.size ?? [])),
    seed: flags.seed === undefined ? undefined : wholeNumber(flags.seed, 'the seed', 0),
    precision: precisionFlag(flags.precision),
  }
  const source = requireScript(await readText(file, io))
  const reporter = reporterFor(io, json)
  const bar = progressBar(io, !json)
  const assembler = assemblerFor(io, bar)
  const print = (text: string): void => {
    bar.clear()
    io.stderr.write(text)
  }
  try {
    if (emit === 'wasm') await assembler.start(source)
    const target = { output, emit, source: flags.source }
    const { report, bytes } = await writeModuleOf(
      source,
      {
        ...options,
        // the text is made in this thread, which then needs no worker
        assemble: emit === 'wasm' ? assembler.assemble : undefined,
        onDiagnostic: diagnostic => {
          bar.clear()
          reporter.report(diagnostic)
        },
        onPrint: print,
        onPrintError: print,
      },
      target,
      io,
    )
    bar.clear()
    if (bytes !== undefined) otherRuns(source, options.compile).map(leftOut).forEach(reporter.report)
    const code = exitCodeOf(report.diagnostics)
    if (json)
      writeJson(io, {
        exit: code,
        file,
        ...(bytes !== undefined && { [emit === 'wasm' ? 'module' : 'text']: output, bytes }),
        diagnostics: reporter.diagnostics.map(diagnosticJson),
      })
    else if (bytes !== undefined) writeLine(io.stderr, `${output}  ${shownBytes(bytes)}`)
    return code
  } finally {
    bar.clear()
    await assembler.dispose()
  }
}

function leftOut(span: Span): Diagnostic {
  return note('ignored', span, 'this run() is not in the module', {
    help: '--run 2 compiles the second run, and so on',
  })
}
