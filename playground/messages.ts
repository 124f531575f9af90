/** What a script prints, and what is wrong with it. */
import { element, find } from './dom.ts'
import type { Problem } from './run/protocol.ts'

/** Problems beyond this many are counted. */
const mostProblems = 50

/** Printed text beyond this many characters is not shown: a page, unlike a terminal, keeps everything. */
const mostPrinted = 200_000

export interface MessagesOptions {
  /** Shows characters of the script. */
  readonly onShow: (from: number, to: number) => void
}

/** The list under the editor. Problems that the check found go when the text changes, those of a run when it runs again. */
export class Messages {
  readonly #options: MessagesOptions
  readonly #list = find('problems')
  readonly #output = find('output')
  #printed = 0
  #checked: readonly Problem[] = []
  #ofRun: Problem[] = []

  constructor(options: MessagesOptions) {
    this.#options = options
  }

  /** What is underlined: what the check says of the text as it is, and the run's where that has nothing. */
  get all(): readonly Problem[] {
    const told = new Set(this.#checked.map(keyOf))
    return [...this.#checked, ...this.#ofRun.filter(each => !told.has(keyOf(each)))]
  }

  showChecked(problems: readonly Problem[]): void {
    this.#checked = problems
    this.#show()
  }

  add(problem: Problem): void {
    this.#ofRun.push(problem)
    this.#show()
  }

  print(text: string): void {
    const before = this.#printed
    this.#printed += text.length
    this.#output.hidden = false
    if (before > mostPrinted) return
    this.#output.append(this.#printed > mostPrinted ? '\n… and more' : text)
  }

  /** A run begins. */
  begin(): void {
    this.#ofRun = []
    this.#printed = 0
    this.#output.replaceChildren()
    this.#output.hidden = true
    this.#show()
  }

  /** The text is another one: places in it may have moved. */
  textChanged(): void {
    this.#ofRun = this.#ofRun.map(problem => ({ ...problem, from: undefined, to: undefined }))
  }

  #show(): void {
    const { all } = this
    const more = all.length - mostProblems
    this.#list.replaceChildren(...all.slice(0, mostProblems).map(problem => this.#item(problem)))
    if (more > 0) this.#list.append(element('li', { textContent: `and ${more} more` }))
  }

  #item({ severity, code, message, notes, help, from, to }: Problem): HTMLElement {
    const where = element('span', { className: 'where' })
    if (from !== undefined) {
      const button = element('button', { type: 'button', textContent: 'Show' })
      button.addEventListener('click', () => this.#options.onShow(from, to ?? from + 1))
      where.append(button)
    }
    if (severity === 'error')
      where.append(element('a', { href: `errors/${code}.html`, target: '_blank', textContent: 'Why?' }))
    return element(
      'li',
      { className: severity },
      element('p', { textContent: `${severity}: ${message}` }),
      ...notes.map(note => element('p', { className: 'more', textContent: note })),
      ...(help === undefined ? [] : [element('p', { className: 'more', textContent: `→ ${help}` })]),
      where,
    )
  }
}

function keyOf({ from, message }: Problem): string {
  return `${from} ${message}`
}
