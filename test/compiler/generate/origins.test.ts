import { expect, test } from 'vitest'
import { notAssembled } from '../../assemble.ts'
import { runScript } from '../../../session/index.ts'

/** What lines of the generated text say they come from: pieces of the script, and the objects of their loops. */
async function originsOf(script: string): Promise<readonly (readonly [line: string, from: string, objects: string])[]> {
  const { compiled, diagnostics } = await runScript(script, { compile: 1, assemble: notAssembled })
  if (compiled === undefined) throw new Error(diagnostics.map(each => each.message).join())
  const texts = compiled.text.split('\n')
  return compiled.lines.map(({ line, span, phases = [] }) => {
    const objects = phases.map(phase => compiled.manifest.schedule[phase]?.object ?? '?')
    return [texts[line - 1]?.trim() ?? '', span?.source.text.slice(span.start, span.end) ?? '', objects.join()]
  })
}

const model = (method: string): string => `from brian2 import *
tau = 10*ms
G = NeuronGroup(10, '''dv/dt = (2 - v)/tau + k : 1
                       dw/dt = -w*v**6/tau : 1
                       k = sin(w)/tau : Hz''',
                threshold='v > 1', reset='v = rand(); w += 0.5', method='${method}')
G.v = '0.1*i'
S = Synapses(G, G, 'u : 1', on_pre='v_post += u', delay=1*ms)
S.connect(p=0.5)
M = SpikeMonitor(G)
run(10*ms)
`

test.each(['euler', 'rk4', 'exponential_euler', 'gsl_rkf45'])('lines come from equations, with %s', async method => {
  const origins = await originsOf(model(method))
  const of = (from: string): string => origins.flatMap(([line, own]) => (own === from ? [line] : [])).join('\n')
  expect(of('(2 - v)/tau + k')).toMatch(/\bv_(new|rate)/)
  expect(of('-w*v**6/tau')).toMatch(/\bw_(new|rate)/)
  expect(of('v > 1')).toMatch(/v.*1/)
  expect(of('v = rand()')).toMatch(/uniformAt|rand/)
  expect(of('w += 0.5')).toContain('+ 0.5')
  expect(of('v_post += u')).toContain('+ u')
  expect(of('0.1*i')).toContain('store<f64>')
  // Nothing comes from texts that are not the modeller's.
  expect(origins.every(([, from]) => !/dt\*f\(/.test(from))).toBe(true)
})

test('lines of a loop say which phases it carries out', async () => {
  const origins = await originsOf(model('euler'))
  const objects = new Set(origins.flatMap(([, , own]) => own.split(',')))
  expect([...objects]).toEqual(
    expect.arrayContaining([
      'neurongroup_stateupdater',
      'neurongroup_spike_thresholder',
      'neurongroup_spike_resetter',
      'synapses_pre',
      'spikemonitor',
    ]),
  )
})

test('what tells origins is in no text', async () => {
  const { compiled } = await runScript(model('euler'), { compile: 1, assemble: notAssembled })
  // oxlint-disable-next-line no-control-regex
  expect(compiled?.text).not.toMatch(/\u0000/)
})
