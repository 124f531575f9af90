/** The inside of a model in the playground, in a browser. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { executablePath } from './chromium.ts'
import { linkTo, openPlaygroundStage, patience, PlaygroundPage, type PlaygroundStage } from './playground-page.ts'

const model = `from brian2 import *
tau = 10*ms
G = NeuronGroup(100, '''dv/dt = (1.5 - v)/tau : 1
                        dw/dt = -w/(30*ms) : 1''', threshold='v > 1', reset='v = 0; w += 0.5', method='euler')
G.v = 'rand()'
M = SpikeMonitor(G)
run(100*ms)
`

describe.runIf(executablePath !== undefined)('the inside of a model', { timeout: patience }, () => {
  let stage: PlaygroundStage
  let shown: PlaygroundPage

  beforeAll(async () => {
    stage = await openPlaygroundStage()
  }, patience)

  afterAll(() => stage?.close())

  afterEach(async () => {
    const complaints = shown.complaints.splice(0)
    await shown.close()
    expect(complaints).toEqual([])
  })

  async function open(text: string, options: Parameters<typeof PlaygroundPage.open>[2] = {}): Promise<void> {
    shown = await PlaygroundPage.open(stage.browser, stage.plain.url + linkTo(text), options)
    await shown.ended()
  }

  test('lights what comes of an equation, in all three columns', async () => {
    await open(model)
    const { page } = shown
    await page.getByRole('tab', { name: 'Inside' }).click()
    const equation = page.getByRole('button', { name: 'dw/dt = -w/(30*ms)' })
    await equation.waitFor({ timeout: patience })
    await equation.hover()
    const lit = (column: string): Promise<readonly string[]> => page.locator(`#${column} .lit`).allTextContents()
    expect((await lit('inside-generated')).join('\n')).toMatch(/let w_new_0 = /)
    expect((await lit('inside-generated')).join('\n')).not.toMatch(/v_new/)
    expect((await lit('inside-webassembly')).join('\n')).toMatch(/f64x2\./)
    // And the other way round.
    await page.locator('#inside-generated .code-line', { hasText: 'v_new_0 =' }).first().hover()
    expect(await lit('inside-statements')).toEqual(['dv/dt = (1.5 - v)/tau'])
    // A click keeps it, and shows its place in the editor.
    await equation.click()
    expect(await equation.getAttribute('aria-pressed')).toBe('true')
    await page.locator('.cm-activeLine', { hasText: 'dw/dt' }).waitFor()
    await page.mouse.move(0, 0)
    expect((await lit('inside-generated')).length).toBeGreaterThan(0)
  })

  test('says how fast it was, and measures each phase', async () => {
    await open(model)
    const { page } = shown
    await page.getByRole('tab', { name: 'Inside' }).click()
    await page.getByText('steps per second').waitFor({ timeout: patience })
    expect(await page.locator('.facts').textContent()).toMatch(/module[\d.]+ kB.*memory.*real-time factor/)
    await page.getByRole('button', { name: 'Measure' }).click()
    await page.getByText('each phase by itself').waitFor({ timeout: patience })
    const row = page.getByRole('row', { name: /neurongroup_stateupdater/ })
    expect(await row.textContent()).toMatch(/groups.*(?:ms|µs)\d+ %/)
  })

  test('says what has changed, and what cannot be compiled', async () => {
    await open(model)
    const { page } = shown
    await page.getByRole('tab', { name: 'Inside' }).click()
    await page.getByRole('button', { name: 'dw/dt = -w/(30*ms)' }).waitFor({ timeout: patience })
    await shown.write('print(1)')
    await page.getByRole('button', { name: 'The script has changed: look again' }).click()
    await page.getByText('There is nothing to look into yet').waitFor({ timeout: patience })
  })

  test('shows a column at a time on a phone', async () => {
    await open(model, { viewport: { width: 390, height: 844 } })
    const { page } = shown
    await page.getByRole('button', { name: 'Pictures' }).click()
    await page.getByRole('tab', { name: 'Inside' }).click()
    const equation = page.getByRole('button', { name: 'dw/dt = -w/(30*ms)' })
    await equation.click({ timeout: patience })
    expect(await page.locator('#inside-generated').isVisible()).toBe(false)
    await page.getByRole('tab', { name: 'AssemblyScript' }).click()
    expect(await equation.isVisible()).toBe(false)
    expect(await page.locator('#inside-generated .lit').first().isVisible()).toBe(true)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  })
})
