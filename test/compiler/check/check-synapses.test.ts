/** What synapses cannot do to their neurons (semantics §9.3 to §9.5). */
import { describe, expect, test } from 'vitest'
import { checkNetwork } from '../../../compiler/check/check-network.ts'
import type { Diagnostic } from '../../../diagnostics/index.ts'
import { NeuronGroup, Synapses, type SynapsesOptions } from '../../../network/index.ts'
import { modelOf } from '../ir/helpers.ts'

const neurons = (name: string, dt?: string): NeuronGroup =>
  new NeuronGroup(3, 'v : 1\nI : 1\ntwice = 2*v : 1\ns : 1 (shared)', { threshold: 'v > 1', reset: 'v = 0', name, dt })

function found(equations: string, options: SynapsesOptions = {}, dt?: string): Diagnostic[] {
  const [a, b] = [neurons('a'), neurons('b', dt)]
  const synapses = new Synapses(a, b, equations, { name: 'syn', onDiagnostic: () => undefined, ...options })
  const diagnostics: Diagnostic[] = []
  checkNetwork(modelOf([a, b, synapses]), each => void diagnostics.push(each))
  return diagnostics
}

test('nothing is wrong', () => {
  const equations = 'w : 1\nda/dt = -a/second : 1 (event-driven)\nI_post = w*v_pre : 1 (summed)'
  expect(found(equations, { onPre: 'v_post += w*a\nv_pre *= 0.5\na += 1', onPost: 'w += 1' })).toEqual([])
})

describe('refused', () => {
  test.each([
    ['w : 1', { onPre: 'twice_post = 1' }, 'twice_post', "Cannot write to subexpression 'twice_post'."],
    ['w : 1', { onPre: 's_post = 1' }, 's_post', 'Writing to scalar variable s_post not allowed in this context.'],
    ['g : 1 (shared)', { onPre: 'g = 1' }, 'g', 'Writing to scalar variable g not allowed in this context.'],
    ['w : 1', { onPre: 'i = 1' }, 'i', 'Variable i is read-only.'],
    [
      'da/dt = (2*b - a)/second : 1 (event-driven)\ndb/dt = -b/second : 1 (clock-driven)',
      {},
      '(2*b - a)/second',
      "The event-driven 'a' should not depend on the clock-driven variable 'b'.",
    ],
    [
      'da/dt = (c - a)/second : 1 (event-driven)\nc = 2*b : 1\ndb/dt = -b/second : 1 (clock-driven)',
      {},
      '(c - a)/second',
      "The event-driven 'a' should not depend on the clock-driven variable 'b' (via 'c').",
    ],
    [
      'da/dt = -a/second : 1 (event-driven)\nc = 2*a : 1\ndb/dt = (c - b)/second : 1 (clock-driven)',
      {},
      '(c - b)/second',
      "The clock-driven 'b' should not depend on the event-driven variable 'a' (via 'c').",
    ],
    [
      'da/dt = -a/second : 1 (event-driven)\nI_post = a : 1 (summed)',
      {},
      'a',
      "The summed 'I_post' should not depend on the event-driven variable 'a'.",
    ],
    [
      'w : volt\nI_post = w : 1 (summed)',
      {},
      'w',
      "The target variable 'I_post' does not have the same dimensions as the right-hand side expression 'w'. (units are 1 and V).",
    ],
  ] as const)('%s, %o', (equations, options, place, sentence) => {
    const errors = found(equations, options).filter(({ severity }) => severity === 'error')
    expect(errors).toHaveLength(1)
    const { message = '', span } = errors[0] ?? {}
    expect(message).toContain(sentence)
    expect(span?.source.text.slice(span.start, span.end)).toBe(place)
  })
})

test('what holds for a step may be made of what the last event left behind', () => {
  const equations = 'da/dt = -a/second : 1 (event-driven)\nc = 2*a : 1 (constant over dt)\nI_post = c : 1 (summed)'
  expect(found(equations, { onPre: 'a += 1' })).toEqual([])
})

test('two sums for one variable, but for subgroups without a neuron in common', () => {
  const [a, b] = [neurons('a'), neurons('b')]
  const sums = (one: [number, number], other: [number, number]): Diagnostic[] => {
    const diagnostics: Diagnostic[] = []
    const made = [one, other].map(
      ([start, stop], k) => new Synapses(a, b.subgroup(start, stop), 'I_post = v_pre : 1 (summed)', { name: `s${k}` }),
    )
    checkNetwork(modelOf([a, b, ...made]), each => void diagnostics.push(each))
    return diagnostics
  }
  expect(sums([0, 1], [1, 3])).toEqual([])
  expect(sums([0, 2], [1, 3])).toMatchObject([
    { code: 'equations', message: expect.stringContaining("target the variable 'I' in group 'b'") as string },
  ])
})

test('clocks that differ are a warning for each pathway', () => {
  const warned = found('w : 1', { onPre: 'v_post += w', onPost: 'w += 1' }, '0.2*ms')
  expect(warned).toMatchObject([
    {
      severity: 'warning',
      message: expect.stringContaining(
        "'syn_pre' will run on the clock of the group 'a' using a dt of 100. us",
      ) as string,
    },
    {
      severity: 'warning',
      message: expect.stringContaining(
        "'syn_post' will run on the clock of the group 'b' using a dt of 200. us",
      ) as string,
    },
  ])
})
