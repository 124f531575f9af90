/** The element in a browser, in a page whose policy allows neither inline scripts nor `eval`. */
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { load } from '../../host/index.ts'
import { executablePath } from '../browser/chromium.ts'
import { fingerprint } from '../browser/fingerprint.ts'
import { serve } from '../browser/site.ts'
import { compiled, endless, example, withManifest } from './modules.ts'
import { type ElementPage, Stage } from './page.ts'

const silent = `
from brian2 import *
tau = 10*ms
G = NeuronGroup(3, 'dv/dt = -v/tau : 1', method='exact')
run(20*ms)
`

/** A constant that follows another one, in a unit that is spelt with a power; several variables are recorded. */
const axon = `
from brian2 import *
area = 10000*um**2
g = 120*msiemens/cm**2*area
E = 50*mV
C = 100*nF
membrane = NeuronGroup(1, '''dv/dt = g*(E - v)/C : volt
                             dh/dt = (1 - h)/(5*ms) : 1''', threshold='v > 40*mV', reset='v = 0*mV', method='exact')
trace = StateMonitor(membrane, ['v', 'h'], record=0)
spikes = SpikeMonitor(membrane)
run(50*ms)
`

const crowd = `
from brian2 import *
G = NeuronGroup(2000, 'v : 1', threshold='rand() < 0.1', reset='')
spikes = SpikeMonitor(G)
run(500*ms)
`

describe.runIf(executablePath !== undefined)('the element', () => {
  let stage: Stage
  let modules: Record<string, Uint8Array>
  let shown: ElementPage | undefined

  beforeAll(async () => {
    modules = {
      'adaptive-threshold.wasm': await compiled(await example('adaptive-threshold')),
      'first-model.wasm': await compiled(await example('first-model')),
      'axon.wasm': await compiled(axon),
      'silent.wasm': await compiled(silent),
      'crowd.wasm': await compiled(crowd),
      'endless.wasm': await endless(),
      'newer.wasm': await withManifest(manifest => ({ ...manifest, abi: 999 })),
      'diary.wasm': new TextEncoder().encode('Dear diary, today I compiled nothing.'),
    }
    stage = await Stage.open(modules)
  }, 120_000)

  afterAll(() => stage?.close())

  afterEach(async () => {
    const [complaints, requests] = [shown?.complaints.splice(0), shown?.requests]
    await shown?.close()
    shown = undefined
    expect(complaints ?? []).toEqual([])
    expect(requests?.filter(url => !url.startsWith(stage.site.url)) ?? []).toEqual([])
  })

  async function show(...[body, options]: Parameters<Stage['show']>): Promise<ElementPage> {
    return (shown = await stage.show(body, options))
  }

  async function inNode(
    name: string,
    options: { seed?: number; sizes?: object; set?: Record<string, string> },
  ): Promise<string> {
    const model = await load(modules[name] ?? new Uint8Array())
    await using simulation = await model.start(options)
    await simulation.run(model.manifest.defaults.duration ?? 0)
    return fingerprint(simulation.spikes['spikes'] ?? { i: new Int32Array(), t: new Float64Array() })
  }

  const adaptive = '<hillock-model src="adaptive-threshold.wasm" plot="raster rate" seed="42" autorun></hillock-model>'

  test('runs in a worker to the bits of Node, draws them and says what is to be seen', async () => {
    const page = await show(adaptive)
    await page.ended()
    expect(await page.fingerprint()).toBe(await inNode('adaptive-threshold.wasm', { seed: 42 }))
    const { run, ended, problem } = await page.told()
    expect(run).toEqual([{ seed: 42, duration: 0.6, sizes: { neurongroup: 1000 } }])
    const spikes = ended[0]?.events['spikes'] ?? 0
    expect(ended).toMatchObject([{ t: 0.6, steps: 6000, seed: 42, complete: true }])
    expect(problem).toEqual([])
    expect(page.page.workers()).toHaveLength(1)
    const seen = new RegExp(`${spikes.toLocaleString('en')} spikes of 1,000 neurons in 600 ms`)
    await page.page.getByRole('group', { name: 'Model adaptive-threshold' }).getByRole('img', { name: seen }).waitFor()
    await page.page.getByRole('status').getByText(seen).waitFor()
    await expect.poll(() => page.ink(0)).toBeGreaterThan(5000)
    await expect.poll(() => page.ink(1)).toBeGreaterThan(5000)
  })

  test('a slider, moved by keys, runs the model again and compiles nothing; a double-click takes it back', async () => {
    const page = await show(adaptive)
    await page.ended()
    const first = await page.fingerprint()
    const sigma = page.slider('sigma in mV')
    await sigma.focus()
    for (let k = 0; k < 3; k++) await page.page.keyboard.press('ArrowRight')
    const value = await sigma.inputValue()
    expect(Number(value)).toBeGreaterThan(4)
    const marks = expect.poll(() => page.fingerprint())
    await marks.toBe(await inNode('adaptive-threshold.wasm', { seed: 42, set: { sigma: `${value} mV` } }))
    expect(await sigma.getAttribute('aria-valuetext')).toBe(`${value} mV`)
    await page.page.getByText('the run before').waitFor()
    for (const back of [() => sigma.dblclick(), () => sigma.press('Delete')]) {
      await back()
      await expect.poll(() => page.fingerprint()).toBe(first)
      expect(await sigma.inputValue()).toBe('4')
      await sigma.press('ArrowLeft')
      await expect.poll(() => page.fingerprint()).not.toBe(first)
    }
    expect(await page.page.evaluate('compiled')).toBe(1)
    expect(page.requests.filter(url => url.endsWith('.wasm'))).toHaveLength(1)
  })

  test('a slider acts on a run that goes on, which can be paused and stopped', async () => {
    const page = await show('<hillock-model src="first-model.wasm" duration="1e5 s"></hillock-model>')
    await page.button('Run').click()
    await expect.poll(async () => (await page.told()).run.length).toBe(1)
    await page.slider('tau in ms').fill('15')
    await expect.poll(() => page.constant('tau', 'ms')).toBeCloseTo(15)
    await page.button('Pause').click()
    const time = (): Promise<number> =>
      page.element().evaluate(element => (element as unknown as { simulation: { t: number } }).simulation.t)
    const passed = async (): Promise<number> => {
      const before = await time()
      await page.page.waitForTimeout(300)
      return (await time()) - before
    }
    await expect.poll(passed).toBe(0)
    const t = await time()
    await page.button('Go on').click()
    await expect.poll(time).toBeGreaterThan(t)
    await page.button('Stop').click()
    await page.ended()
    const { run, ended } = await page.told()
    expect(run).toHaveLength(1)
    expect(ended).toMatchObject([{ complete: false }])
    await page.page.getByRole('status').getByText('Stopped at').waitFor()
  })

  test('its ranges are changed in place, and its inputs run it again', async () => {
    const page = await show(adaptive)
    await page.ended()
    await page.page.getByText('Ranges of the sliders').click()
    await page.page.getByRole('spinbutton', { name: 'greatest sigma in mV' }).fill('20')
    await page.page.getByRole('spinbutton', { name: 'greatest sigma in mV' }).press('Enter')
    const sigma = page.slider('sigma in mV')
    expect(await sigma.getAttribute('max')).toBe('20')
    await sigma.press('End')
    await expect.poll(() => page.constant('sigma', 'mV')).toBeCloseTo(20)
    await page.button('Reset').click()
    const neurons = page.page.getByRole('spinbutton', { name: 'Neurons', exact: true })
    await neurons.fill('333')
    await neurons.press('Enter')
    const expected = await inNode('adaptive-threshold.wasm', { seed: 42, sizes: { neurons: 333 } })
    await expect.poll(() => page.fingerprint()).toBe(expected)
  })

  test('draws a recorded variable in its unit, and tells its values where a mouse points', async () => {
    const page = await show('<hillock-model src="first-model.wasm" plot="trace" autorun></hillock-model>')
    await page.ended()
    const plot = page.page.getByRole('img', {
      name: /^v of G over time: the v of neuron 0 lies between 0 and 0\.99\d+ mV/,
    })
    await plot.waitFor()
    await expect.poll(() => page.ink()).toBeGreaterThan(1000)
    await plot.hover()
    await page.page.getByText(/^0\.\d+ mV\n\d+(\.\d+)? ms$/).waitFor()
  })

  test('draws the variable that is asked for, with sliders for the constants that are', async () => {
    const page = await show(
      '<hillock-model src="axon.wasm" plot="trace" variable="h" constants="area g" autorun></hillock-model>',
    )
    await page.ended()
    await page.page.getByRole('img', { name: /^h of membrane/ }).waitFor()
    expect(await page.slider(/./).count()).toBe(2)
    // What is derived from the area follows it, until it is moved itself.
    await page.slider('area in um^2').fill('15000')
    await page.page.getByText('18 uS').waitFor()
    await page.element().evaluate(element => Object.assign(element, { plot: 'raster', constants: 'none' }))
    await page.page.getByRole('img', { name: /^Spikes of membrane: / }).waitFor()
    expect(await page.slider(/./).count()).toBe(0)
  })

  test('a script sets what sliders do, and more; what cannot be set changes nothing', async () => {
    const page = await show(adaptive)
    await page.ended()
    const set = (name: string, value: unknown): Promise<void> =>
      page
        .element()
        .evaluate(
          (element, given) => (element as unknown as { set(...given: unknown[]): void }).set(...given),
          [name, value],
        )
    await set('sigma', '6 mV')
    await expect.poll(() => page.constant('sigma', 'mV')).toBeCloseTo(6)
    expect(await page.slider('sigma in mV').inputValue()).toBe('6')
    // It runs anew with that.
    await page.ended(2)
    const before = await page.fingerprint()
    await set('sigma', '6 ms')
    await page.page
      .getByRole('alert')
      .getByText("error[unit-mismatch]: sigma has unit V, but '6 ms' has unit s")
      .waitFor()
    await set('sigmo', 1)
    await page.page.getByText("help: did you mean 'sigma'").waitFor()
    expect(await page.fingerprint()).toBe(before)
    expect((await page.told()).problem).toHaveLength(2)
  })

  test('two in one page know nothing of each other, and a worker ends with its element', async () => {
    const page = await show(`${adaptive}<hillock-model src="first-model.wasm" plot="raster" autorun></hillock-model>`, {
      viewport: { width: 1200, height: 2000 },
    })
    await page.ended(2)
    expect(await page.fingerprint('spikes', 0)).toBe(await inNode('adaptive-threshold.wasm', { seed: 42 }))
    expect(await page.fingerprint('spikes', 1)).toBe(await inNode('first-model.wasm', {}))
    expect(page.page.workers()).toHaveLength(2)
    await page.element(0).evaluate(element => element.remove())
    await expect.poll(() => page.page.workers().length).toBe(1)
    expect(await page.fingerprint('spikes', 0)).toBe(await inNode('first-model.wasm', {}))
  })

  test.each([
    ['nothing.wasm', /error\[file\]: http.*nothing\.wasm could not be fetched: 404/],
    ['diary.wasm', /error\[module\]: this is not a WebAssembly file: it begins with 'Dear diary/],
    ['newer.wasm', /error\[module\]: .*999/],
  ])('says what is wrong with %s', async (name, words) => {
    const page = await show(`<hillock-model src="${name}" autorun></hillock-model>`)
    await page.page.getByRole('alert').getByText(words).waitFor()
    expect((await page.told()).problem).toMatchObject([{ text: expect.stringMatching(words) as string }])
    // The browser itself says which file was not there.
    const complaints = page.complaints.splice(0)
    expect(complaints.filter(text => !text.includes('404') && !text.endsWith(name))).toEqual([])
  })

  test('a module that records nothing runs, and says what it lacks; so it does of attributes that it cannot follow', async () => {
    const wrong = {
      '': 'this module records nothing, so there is nothing to draw',
      'plot="raster"': 'this module records no spikes, so it has no raster to draw',
      'plot="raster" monitor="spykes"': "there is no monitor 'spykes' in this model",
      'plot="pie"': "plot cannot be 'pie'",
      'duration="5 mV"': "duration has unit s, but '5 mV' has unit V",
      'duration="0 ms"': "duration must be more than 0, but is '0 ms'",
      'seed="-1"': 'seed',
      'size="many"': "size cannot be 'many'",
      'constants="tao"': "there is no constant 'tao' in this model",
    }
    const elements = Object.keys(wrong).map(
      attributes => `<hillock-model src="silent.wasm" ${attributes} autorun></hillock-model>`,
    )
    const page = await show(elements.join(''), { viewport: { width: 1000, height: 4000 } })
    await page.ended(elements.length)
    for (const [which, words] of Object.values(wrong).entries()) {
      await page.element(which).getByRole('alert').getByText(words).first().waitFor()
    }
    expect((await page.told()).ended.map(({ t, complete }) => [t, complete])).toEqual(elements.map(() => [0.02, true]))
  })

  test('a module that does not answer is ended by Stop, and the page goes on', async () => {
    const page = await show(`<hillock-model src="endless.wasm" autorun></hillock-model>`)
    await expect.poll(async () => (await page.told()).run.length).toBe(1)
    // A run that is stopped before its first step ends as it should.
    await page.page.waitForTimeout(500)
    const began = performance.now()
    await page.button('Stop').click()
    await page.page.getByText('error[module]: the module did not answer, and was ended').waitFor()
    expect(performance.now() - began).toBeLessThan(3000)
    // Browsers give a worker that computes some time before they end its thread.
    await expect.poll(() => page.page.workers().length, { timeout: 10_000 }).toBe(0)
    await page.ended()
    await page.element().evaluate(element => Object.assign(element, { src: 'first-model.wasm' }))
    await page.ended(2)
    expect((await page.told()).ended).toMatchObject([{ complete: false }, { complete: true }])
  })

  test('the policy of these pages is in force', async () => {
    const page = await show('')
    await expect(page.page.addScriptTag({ content: 'document.title = "reached"' })).rejects.toThrow(
      'Content Security Policy',
    )
    expect(await page.page.title()).toBe('A model')
    expect(page.complaints.splice(0).join()).toContain('inline script')
  })

  test('a million spikes are drawn', async () => {
    const page = await show('<hillock-model src="crowd.wasm" plot="raster rate" seed="1" autorun></hillock-model>')
    await page.ended()
    expect((await page.told()).ended[0]?.events['spikes']).toBeGreaterThan(990_000)
    await expect.poll(() => page.ink()).toBeGreaterThan(100_000)
  })

  test.each(['light', 'dark'] as const)('fits a phone, and is %s as the machine is', async colorScheme => {
    const page = await show(adaptive, {
      viewport: { width: 390, height: 800 },
      colorScheme,
      reducedMotion: 'reduce',
      deviceScaleFactor: 2,
    })
    await page.ended()
    await expect.poll(() => page.ink()).toBeGreaterThan(5000)
    const { width, background } = await page.page.evaluate(() => {
      const frame = document.querySelector('hillock-model')?.shadowRoot?.querySelector('.frame')
      return {
        width: document.documentElement.scrollWidth,
        background: frame == null ? '' : getComputedStyle(frame).backgroundColor,
      }
    })
    expect(width).toBeLessThanOrEqual(390)
    expect(background).toBe({ light: 'rgb(255, 255, 255)', dark: 'rgb(23, 29, 27)' }[colorScheme])
  })

  test('the page of examples/browser is all that is needed', async () => {
    await stage.copy(fileURLToPath(new URL('../../examples/browser/index.html', import.meta.url)), 'smallest.html')
    const page = (shown = await stage.visit(`${stage.site.url}smallest.html`))
    await page.ended()
    expect((await page.told()).problem).toEqual([])
    expect(await page.slider(/./).count()).toBe(4)
    expect(await page.fingerprint()).toBe(await inNode('adaptive-threshold.wasm', { seed: 42 }))
    page.complaints.splice(
      0,
      Number.POSITIVE_INFINITY,
      ...page.complaints.filter(text => !text.includes('favicon') && !text.includes('404')),
    )
  })

  test('a file of another origin has no worker, and runs in the thread of the page', async () => {
    const elsewhere = await serve(stage.folder, false, { 'access-control-allow-origin': '*' })
    const home = await serve(stage.folder, false, { 'content-security-policy': "script-src * 'wasm-unsafe-eval'" })
    try {
      const html = `<!doctype html><link rel="icon" href="icon.svg" /><script type="module" src="${elsewhere.url}hillock-model.js"></script>${adaptive}`
      await stage.write('foreign.html', html)
      const page = await stage.visit(`${home.url}foreign.html`)
      await page.ended()
      expect(page.page.workers()).toEqual([])
      expect(await page.fingerprint()).toBe(await inNode('adaptive-threshold.wasm', { seed: 42 }))
      await page.slider('sigma in mV').fill('5')
      await page.ended(2)
      expect(await page.fingerprint()).toBe(
        await inNode('adaptive-threshold.wasm', { seed: 42, set: { sigma: '5 mV' } }),
      )
      expect(page.complaints).toEqual([])
      await page.close()
    } finally {
      await elsewhere.close()
      await home.close()
    }
  })
})
