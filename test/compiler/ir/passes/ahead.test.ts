import { describe, expect, test } from 'vitest'
import { type NetworkObject, NeuronGroup, Synapses, type SynapsesOptions } from '../../../../network/index.ts'
import { dedent, kernelsAround, namespace } from '../helpers.ts'

/** The kernel of the synapses before and after. */
function ahead(equations: string, options: SynapsesOptions): readonly [before: string, after: string] {
  const make = (): readonly NetworkObject[] => {
    const group = new NeuronGroup(3, 'v : 1', { threshold: 'v > 1', reset: 'v = 0' })
    const synapses = new Synapses(group, group, equations, { namespace, ...options })
    synapses.connect()
    if (synapses.variables.get('delay')?.shared === false) synapses.set({ delay: 'i*0.1*ms' })
    return [group, synapses]
  }
  const [before, after] = kernelsAround('ahead', make).map(text => {
    const at = text.indexOf('kernel over synapses')
    return text.slice(at, text.indexOf('\nkernel over', at + 1))
  })
  return [before ?? '', after ?? '']
}

const decaying = 'w : 1\nda/dt = -a/tau : 1 (event-driven)'

describe('what the code of a pathway computes by functions', () => {
  test('is computed for many synapses at once, where it is of the synapse alone', () => {
    expect(ahead(decaying, { onPre: 'a += 1; v_post += w*a', delay: '1*ms' })).toEqual([
      dedent(`
        kernel over synapses of pre:
          loop synapses of pre:
            let since: f64 = t - lastupdate[i]
            let a_new: f64 = a[i] * exp(since * per_tau)
            a[i] := a_new
            a[i] := a[i] + 1.0
            v[i64(j[i])] := v[i64(j[i])] + w[i] * a[i]
            lastupdate[i] := t`),
      dedent(`
        kernel over synapses of pre:
          loop synapses of pre:
            ahead:
              let since: f64 = t - lastupdate[i]
              exp[i] := since * per_tau
              map exp to exp(exp)
            let a_new: f64 = a[i] * exp[i]
            a[i] := a_new
            a[i] := a[i] + 1.0
            v[i64(j[i])] := v[i64(j[i])] + w[i] * a[i]
            lastupdate[i] := t`),
    ])
  })

  test('is copied, where the constants turn out to be equal by which the two of a synapse differ', () => {
    const two = `${decaying}\ndb/dt = -b/tau_w : 1 (event-driven)`
    const [, after] = ahead(two, { onPre: 'a += 1; v_post += w*a*b', delay: '1*ms' })
    expect(after).toContain('      map exp to exp(exp)\n      map exp to exp(exp), to exp if per_tau_w == per_tau\n')
  })

  test('is computed at its place, where it looks at neurons or comes behind an assignment', () => {
    const [before, after] = ahead('w : 1', { onPre: 'v_post += w*exp(v_post); w = exp(w)' })
    expect(after).toBe(before)
  })

  test('is computed at its place, where synapses have delays of their own', () => {
    const [before, after] = ahead(decaying, { onPre: 'a += 1' })
    expect(after).toBe(before)
    expect(after).toContain('exp(since')
  })
})
