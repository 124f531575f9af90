import { describe, expect, test } from 'vitest'
import { Equations, HillockError, Network, NeuronGroup, StateMonitor } from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'

test('names and values are put into equations, which can be joined and given to a group', async () => {
  const leak = new Equations('dx/dt = (E - x)/tau : volt', { x: 'v', tau: '10*ms', E: 'drive' })
  const both = leak.plus('drive = k*step_size : volt').plus(new Equations('k : 1')).substitute({ step_size: '2*mV' })
  expect(both.toString()).toBe(
    'drive = k*(2*mV) : V\ndv/dt = (drive-v)/(10*ms) : V\nk : 1'.replace('drive-v', 'drive - v'),
  )
  expect(both.names()).toEqual(['v', 'drive', 'k'])
  expect(both.names('subexpression')).toEqual(['drive'])
  expect([...both.identifiers]).toEqual(['ms', 'mV'])
  const group = new NeuronGroup(2, both, { method: 'euler' })
  group.set({ k: 'i + 1' })
  const trace = new StateMonitor(group, 'v', { record: true })
  await using network = new Network([group, trace], { assemble: assembleQuickly })
  await network.run('0.2 ms')
  expect(trace.get('v', 'uV')[1]?.[1]).toBeCloseTo(40, 9)
})

test('values are put into equations of names beyond ASCII', () => {
  const decay = new Equations('dη/dt = -η/tau : 1\nθ : 1', { tau: '10*ms' })
  expect(decay.toString()).toBe('dη/dt = -η/(10*ms) : 1\nθ : 1')
})

describe('noise is', () => {
  test.each([
    ['dv/dt = -v/tau : 1', undefined],
    ['dv/dt = -v/tau + s*xi*tau**-0.5 : 1', 'additive'],
    ['dv/dt = -v/tau + s*xi*tau**-0.5 : 1\ns = 2*v : 1', 'multiplicative'],
    ['dv/dt = -v/tau + t*xi*tau**-1.5 : 1', 'multiplicative'],
  ])('%s: %s', (text, noise) => {
    expect(new Equations(text).noise).toBe(noise)
  })
})

describe('what is wrong is said where it was written', () => {
  const told = (make: () => unknown): readonly [message: string, place: string | undefined][] => {
    try {
      make()
    } catch (cause) {
      if (!(cause instanceof HillockError)) throw cause
      return cause.diagnostics.map(({ message, span }) => [message, span?.source.text.slice(span.start, span.end)])
    }
    return []
  }
  const two = 'dx/dt = -x/(10*ms) : 1\nrate = tau*x : 1'
  test.each<[make: () => unknown, message: string, place: string]>([
    [() => new Equations('x : 1').plus('x : volt'), "EquationError: Duplicate definition of variable 'x'", 'x'],
    [() => new Equations(two, { x: 3 }), "ValueError: Cannot replace model variable 'x' with a value.", 'x'],
    [
      () => new Equations(two, { x: 'rate' }),
      "EquationError: Cannot replace model variable 'x' with 'rate', duplicate definition of 'rate'.",
      'x',
    ],
    [
      () => new Equations(two, { x: 'sin' }),
      "SyntaxError: 'sin' is the name of a function, cannot be used as a variable name.",
      'x',
    ],
    [
      () => new Equations('y = x + 1*volt : 1').substitute({ x: 'bogus' }).plus('z = 1 +* : 1'),
      "expected a value before '*'",
      '*',
    ],
  ])('%#', (make, message, place) => {
    expect(told(make)).toEqual([[message, place]])
  })

  test('through substitution and addition, when a group is compiled', async () => {
    const equations = new Equations('dv/dt = (E - v)/tau : volt', { tau: '10*ms' }).plus('E = gain*2 : volt\ngain : 1')
    const group = new NeuronGroup(1, equations, { method: 'euler' })
    await using network = new Network([group], { assemble: assembleQuickly })
    const error = await network.run('1 ms').catch((cause: unknown) => cause)
    expect(error).toBeInstanceOf(HillockError)
    const [first] = (error as HillockError).diagnostics
    expect(first?.message).toContain("Expression 'gain*2' does not have the expected unit volt")
    expect(first?.span?.source.text.slice(first.span.start, first.span.end)).toBe('gain*2')
  })
})
