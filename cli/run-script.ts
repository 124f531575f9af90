import {
  RunStopper,
  runNotebook,
  runScript,
  type ScriptFiles,
  type ScriptOptions,
  type ScriptReport,
} from '../session/index.ts'
import type { Source } from '../diagnostics/source.ts'
import type { AssemblerHandle } from './assembler.ts'
import { writeFigures } from './figures.ts'
import { listenForInterrupts } from './interrupt.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import type { Io } from './io.ts'
import type { ProgressBar } from './progress.ts'
import { diagnosticJson, type Reporter, reporterFor, writeJson, writeLine } from './report.ts'
import type { RunRequest } from './run.ts'
import { savedBelow, writeSaved } from './saved-figures.ts'
import { scriptFolders } from './script-folders.ts'
import { scriptRecordings } from '../session/recordings/of-script.ts'
import { scriptRuns } from './script-results.ts'
import { siblingModules } from './sibling-modules.ts'
import { requireScript } from './read-text.ts'
import { isNotebook } from '../session/notebook.ts'
import { type Written, summaryLines } from './summary.ts'

/** `hillock run model.py`: evaluates a script, and writes its figures and what it recorded. */
export async function runScriptFile(
  request: RunRequest,
  source: Source,
  { assembler, bar }: { readonly assembler: AssemblerHandle; readonly bar: ProgressBar },
  io: Io,
): Promise<number> {
  const { json } = request
  const reporter = reporterFor(io, json, request.threadsAsked ? [] : ['threads'])
  const prints: string[] = []
  const say = (to: 'stdout' | 'stderr', text: string): void => {
    bar.clear()
    if (json) prints.push(text)
    else io[to].write(text)
  }
  const controller = new AbortController()
  const stopper = new RunStopper()
  const interrupts = listenForInterrupts(io, 'what was recorded is kept', bar, () => {
    // outside of a run the script itself is what takes long: it ends here
    if (stopper.running) stopper.stop()
    else controller.abort()
  })
  const notebook = isNotebook(source)
  if (notebook && request.module !== undefined) requireScript(source)
  let cell: number | undefined
  const folders = scriptFolders(request, io) ?? {}
  const options: ScriptOptions = {
    ...scriptOptions(request, source.name),
    assemble: assembler.assemble,
    modules: siblingModules(request.file, io, request),
    files: folders,
    arguments: request.arguments,
    keepGoing: request.keepGoing,
  }
  try {
    const report = await (notebook ? runNotebook : runScript)(source.text, {
      ...options,
      signal: controller.signal,
      stopper,
      checkInterrupt: io.checkInterrupt,
      onCell: number => (cell = number),
      onPrint: text => {
        if (notebook && cell !== undefined && !json) say('stdout', `[${cell}]\n`)
        cell = undefined
        say('stdout', text)
      },
      onPrintError: text => say('stderr', text),
      onDiagnostic: diagnostic => {
        bar.clear()
        reporter.report(diagnostic)
      },
      onProgress: bar.update,
      onConnecting: bar.connecting,
    })
    bar.clear()
    const written = await writeResults(request, report, folders, reporter, io)
    const module = await writeModule(request, source, options, report, io)
    bar.clear()
    // a press during a last long library call has not been heard yet
    io.checkInterrupt()
    const code = interrupts.interrupted ? exitCodes.interrupted : exitCodeOf(reporter.diagnostics)
    tell({ request, report, written: { ...written, module }, prints, code, reporter, io })
    return code
  } finally {
    bar.clear()
    interrupts.end()
    await assembler.dispose()
  }
}

/** What the flags ask of a session. */
function scriptOptions(
  { set, sizes, seed, precision, threads }: Pick<RunRequest, 'set' | 'sizes' | 'seed' | 'precision' | 'threads'>,
  file: string,
): ScriptOptions {
  return { file, seed, precision, threads, set: Object.fromEntries(set), sizes: Object.fromEntries(sizes) }
}

/** Figures and saved data, also of a script that failed half-way. */
async function writeResults(
  request: RunRequest,
  report: ScriptReport,
  folders: ScriptFiles,
  reporter: Reporter,
  io: Io,
): Promise<Written> {
  const { below, others } = savedBelow(request.figures === false ? [] : report.saved, folders)
  const files = [
    ...(await writeFigures(request, { ...report, saved: others }, reporter.report, io)),
    ...(await writeSaved(below, folders, reporter.report, io)),
  ]
  const figures = files.map(({ shown }) => shown)
  if (request.open) files.filter(({ path }) => path.endsWith('.svg')).forEach(({ path }) => io.open(path))
  // A script that failed after a run loses nothing of it.
  const hasRun = report.complete || report.interrupted || report.runs.length > 0
  if (request.save === undefined || !hasRun) return { figures }
  const { save } = await import('./save/save.ts')
  return { figures, data: await save(request.save, scriptRecordings(report), io) }
}

/** The module of the script's first run, which is compiled once more for that, to start by itself. */
async function writeModule(
  request: RunRequest,
  source: Source,
  options: ScriptOptions,
  report: ScriptReport,
  io: Io,
): Promise<string | undefined> {
  const { module } = request
  if (module === undefined || !report.ok) return undefined
  const { writeModuleOf } = await import('./module-file.ts')
  const files = scriptFolders(request, io, { dry: true })
  await writeModuleOf(source, { ...options, compile: 1, files }, { output: module, emit: 'wasm', source: true }, io)
  return module
}

interface Outcome {
  readonly request: RunRequest
  readonly report: ScriptReport
  readonly written: Written
  readonly prints: readonly string[]
  readonly code: number
  readonly reporter: Reporter
  readonly io: Io
}

function tell({ request, report, written, prints, code, reporter, io }: Outcome): void {
  const { figures = [], data = [], module } = written
  if (request.json) {
    writeJson(io, {
      file: request.file,
      exit: code,
      output: prints.join(''),
      seed: report.seed,
      runs: report.runs,
      monitors: scriptRuns(report).at(-1)?.counts ?? [],
      figures,
      saved: data,
      module,
      diagnostics: reporter.diagnostics.map(diagnosticJson),
    })
    return
  }
  const lines = request.summary
    ? summaryLines(scriptRuns(report), written, report.connectMilliseconds)
    : [...figures, ...data, ...(module === undefined ? [] : [module])]
  for (const line of lines) writeLine(io.stderr, line)
}
