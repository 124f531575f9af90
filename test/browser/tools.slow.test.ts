/** Sweeps and connectivity in the playground, in a browser. */
import { readFile } from 'node:fs/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { runScript } from '../../session/index.ts'
import { executablePath } from './chromium.ts'
import { linkTo, openPlaygroundStage, patience, PlaygroundPage, type PlaygroundStage } from './playground-page.ts'

const model = `from brian2 import *
tau = 10*ms
drive = 1.5
N = 50
G = NeuronGroup(N, 'dv/dt = (drive - v)/tau : 1', threshold='v > 1', reset='v = 0', method='exact')
S = Synapses(G, G, on_pre='v_post += 0.001')
S.connect(condition='i != j', p=0.2)
M = SpikeMonitor(G)
run(100*ms)
print(M.num_spikes)
`

describe.runIf(executablePath !== undefined)('what stands under the live plots', { timeout: patience }, () => {
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

  async function open(text: string): Promise<void> {
    shown = await PlaygroundPage.open(stage.browser, stage.plain.url + linkTo(text))
    await shown.ended()
    await shown.page.getByRole('tab', { name: 'Live' }).click()
  }

  test('a sweep gives the rates of the script itself, as a table too', async () => {
    await open(model)
    const { page } = shown
    await page.getByText('Sweep a constant').click()
    await page.getByLabel('constant to sweep').selectOption('drive')
    await page.getByLabel('from', { exact: true }).fill('0.9')
    await page.getByLabel('to', { exact: true }).fill('2.1')
    await page.getByLabel('points').fill('3')
    await page.locator('#sweep').getByRole('button', { name: 'Sweep' }).click()
    await page.getByText('3 of 3 points').waitFor({ timeout: patience })
    const downloading = page.waitForEvent('download')
    await page.locator('#sweep').getByRole('button', { name: 'CSV' }).click()
    const file = await (await downloading).path()
    const rows = (await readFile(file, 'utf8')).trim().split('\r\n')
    const expected = []
    for (const drive of ['0.9', '1.5', '2.1']) {
      let printed = ''
      await runScript(model, { seed: 1, set: { drive }, onPrint: text => (printed += text) })
      expected.push([drive, String(Number(printed) / 50 / 0.1)])
    }
    expect(rows[0]).toBe('drive,rate of G (Hz)')
    for (const [k, [drive, rate]] of expected.entries()) {
      const [value, own] = rows[k + 1]?.split(',') ?? []
      expect(value).toBe(drive)
      expect(Number(own)).toBeCloseTo(Number(rate), 6)
    }
    const label = await page.getByRole('img', { name: /rate of G against drive/ }).getAttribute('aria-label')
    expect(label).toMatch(/: 0 at 0\.9, /)
  })

  test('a sweep can be cancelled, and says what does not run', async () => {
    await open(model)
    const { page } = shown
    await page.getByText('Sweep a constant').click()
    const sweep = page.locator('#sweep')
    await page.getByLabel('constant to sweep').selectOption('tau')
    await page.getByLabel('points').fill('400')
    await sweep.getByRole('button', { name: 'Sweep' }).click()
    await page.getByText(/^[1-9]\d* of 400 points/).waitFor({ timeout: patience })
    await sweep.getByRole('button', { name: 'Cancel' }).click()
    await sweep.getByRole('button', { name: 'Sweep' }).waitFor()
    const then = await sweep.locator('p').textContent()
    await page.waitForTimeout(1000)
    expect(await sweep.locator('p').textContent()).toBe(then)
    await page.getByLabel('constant to sweep').selectOption('N')
    await page.getByLabel('from', { exact: true }).fill('0')
    await page.getByLabel('to', { exact: true }).fill('2')
    await sweep.getByRole('button', { name: 'Sweep' }).click()
    await sweep.getByText(/^2 of 3 points.*; 1 did not run: at 0, /).waitFor({ timeout: patience })
  })

  test('connectivity is drawn, and told in words', async () => {
    await open(model)
    const { page } = shown
    await page.getByText('Connectivity', { exact: true }).click()
    await page.getByText(/^S: \d+ synapses from G to G, (?:1[5-9]|2\d)/).waitFor({ timeout: patience })
    await page.getByRole('img', { name: /^connectivity matrix: S/ }).waitFor()
    expect(await page.getByRole('img', { name: /^out-degrees from \d+ to \d+/ }).count()).toBe(1)
    // The next run is looked at by itself.
    await shown.run(model.replace('p=0.2', 'p=1'))
    await page.getByText('S: 2,450 synapses').waitFor({ timeout: patience })
    await shown.run('from brian2 import *\nG = NeuronGroup(2, "v : 1")\nrun(1*ms)\n')
    await page.getByText('There are no synapses in the last run.').waitFor({ timeout: patience })
  })
})
