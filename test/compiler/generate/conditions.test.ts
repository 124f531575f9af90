/** AssemblyScript takes `a < b` for the beginning of type arguments where it can: no condition may be spelt so. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NeuronGroup } from '../../../network/index.ts'
import { networkOf } from '../../network/helpers.ts'

const size = 8

/** A group with a boolean `x0, x1, …` for the value of each condition. */
function groupFor(conditions: readonly string[]): NeuronGroup {
  const targets = conditions.map((_, k) => `x${k} : boolean`)
  const group = new NeuronGroup(size, ['a : 1', 'b : 1', 'k : integer', 'p : boolean', ...targets].join('\n'), {
    namespace: { c: 1.5 },
  })
  group.set({
    a: [0, 1, 2, 3, 0, 1, 2, 3],
    b: [3, 2, 1, 0, 1, 1, 2, 2],
    k: [0, 1, 2, 3, -1, 5, 2, 1],
    p: [0, 1, 0, 1, 0, 1, 0, 1],
  })
  return group
}

/** Which of these conditions the module of their code and the interpreter see differently. */
async function seenDifferently(conditions: readonly string[]): Promise<string[]> {
  const statements = conditions.map((text, k) => `x${k} = ${text}`)
  const stepped = groupFor(conditions)
  stepped.runRegularly(statements.join('\n'))
  await using network = networkOf(stepped)
  await network.run('0.1 ms')
  const assigned = groupFor(conditions)
  assigned.set(Object.fromEntries(conditions.map((text, k) => [`x${k}`, text])))
  return conditions.filter((_, k) => stepped.read(`x${k}`).join() !== assigned.read(`x${k}`).join())
}

test('comparisons beside all that may follow them', async () => {
  const conditions = [
    'a < b or a < 1.5', 'a < b or b < 1', 'k < 2 or k < 3', 'a < b or not (b < 1)', 'a < b or b < (a + 1)', 'a < b or p',
    'p or a < b or 1 < b', 'p and a < b or 1 < b', 'a < b or not (b <= 2) and a > N', 'a < b or (a + b)*c > 2',
    'not (a < b) or -a < b', 'a < c or i < N', 'a*b < c or c*b < 4.0', '2*a < b or 2.0 < a', 'p == (a < b) or 1.0 < b',
    '(a < b) == (b > (a + c)*a)', '(a < b) != (b > (a + c)*a) or 2 < a', 'a < b and b > (a + c)*a', 'p and a < b and b > (a)',
    'int(a < b) + int(b > (a + c)*a) > 1', 'clip(a < b, 0, b > (a + c)*a) > 0', 'int(a < b) < k or 1 < k',
    '1 < clip(int(a < b), int(b < a), int(a > (b + c)*b)) or a < b',
  ] // prettier-ignore
  expect(await seenDifferently(conditions)).toEqual([])
})

test('random conditions of names and numbers', async () => {
  const { condition } = fc.letrec<{ condition: string }>(tie => {
    const value = fc.constantFrom('a', 'b', 'c', 'k', 'i', 'N', '1', '1.5', '(a + b)*c', '-a', 'abs(b)', 'int(p)')
    const comparison = fc
      .tuple(value, fc.constantFrom('<', '<', '<', '>', '>', '<=', '>=', '==', '!='), value)
      .map(([x, operator, y]) => `${x} ${operator} ${y}`)
    const joined = fc
      .tuple(tie('condition'), fc.constantFrom('and', 'or', 'or', '==', '!='), tie('condition'))
      .map(([x, operator, y]) => `(${x}) ${operator} (${y})`)
    const not = tie('condition').map(x => `not (${x})`)
    return { condition: fc.oneof({ maxDepth: 3 }, comparison, fc.constant('p'), joined, joined, not) }
  })
  expect(await seenDifferently(fc.sample(condition, { numRuns: 300, seed: 1 }))).toEqual([])
})
