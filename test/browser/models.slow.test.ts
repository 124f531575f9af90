import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runScript } from '../../session/index.ts'
import { executablePath } from './chromium.ts'
import { fingerprintOf } from './fingerprint.ts'
import { complaintsOf, openStage, type Stage } from './page.ts'
import { patience, ScriptTab } from './script-tab.ts'

const folder = fileURLToPath(new URL('../../examples/', import.meta.url))
const models = readdirSync(folder).filter(name => name.endsWith('.py'))

describe.runIf(executablePath !== undefined)('every model file in a browser', { timeout: patience }, () => {
  let stage: Stage
  let tab: ScriptTab
  let complaints: string[]

  beforeAll(async () => {
    stage = await openStage()
    const page = await stage.browser.newPage()
    complaints = complaintsOf(page)
    tab = new ScriptTab(page)
    await tab.open(stage.url)
    await tab.ready()
    await page.getByRole('spinbutton', { name: 'Seed' }).fill('5')
  }, patience)

  afterAll(() => stage?.close())

  test.each(models)('%s prints and spikes as in Node', async name => {
    const text = readFileSync(folder + name, 'utf8')
    let printed = ''
    const report = await runScript(text, { seed: 5, onPrint: piece => (printed += piece) })
    await tab.run(text)
    await tab.ready()
    await tab.ended()
    expect(await tab.printed()).toBe(printed)
    expect(await tab.fingerprint()).toBe(fingerprintOf(report))
    expect(complaints).toEqual([])
  })
})
