// A compiled module and its host: this is all that a page needs to simulate. They work in a worker, which can be ended.

import { RasterPlot, RatePlot } from './plots.js'
import { constantSlider, element, numberInput } from './sliders.js'

const find = id => document.getElementById(id)

/** Milliseconds a module has to answer when it is stopped. */
const patience = 2000

/** The first tab: shows a module to begin with, and others when told to `open` them. */
export function startModuleView() {
  const plots = { raster: new RasterPlot(find('raster')), rate: new RatePlot(find('rate')) }
  let view

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
  void open('adaptive-threshold.wasm', 'Adaptive threshold')
  return { open: openBytes }

  /** A URL or bytes. */
  async function open(source, name) {
    view?.close()
    view = undefined
    problems([])
    const host = newHost(source)
    view = { close: host.end }
    const model = await host.opened
    if (model !== undefined) view = moduleView(model, name, host, plots)
    view?.run?.()
  }

  async function openBytes(bytes, name) {
    const link = find('module-link')
    URL.revokeObjectURL(link.href)
    link.href = URL.createObjectURL(new Blob([bytes], { type: 'application/wasm' }))
    link.download = `${name}.wasm`
    await open(bytes, name)
  }
}

/** A worker with a module in it; a new one if the module has to be ended. */
function newHost(source) {
  let worker
  let answer
  const listeners = {}
  const told = {
    problem: ({ text }) => {
      problems([element('pre', { textContent: text })])
      answer(undefined)
      listeners.problem?.()
    },
    opened: ({ model }) => answer(model),
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, a worker has none
  const post = message => worker.postMessage(message)
  const begin = () => {
    worker = new Worker('module-worker.js', { type: 'module' })
    worker.addEventListener('message', ({ data }) => (told[data.kind] ?? listeners[data.kind])?.(data))
    worker.addEventListener('error', ({ message }) => told.problem({ text: `the module cannot go on: ${message}` }))
    const opened = new Promise(resolve => (answer = resolve))
    post({ kind: 'open', source })
    return opened
  }
  return {
    /** What the module says of itself; undefined if there is something wrong with it, which is shown. */
    opened: begin(),
    post,
    listen: handlers => Object.assign(listeners, handlers),
    end: () => worker.terminate(),
    again() {
      worker.terminate()
      void begin()
    },
  }
}

function moduleView(model, name, host, { raster, rate }) {
  const monitor = model.monitors.find(({ kind, event }) => kind === 'event' && event === 'spike')
  if (monitor === undefined) {
    problems([element('p', { textContent: 'This module records no spikes, so there is nothing to draw here.' })])
    return { close: host.end }
  }
  const group = model.groups[monitor.group]
  const spikes = monitor.variable ?? monitor.name
  const { duration = 1, seed = 42 } = model.defaults
  let run = 0
  let milliseconds
  let ending
  let scheduled = false
  const change = () => {
    // A drag tells of many values; one run a frame is enough.
    if (scheduled) return
    scheduled = true
    requestAnimationFrame(() => {
      scheduled = false
      start()
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

  const ofThisRun = show => message => {
    if (message.run === run) show(message)
  }
  const over = () => {
    clearTimeout(ending)
    find('module-stop').disabled = true
  }
  host.listen({
    problem: over,
    begun: ofThisRun(({ neurons, constants }) => {
      const values = new Map(constants)
      for (const slider of sliders) if (!slider.moved) slider.show(values.get(slider.constant.name))
      raster.begin(milliseconds, neurons)
      rate.begin(milliseconds, neurons)
      find('module-progress').value = 0
    }),
    block: ofThisRun(({ t, times, i }) => {
      raster.add(t, times, i)
      rate.add(t, times)
      find('module-progress').value = t / milliseconds
    }),
    ended: ofThisRun(result => {
      over()
      tell(result)
    }),
  })

  function start() {
    run++
    milliseconds = inputs.duration.input.valueAsNumber
    clearTimeout(ending)
    find('module-stop').disabled = false
    problems([])
    const moved = sliders.filter(slider => slider.moved)
    host.post({
      kind: 'run',
      run,
      group: group.variable ?? group.name,
      spikes,
      milliseconds,
      start: {
        seed: inputs.seed.input.valueAsNumber,
        sizes: { [group.variable ?? group.name]: inputs.size.input.valueAsNumber },
        set: Object.fromEntries(
          moved.map(({ constant, value }) => [constant.name, `${value} ${constant.unit}`.trim()]),
        ),
      },
    })
  }

  function tell({ t, length, neurons, spent, mark }) {
    const number = new Intl.NumberFormat('en')
    const mean = length / neurons / t
    const text = `${number.format(length)} spikes of ${number.format(neurons)} neurons in ${number.format(t * 1000)} ms`
    find('raster').setAttribute('aria-label', text)
    find('module-status').replaceChildren(
      element('strong', { textContent: text }),
      `, ${mean.toFixed(1)} per second each. It took ${Math.round(spent)} ms, drawing included. Fingerprint of the spikes: `,
      element('code', { textContent: mark, title: 'the same for this seed on every machine' }),
    )
    find('module-status').dataset.fingerprint = mark
  }

  return {
    run: start,
    /** The run ends as if its duration had been shorter; a module that does not answer is ended. */
    stop() {
      host.post({ kind: 'stop' })
      ending = setTimeout(() => {
        host.again()
        over()
        find('module-status').textContent = 'The module did not answer, and was ended.'
      }, patience)
    },
    close: host.end,
    reset() {
      for (const slider of sliders) {
        slider.moved = false
        slider.show(slider.constant.value)
      }
      inputs.size.input.value = group.size
      inputs.duration.input.value = duration * 1000
      inputs.seed.input.value = seed
      start()
    },
  }
}

function problems(elements) {
  find('module-problems').replaceChildren(...elements)
}
