/** Pathways and sums as IR (semantics §9.3 to §9.5). */
import { describe, expect, test } from 'vitest'
import { printPhase } from '../../../../compiler/ir/print.ts'
import { NeuronGroup, Synapses, type SynapsesOptions } from '../../../../network/index.ts'
import { dedent, lowered } from '../helpers.ts'

const neurons = (name: string, more = ''): NeuronGroup =>
  new NeuronGroup(3, `v : 1\nI : 1\nk : integer\nopen : boolean${more}`, { threshold: 'v > 1', reset: 'v = 0', name })

function code(kind: string, equations: string, options: SynapsesOptions = {}, subgroups = false): string {
  const [a, b] = [neurons('a'), neurons('b')]
  const [from, to] = subgroups ? [a.subgroup(1, 3), b.subgroup(0, 2)] : [a, b]
  const synapses = new Synapses(from, to, equations, { name: 's', onDiagnostic: () => undefined, ...options })
  const { phases } = lowered([a, b, synapses])
  return phases
    .filter(({ phase }) => phase.kind === kind)
    .map(printPhase)
    .join('\n')
}

describe('a pathway', () => {
  test('reads and writes neurons behind their indices', () => {
    expect(code('pathway', 'w : 1', { onPre: 'v_post += w*k_pre' })).toBe(
      dedent(`
      s_pre, synapses of pre:
        v[i64(j[i])] := v[i64(j[i])] + w[i] * f64(k[i64(i)])`),
    )
  })
  test('of subgroups', () => {
    expect(code('pathway', 'w : 1', { onPre: 'v_post += w' }, true)).toBe(
      dedent(`
      s_pre, synapses of pre:
        v[i64(j[i]) + start] := v[i64(j[i]) + start] + w[i]`),
    )
  })
  test('event-driven', () => {
    expect(code('pathway', 'da/dt = -a/(2*ms) : 1 (event-driven)', { onPre: 'a += 1' })).toBe(
      dedent(`
      s_pre, synapses of pre:
        let since: f64 = t - lastupdate[i]
        let a_new: f64 = a[i] * exp(since * (-1.0 / (2.0 * 0.001)))
        a[i] := a_new
        a[i] := a[i] + 1.0
        lastupdate[i] := t`),
    )
  })
})
describe('a sum', () => {
  test('begins at 0', () => {
    expect(code('sum', 'w : 1\nI_post = w*v_pre : 1 (summed)')).toBe(
      dedent(`
      s_summed_variable_I_post, once:
        clear I
      s_summed_variable_I_post, neurons:
        I[i64(j[i])] := I[i64(j[i])] + w[i] * v[i64(i[i])]`),
    )
  })
  test('of a subgroup', () => {
    expect(code('sum', 'w : 1\nI_post = w*v_pre : 1 (summed)', {}, true)).toBe(
      dedent(`
      s_summed_variable_I_post, once:
        clear I from start to stop
      s_summed_variable_I_post, neurons:
        I[i64(j[i]) + start] := I[i64(j[i]) + start] + w[i] * v[i64(i[i]) + start]`),
    )
  })
})
