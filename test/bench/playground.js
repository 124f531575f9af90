// The playground in Chromium, measured: how soon a link shows spikes, how much it loads, how soon a slider acts, how fast a large
// model streams against Node, and how long a check takes.
//
//   npm run build && npm run build:playground && node test/bench/playground.js

import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { chromium } from 'playwright-core'
import { checkText, runScript } from '../../dist/session/index.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const site = join(root, 'dist/playground')

const noisy = `from brian2 import *
N = 10000
tau = 10*ms
sigma = 0.25
G = NeuronGroup(N, 'dv/dt = (0.9 - v)/tau + sigma*sqrt(2/tau)*xi : 1', threshold='v > 1', reset='v = 0', method='euler')
G.v = 'rand()'
run(2*second)
`

const server = spawn(process.execPath, [join(root, 'dist/cli/hillock.js'), 'playground', '--no-open'])
const url = await new Promise((resolve, reject) => {
  server.stdout.once('data', text => resolve(String(text).trim()))
  server.stderr.once('data', text => reject(new Error(String(text))))
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
try {
  console.log(`first spikes of a link, nothing cached   ${median(await repeat(5, () => inNewContext(firstSpikes)))} ms`)
  const context = await newContext()
  await firstSpikes(context)
  console.log(`first spikes of a link, again            ${median(await repeat(5, () => firstSpikes(context)))} ms`)
  console.log(`loaded until then                        ${await inNewContext(each => loaded(each, hasSpikes))}`)
  console.log(`loaded until its figures                 ${await inNewContext(each => loaded(each, isDone))}`)
  console.log(`a moved slider, until the next spikes    ${median(await sliders(context))} ms`)
  await streaming(context)
  console.log(`check of 200 lines, in Node              ${check().toFixed(1)} ms`)
} finally {
  await browser.close()
  server.kill()
}

function newContext() {
  return browser.newContext({ viewport: { width: 1280, height: 800 } })
}

/**
 * For somebody who was never here.
 *
 * @template T
 * @param {(context: import('playwright-core').BrowserContext) => Promise<T>} measure
 */
async function inNewContext(measure) {
  const context = await newContext()
  const measured = await measure(context)
  await context.close()
  return measured
}

/** @param {import('playwright-core').Page} page */
function hasSpikes(page) {
  return page.waitForFunction(() =>
    /^[1-9]/.test(document.querySelector('.live-head > span:last-of-type')?.textContent ?? ''),
  )
}

/** @param {import('playwright-core').Page} page */
function isDone(page) {
  return page.waitForFunction(() => document.getElementById('status')?.textContent?.startsWith('Done'))
}

/** @param {import('playwright-core').BrowserContext} context */
async function openModel(context) {
  const page = await context.newPage()
  await page.goto(`${url}?open=models/adaptive-threshold.py`, { waitUntil: 'commit' })
  return page
}

/** @param {import('playwright-core').BrowserContext} context */
async function firstSpikes(context) {
  const began = performance.now()
  const page = await openModel(context)
  await hasSpikes(page)
  const time = performance.now() - began
  await page.close()
  return Math.round(time)
}

/** What was asked for until a moment, compressed as a server of static files would. */
async function loaded(context, moment) {
  const page = await context.newPage()
  const files = new Set()
  page.on('request', request => files.add(new URL(request.url()).pathname))
  await page.goto(`${url}?open=models/adaptive-threshold.py`, { waitUntil: 'commit' })
  await moment(page)
  await page.close()
  let [gzip, brotli] = [0, 0]
  for (const file of files) {
    if (file.startsWith('http')) continue
    const bytes = readFileSync(join(site, file === '/' ? 'index.html' : decodeURIComponent(file)))
    gzip += gzipSync(bytes, { level: 9 }).length
    brotli += brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length
  }
  return `${(gzip / 1e6).toFixed(2)} MB by gzip, ${(brotli / 1e6).toFixed(2)} MB by brotli`
}

/** From an input of a slider to the line that counts the spikes of its run. */
async function sliders(context) {
  const page = await openModel(context)
  await isDone(page)
  const times = []
  for (let k = 0; k < 12; k++) {
    const time = await page.evaluate(
      value =>
        new Promise(resolve => {
          const slider = document.querySelector('input[type="range"][aria-label="sigma in mV"]')
          const line = document.querySelector('.live-head')
          const began = performance.now()
          const observer = new MutationObserver(() => {
            observer.disconnect()
            resolve(performance.now() - began)
          })
          observer.observe(line, { childList: true, characterData: true, subtree: true })
          slider.value = value
          slider.dispatchEvent(new Event('input', { bubbles: true }))
          slider.dispatchEvent(new Event('change', { bubbles: true }))
        }),
      String(3 + 0.2 * k),
    )
    times.push(time)
    await page.waitForTimeout(600)
  }
  await page.close()
  return times.slice(2)
}

/** A large model: pictures in a second while it runs, and its speed against Node's. */
async function streaming(context) {
  const page = await openModel(context)
  await isDone(page)
  await page.locator('#tab-live').click()
  const [inPage, inNode, frames] = [[], [], []]
  for (let k = 0; k < 5; k++) {
    await page.locator('.cm-content').click()
    await page.keyboard.press('Control+A')
    await page.keyboard.insertText(noisy)
    await page.waitForTimeout(400)
    const measured = page.evaluate(
      () =>
        new Promise(resolve => {
          let count = 0
          let began = 0
          const frame = () => {
            const running = document.body.dataset.state === 'running'
            if (running && began === 0) began = performance.now()
            if (running) count++
            if (!running && began > 0) resolve(count / ((performance.now() - began) / 1000))
            else requestAnimationFrame(frame)
          }
          requestAnimationFrame(frame)
        }),
    )
    await page.locator('#run').click()
    frames.push(await measured)
    const text = (await page.locator('#status').textContent()) ?? ''
    inPage.push(Number(/([\d.]+) running/.exec(text)?.[1]))
    const report = await runScript(noisy, { seed: 1 })
    inNode.push(report.runs.reduce((sum, run) => sum + run.runMilliseconds, 0))
  }
  await page.close()
  const ratio = median(inNode) / median(inPage)
  console.log(
    `10⁴ noisy neurons, 2 s                    ${median(frames).toFixed(0)} pictures a second, ${ratio.toFixed(2)} of Node's speed (${median(inPage)} ms, Node ${median(inNode).toFixed(0)} ms)`,
  )
}

function check() {
  const body = readFileSync(join(root, 'examples/conductance-network.py'), 'utf8')
  const lines = body.split('\n')
  const filler = Array.from({ length: Math.max(0, 200 - lines.length) }, (_, k) => `x${k} = ${k}*mV + 2*mV`)
  const text = [...lines.slice(0, -1), ...filler, ''].join('\n')
  return median(
    Array.from({ length: 30 }, () => {
      const began = performance.now()
      checkText(text)
      return performance.now() - began
    }).slice(10),
  )
}

async function repeat(times, work) {
  const all = []
  for (let k = 0; k < times; k++) all.push(await work())
  return all
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b)
  return Math.round((sorted[Math.floor(sorted.length / 2)] ?? NaN) * 10) / 10
}
