import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { launch } from '../browser/chromium.ts'
import { fingerprint } from '../browser/fingerprint.ts'
import { complaintsOf } from '../browser/page.ts'
import { serve, type Site } from '../browser/site.ts'

const script = new URL('../../scripts/bundle-element.js', import.meta.url)

/** What a page with the element needs, and nothing else; styles that are not files are not allowed. */
const policy = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self' data:"

/** What the events of all elements of a page told, in order. */
export interface Told {
  readonly run: readonly { readonly seed: number }[]
  readonly ended: readonly {
    readonly t: number
    readonly complete: boolean
    readonly seed: number
    readonly events: Readonly<Record<string, number>>
  }[]
  readonly problem: readonly { readonly text: string }[]
}

/** A folder with the element and modules, served, and a browser to look at it. */
export class Stage {
  readonly folder: string
  readonly site: Site
  readonly #browser: Browser

  private constructor(folder: string, site: Site, browser: Browser) {
    this.folder = folder
    this.site = site
    this.#browser = browser
  }

  static async open(modules: Readonly<Record<string, Uint8Array>>): Promise<Stage> {
    const folder = await mkdtemp(join(tmpdir(), 'hillock-element-'))
    const { bundleElement } = (await import(script.href)) as { bundleElement(outfile: string): Promise<void> }
    await bundleElement(join(folder, 'hillock-model.js'))
    for (const [name, bytes] of Object.entries(modules)) await writeFile(join(folder, name), bytes)
    await writeFile(join(folder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
    return new Stage(folder, await serve(folder), await launch())
  }

  /** Writes a page with this body, and opens it. */
  async show(body: string, options: BrowserContextOptions = {}): Promise<ElementPage> {
    const html = `<!doctype html><html lang="en"><head><meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="${policy}" />
      <link rel="icon" href="icon.svg" /><title>A model</title>
      <script type="module" src="hillock-model.js"></script></head><body>${body}</body></html>`
    await writeFile(join(this.folder, 'page.html'), html)
    return this.visit(`${this.site.url}page.html`, options)
  }

  async visit(url: string, options: BrowserContextOptions = {}): Promise<ElementPage> {
    const context = await this.#browser.newContext(options)
    const page = await context.newPage()
    const opened = new ElementPage(page)
    await page.addInitScript(() => {
      const told: Record<string, unknown[]> = { run: [], ended: [], problem: [] }
      Object.assign(globalThis, { told, compiled: 0 })
      for (const name of Object.keys(told)) {
        document.addEventListener(name, event => told[name]?.push((event as CustomEvent).detail))
      }
      const { compile } = WebAssembly
      WebAssembly.compile = bytes => {
        ;(globalThis as unknown as { compiled: number }).compiled++
        return compile(bytes)
      }
    })
    await page.goto(url)
    return opened
  }

  async write(name: string, text: string): Promise<void> {
    await writeFile(join(this.folder, name), text)
  }

  async copy(file: string, name: string): Promise<void> {
    await copyFile(file, join(this.folder, name))
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.site.close()
    await rm(this.folder, { recursive: true })
  }
}

/** A page with elements in it. */
export class ElementPage {
  readonly page: Page
  /** What the page has to complain of. */
  readonly complaints: string[]
  /** Where it asked for something. */
  readonly requests: string[] = []

  constructor(page: Page) {
    this.page = page
    this.complaints = complaintsOf(page)
    page.on('request', request => this.requests.push(request.url()))
  }

  told(): Promise<Told> {
    return this.page.evaluate(() => (globalThis as unknown as { told: Told }).told)
  }

  /** Waits until that many runs have come to an end. */
  async ended(count = 1): Promise<void> {
    const enough = (wanted: number): boolean => (globalThis as unknown as { told: Told }).told.ended.length >= wanted
    await this.page.waitForFunction(enough, count)
  }

  element(which = 0): Locator {
    return this.page.locator('hillock-model').nth(which)
  }

  slider(name: RegExp | string): Locator {
    return this.page.getByRole('slider', { name })
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name })
  }

  /** The mark of what a monitor of spikes recorded. */
  async fingerprint(monitor = 'spikes', which = 0): Promise<string> {
    const { i, t } = await this.element(which).evaluate(async (element, name) => {
      const { simulation } = element as unknown as {
        simulation: { recorded(monitor: string): Promise<{ i: Int32Array; t: Float64Array }> }
      }
      const recorded = await simulation.recorded(name)
      return { i: [...recorded.i], t: [...recorded.t] }
    }, monitor)
    return fingerprint({ i: Int32Array.from(i), t: Float64Array.from(t) })
  }

  /** A constant, as the simulation has it. */
  constant(name: string, unit: string): Promise<number> {
    return this.element().evaluate(
      (element, [what, measure]) =>
        (element as unknown as { simulation: { get(name: string, unit: string): Promise<number> } }).simulation.get(
          what ?? '',
          measure ?? '',
        ),
      [name, unit],
    )
  }

  /** How many pixels of a plot have something on them. */
  ink(which = 0): Promise<number> {
    return this.page
      .locator('canvas')
      .nth(which)
      .evaluate((canvas: HTMLCanvasElement) => {
        // The browser advises against reading a canvas that is drawn again and again, so a copy is read.
        const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true })
        copy?.drawImage(canvas, 0, 0)
        const pixels = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
        return pixels.filter((value, k) => k % 4 === 3 && value > 0).length
      })
  }

  close(): Promise<void> {
    return this.page.context().close()
  }
}
