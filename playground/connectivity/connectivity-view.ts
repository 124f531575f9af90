/** The synapses of a network: who is connected to whom, and how many synapses neurons have. */
import { element } from '../dom.ts'
import { shortNumber } from '../live/numbers.ts'
import type { Answer, Ask } from '../run/protocol.ts'
import type { Connectivity, Degrees } from './connectivity.ts'
import { DegreePlot } from './degree-plot.ts'
import { MatrixPlot } from './matrix-plot.ts'

export class ConnectivityView {
  readonly #ask: (about: Ask) => Promise<Answer>
  readonly #about = element('p', { className: 'quiet', aria: { role: 'status' } })
  readonly #names = element('select', { aria: { label: 'synapses' }, hidden: true })
  readonly #plots = element('div', { className: 'connectivity', hidden: true })
  readonly #details: HTMLDetailsElement
  readonly #canvases = [canvas('matrix'), canvas('out'), canvas('in')] as const
  readonly #matrix = new MatrixPlot(this.#canvases[0])
  readonly #out = new DegreePlot(this.#canvases[1])
  readonly #in = new DegreePlot(this.#canvases[2])
  #all: readonly Connectivity[] = []
  /** Whether what is shown is of the run under way, or of the last one. */
  #isFresh = false

  constructor(place: HTMLElement, ask: (about: Ask) => Promise<Answer>) {
    this.#ask = ask
    this.#plots.append(...this.#canvases)
    this.#details = element(
      'details',
      { className: 'tool', id: 'connectivity' },
      element('summary', { textContent: 'Connectivity' }),
      element('div', { className: 'tool-head' }, this.#names, this.#about),
      this.#plots,
    )
    place.append(this.#details)
    this.#details.addEventListener('toggle', () => void this.#look())
    this.#names.addEventListener('change', () => this.#show())
  }

  /** A run has begun, or another script is there: its synapses are others. */
  forget(): void {
    this.#isFresh = false
    void this.#look()
  }

  async #look(): Promise<void> {
    if (!this.#details.open || this.#isFresh) return
    this.#isFresh = true
    const answer = (await this.#ask({ kind: 'synapses' })) as readonly Connectivity[] | undefined
    this.#all = answer ?? []
    const before = this.#names.value
    this.#names.replaceChildren(
      ...this.#all.map(({ name }, k) => element('option', { value: String(k), textContent: name })),
    )
    if (this.#all[Number(before)] !== undefined && before !== '') this.#names.value = before
    this.#names.hidden = this.#all.length < 2
    this.#show()
  }

  #show(): void {
    const shown = this.#all[Number(this.#names.value)]
    this.#plots.hidden = shown === undefined
    if (shown === undefined) {
      this.#about.textContent = 'There are no synapses in the last run.'
      return
    }
    const { name, source, target, synapses, out } = shown
    const number = new Intl.NumberFormat('en')
    const density = synapses / (source.size * target.size)
    this.#about.textContent = `${name}: ${number.format(synapses)} synapses from ${source.name} to ${target.name}, ${shortNumber(100 * density)} % of all pairs`
    this.#matrix.showMatrix(shown)
    this.#out.showDegrees(out, `outgoing synapses, mean ${shortNumber(out.mean)}`)
    this.#in.showDegrees(shown.in, `incoming synapses, mean ${shortNumber(shown.in.mean)}`)
    const [matrix, outgoing, incoming] = this.#canvases
    matrix.setAttribute('aria-label', `connectivity matrix: ${this.#about.textContent}`)
    outgoing.setAttribute('aria-label', inWords('out', out))
    incoming.setAttribute('aria-label', inWords('in', shown.in))
  }
}

function inWords(direction: string, { least, most, mean }: Degrees): string {
  return `${direction}-degrees from ${least} to ${most}, ${shortNumber(mean)} on average`
}

function canvas(className: string): HTMLCanvasElement {
  return element('canvas', { className, aria: { role: 'img' } })
}
