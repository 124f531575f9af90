/** The playground: what is typed, moved and pressed, and what comes of it. */
import { ConnectivityView } from './connectivity/connectivity-view.ts'
import { find } from './dom.ts'
import { Editor } from './editor/editor.ts'
import { FiguresView } from './figures/figures-view.ts'
import { Gallery } from './gallery/gallery.ts'
import { HelpClient } from './help/client.ts'
import { InsideView } from './inside/inside-view.ts'
import { LiveView } from './live/live-view.ts'
import { Messages } from './messages.ts'
import { isNotebookName, textOfNotebook } from './notebook.ts'
import { RunClient, type RunState } from './run/client.ts'
import type { Ended, RunNews, RunSettings } from './run/protocol.ts'
import { keepDraft } from './share/draft.ts'
import { Files } from './share/files.ts'
import { encodeShared, type Shared } from './share/link.ts'
import { type Constant, groupOf, nameOfSize, Sliders } from './sliders/sliders.ts'
import { SweepView } from './sweep/sweep-view.ts'
import { makeTabs } from './tabs.ts'

/** Milliseconds without a key before the text is checked. */
const checkAfter = 90

/** A run that has gone on for longer than this is not begun anew for a slider: it takes the value as it is. */
const restartWithin = 700

/** The seed of scripts that choose none. */
const usualSeed = 1

export class App {
  readonly #runner: RunClient
  readonly #help: HelpClient
  readonly #editor: Editor
  readonly #messages: Messages
  readonly #figures: FiguresView
  readonly #live: LiveView
  readonly #inside: InsideView
  readonly #sweep: SweepView
  readonly #connectivity: ConnectivityView
  readonly #sliders: Sliders
  /** Constants that the script assigns, and those that only its equations know. */
  #constants: { readonly own: readonly Constant[]; readonly equations: readonly Constant[] } = {
    own: [],
    equations: [],
  }
  #checking: ReturnType<typeof setTimeout> | undefined
  /** The text as it was opened, saved or shared last. */
  #safe = ''
  /** Whether somebody has written in it since it was opened: what was only looked at does not take the place of a draft. */
  #isEdited = false
  #paused = false
  /** Whether the run under way was stopped. */
  #stopped = false
  /** Constants of which the run under way knows another value than the script's. */
  readonly #told = new Set<string>()
  #beganAt = 0
  /** A seed that was chosen here. */
  #ownSeed: number | undefined
  /** A slider was moved during a run: another one follows. */
  #again: 'first' | 'more' | undefined
  #hasFailed = false

  constructor() {
    this.#runner = new RunClient({
      onState: state => this.#showState(state),
      onNews: news => this.#take(news),
      onBroken: text => this.#broken(text),
    })
    this.#help = new HelpClient(text => this.#broken(text))
    this.#messages = new Messages({ onShow: (from, to) => this.#showPlace(from, to) })
    this.#editor = new Editor(find('editor'), {
      onChange: () => this.#textChanged(),
      onRun: () => this.run(),
      ask: question => this.#help.ask(question),
      file: () => this.#file,
    })
    this.#figures = new FiguresView(find('figures'), about => this.#runner.ask(about))
    this.#live = new LiveView(find('live'), { onWatch: () => this.#runAgain(false) })
    this.#sliders = new Sliders(find('sliders'), { onChange: isFirst => this.#moved(isFirst) })
    this.#sweep = new SweepView(find('live'), { settings: () => this.#settings('none', false) })
    this.#connectivity = new ConnectivityView(find('live'), about => this.#runner.ask(about))
    this.#inside = new InsideView(find('inside'), {
      state: () => this.#settings('none', false),
      ask: about => this.#runner.ask(about),
      onShow: (from, to) => this.#editor.show(from, to),
      onMeasure: () => this.#start('none', true),
    })
    makeTabs(find('see-tabs'), id => {
      document.body.dataset['see'] = id
      this.#inside.shown(id === 'tab-inside')
    })
    const gallery = new Gallery(find('gallery'), (file, text) => this.#replace(file, text, true))
    const files = new Files({
      state: () => this.#shared(),
      open: (file, text) => this.#replace(file, text, false),
      ask: about => this.#runner.ask(about),
      tell: text => this.#tell(text),
      saved: () => (this.#safe = this.#editor.text),
    })
    files.listen()
    find('gallery-open').addEventListener('click', () => void gallery.open())
    find('run').addEventListener('click', () => this.run())
    find('stop').addEventListener('click', () => {
      this.#again = undefined
      this.#stopped = true
      this.#runner.stop()
    })
    find('pause').addEventListener('click', () => this.#pause(!this.#paused))
    find('step').addEventListener('click', () => this.#step())
    find('share').addEventListener('click', () => void this.#share())
    find('reset').addEventListener('click', () => {
      this.#ownSeed = undefined
      this.#sliders.reset()
      void this.#check().then(() => this.#runAgain(true))
    })
    find('seed').addEventListener('change', () => {
      this.#ownSeed = this.#seed
      this.#runAgain(true)
    })
    for (const button of document.querySelectorAll<HTMLElement>('[data-show]'))
      button.addEventListener('click', () => this.#showPanel(button.dataset['show'] ?? 'code'))
    addEventListener('beforeunload', event => {
      if (this.#editor.text !== this.#safe) event.preventDefault()
    })
    find('threads').textContent = crossOriginIsolated
      ? ''
      : 'one thread: this site is not served for several (cross-origin isolation)'
    find('threads').title = 'A page that is cross-origin isolated lets large models use several cores.'
  }

  /** Opens a model, and runs it if asked to. */
  open({ file, text: given, seed, values }: Shared, run: boolean): void {
    // A notebook is edited as the text of its cells; one that was edited before is such a text.
    const text = isNotebookName(file) ? (textOfNotebook(given) ?? given) : given
    find<HTMLInputElement>('file-name').value = file
    this.#ownSeed = seed
    this.#editor.text = text
    this.#safe = text
    this.#isEdited = false
    this.#figures.clear()
    this.#live.forget()
    this.#sweep.forget()
    this.#constants = { own: [], equations: [] }
    clearTimeout(this.#checking)
    void this.#check().then(() => {
      this.#sliders.restore(values)
      if (run) this.run()
      else this.#runner.warm()
    })
  }

  /** Opens another text, unless that would lose one that nobody has saved. */
  #replace(file: string, text: string, run: boolean): void {
    const isLost = this.#editor.text !== this.#safe
    if (isLost && !confirm('What you have written is not saved. Open the other model in its place?')) return
    this.open({ file, text, seed: undefined, values: {} }, run)
  }

  /** Only sliders and pictures, for readers. */
  showSlidersOnly(): void {
    document.body.dataset['view'] = 'sliders'
    this.#showPanel('see')
  }

  run(): void {
    this.#again = undefined
    this.#start('none')
    if (document.body.dataset['panel'] === 'code') this.#showPanel('see')
  }

  get #seed(): number {
    const seed = find<HTMLInputElement>('seed').valueAsNumber
    return Number.isSafeInteger(seed) && seed >= 0 ? seed : usualSeed
  }

  /** The script's seed, until somebody chooses another. */
  #showSeed(seed: number): void {
    find<HTMLInputElement>('seed').value = String(this.#ownSeed ?? seed)
  }

  get #file(): string {
    return find<HTMLInputElement>('file-name').value.trim() || 'model.py'
  }

  #shared(): Shared {
    return { file: this.#file, text: this.#editor.text, seed: this.#ownSeed, values: this.#sliders.values }
  }

  /** @param profile whether its phases are measured */
  #start(ghosts: 'none' | 'add' | 'same', profile = false): void {
    this.#stopped = false
    this.#told.clear()
    for (const name of [
      ...Object.keys(this.#sliders.moved('script')),
      ...Object.keys(this.#sliders.moved('equations')),
    ])
      this.#told.add(name)
    this.#paused = false
    this.#beganAt = performance.now()
    this.#hasFailed = false
    this.#runner.run(this.#settings(ghosts, profile))
    this.#messages.begin()
  }

  /** What the script is run with as everything stands. */
  #settings(ghosts: 'none' | 'add' | 'same', profile: boolean): RunSettings {
    return {
      file: this.#file,
      text: this.#editor.text,
      seed: this.#seed,
      reseed: this.#ownSeed,
      sizes: Object.fromEntries(
        Object.entries(this.#sliders.moved('size')).map(([name, size]) => [groupOf(name), Number(size)]),
      ),
      set: this.#sliders.moved('script'),
      live: this.#sliders.moved('equations'),
      watch: this.#live.watch,
      threads: crossOriginIsolated ? Math.min(8, navigator.hardwareConcurrency) : 1,
      profile,
      ghosts: find<HTMLInputElement>('ghosts').checked ? ghosts : 'none',
    }
  }

  /** A slider moved: the run under way takes the value, and one that is over or young begins anew. */
  #moved(isFirst: boolean): void {
    if (this.#runner.busy) {
      this.#setRunning()
      if (performance.now() - this.#beganAt > restartWithin || this.#paused) return
    }
    this.#runAgain(isFirst)
  }

  /** Tells the run under way every value that differs from what it was told, those that are the script's again too. */
  #setRunning(): void {
    const moved = { ...this.#sliders.moved('script'), ...this.#sliders.moved('equations') }
    for (const name of Object.keys(moved)) this.#told.add(name)
    this.#runner.set(Object.fromEntries(Array.from(this.#told, name => [name, this.#sliders.textOf(name) ?? '0'])))
    const sizes = Object.keys(this.#sliders.moved('size'))
    if (sizes.length > 0) this.#tellLater(sizes)
  }

  #tellLater(names: readonly string[]): void {
    this.#tell(`${names.join(', ')}: from the next run on, not in the one under way.`)
  }

  /** @param isFirst whether the run before is to stay behind this one */
  #runAgain(isFirst: boolean): void {
    if (this.#runner.busy) {
      this.#again = isFirst || this.#again === 'first' ? 'first' : 'more'
      return
    }
    this.#start(isFirst ? 'add' : 'same')
  }

  #take(news: RunNews): void {
    switch (news.kind) {
      case 'printed':
        this.#messages.print(news.text)
        break
      case 'problem':
        this.#hasFailed ||= news.problem.severity === 'error'
        this.#messages.add(news.problem)
        this.#editor.mark(this.#messages.all)
        break
      case 'begun': {
        const own = new Set(this.#constants.own.map(({ name }) => name))
        const equations = news.begin.constants
          .filter(({ name }) => !own.has(name))
          .map(({ name, value, unit, type }) => ({
            name,
            value,
            unit,
            whole: type === 'integer',
            of: 'equations' as const,
          }))
        // A script may have several runs, of several networks.
        const before = news.begin.number === 1 ? [] : this.#constants.equations
        const names = new Set(equations.map(({ name }) => name))
        this.#constants = {
          ...this.#constants,
          equations: [...before.filter(({ name }) => !names.has(name)), ...equations],
        }
        // A link may hold the value of a constant that only the run tells of: it counts from the next one on.
        if (this.#showSliders()) this.#again ??= 'more'
        this.#live.begin(news.begin)
        this.#connectivity.forget()
        break
      }
      case 'block':
        this.#live.add(news.block)
        break
      case 'progress': {
        find<HTMLProgressElement>('progress').value = news.fraction
        const left =
          Number.isFinite(news.secondsLeft) && news.fraction < 1 ? `, ${news.secondsLeft.toFixed(1)} s left` : ''
        if (!this.#paused) this.#tell(`Running: ${(news.t * 1000).toFixed(0)} ms simulated${left}`)
        break
      }
      case 'later':
        this.#tellLater(news.names)
        break
      case 'missed':
        this.#runAgain(false)
        break
      case 'figure':
        this.#figures.show(news.figure, news.drawing)
        break
      case 'ended':
        this.#ended(news.ended)
    }
  }

  #ended(ended: Ended): void {
    if (!this.#hasFailed) this.#figures.keep(ended.figures)
    find('status').replaceChildren(...endText(ended, this.#hasFailed, this.#stopped))
    find('status').dataset['fingerprint'] = ended.spikes[0]?.fingerprint ?? ''
    this.#inside.ended(ended)
    const again = this.#again
    this.#again = undefined
    if (again !== undefined) this.#start(again === 'first' ? 'add' : 'same')
  }

  /** @returns whether a slider has come that waited for its value */
  #showSliders(): boolean {
    const constants = [...this.#constants.own, ...this.#constants.equations]
    this.#sweep.show(constants)
    return this.#sliders.show(constants)
  }

  #textChanged(): void {
    this.#isEdited = true
    this.#messages.textChanged()
    this.#inside.textChanged()
    document.body.dataset['checked'] = 'false'
    clearTimeout(this.#checking)
    this.#checking = setTimeout(() => void this.#check(), checkAfter)
  }

  async #check(): Promise<void> {
    const { text } = this.#editor
    const found = await this.#help.ask({ kind: 'check', file: this.#file, text })
    if (found === undefined || text !== this.#editor.text) return
    // The models of the site have modules that are ready, others have to be assembled.
    if (this.#isEdited) this.#runner.warm()
    this.#messages.showChecked(found.problems)
    this.#editor.mark(this.#messages.all)
    const sizes = found.sizes.map(({ name, value }) => ({
      name: nameOfSize(name),
      value,
      unit: '',
      whole: true,
      of: 'size' as const,
    }))
    const own = [...found.constants.map(constant => ({ ...constant, of: 'script' as const })), ...sizes]
    this.#showSeed(found.seed ?? usualSeed)
    const names = new Set(own.map(({ name }) => name))
    this.#constants = { own, equations: this.#constants.equations.filter(({ name }) => !names.has(name)) }
    this.#showSliders()
    document.body.dataset['checked'] = 'true'
    const isSound = found.problems.every(({ severity }) => severity !== 'error')
    if (isSound && this.#isEdited && !keepDraft({ file: this.#file, text }))
      this.#tell('This browser keeps nothing for this page: save the script or share a link before you leave.')
  }

  #pause(paused: boolean): void {
    this.#paused = paused
    if (paused) this.#runner.pause()
    else this.#runner.resume()
    this.#showState(this.#runner.state)
    this.#tell(paused ? 'Paused: Step does one time step.' : 'Running.')
  }

  #step(): void {
    if (!this.#runner.busy) this.run()
    this.#paused = true
    this.#runner.step(1)
    this.#showState(this.#runner.state)
  }

  #showState(state: RunState): void {
    document.body.dataset['state'] = state
    const busy = state === 'running' || state === 'stopping'
    find<HTMLButtonElement>('pause').disabled = !busy
    find<HTMLButtonElement>('step').disabled = !busy
    find<HTMLButtonElement>('stop').disabled = !busy
    find('pause').textContent = this.#paused && busy ? 'Go on' : 'Pause'
    find('stop').textContent = state === 'stopping' ? 'End now' : 'Stop'
    if (state === 'loading') this.#tell('The compiler is loading…')
    if (state === 'ready' && find('status').textContent === 'The compiler is loading…') this.#tell('Ready.')
  }

  async #share(): Promise<void> {
    const shared = this.#shared()
    const link = new URL(location.href)
    link.search = ''
    link.hash = `model=${encodeShared(shared)}`
    history.replaceState(null, '', link)
    this.#safe = shared.text
    try {
      await navigator.clipboard.writeText(link.href)
      this.#tell('The link is copied: it holds the model, the seed and the sliders. Nothing was sent anywhere.')
    } catch {
      // A browser may not let a page copy: the link stands in the address all the same.
      this.#tell('The link stands in the address bar: it holds the model, the seed and the sliders.')
    }
  }

  #showPlace(from: number, to: number): void {
    this.#showPanel('code')
    this.#editor.select(from, to)
  }

  /** On a narrow screen there is one panel at a time. */
  #showPanel(panel: string): void {
    document.body.dataset['panel'] = panel
    for (const button of document.querySelectorAll<HTMLElement>('[data-show]'))
      button.setAttribute('aria-pressed', String(button.dataset['show'] === panel))
  }

  #broken(text: string): void {
    this.#messages.add({
      severity: 'error',
      code: 'internal',
      message: 'this is a fault of Hillock, not of your model',
      notes: text.split('\n').slice(0, 4),
    })
    this.#tell('Hillock has a fault.')
  }

  /** Says something in the line at the end of the page. */
  #tell(text: string): void {
    find('status').textContent = text
  }
}

/** How a run went, in a line. */
function endText(ended: Ended, failed: boolean, stopped: boolean): readonly (Node | string)[] {
  const number = new Intl.NumberFormat('en')
  if (failed) {
    const pictures = ended.figures > 0 ? ': pictures are those of the last run that was' : ''
    return [`Not run to its end${pictures}.`]
  }
  const { milliseconds, compileMilliseconds, runMilliseconds, modelSeconds, spikes, seed, threads } = ended
  const factor = runMilliseconds > 0 && modelSeconds > 0 ? (modelSeconds * 1000) / runMilliseconds : undefined
  const parts: (Node | string)[] = [
    `${ended.interrupted || stopped ? 'Stopped' : 'Done'} in ${number.format(Math.round(milliseconds))} ms`,
  ]
  if (runMilliseconds > 0)
    parts.push(`: ${Math.round(compileMilliseconds)} compiling, ${Math.round(runMilliseconds)} running`)
  if (factor !== undefined) parts.push(`, ${factor >= 10 ? Math.round(factor) : factor.toFixed(1)} times real time`)
  if (threads > 1) parts.push(`, ${threads} threads`)
  const [first] = spikes
  if (first !== undefined) {
    const mark = document.createElement('code')
    mark.textContent = first.fingerprint
    mark.title = `the same for seed ${seed} on every machine`
    parts.push(`. ${number.format(first.count)} spikes in ${first.name}, fingerprint `, mark)
  }
  return parts
}
