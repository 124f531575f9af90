// A whole session in a worker: the compiler, the simulation and the figures, away from the page's own thread.
//
// The page sends   { kind: 'run', file, text, seed? }, { kind: 'compile', … } with the same, and { kind: 'stop' }
// and is told      { kind: 'ready' } once everything is loaded; { kind: 'printed', text }, { kind: 'problem', … },
//                  { kind: 'progress', … } as they come; { kind: 'compiled', … }, { kind: 'figure', … } and
//                  { kind: 'ended', … } at the end; { kind: 'broken', text } if the fault is not the model's

import { assembleHere, remembering } from 'hillock'
import { format } from 'hillock/host'
import { runScript, RunStopper } from 'hillock/session'
import { fingerprint } from './fingerprint.js'

/** Text without its numbers is what is compiled, so a file with another `tau` in it needs no second compile. */
const assemble = remembering(assembleHere)
let stopper

addEventListener('message', async ({ data }) => {
  if (data.kind === 'stop') return stopper?.stop()
  try {
    await run(data)
  } catch (error) {
    postMessage({ kind: 'broken', text: error.stack })
  }
})
await warmUp()
postMessage({ kind: 'ready' })

async function run({ kind, file, text, seed }) {
  stopper = new RunStopper()
  const began = performance.now()
  const report = await runScript(text, {
    file,
    seed,
    stopper,
    assemble,
    compile: kind === 'compile' ? 1 : undefined,
    onPrint: printed => postMessage({ kind: 'printed', text: printed }),
    onDiagnostic: ({ severity, span, ...rest }) =>
      postMessage({
        kind: 'problem',
        severity,
        text: format([{ severity, span, ...rest }]),
        start: span?.source.name === file ? span.start : undefined,
        end: span?.end,
      }),
    onProgress: progress => postMessage({ kind: 'progress', ...progress }),
  })
  for (const figure of report.figures) {
    const { title, svg } = await drawn(figure)
    postMessage({ kind: 'figure', title, svg })
  }
  if (report.compiled !== undefined) {
    postMessage({ kind: 'compiled', module: report.compiled.module, name: file.replace(/\.py$/, '') })
  }
  postMessage({
    kind: 'ended',
    ok: report.ok,
    seed: report.seed,
    milliseconds: performance.now() - began,
    compiling: sum(report.runs.map(({ compileMilliseconds }) => compileMilliseconds)),
    running: sum(report.runs.map(({ runMilliseconds }) => runMilliseconds)),
    spikes: await Promise.all(report.variables.filter(({ data }) => data.kind === 'spike-monitor').map(spikesOf)),
  })
}

async function drawn(figure) {
  const svg = await figure.toSVG()
  return { svg, title: /<desc>([^<]*)/.exec(svg)?.[1] ?? 'Figure' }
}

async function spikesOf({ name, data: { object } }) {
  const { i, t } = object
  return { name, count: object.length, neurons: object.group.size, fingerprint: await fingerprint(i, t) }
}

/** Runs something small, so that the compiler is loaded and warm before anybody asks for it. */
async function warmUp() {
  await runScript("from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/ms : 1', method='exact')\nrun(1*ms)")
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
