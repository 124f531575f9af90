/** Ready models to begin with. */
import { element } from '../dom.ts'

/** A model as the list of the site has it. */
export interface GalleryModel {
  /** Of the file, beside the list. */
  readonly file: string
  readonly title: string
  readonly description: string
  readonly tryThis: string
}

export interface GallerySection {
  readonly title: string
  readonly models: readonly GalleryModel[]
}

/** A dialog with the models of the site, loaded when it is first opened. */
export class Gallery {
  readonly #dialog: HTMLDialogElement
  readonly #onOpen: (file: string, text: string) => void
  #loaded = false

  constructor(dialog: HTMLDialogElement, onOpen: (file: string, text: string) => void) {
    this.#dialog = dialog
    this.#onOpen = onOpen
    dialog.addEventListener('click', event => {
      if (event.target === dialog) dialog.close()
    })
  }

  async open(): Promise<void> {
    this.#dialog.showModal()
    if (this.#loaded) return
    const sections = await gallerySections()
    this.#loaded = true
    const close = element('button', { type: 'button', textContent: 'Close' })
    close.addEventListener('click', () => this.#dialog.close())
    this.#dialog.replaceChildren(
      element(
        'div',
        { className: 'gallery-head' },
        element('h2', { id: 'gallery-title', textContent: 'Examples' }),
        close,
      ),
      element(
        'div',
        { className: 'gallery-body' },
        ...sections.flatMap(({ title, models }) => [
          element('h3', { textContent: title }),
          element('div', { className: 'gallery-cards' }, ...models.map(model => this.#card(model))),
        ]),
      ),
    )
  }

  #card({ file, title, description, tryThis }: GalleryModel): HTMLElement {
    const card = element(
      'button',
      { type: 'button', dataset: { file } },
      element('strong', { textContent: title }),
      element('span', { textContent: description }),
      ...(tryThis === '' ? [] : [element('em', { textContent: `Try: ${tryThis}` })]),
    )
    card.addEventListener('click', async () => {
      this.#onOpen(file, await galleryText(file))
      this.#dialog.close()
    })
    return card
  }
}

export async function gallerySections(): Promise<readonly GallerySection[]> {
  return (await (await fetch('models.json')).json()) as readonly GallerySection[]
}

/** The text of a model of the site. */
export async function galleryText(file: string): Promise<string> {
  const response = await fetch(`models/${encodeURIComponent(file)}`)
  if (!response.ok) throw new Error(`there is no model ${file}`)
  return response.text()
}
