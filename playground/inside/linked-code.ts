/** A model's statements, the text generated of them and its WebAssembly, side by side; what belongs together is linked by colour. */
import { element } from '../dom.ts'
import { makeTabs } from '../tabs.ts'
import { type Block, blocksOf } from './blocks.ts'
import type { GeneratedLine, Inside, Statement, WebAssemblyPiece } from './inside.ts'

/** Colours that statements have in turn; those of the style sheet are numbered from 1. */
const colours = 6

export interface LinkedCodeOptions {
  /** Shows characters of the script. */
  readonly onShow: (from: number, to: number) => void
}

/** What is lit together: the lines of a statement, or what was made of a generated line. */
type Key = `statement ${number}` | `line ${number}` | `phase ${number}`

export class LinkedCode {
  readonly element: HTMLElement
  readonly #options: LinkedCodeOptions
  readonly #columns = {
    statements: column('inside-statements', 'Equations'),
    generated: column('inside-generated', 'AssemblyScript'),
    webAssembly: column('inside-webassembly', 'WebAssembly'),
  }
  readonly #places = new Map<Key, HTMLElement[]>()
  /** Pieces whose lines are made when they are opened, by what they hold. */
  #closed: { readonly keys: ReadonlySet<Key>; readonly open: () => void }[] = []
  #lit: readonly HTMLElement[] = []
  /** What stays lit when nothing is pointed at. */
  #kept: Key | undefined

  constructor(options: LinkedCodeOptions) {
    this.#options = options
    const columns = Object.values(this.#columns)
    const tabs = element(
      'div',
      { className: 'tabs inside-tabs', aria: { role: 'tablist', label: 'stages' } },
      ...columns.map(({ tab }) => tab),
    )
    this.element = element('div', { className: 'linked-code' }, tabs, ...columns.map(({ panel }) => panel))
    const select = makeTabs(tabs, () => this.#scroll())
    this.element.addEventListener('pointerover', ({ target }) => this.#light(keyOf(target) ?? this.#kept))
    this.element.addEventListener('pointerleave', () => this.#light(this.#kept))
    this.element.addEventListener('click', ({ target }) => this.#keep(keyOf(target)))
    // Panels are there only when this is in the page.
    queueMicrotask(() => select(this.#columns.statements.tab.id))
  }

  show({ statements, generated, functions }: Inside): void {
    this.#places.clear()
    this.#closed = []
    this.#kept = undefined
    this.#lit = []
    this.#columns.statements.lines.replaceChildren(...statements.map((each, index) => this.#statement(each, index)))
    this.#columns.generated.lines.replaceChildren(...blocksOf(generated).map(each => this.#block(each)))
    this.#columns.webAssembly.lines.replaceChildren(...functions.map(each => this.#piece(each, generated)))
  }

  /** Lights the lines of a phase; none unless given. */
  lightPhase(phase: number | undefined): void {
    this.#light(phase === undefined ? this.#kept : `phase ${phase}`)
  }

  #statement({ text, from, to }: Statement, index: number): HTMLElement {
    const button = element('button', {
      type: 'button',
      className: 'code-line',
      textContent: text,
      dataset: { key: `statement ${index}`, colour: colourOf(index) },
      aria: { pressed: 'false' },
    })
    button.addEventListener('focus', () => this.#light(`statement ${index}`))
    button.addEventListener('blur', () => this.#light(this.#kept))
    if (from !== undefined) button.addEventListener('click', () => this.#options.onShow(from, to ?? from + 1))
    this.#place(button, `statement ${index}`)
    return button
  }

  #block({ name, first, lines, isOpen }: Block): HTMLElement {
    const keys = new Set(
      lines.flatMap(({ statement }) => (statement === undefined ? [] : [`statement ${statement}` as const])),
    )
    return this.#details(name, lines.length, isOpen, keys, () =>
      lines.map(({ text, statement, phases = [] }, index) => {
        const key: Key = statement === undefined ? `line ${first + index}` : `statement ${statement}`
        const line = codeLine(text, key, statement)
        this.#place(line, key, ...phases.map(phase => `phase ${phase}` as const))
        return line
      }),
    )
  }

  #piece({ name, own, lines }: WebAssemblyPiece, generated: readonly GeneratedLine[]): HTMLElement {
    const statementOf = (from: number | undefined): number | undefined =>
      from === undefined ? undefined : generated[from - 1]?.statement
    const keys = new Set(
      lines.flatMap(({ from }): Key[] => {
        const statement = statementOf(from)
        return statement === undefined ? [] : [`statement ${statement}`]
      }),
    )
    return this.#details(name, lines.length, own && keys.size > 0, keys, () =>
      lines.map(({ text, from }) => {
        const statement = statementOf(from)
        const key: Key | undefined =
          statement === undefined ? (from === undefined ? undefined : `line ${from}`) : `statement ${statement}`
        const line = codeLine(text, key, statement)
        if (key !== undefined) this.#place(line, key)
        return line
      }),
    )
  }

  /** Lines under a head, made when they are first to be seen. */
  #details(
    name: string,
    length: number,
    isOpen: boolean,
    keys: ReadonlySet<Key>,
    make: () => readonly HTMLElement[],
  ): HTMLElement {
    const head = element('summary', {}, name, element('span', { textContent: ` ${length} lines` }))
    const details = element('details', { className: 'piece', open: isOpen }, head)
    let isMade = false
    const fill = (): void => {
      if (isMade) return
      isMade = true
      details.append(...make())
    }
    if (isOpen) fill()
    else this.#closed.push({ keys, open: () => (fill(), (details.open = true)) })
    details.addEventListener('toggle', () => details.open && fill())
    return details
  }

  #place(line: HTMLElement, ...keys: readonly Key[]): void {
    for (const key of keys) {
      const own = this.#places.get(key)
      if (own === undefined) this.#places.set(key, [line])
      else own.push(line)
    }
  }

  #light(key: Key | undefined): void {
    for (const line of this.#lit) line.classList.remove('lit')
    this.#lit = key === undefined ? [] : (this.#places.get(key) ?? [])
    for (const line of this.#lit) line.classList.add('lit')
  }

  /** Keeps a statement lit, and brings its lines into view. */
  #keep(key: Key | undefined): void {
    if (key === undefined) return
    this.#kept = this.#kept === key ? undefined : key
    for (const button of this.#columns.statements.lines.children)
      button.setAttribute('aria-pressed', String((button as HTMLElement).dataset['key'] === this.#kept))
    for (const { keys, open } of this.#closed) if (keys.has(key)) open()
    this.#light(this.#kept)
    this.#scroll()
  }

  /** Brings the first lit line of each column into view. */
  #scroll(): void {
    for (const { panel } of Object.values(this.#columns)) {
      const line = this.#lit.find(each => panel.contains(each))
      if (line === undefined || panel.clientHeight === 0) continue
      const [own, around] = [line.getBoundingClientRect(), panel.getBoundingClientRect()]
      if (own.top < around.top || own.bottom > around.bottom)
        panel.scrollTop += own.top - around.top - panel.clientHeight / 3
    }
  }
}

interface Column {
  readonly tab: HTMLElement
  readonly panel: HTMLElement
  readonly lines: HTMLElement
}

function column(id: string, title: string): Column {
  const tab = element('button', {
    id: `tab-${id}`,
    type: 'button',
    textContent: title,
    aria: { role: 'tab', controls: id, selected: 'false' },
  })
  const lines = element('div', { className: 'code-lines' })
  const panel = element(
    'section',
    { id, className: 'code-column', tabIndex: 0, aria: { role: 'tabpanel', label: title } },
    element('h2', { textContent: title }),
    lines,
  )
  return { tab, panel, lines }
}

function codeLine(text: string, key: Key | undefined, statement: number | undefined): HTMLElement {
  const line = element('div', { className: 'code-line', textContent: text === '' ? ' ' : text })
  if (key !== undefined) line.dataset['key'] = key
  if (statement !== undefined) line.dataset['colour'] = colourOf(statement)
  return line
}

function colourOf(statement: number): string {
  return String((statement % colours) + 1)
}

function keyOf(target: EventTarget | null): Key | undefined {
  const line = target instanceof Element ? target.closest<HTMLElement>('[data-key]') : null
  return line?.dataset['key'] as Key | undefined
}
