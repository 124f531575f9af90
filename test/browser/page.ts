import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { launch } from './chromium.ts'
import { serve } from './site.ts'

const script = fileURLToPath(new URL('../../scripts/build-browser.js', import.meta.url))

/** `examples/browser` built from the sources, served, and a browser to look at it. */
export interface Stage {
  /** What `scripts/build-browser.js` made. */
  readonly folder: string
  readonly url: string
  readonly browser: Browser
  close(): Promise<void>
}

/** Builds, serves, launches. */
export async function openStage(): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'hillock-browser-'))
  await promisify(execFile)(process.execPath, [script, folder])
  const site = await serve(join(folder, 'browser'))
  const browser = await launch()
  return {
    folder,
    url: site.url,
    browser,
    close: async () => {
      await browser.close()
      await site.close()
      await rm(folder, { recursive: true })
    },
  }
}

/** What a page has to complain of as it goes: refusals of the policy, errors on the console, exceptions, missing files. */
export function complaintsOf(page: Page): string[] {
  const complaints: string[] = []
  page.on('console', message => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('requestfailed', request => complaints.push(request.url()))
  page.on('response', response => {
    if (!response.ok()) complaints.push(`${response.status()} ${response.url()}`)
  })
  return complaints
}
