/** `runScript` as programs use it. */
import { expect, test } from 'vitest'
import { HillockError } from '../../diagnostics/index.ts'
import { type DrawnFigure, runScript } from '../../session/index.ts'

const model = `from brian2 import *
tau = 10*ms
G = NeuronGroup(1, 'dv/dt = (1-v)/tau : 1', method='exact')
M = StateMonitor(G, 'v', record=True)
run(20*ms)
print('v = %.3f' % G.v[0])
plot(M.t/ms, M.v[0], label='v')
xlabel('Time (ms)')
`

test('prints, draws and reports', async () => {
  const printed: string[] = []
  const figures: DrawnFigure[] = []
  const report = await runScript(model, {
    file: 'model.py',
    onPrint: text => printed.push(text),
    onFigure: figure => figures.push(figure),
  })
  expect(report).toMatchObject({ ok: true, interrupted: false, diagnostics: [] })
  expect(printed.join('')).toBe('v = 0.865\n')
  expect(report.figures).toEqual(figures)
  expect(await figures[0]?.toSVG()).toMatch(/^<svg [^]*Time \(ms\)[^]*<\/svg>/)
  expect(JSON.parse(JSON.stringify(figures[0]))).toMatchObject({ axes: [{ x: { label: 'Time (ms)' } }] })
})

test('puts values in the place of the script’s', async () => {
  const printed: string[] = []
  await runScript(model, { set: { tau: '20 ms' }, onPrint: text => printed.push(text) })
  expect(printed.join('')).toBe('v = 0.632\n')
  await expect(runScript(model, { set: { tua: '20 ms' } })).rejects.toThrow(HillockError)
})

test('ends at an abort and says so', async () => {
  const controller = new AbortController()
  const report = await runScript(`${model}run(1e6*second)`, {
    signal: controller.signal,
    onPrint: () => controller.abort(),
  })
  expect(report).toMatchObject({ ok: false, interrupted: true })
})

test('says what is the matter with a unit that Brian 2 took back', async () => {
  const { diagnostics } = await runScript('from brian2 import *\nT = 20*celsius')
  expect(diagnostics[0]).toMatchObject({ code: 'unknown-name', message: "NameError: name 'celsius' is not defined" })
  expect(diagnostics[0]?.help).toContain('zero_celsius')
})

test('hands over what is wrong, with its place', async () => {
  const { ok, diagnostics } = await runScript('from brian2 import *\nG = NeuronGroup(1, "v : mV")', {
    file: 'model.py',
  })
  expect(ok).toBe(false)
  expect(diagnostics[0]?.span).toMatchObject({ source: { name: 'model.py' } })
})
