import { cpus } from 'node:os'
import { setImmediate } from 'node:timers/promises'
import type { Precision } from '../abi/manifest.ts'
import { version } from '../compiler/version.ts'
import { HillockError, type Report } from '../diagnostics/diagnostic.ts'
import { quantityOf, shownName } from '../host/running.ts'
import { seconds } from '../units/dimension.ts'
import { wholeNumber } from './arguments.ts'
import { uncachedAssembler } from './assembler.ts'
import { type Brian2, findBrian2, inScratch, type Rival, rivalIn } from './bench/brian2.ts'
import { type Measured, measure } from './bench/measure.ts'
import { isAlone, resultLines } from './bench/results.ts'
import { moduleSubject, scriptSubject, type Subject } from './bench/subject.ts'
import { exitCodeOf, exitCodes } from './exit-codes.ts'
import { ofCommand, usageError } from './faults.ts'
import { listenForInterrupts } from './interrupt.ts'
import type { Io } from './io.ts'
import { counted, grouped } from '../inspection/numbers.ts'
import { precisionFlag } from './precision.ts'
import { type ProgressBar, progressBar } from './progress.ts'
import { isModule, readBytes, requireScript, textOf } from './read-text.ts'
import { diagnosticJson, type Reporter, reporterFor, writeJson, writeLine } from './report.ts'
import { threadsOf } from './threads.ts'

/** Flags of `hillock bench` as commander gives them. */
export interface BenchFlags {
  readonly sizes: string
  readonly group?: string
  readonly duration?: string
  readonly precision?: string
  readonly threads: string
  readonly against?: string
  readonly python?: string
  readonly json?: boolean
}

/** Flags of `hillock bench`, read. */
interface BenchRequest {
  readonly sizes: readonly number[]
  /** How many threads, each of which is measured. */
  readonly threads: readonly number[]
  readonly group: string | undefined
  /** Seconds of model time. */
  readonly duration: number | undefined
  readonly precision: Precision | undefined
  readonly againstBrian2: boolean
  readonly python: string | undefined
}

/** `hillock bench`: how fast a model is, at several sizes. */
export async function bench(file: string, flags: BenchFlags, io: Io): Promise<number> {
  const { json = false } = flags
  const request = await ofCommand(requestOf(file, flags))
  const bytes = await readBytes(file, io)
  const ofModule = file.toLowerCase().endsWith('.wasm') || isModule(bytes)
  if (ofModule && request.againstBrian2) throw usageError(`--against is for scripts; ${file} is a module`)
  const reporter = reporterFor(io, json)
  const bar = progressBar(io, !json)
  const assembler = uncachedAssembler(bar)
  const controller = new AbortController()
  const { signal } = controller
  const interrupts = listenForInterrupts(io, 'what was measured is shown', bar, () => controller.abort())
  const report: Report = diagnostic => {
    bar.clear()
    reporter.report(diagnostic)
  }
  try {
    const brian2 = request.againstBrian2 ? await findBrian2(request.python, { ...io, signal }) : undefined
    const { group, precision } = request
    const options = { group, precision, assembler, signal, report }
    const subject = ofModule
      ? await moduleSubject(bytes, options)
      : await scriptSubject(requireScript(textOf(bytes, file)), options)
    const measured: Measured[] = []
    if (subject !== undefined) {
      const all = (rival?: Rival): Promise<void> => measureAll(subject, request, rival, measured, { io, signal, bar })
      try {
        if (brian2 === undefined) await all()
        else {
          await inScratch(io, folder =>
            all(rivalIn(brian2, { file, group: subject.group.name, folder }, { ...io, signal })),
          )
        }
      } catch (cause) {
        // the sizes before are measured all the same
        if (!(cause instanceof HillockError) || measured.length === 0) throw cause
        cause.diagnostics.forEach(report)
      }
    }
    bar.clear()
    const code = interrupts.interrupted ? exitCodes.interrupted : exitCodeOf(reporter.diagnostics)
    tell({ file, subject, brian2, measured, code, json, reporter }, io)
    return code
  } finally {
    bar.clear()
    interrupts.end()
    await assembler.dispose()
  }
}

/** One size after the other, until Ctrl-C. */
async function measureAll(
  subject: Subject,
  { sizes, threads: counts, duration }: BenchRequest,
  rival: Rival | undefined,
  measured: Measured[],
  { io, signal, bar }: { readonly io: Io; readonly signal: AbortSignal; readonly bar: ProgressBar },
): Promise<void> {
  const goOn = async (): Promise<boolean> => {
    io.checkInterrupt()
    await setImmediate()
    return !signal.aborted
  }
  for (const { neurons, threads } of sizes.flatMap(each => counts.map(count => ({ neurons: each, threads: count })))) {
    const sized = await subject.at(neurons, threads)
    if (sized === undefined) return
    try {
      const by = counts.length > 1 ? `, ${counted(threads, 'thread')}` : ''
      const say = (text: string): void => bar.say(`${grouped(neurons)} neurons${by}: ${text} …`)
      const one = await measure(sized, { neurons, threads, duration, rival, say, goOn })
      if (one !== undefined) measured.push(one)
      if (!(await goOn())) return
    } finally {
      sized.simulation.dispose()
    }
  }
}

/** @throws HillockError for flags that cannot be understood */
async function requestOf(file: string, flags: BenchFlags): Promise<BenchRequest> {
  const { against, python, group } = flags
  if (against !== undefined && against !== 'brian2') throw usageError(`--against takes brian2, not '${against}'`)
  if (against !== undefined && file === '-') throw usageError('--against needs a file, which Python can read too')
  if (python !== undefined && against === undefined) throw usageError('--python is for --against brian2')
  const duration = flags.duration === undefined ? undefined : quantityOf(flags.duration, seconds, 'the duration')
  if (duration !== undefined && !(duration > 0 && Number.isFinite(duration))) {
    throw usageError(`--duration must be more than 0 seconds, not '${flags.duration}'`)
  }
  const sizes = flags.sizes.split(',').map(text => wholeNumber(text.trim(), 'a size', 1))
  const precision = precisionFlag(flags.precision)
  const threads = flags.threads.split(',').map(text => threadsOf(text.trim()))
  return { sizes, threads, group, duration, precision, againstBrian2: against !== undefined, python }
}

interface Outcome {
  readonly file: string
  /** Absent where Ctrl-C came before there was one. */
  readonly subject: Subject | undefined
  readonly brian2: Brian2 | undefined
  readonly measured: readonly Measured[]
  readonly code: number
  readonly json: boolean
  readonly reporter: Reporter
}

function tell({ file, subject, brian2, measured, code, json, reporter }: Outcome, io: Io): void {
  const processor = cpus()[0]?.model.trim() ?? 'unknown'
  const { flags, precision } = measured[0]?.brian2 ?? {}
  if (json) {
    writeJson(io, {
      exit: code,
      file,
      group: subject && shownName(subject.group),
      hillock: version,
      node: process.versions.node,
      processor,
      precision: subject?.group.precision,
      ...(brian2 !== undefined && { brian2: { ...brian2, precision, flags } }),
      sizes: measured.map(({ brian2: rival, ...rest }) => ({
        ...rest,
        brian2: rival && { ...rival, precision: undefined, flags: undefined },
      })),
      diagnostics: reporter.diagnostics.map(diagnosticJson),
    })
    return
  }
  if (subject === undefined || measured.length === 0) return
  writeLine(
    io.stdout,
    `${file}, sizes of ${shownName(subject.group)}; ${isAlone(measured) ? 'one thread, ' : ''}${processor}`,
  )
  writeLine(io.stdout, `Hillock ${version} in ${subject.group.precision}, Node ${process.versions.node}`)
  if (brian2 !== undefined) {
    const how = `C++ standalone in ${precision}: ${flags?.join(' ')}`
    writeLine(io.stdout, `Brian 2 ${brian2.version} of ${brian2.python}, ${how}`)
  }
  for (const line of ['', ...resultLines(measured)]) writeLine(io.stdout, line)
}
