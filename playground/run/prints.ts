/** What a script prints, told in few messages: a loop that prints for ever must not bury the page in them. */

/** More than this of one run is not told. */
const mostPrinted = 400_000

/** Milliseconds that a text may wait. */
const patience = 40

export class Prints {
  readonly #tell: (text: string, from: number | undefined) => void
  #text = ''
  #from: number | undefined
  #told = 0
  #last = Number.NEGATIVE_INFINITY

  /** @param tell takes a text and where it comes from */
  constructor(tell: (text: string, from: number | undefined) => void) {
    this.#tell = tell
  }

  /** @param from the statement that prints; texts of one statement are told together */
  add(text: string, from: number | undefined): void {
    if (this.#told > mostPrinted) return
    if (from !== this.#from) this.flush()
    this.#from = from
    this.#text += text
    this.#told += text.length
    const isLast = this.#told > mostPrinted
    if (isLast) this.#text += '\n… and more\n'
    if (isLast || performance.now() - this.#last >= patience) this.flush()
  }

  /** Tells what waits. */
  flush(): void {
    if (this.#text === '') return
    this.#last = performance.now()
    this.#tell(this.#text, this.#from)
    this.#text = ''
  }
}
