/** The figures of the last run. */
import { element } from '../dom.ts'
import type { Drawing } from '../run/protocol.ts'
import { type AskRun, FigureCard } from './figure-card.ts'

/** Figures stay until another run has drawn others: a script that fails leaves the last good ones. */
export class FiguresView {
  readonly #place: HTMLElement
  readonly #ask: AskRun
  #cards: FigureCard[] = []

  constructor(place: HTMLElement, ask: AskRun) {
    this.#place = place
    this.#ask = ask
  }

  show(index: number, drawing: Drawing): void {
    let card = this.#cards[index]
    if (card === undefined) {
      if (index === 0) this.#place.replaceChildren()
      card = new FigureCard(index, this.#ask)
      this.#cards[index] = card
      this.#place.append(card.element)
    }
    void card.show(drawing)
  }

  /** A run has ended well with so many figures: there are no others. */
  keep(count: number): void {
    for (const card of this.#cards.splice(count)) card.element.remove()
    if (count === 0)
      this.#place.replaceChildren(element('p', { className: 'empty', textContent: 'This script draws no figures.' }))
  }

  /** Another script has other figures. */
  clear(): void {
    this.#cards = []
    this.#place.replaceChildren()
  }
}
