/** What a model is compiled to, and what its steps cost. */
import { element } from '../dom.ts'
import { shownBytes, shownTime, threeDigits } from '../../inspection/numbers.ts'
import type { Answer, Ask, Ended, InsideAnswer } from '../run/protocol.ts'
import type { Inside } from './inside.ts'
import { LinkedCode } from './linked-code.ts'
import { ScheduleTable } from './schedule-table.ts'

export interface InsideViewOptions {
  /** What stands in the editor, and what was moved. */
  readonly state: () => Omit<Ask & { readonly kind: 'inside' }, 'kind'>
  readonly ask: (about: Ask) => Promise<Answer>
  /** Shows characters of the script. */
  readonly onShow: (from: number, to: number) => void
  /** Runs the script and measures its phases. */
  readonly onMeasure: () => void
}

export class InsideView {
  readonly #options: InsideViewOptions
  readonly #facts = element('dl', { className: 'facts' })
  readonly #note = element('p', { className: 'empty', aria: { role: 'status' } })
  readonly #again = element('button', { type: 'button', textContent: 'Look again', hidden: true })
  readonly #contents = element('div', { className: 'inside-contents', hidden: true })
  readonly #words = element('div', { className: 'inside-words' })
  readonly #code: LinkedCode
  readonly #schedule: ScheduleTable
  #inside: Inside | undefined
  #isShown = false
  /** What is shown, or being looked at. */
  #looked: string | undefined
  /** The last run that was not measured, for its speed. */
  #ended: Ended | undefined

  constructor(place: HTMLElement, options: InsideViewOptions) {
    this.#options = options
    this.#code = new LinkedCode({ onShow: options.onShow })
    this.#schedule = new ScheduleTable({
      onPoint: phase => this.#code.lightPhase(phase),
      onMeasure: options.onMeasure,
    })
    this.#again.addEventListener('click', () => void this.#look())
    this.#contents.append(this.#facts, this.#code.element, this.#schedule.element, this.#words)
    place.append(this.#note, this.#again, this.#contents)
  }

  /** The view is opened, or another one is. */
  shown(isShown: boolean): void {
    this.#isShown = isShown
    if (isShown && this.#looked !== whatOf(this.#options.state())) void this.#look()
  }

  /** The script is another one than that which is shown. */
  textChanged(): void {
    if (this.#inside === undefined) return
    const isOther = this.#looked !== whatOf(this.#options.state())
    this.#again.hidden = !isOther
    this.#again.textContent = 'The script has changed: look again'
  }

  /** A run has ended. */
  ended(ended: Ended): void {
    if (ended.profile !== undefined) this.#schedule.showTimes(ended.profile)
    else if (ended.ok) this.#ended = ended
    if (this.#isShown && this.#looked !== whatOf(this.#options.state())) void this.#look()
    else this.#showFacts()
  }

  async #look(): Promise<void> {
    const { file, text, set, sizes } = this.#options.state()
    const looked = whatOf({ text, sizes })
    this.#looked = looked
    this.#note.textContent = 'Looking inside…'
    this.#note.hidden = this.#inside !== undefined
    this.#again.hidden = true
    const answer = (await this.#options.ask({ kind: 'inside', file, text, set, sizes })) as InsideAnswer | undefined
    // Something else has been asked about since.
    if (this.#looked !== looked) return
    if (answer?.inside !== undefined) this.#show(answer.inside)
    else this.#fail(answer)
  }

  #fail(answer: InsideAnswer | undefined): void {
    this.#looked = undefined
    this.#inside = undefined
    this.#contents.hidden = true
    this.#note.hidden = false
    const error = answer?.problems.find(({ severity }) => severity === 'error')
    this.#note.textContent =
      error === undefined
        ? 'There is nothing to look into: the worker was ended.'
        : `There is nothing to look into yet: ${error.message}.`
    this.#again.hidden = false
    this.#again.textContent = 'Look again'
  }

  #show(inside: Inside): void {
    this.#inside = inside
    this.#note.hidden = true
    this.#contents.hidden = false
    this.#code.show(inside)
    this.#schedule.show(inside.schedule)
    this.#words.replaceChildren(
      ...words('What is done in vectors', inside.vectors),
      ...words('How the step was joined', inside.parts),
      ...words('Computed for each neuron and step', inside.costs),
      ...words('Memory', inside.arrays),
    )
    this.#showFacts()
  }

  #showFacts(): void {
    if (this.#inside === undefined) return
    const { bytes, memory } = this.#inside
    const facts: [string, string][] = [
      ['module', shownBytes(bytes)],
      ['memory, without records', shownBytes(memory)],
    ]
    const { steps = 0, runMilliseconds = 0, modelSeconds = 0 } = this.#ended ?? {}
    if (steps > 0 && runMilliseconds > 0)
      facts.push(
        ['steps per second', threeDigits((steps / runMilliseconds) * 1000)],
        ['real-time factor', `${threeDigits((modelSeconds / runMilliseconds) * 1000)} ×`],
        ['a step takes', shownTime(runMilliseconds / 1000 / steps)],
      )
    this.#facts.replaceChildren(
      ...facts.map(([name, value]) =>
        element('div', {}, element('dt', { textContent: name }), element('dd', { textContent: value })),
      ),
    )
  }
}

/** What decides on the module and its memory. */
function whatOf({ text, sizes }: Pick<Ask & { readonly kind: 'inside' }, 'text' | 'sizes'>): string {
  return JSON.stringify([text, sizes])
}

function words(title: string, lines: readonly string[]): readonly HTMLElement[] {
  if (lines.length === 0) return []
  return [element('h2', { textContent: title }), element('pre', { textContent: lines.join('\n'), tabIndex: 0 })]
}
