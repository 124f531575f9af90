import type { Page } from 'playwright-core'

/** Waits this long for the compiler to load, on a machine that has other things to do. */
export const patience = 120_000

/** The second tab of the page, as a person uses it. */
export class ScriptTab {
  readonly #page: Page

  constructor(page: Page) {
    this.#page = page
  }

  /** Goes there, and waits for the first example to be in the editor. */
  async open(url: string): Promise<void> {
    await this.#page.goto(`${url}#script`)
    while ((await this.text()) === '') await this.#page.waitForTimeout(20)
  }

  /** The compiler is there. */
  async ready(): Promise<void> {
    await this.#page.locator('#script-panel[data-state="ready"]').waitFor({ timeout: patience })
  }

  async run(text: string): Promise<void> {
    await this.#editor.fill(text)
    await this.#editor.press('Control+Enter')
  }

  async ended(): Promise<void> {
    await this.#page.getByText(/^(Done|Not run to its end) in/).waitFor({ timeout: patience })
  }

  text(): Promise<string> {
    return this.#editor.inputValue()
  }

  selected(): Promise<string> {
    return this.#editor.evaluate(({ value, selectionStart, selectionEnd }: HTMLTextAreaElement) =>
      value.slice(selectionStart, selectionEnd),
    )
  }

  async printed(): Promise<string> {
    return (await this.#page.locator('#script-output').textContent()) ?? ''
  }

  /** Of the first spike monitor; empty without one. */
  async fingerprint(): Promise<string> {
    return (await this.#page.locator('#script-status').getAttribute('data-fingerprint')) ?? ''
  }

  get #editor(): ReturnType<Page['getByRole']> {
    return this.#page.getByRole('textbox', { name: 'Model file' })
  }
}
