/** The smallest page, and the host in a page without the element. */
import { copyFile, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { executablePath, isRequired } from './chromium.ts'
import { fingerprint } from './fingerprint.ts'
import { complaintsOf, openStage, type Stage } from './page.ts'
import { serve } from './site.ts'

/** Waits this long, on a machine that has other things to do. */
const patience = 120_000

/** Runs the module of the page, in the page: a text, for what this file says of imports is rewritten before it runs. */
const inTwoThreads = `(async () => {
  const { load } = await import(new URL('hillock-host.js', document.baseURI).href)
  const model = await load(fetch('adaptive-threshold.wasm'))
  const simulation = await model.start({ seed: 42, threads: 2, threadsAfter: 0 })
  const { threads } = await simulation.run('600 ms')
  const { i, t } = simulation.spikes.spikes
  simulation.dispose()
  return { isIsolated: crossOriginIsolated, threads, i: [...i], t: [...t] }
})()`

/** What it gives. */
interface Told {
  readonly isIsolated: boolean
  readonly threads: number
  readonly i: readonly number[]
  readonly t: readonly number[]
}

if (executablePath === undefined && !isRequired) {
  console.warn('No browser tests: there is no Chromium on this machine (CHROMIUM_PATH can say where it is).')
}

test('there is a browser where one is required', () => {
  expect(isRequired && executablePath === undefined, 'HILLOCK_REQUIRE_BROWSER=1, but no Chromium was found').toBe(false)
})

describe.runIf(executablePath !== undefined)('a page', { timeout: patience }, () => {
  let stage: Stage

  beforeAll(async () => {
    stage = await openStage()
    for (const name of ['hillock-host.js', 'web-helper.js'])
      await copyFile(join(stage.folder, name), join(stage.folder, 'browser', name))
  }, patience)

  afterAll(() => stage?.close())

  const open = async (): Promise<{ readonly page: Page; readonly complaints: string[] }> => {
    const page = await stage.browser.newPage()
    return { page, complaints: complaintsOf(page) }
  }

  test('embeds a module with three files', async () => {
    const files = await readdir(join(stage.folder, 'browser'))
    expect(files.filter(name => !/^(?:hillock-host|web-helper)\.js$/.test(name)).toSorted()).toEqual([
      'adaptive-threshold.wasm',
      'hillock-model.js',
      'index.html',
    ])
    const { page, complaints } = await open()
    await page.goto(stage.url)
    await page
      .getByRole('img', { name: /spikes/ })
      .first()
      .waitFor()
    expect(complaints.filter(each => !each.includes('favicon') && !each.includes('404'))).toEqual([])
    await page.close()
  })

  test('uses several threads where it is isolated, one elsewhere, and comes to the bits of Node', async () => {
    const isolated = await serve(join(stage.folder, 'browser'), true)
    try {
      const { page, complaints } = await open()
      const found = []
      for (const url of [isolated.url, stage.url]) {
        await page.goto(url)
        found.push((await page.evaluate(inTwoThreads)) as Told)
      }
      await page.close()
      expect(complaints.filter(each => !each.includes('favicon') && !each.includes('404'))).toEqual([])
      expect(found.map(({ isIsolated, threads }) => [isIsolated, threads])).toEqual([
        [true, 2],
        [false, 1],
      ])
      const model = await load(await readFile(join(stage.folder, 'browser/adaptive-threshold.wasm')))
      await using simulation = await model.start({ seed: 42 })
      await simulation.run('600 ms')
      const inNode = simulation.spikes['spikes']
      expect(inNode?.i.length).toBeGreaterThan(1000)
      const marks = found.map(({ i, t }) => fingerprint({ i: Int32Array.from(i), t: Float64Array.from(t) }))
      expect(marks).toEqual([inNode && fingerprint(inNode), marks[0]])
    } finally {
      await isolated.close()
    }
  })

  test('is served under a policy that is in force', async () => {
    const { page, complaints } = await open()
    await page.goto(stage.url)
    const refused = page.addScriptTag({ content: 'document.title = "reached"' })
    await expect(refused).rejects.toThrow('Content Security Policy')
    expect(await page.title()).toBe('A population adapts')
    expect(complaints.join()).toContain('inline script')
    await page.close()
  })

  test('is told of the host in one file that imports nothing', async () => {
    const text = await readFile(join(stage.folder, 'hillock-host.js'), 'utf8')
    expect(text).not.toMatch(/\bimport\b\s*[{*"'(]|\bfrom\s*["']/)
    expect(text).toMatch(/\bload\b/)
  })
})
