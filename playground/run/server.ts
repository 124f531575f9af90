/** Runs scripts, one after the other, and answers for the figures of the last one. */
import { format, HillockError, type Span } from '../../diagnostics/index.ts'
import { describeFigure, figureTitle } from '../../figures/describe.ts'
import { type Figure, nearestPoint, toCSV, toSVG, viewOf, withGhosts, zoomed } from '../../figures/index.ts'
import { type Assemble, assembleHere, type Diagnostic, remembering } from '../../network/index.ts'
import { openSession, runScript, type ScriptReport, type ScriptRun } from '../../session/index.ts'
import { npzPieces } from '../../session/recordings/npz.ts'
import { scriptRecordings } from '../../session/recordings/of-script.ts'
import { arraysOf } from '../../session/recordings/recording.ts'
import { type Edited, editedAs } from '../notebook.ts'
import { problemOf } from '../problem.ts'
import { connectivityOf } from '../connectivity/connectivity.ts'
import { lookInside } from '../inside/look.ts'
import { Prints } from './prints.ts'
import { fingerprint } from './fingerprint.ts'
import type { Answer, Ask, Drawing, Ended, InsideAnswer, News, Order, RunNews, RunSettings, Zoom } from './protocol.ts'

/** Runs whose figures stay behind the present ones. */
const mostGhosts = 3

/** Carries out what a page orders, and tells it what comes of it. */
export class RunServer {
  readonly #tell: (news: News) => void
  readonly #assemble: Assemble
  #current: ScriptRun | undefined
  /** The run under way, or the last one. */
  #last: ScriptRun | undefined
  /** Of the run that was ordered last. */
  #number = 0
  #report: ScriptReport | undefined
  /** Figures of the runs before, the latest first. */
  #earlier: readonly (readonly Figure[])[] = []
  #text: string | undefined

  constructor(tell: (news: News) => void, assemble: Assemble = assembleHere) {
    this.#tell = tell
    // The text without its numbers is what is compiled, so that another `tau` needs no second compile.
    this.#assemble = remembering(assemble)
  }

  async serve(order: Order): Promise<void> {
    try {
      switch (order.kind) {
        case 'run':
          await this.#run(order.run, order.settings)
          break
        case 'pause':
          this.#current?.pause()
          break
        case 'resume':
          this.#current?.resume()
          break
        case 'step':
          this.#current?.step(order.steps)
          break
        case 'stop':
          this.#current?.stop()
          break
        case 'set':
          this.#set(order.values)
          break
        case 'warm':
          await this.#warmUp()
          break
        case 'ask':
          await this.#answerTo(order.ask, order.about)
      }
    } catch (fault) {
      this.#tell({ kind: 'broken', text: textOf(fault), over: order.kind === 'run' })
    }
  }

  /** A value that the model refuses is told as what is wrong with a script is; names that it does not use count from the next run on. */
  #set(values: Readonly<Record<string, string>>): void {
    const news = (each: RunNews): void => this.#tell({ kind: 'news', run: this.#number, news: each })
    if (this.#current === undefined) {
      news({ kind: 'missed' })
      return
    }
    try {
      const unused = this.#current.set(values)
      if (unused.length > 0) news({ kind: 'later', names: unused })
    } catch (thrown) {
      if (!(thrown instanceof HillockError)) throw thrown
      for (const each of thrown.diagnostics) news({ kind: 'problem', problem: problemOf(each, () => undefined) })
    }
  }

  /** Whoever asks is answered, whatever goes wrong. */
  async #answerTo(ask: number, about: Ask): Promise<void> {
    let answer: Answer
    try {
      answer = await this.#answer(about)
    } finally {
      this.#tell({ kind: 'answer', ask, answer })
    }
  }

  /** Runs something small, so that the compiler is there before somebody asks for it. */
  async #warmUp(): Promise<void> {
    const script = "from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/ms : 1', method='exact')\nrun(1*ms)"
    const report = await runScript(script, { assemble: assembleHere })
    if (!report.ok) throw new Error(format(report.diagnostics))
  }

  async #answer(about: Ask): Promise<Answer> {
    if (about.kind === 'compile') return this.#compile(about.file, about.text)
    if (about.kind === 'synapses') return this.#last?.synapses().map(connectivityOf) ?? []
    if (about.kind === 'inside') return this.#inside(about)
    if (about.kind === 'records') return { npz: npzOf(this.#report) }
    const figure = this.#report?.figures[about.figure]
    if (figure === undefined) return undefined
    switch (about.kind) {
      case 'draw':
        return this.#draw(figure, about.figure, about.zoom)
      case 'probe':
        return nearestPoint(about.zoom ? zoomed(figure, about.zoom.panel, about.zoom) : figure, about.left, about.top)
      case 'csv':
        return { csv: toCSV(figure) }
    }
  }

  async #run(number: number, settings: RunSettings): Promise<void> {
    const tell = (each: RunNews): void => this.#tell({ kind: 'news', run: number, news: each })
    const prints = new Prints((text, from) => tell({ kind: 'printed', text, from }))
    // Everything is told in the order in which it came.
    const news = (each: RunNews): void => {
      prints.flush()
      tell(each)
    }
    this.#number = number
    // A run that begins ends the one before.
    this.#current?.abort()
    await this.#current?.ended.catch(() => undefined)
    // Another one was ordered meanwhile.
    if (this.#number !== number) return
    this.#keepGhosts(settings)
    const began = performance.now()
    const { file, text, ghosts: _, bare = false, ...given } = settings
    const { source, offset } = editedAs(file, text)
    const place = (from: Span | undefined): number | undefined => from && offset(from.source.name, from.start)
    const run = openSession(source.text, { file }).run({
      ...given,
      assemble: this.#assemble,
      onPrint: (printed, from) => prints.add(printed, place(from)),
      onPrintError: printed => prints.add(printed, undefined),
      onDiagnostic: diagnostic => news({ kind: 'problem', problem: problemOf(diagnostic, offset) }),
      onProgress: ({ t, fraction, secondsLeft }) => news({ kind: 'progress', t, fraction, secondsLeft }),
      onBegin: begin => news({ kind: 'begun', begin }),
      onBlock: block => news({ kind: 'block', block }),
    })
    this.#current = run
    this.#last = run
    const report = await run.ended.catch((thrown: unknown) => refused(thrown, offset, news))
    if (this.#number !== number) return
    this.#current = undefined
    if (report === undefined) return
    const milliseconds = performance.now() - began
    const { complete, interrupted } = report
    // What a script has drawn that failed is not its figures: the last good ones stay.
    if (!complete && !interrupted && this.#report !== undefined) {
      const ended = await endOf(report, milliseconds)
      news({ kind: 'ended', ended: { ...ended, figures: this.#report.figures.length } })
      return
    }
    this.#report = report
    for (const [index, figure] of bare ? [] : report.figures.entries()) {
      const drawing = await this.#draw(figure, index, undefined)
      news({ kind: 'figure', figure: index, drawing, from: place(figure.from) })
    }
    news({ kind: 'ended', ended: await endOf(report, milliseconds) })
  }

  /** The figures of the same text stay; those of another one mean something else. */
  #keepGhosts({ ghosts, text }: RunSettings): void {
    const isSame = ghosts !== 'none' && this.#text === text
    const { figures = [] } = this.#report ?? {}
    if (!isSame) this.#earlier = []
    else if (ghosts === 'add' && figures.length > 0) this.#earlier = [figures, ...this.#earlier].slice(0, mostGhosts)
    this.#text = text
  }

  async #draw(own: Figure, index: number, zoom: Zoom | undefined): Promise<Drawing> {
    const ghosts = this.#earlier.flatMap(each => each[index] ?? [])
    const whole = withGhosts(own, ghosts)
    const shown = zoom === undefined ? whole : zoomed(whole, zoom.panel, zoom)
    return { svg: await toSVG(shown), title: figureTitle(own), description: describeFigure(own), view: viewOf(shown) }
  }

  async #inside({ file, text, set, sizes }: Ask & { readonly kind: 'inside' }): Promise<InsideAnswer> {
    const problems: Diagnostic[] = []
    const onDiagnostic = (each: Diagnostic): void => void problems.push(each)
    const { source, offset } = editedAs(file, text)
    const { compiled } = await openSession(source.text, { file })
      .run({ set, sizes, compile: 1, assemble: this.#assemble, onDiagnostic })
      .ended.catch((thrown: unknown) => {
        // A constant that was set and has another unit by now.
        if (!(thrown instanceof HillockError)) throw thrown
        problems.push(...thrown.diagnostics)
        return { compiled: undefined }
      })
    return {
      inside: compiled && (await lookInside(compiled, offset)),
      problems: problems.map(each => problemOf(each, offset)),
    }
  }

  async #compile(file: string, script: string): Promise<Answer> {
    const problems: Diagnostic[] = []
    const { source, offset } = editedAs(file, script)
    const report = await openSession(source.text, { file }).run({
      compile: 1,
      assemble: this.#assemble,
      onDiagnostic: each => problems.push(each),
    }).ended
    return {
      module: report.compiled?.module,
      text: report.compiled?.text,
      problems: problems.map(each => problemOf(each, offset)),
    }
  }
}

function textOf(fault: unknown): string {
  return fault instanceof Error ? (fault.stack ?? fault.message) : String(fault)
}

/** What the settings of a run cannot be is told as an error of the script is. */
function refused(thrown: unknown, offset: Edited['offset'], news: (each: RunNews) => void): undefined {
  if (!(thrown instanceof HillockError)) throw thrown
  for (const each of thrown.diagnostics) news({ kind: 'problem', problem: problemOf(each, offset) })
  news({ kind: 'ended', ended: nothing })
}

const nothing: Ended = {
  ok: false,
  interrupted: false,
  seed: 0,
  milliseconds: 0,
  compileMilliseconds: 0,
  runMilliseconds: 0,
  modelSeconds: 0,
  steps: 0,
  threads: 1,
  figures: 0,
  spikes: [],
}

async function endOf(report: ScriptReport, milliseconds: number): Promise<Ended> {
  const { ok, interrupted, seed, runs, variables, figures } = report
  const total = (of: (run: ScriptReport['runs'][number]) => number): number =>
    runs.reduce((sum, run) => sum + of(run), 0)
  const monitors = variables.flatMap(({ name, data }) =>
    data.kind === 'spike-monitor' ? [{ name, monitor: data.object }] : [],
  )
  return {
    ok,
    interrupted,
    seed,
    milliseconds,
    compileMilliseconds: total(each => each.compileMilliseconds),
    runMilliseconds: total(each => each.runMilliseconds),
    modelSeconds: runs.at(-1)?.t ?? 0,
    steps: total(({ steps }) => steps),
    threads: Math.max(1, ...runs.map(({ threads }) => threads)),
    figures: figures.length,
    profile: profileOf(runs),
    spikes: await Promise.all(
      monitors.map(async ({ name, monitor }) => ({
        name,
        count: monitor.length,
        fingerprint: await fingerprint(monitor.i, monitor.t),
      })),
    ),
  }
}

/** How long each object has worked in all runs together. */
function profileOf(runs: ScriptReport['runs']): Ended['profile'] {
  const measured = runs.flatMap(({ profile }) => profile ?? [])
  if (measured.length === 0) return undefined
  const sums = new Map<string, number>()
  for (const { name, seconds } of measured) sums.set(name, (sums.get(name) ?? 0) + seconds)
  return Array.from(sums, ([name, seconds]) => ({ name, seconds }))
}

/** Everything that the last run recorded, for numpy. */
function npzOf(report: ScriptReport | undefined): Uint8Array {
  const recordings = report === undefined ? [] : scriptRecordings(report)
  const pieces = [...npzPieces(recordings.flatMap(arraysOf))]
  const bytes = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
