import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runScript } from '../../session/index.ts'
import { executablePath } from './chromium.ts'
import { fingerprintOf } from './fingerprint.ts'
import { openPlaygroundStage, patience, PlaygroundPage, type PlaygroundStage } from './playground-page.ts'

const folder = fileURLToPath(new URL('../../examples/', import.meta.url))
const models = readdirSync(folder).filter(name => name.endsWith('.py'))

describe.runIf(executablePath !== undefined)('every model file in a browser', { timeout: patience }, () => {
  let stage: PlaygroundStage
  let shown: PlaygroundPage

  beforeAll(async () => {
    stage = await openPlaygroundStage()
    shown = await PlaygroundPage.open(stage.browser, stage.isolated.url)
    await shown.ended()
    await shown.page.getByRole('spinbutton', { name: 'seed' }).fill('5')
    await shown.page.getByRole('spinbutton', { name: 'seed' }).press('Enter')
    await shown.ended()
  }, patience)

  afterAll(() => stage?.close())

  test.each(models)('%s prints and spikes as in Node', async name => {
    const text = readFileSync(folder + name, 'utf8')
    let printed = ''
    const report = await runScript(text, { seed: 5, reseed: 5, onPrint: piece => (printed += piece) })
    await shown.write(text)
    await shown.checked()
    await shown.run()
    await shown.ended()
    expect((await shown.output.textContent()) ?? '').toBe(printed)
    expect((await shown.status.getAttribute('data-fingerprint')) ?? '').toBe(fingerprintOf(report))
    expect(shown.complaints).toEqual([])
  })
})
