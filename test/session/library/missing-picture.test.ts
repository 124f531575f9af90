import { expect, test } from 'vitest'
import { runScript } from '../../../session/run-script.ts'

const model = `from brian2 import *
G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1', method='exact')
M = StateMonitor(G, 'v', record=0)
`

async function run(script: string) {
  let out = ''
  const report = await runScript(script, { onPrint: text => (out += text) })
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error')
  return { ...report, out: out.trim(), errors: errors.map(({ message, help }) => [message, help ?? '']) }
}

const symlog = ["the scale 'symlog' is not drawn yet", "the scales are 'linear' and 'log'"] as const

test('after a simulation a picture that is not drawn is told once, and the rest goes on', async () => {
  const script = `${model}run(1*ms)\nplot(M.t, M.v[0])\nfor k in range(2): yscale('sym' + 'log')\nxlabel('t')\nprint('end')`
  const { out, errors, ok, complete, figures } = await run(script)
  expect(errors).toEqual([[symlog[0], `${symlog[1]}; the rest of the script goes on without it`]])
  expect([out, ok, complete]).toEqual(['end', false, true])
  expect(figures[0]?.toJSON().axes[0]?.x.label).toBe('t')
})

test('before a simulation it ends the script, as nothing is lost', async () => {
  const { out, errors, complete, runs } = await run(`${model}yscale('sym' + 'log')\nrun(1*ms)\nprint('end')`)
  expect(errors).toEqual([[...symlog]])
  expect([out, complete, runs.length]).toEqual(['', false, 0])
})

const streamplot = "the attribute 'streamplot' of Axes is matplotlib, not yet Hillock; this file runs in Brian 2"

/** The name is put together, so that the text alone does not tell. */
const streams = "run(1*ms)\nax = gca()\nname = 'stream' + 'plot'\nc = getattr(ax, name)([1], [2])"

test('what should have been a picture takes whatever is done with it', async () => {
  const script = `${model}${streams}\nc.parts[0].set_alpha(3)\nc.size = 3\ncolorbar(c, label='x')\nprint('end')`
  const { out, errors, complete } = await run(script)
  expect(errors.map(([message]) => message)).toEqual([streamplot])
  expect([out, complete]).toEqual(['end', true])
})

test.each(['array(c)', 'x, y = c', 'for x in c: pass'])('nothing is computed of it: %s', async statement => {
  const { out, errors } = await run(`${model}${streams}\n${statement}\nprint('end')`)
  expect(errors.map(([message]) => message)).toEqual([streamplot, streamplot])
  expect(out).toBe('')
})

test('what the script does wrong ends it as ever', async () => {
  const { out, errors, complete } = await run(`${model}run(1*ms)\nplot([1], [1, 2])\nprint('end')`)
  expect(errors.length).toBe(1)
  expect([out, complete]).toEqual(['', false])
})
