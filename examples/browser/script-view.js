// A model file, compiled and run in a worker; this file only shows what worker.js tells.

import { element } from './sliders.js'

const find = id => document.getElementById(id)

/** Printed text beyond this many characters is not shown: a page, unlike a terminal, keeps everything. */
const mostPrinted = 200_000

const loading = 'The compiler is loading…'

/** The second tab: the editor, the worker and what comes of them; compiled modules go to `openModule`. */
export async function startScriptView(openModule) {
  const text = find('script-text')
  const examples = find('script-example')
  let file = 'model.py'
  let session = newSession(openModule)
  status(loading)

  find('script-form').addEventListener('submit', event => {
    event.preventDefault()
    start('run')
  })
  find('script-compile').addEventListener('click', () => start('compile'))
  text.addEventListener('keydown', event => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!session.running) find('script-form').requestSubmit()
  })
  find('script-stop').addEventListener('click', () => {
    if (session.stop()) return
    session.end()
    session = newSession(openModule)
    status('Ended.')
  })
  examples.addEventListener('change', () => void show(examples.value))

  function start(kind) {
    const seed = find('script-seed').valueAsNumber
    clear()
    session.start({ kind, file, text: text.value, seed: Number.isNaN(seed) ? undefined : seed })
  }

  async function show(name) {
    const response = await fetch(`models/${name}`)
    text.value = await response.text()
    text.scrollTop = 0
    file = name
  }

  const models = await (await fetch('models.json')).json()
  examples.append(...models.map(({ name, title }) => element('option', { value: name, textContent: title })))
  await show(models[0].name)
}

/** A worker, and at most one script at a time in it. */
function newSession(openModule) {
  const worker = new Worker('worker.js', { type: 'module' })
  let state = 'loading'
  let waiting
  const enter = next => {
    state = next
    const running = next === 'running' || next === 'stopping'
    for (const button of [find('script-run'), find('script-compile')]) button.disabled = running
    find('script-stop').disabled = !running
    find('script-stop').textContent = next === 'stopping' ? 'End now' : 'Stop'
    find('script-panel').dataset.state = next
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- that is for windows, a worker has none
  const post = message => worker.postMessage(message)
  const told = {
    ready: () => {
      if (waiting === undefined) {
        enter('ready')
        if (find('script-status').textContent === loading) status('The compiler is ready.')
        return
      }
      post(waiting)
      waiting = undefined
    },
    printed: ({ text }) => print(text),
    problem,
    progress: ({ t, fraction, secondsLeft }) => {
      find('script-progress').value = fraction
      const left = Number.isFinite(secondsLeft) && fraction < 1 ? `, ${secondsLeft.toFixed(1)} s left` : ''
      status(`Running: ${(t * 1000).toFixed(0)} ms simulated${left}`)
    },
    figure,
    compiled: ({ module, name }) => openModule(module, name),
    ended: report => {
      tell(report)
      enter('ready')
    },
    broken: ({ text }) => {
      problem({ severity: 'error', text })
      status('This is a fault of Hillock, not of your model.')
      enter('ready')
    },
  }
  worker.addEventListener('message', ({ data }) => told[data.kind](data))
  worker.addEventListener('error', ({ message }) => told.broken({ text: message }))
  enter('loading')
  return {
    get running() {
      return state === 'running' || state === 'stopping'
    },
    /** `run` or `compile` a file, as soon as the worker is ready. */
    start(message) {
      status(state === 'loading' ? loading : 'Compiling…')
      if (state === 'loading') waiting = message
      else post(message)
      enter('running')
    },
    /** The run under way ends, the script goes on behind it. False if that was asked for before. */
    stop() {
      if (state !== 'running' || waiting !== undefined) return false
      post({ kind: 'stop' })
      enter('stopping')
      return true
    },
    end() {
      worker.terminate()
      enter('loading')
    },
  }
}

function clear() {
  find('script-progress').value = 0
  find('script-problems').replaceChildren()
  find('script-output').replaceChildren()
  find('script-output').hidden = true
  delete find('script-output').dataset.length
  for (const image of find('script-figures').querySelectorAll('img')) URL.revokeObjectURL(image.src)
  find('script-figures').replaceChildren()
}

function print(text) {
  const output = find('script-output')
  const before = Number(output.dataset.length ?? 0)
  output.hidden = false
  output.dataset.length = before + text.length
  if (before > mostPrinted) return
  output.append(before + text.length > mostPrinted ? '\n… and more' : text)
}

/** A diagnostic; choosing it selects the guilty characters in the editor. */
function problem({ severity, text, start, end }) {
  const [message, ...frame] = text.split('\n')
  const item = element('li', { className: severity }, element('p', { textContent: message }))
  if (frame.length > 0) item.append(element('pre', { textContent: frame.join('\n') }))
  if (start !== undefined) {
    const editor = find('script-text')
    const go = element('button', { type: 'button', textContent: 'Show', title: 'select it in the editor' })
    go.addEventListener('click', () => {
      editor.focus()
      editor.setSelectionRange(start, Math.max(end, start + 1))
    })
    item.append(go)
  }
  find('script-problems').append(item)
}

/** As an image, so that a drawing can only be looked at. */
function figure({ title, svg }) {
  const image = element('img', { alt: title, src: URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })) })
  find('script-figures').append(image)
}

function tell({ ok, seed, milliseconds, compiling, running, spikes }) {
  const [first] = spikes
  const number = new Intl.NumberFormat('en')
  const parts = [
    element('strong', { textContent: ok ? 'Done' : 'Not run to its end' }),
    ` in ${number.format(Math.round(milliseconds))} ms: ${Math.round(compiling)} compiling, ${Math.round(running)} running. `,
  ]
  if (first !== undefined) {
    const mark = element('code', {
      textContent: first.fingerprint,
      title: `the same for seed ${seed} on every machine`,
    })
    parts.push(`${number.format(first.count)} spikes in ${first.name}, fingerprint `, mark)
  }
  find('script-status').replaceChildren(...parts)
  find('script-status').dataset.fingerprint = first?.fingerprint ?? ''
}

function status(text) {
  find('script-status').textContent = text
}
