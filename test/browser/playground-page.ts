import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { encodeShared, type Shared } from '../../playground/share/link.ts'
import { launch } from './chromium.ts'
import { complaintsOf } from './page.ts'
import { serve, type Site } from './site.ts'

const script = fileURLToPath(new URL('../../scripts/build-playground.js', import.meta.url))

/** The fragment of a link to a model, with sliders moved. */
export function linkTo(text: string, { file = 'm.py', seed = 1, values = {} }: Partial<Shared> = {}): string {
  return `#model=${encodeShared({ file, text, seed, values })}`
}

/** Waits this long for what loads the compiler, on a machine that has other things to do. */
export const patience = 120_000

/** The playground built from the sources, served with and without isolation, and a browser to look at it. */
export interface PlaygroundStage {
  readonly folder: string
  readonly plain: Site
  readonly isolated: Site
  readonly browser: Browser
  close(): Promise<void>
}

export async function openPlaygroundStage(): Promise<PlaygroundStage> {
  const folder = await mkdtemp(join(tmpdir(), 'hillock-playground-'))
  await promisify(execFile)(process.execPath, [script, folder])
  const site = join(folder, 'playground')
  const [plain, isolated, browser] = await Promise.all([serve(site), serve(site, true), launch()])
  return {
    folder: site,
    plain,
    isolated,
    browser,
    close: async () => {
      await browser.close()
      await Promise.all([plain.close(), isolated.close()])
      await rm(folder, { recursive: true })
    },
  }
}

/** The page as a person uses it. */
export class PlaygroundPage {
  readonly page: Page
  /** What the page has to complain of; a test says that it is nothing. */
  readonly complaints: string[]
  /** Every address that was asked for. */
  readonly requests: string[] = []

  private constructor(page: Page) {
    this.page = page
    this.complaints = complaintsOf(page)
    page.on('request', request => this.requests.push(request.url()))
  }

  /** A page of its own, with nothing kept from other visits. */
  static async open(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<PlaygroundPage> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    const opened = new PlaygroundPage(await context.newPage())
    await opened.page.goto(url)
    return opened
  }

  get status(): Locator {
    return this.page.locator('#status')
  }

  get problems(): Locator {
    return this.page.locator('#problems li')
  }

  get output(): Locator {
    return this.page.locator('#output')
  }

  get figures(): Locator {
    return this.page.locator('.figure-card img')
  }

  slider(name: string | RegExp): Locator {
    return this.page.getByRole('slider', { name })
  }

  /** Puts a text in the place of the one in the editor. */
  async write(text: string): Promise<void> {
    await this.page.locator('.cm-content').click()
    await this.page.keyboard.press('Control+A')
    await this.page.keyboard.insertText(text)
  }

  /** The text in the editor, as the browser keeps it or as it is shown. */
  async text(): Promise<string> {
    const lines = await this.page.locator('.cm-line').allTextContents()
    return lines.join('\n')
  }

  async run(text?: string): Promise<void> {
    if (text !== undefined) await this.write(text)
    await this.page.locator('.cm-content').press('Control+Enter')
  }

  /** What is in the editor has been looked at, and its sliders stand there. */
  async checked(): Promise<void> {
    await this.page.locator('body[data-checked="true"]').waitFor({ timeout: patience })
  }

  /** The script has ended, as far as it went. */
  async ended(): Promise<string> {
    await this.page.locator('body[data-state="ready"]').waitFor({ timeout: patience })
    await this.status.getByText(/^(?:Done|Stopped|Not run to its end)/).waitFor({ timeout: patience })
    return (await this.status.textContent()) ?? ''
  }

  /** The mark of the spikes, once it is another one than before. */
  async fingerprint(before = ''): Promise<string> {
    const status = this.page.locator(`#status[data-fingerprint]:not([data-fingerprint="${before}"])`)
    await status.waitFor({ timeout: patience })
    return (await status.getAttribute('data-fingerprint')) ?? ''
  }

  async close(): Promise<void> {
    await this.page.context().close()
  }
}
