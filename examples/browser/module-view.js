// A compiled module and its host: this is all that a page needs to simulate.

import { format, HillockError, load } from './hillock-host.js'
import { fingerprint } from './fingerprint.js'
import { RasterPlot, RatePlot } from './plots.js'
import { constantSlider, element, numberInput } from './sliders.js'

const find = id => document.getElementById(id)

/** The first tab: shows a module to begin with, and others when told to `open` them. */
export function startModuleView() {
  const raster = new RasterPlot(find('raster'))
  const rate = new RatePlot(find('rate'))
  let view
  let opened = 0

  const open = async (source, name) => {
    const turn = ++opened
    view?.close()
    problems([])
    const model = await orProblems(() => load(source))
    if (turn !== opened) return
    view = model && moduleView(model, name, raster, rate)
    view?.run()
  }

  find('module-form').addEventListener('submit', event => {
    event.preventDefault()
    view?.run()
  })
  find('module-stop').addEventListener('click', () => view?.stop())
  find('module-reset').addEventListener('click', () => view?.reset())
  find('module-file').addEventListener('change', async ({ target }) => {
    const [file] = target.files
    if (file !== undefined) await openBytes(await file.arrayBuffer(), file.name.replace(/\.wasm$/, ''))
  })
  void open(fetch('adaptive-threshold.wasm'), 'Adaptive threshold')
  return { open: openBytes }

  async function openBytes(bytes, name) {
    const link = find('module-link')
    URL.revokeObjectURL(link.href)
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }))
    link.download = `${name}.wasm`
    await open(bytes, name)
  }
}

function moduleView(model, name, raster, rate) {
  const monitor = model.monitors.find(({ kind, event }) => kind === 'event' && event === 'spike')
  if (monitor === undefined) {
    problems([element('p', { textContent: 'This module records no spikes, so there is nothing to draw here.' })])
    return undefined
  }
  const group = model.groups[monitor.group]
  const spikesName = monitor.variable ?? monitor.name
  const groupName = group.variable ?? group.name
  const { duration = 1, seed = 42 } = model.manifest.defaults
  let current
  let simulation
  let scheduled = false
  const change = () => {
    // A drag tells of many values; one run a frame is enough.
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(() => {
      scheduled = false
      void run()
    })
  }

  raster.clear()
  rate.clear()
  find('module-title').textContent = name
  const inputs = {
    size: numberInput({ label: 'Neurons', value: group.size, min: 1, max: 1e6, note: group.fixedBy }, change),
    duration: numberInput({ label: 'Duration', unit: 'ms', value: duration * 1000, min: 1, max: 1e5 }, change),
    seed: numberInput({ label: 'Seed', value: seed, min: 0, max: Number.MAX_SAFE_INTEGER }, change),
  }
  find('run-inputs').replaceChildren(...Object.values(inputs).map(({ label }) => label))
  const sliders = model.constants.map(constant => constantSlider(constant, change))
  find('constants').replaceChildren(...sliders.map(({ label }) => label))

  async function run() {
    current?.abort()
    const controller = (current = new AbortController())
    const { signal } = controller
    find('module-stop').disabled = false
    problems([])
    await orProblems(() => simulate(signal))
    if (current === controller) find('module-stop').disabled = true
  }

  async function simulate(signal) {
    const milliseconds = inputs.duration.input.valueAsNumber
    const moved = sliders.filter(slider => slider.moved)
    const sim = await model.start({
      seed: inputs.seed.input.valueAsNumber,
      sizes: { [groupName]: inputs.size.input.valueAsNumber },
      set: Object.fromEntries(moved.map(({ constant, value }) => [constant.name, `${value} ${constant.unit}`.trim()])),
      onDiagnostic: diagnostic => problems([element('pre', { textContent: format([diagnostic]) })]),
    })
    if (signal.aborted) return sim.dispose()
    simulation = sim
    try {
      for (const slider of sliders) {
        if (!slider.moved) slider.show(sim.get(slider.constant.name, slider.constant.unit || undefined))
      }
      const neurons = sim.sizes[groupName]
      raster.begin(milliseconds, neurons)
      rate.begin(milliseconds, neurons)
      find('module-progress').value = 0
      const began = performance.now()
      // Often enough to be watched: 120 pieces, or more if there is much to do in one.
      const every = Math.min(milliseconds / 120, (2e6 / neurons) * sim.dt * 1000)
      for await (const block of sim.stream(`${milliseconds} ms`, { every: `${every} ms`, signal })) {
        const spikes = block.spikes[spikesName]
        const times = spikes.get('t', 'ms')
        raster.add(block.t * 1000, times, spikes.i)
        rate.add(block.t * 1000, times)
        find('module-progress').value = (block.t * 1000) / milliseconds
      }
      const spent = performance.now() - began
      if (!signal.aborted) await tell(sim, neurons, spent)
    } finally {
      sim.dispose()
    }
  }

  async function tell(sim, neurons, spent) {
    const spikes = sim.spikes[spikesName]
    const { length } = spikes
    const number = new Intl.NumberFormat('en')
    const mean = length / neurons / sim.t
    const mark = await fingerprint(spikes.i, spikes.t)
    const text = `${number.format(length)} spikes of ${number.format(neurons)} neurons in ${number.format(sim.t * 1000)} ms`
    find('raster').setAttribute('aria-label', text)
    find('module-status').replaceChildren(
      element('strong', { textContent: text }),
      `, ${mean.toFixed(1)} per second each. It took ${Math.round(spent)} ms, drawing included. Fingerprint of the spikes: `,
      element('code', { textContent: mark, title: 'the same for this seed on every machine' }),
    )
    find('module-status').dataset.fingerprint = mark
  }

  return {
    run: () => void run(),
    /** The run ends as if its duration had been shorter. */
    stop: () => simulation?.stop(),
    close: () => current?.abort(),
    reset() {
      for (const slider of sliders) {
        slider.moved = false
        slider.show(slider.constant.value)
      }
      inputs.size.input.value = group.size
      inputs.duration.input.value = duration * 1000
      inputs.seed.input.value = seed
      void run()
    },
  }
}

/** Does something; what is wrong with the user's input is shown, anything else is a bug and goes on its way. */
async function orProblems(action) {
  try {
    return await action()
  } catch (error) {
    if (error.name === 'AbortError') return undefined
    if (!(error instanceof HillockError)) throw error
    problems([element('pre', { textContent: format(error.diagnostics) })])
    return undefined
  }
}

function problems(elements) {
  find('module-problems').replaceChildren(...elements)
}
