/** What is refused only where a group is set or compiled. */
import { describe, expect, test } from 'vitest'
import type { Code } from '../../../diagnostics/codes.ts'
import { HillockError, namedText } from '../../../diagnostics/index.ts'
import { Network, NeuronGroup } from '../../../network/index.ts'
import { mark, unmark } from '../../diagnostics/marked.ts'

const namespace = { tau: '10*ms' }

test('what cannot be written', () => {
  const group = new NeuronGroup(2, 'x : 1\ny = 2*x : 1\ns : 1 (shared)')
  const code = (text: string): (() => void) => {
    const [name = '', value = ''] = text.split(' = ')
    return () => group.assign(name, namedText('value', value), { namespace: new Map() })
  }
  expect(code('y = 3')).toThrow('Variable y is read-only.')
  expect(code('i = 3')).toThrow('Variable i is read-only.')
  expect(code('z = 3')).toThrow("has no variable 'z'")
  expect(code('s = x')).toThrow(
    "Cannot write to scalar variable 's' with an expression referring to vector variable 'x'",
  )
})

describe('methods', () => {
  test.each<[equations: string, method: string, Code, string]>([
    ['dv/dt = -v/tau : 1', '<|exat|>', 'unknown-method', "No state updater with the name 'exat' is known."],
    ['dv/dt = -<|v**2|>/tau : 1', 'exact', 'integration', 'could not be separated into linear components'],
    [
      'dv/dt = <|xi|>/tau**0.5 : 1',
      'exact',
      'integration',
      'Cannot solve stochastic equations with this state updater.',
    ],
  ])('%s by %s', async (equations, method, code, message) => {
    const group = new NeuronGroup(1, unmark(equations).text, { method: unmark(method).text, namespace })
    const failure: unknown = await new Network(group).compile().catch((cause: unknown) => cause)
    if (!(failure instanceof HillockError)) throw failure
    expect(failure.diagnostics).toMatchObject([{ code, message: expect.stringContaining(message) as string }])
    expect(failure.diagnostics.map(mark)).toEqual([equations, method].filter(text => text.includes('<|')))
  })
})
