/** Files: opened, dropped, saved. */
import { download, find } from '../dom.ts'
import { editedAs } from '../notebook.ts'
import type { Answer, Ask } from '../run/protocol.ts'
import type { Shared } from './link.ts'

export interface FilesOptions {
  readonly state: () => Shared
  readonly open: (file: string, text: string) => void
  readonly ask: (about: Ask) => Promise<Answer>
  /** Says something in the line at the end of the page. */
  readonly tell: (text: string) => void
  /** The text has been saved. */
  readonly saved: () => void
}

/** A model is some kilobytes. */
const mostBytes = 5_000_000

export class Files {
  readonly #options: FilesOptions

  constructor(options: FilesOptions) {
    this.#options = options
  }

  /** Takes the menu, and files that are dropped on the page. */
  listen(): void {
    const input = find<HTMLInputElement>('open-file')
    input.addEventListener('change', () => {
      const [file] = input.files ?? []
      if (file !== undefined) void this.#open(file)
      input.value = ''
    })
    addEventListener('dragover', event => event.preventDefault())
    addEventListener('drop', event => {
      event.preventDefault()
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) void this.#open(file)
    })
    find('save-text').addEventListener('click', () => this.#saveText())
    find('save-module').addEventListener('click', () => void this.#saveModule())
    find('save-records').addEventListener('click', () => void this.#saveRecords())
    find('save-page').addEventListener('click', () => void this.#savePage())
    for (const button of find('menu').querySelectorAll('button'))
      button.addEventListener('click', () => find('menu').removeAttribute('open'))
  }

  async #open(file: File): Promise<void> {
    if (file.size > mostBytes) this.#options.tell(`${file.name} is too large to be a model.`)
    else this.#options.open(file.name, await file.text())
  }

  #stem(): string {
    return this.#options.state().file.replace(/\.(?:py|ipynb)$/, '')
  }

  #saveText(): void {
    const { file, text } = this.#options.state()
    download(file, editedAs(file, text).source.text, 'text/plain')
    this.#options.saved()
  }

  async #saveModule(): Promise<void> {
    const module = await this.#module()
    if (module !== undefined) download(`${this.#stem()}.wasm`, module as BlobPart, 'application/wasm')
  }

  async #module(): Promise<Uint8Array | undefined> {
    const { file, text } = this.#options.state()
    const answer = await this.#options.ask({ kind: 'compile', file, text })
    if (answer === undefined || !('module' in answer)) return undefined
    if (answer.module === undefined)
      this.#options.tell(answer.problems[0]?.message ?? 'This script has no run to compile.')
    return answer.module
  }

  async #saveRecords(): Promise<void> {
    const answer = await this.#options.ask({ kind: 'records' })
    if (answer === undefined || !('npz' in answer)) this.#options.tell('There are no records: run the model first.')
    else download(`${this.#stem()}.npz`, answer.npz as BlobPart, 'application/zip')
  }

  /** A page that needs nothing but itself: the module, and the element that runs it. */
  async #savePage(): Promise<void> {
    const module = await this.#module()
    if (module === undefined) return
    const response = await fetch('hillock-model.js')
    if (!response.ok) {
      this.#options.tell('This site lacks the part that such a page is made of.')
      return
    }
    const { singlePage } = await import('./single-page.ts')
    const { file } = this.#options.state()
    download(`${this.#stem()}.html`, singlePage({ title: file, element: await response.text(), module }), 'text/html')
  }
}
