import { describe, expect, test } from 'vitest'
import { BinomialFunction, EquationFunction, HillockError, Network, NeuronGroup } from '../../network/index.ts'
import { assembleQuickly } from '../assemble.ts'

test('a function in equations is written as Python', async () => {
  const half = new EquationFunction('def half(x): return x/2', { result: '1' })
  const rate = new EquationFunction(
    'def rate(v, fast):\n  base = half(2)*v0\n  if fast and v > base:\n    return 5*Hz\n  return maximum(exp(v/v0)*Hz, 1*Hz)',
    { arguments: { v: 'volt', fast: 'boolean' }, result: 'hertz', namespace: { v0: '10*mV', half } },
  )
  const group = new NeuronGroup(3, 'v : volt\nr = rate(v, i > 1) : Hz', { namespace: { rate } })
  group.set({ v: '-i*10*mV + 20*mV*int(i == 2) + 20*mV' })
  await using network = new Network([group], { assemble: assembleQuickly })
  await network.run('0.1 ms')
  const found = Array.from(group.get('r'))
  expect(found[0]).toBeCloseTo(Math.E ** 2, 12)
  expect(found[1]).toBeCloseTo(Math.E, 12)
  expect(found[2]).toBe(5)
})

test('binomial numbers are drawn anew at each call', async () => {
  const input = new BinomialFunction(20, 0.25)
  const exact = new BinomialFunction(400, 0.5, { approximate: false })
  const group = new NeuronGroup(20000, 'x : 1\ny : 1', { namespace: { input, exact } })
  group.runRegularly('x = input()\ny = exact()')
  await using network = new Network([group], { assemble: assembleQuickly })
  network.seed(3)
  await network.run('0.1 ms')
  const mean = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0) / values.length
  const [x, y] = [group.get('x'), group.get('y')]
  expect(mean(x)).toBeCloseTo(5, 1)
  expect(Math.abs(mean(y) - 200)).toBeLessThan(0.3)
  expect(y.every(each => Number.isInteger(each))).toBe(true)
  const before = Array.from(x)
  await network.run('0.1 ms')
  expect(Array.from(group.get('x'))).not.toEqual(before)
})

describe('what cannot be one is refused', () => {
  const message = (make: () => unknown): string => {
    try {
      make()
    } catch (cause) {
      if (cause instanceof HillockError) return cause.diagnostics.map(each => each.message).join('\n')
      throw cause
    }
    return ''
  }
  test.each<[what: string, make: () => unknown]>([
    [
      'the text of an EquationFunction is one def, such as def f(x): return x*x',
      () => new EquationFunction('x + 1', { result: '1' }),
    ],
    [
      "'f' has no argument 'y'",
      () => new EquationFunction('def f(x): return x', { arguments: { y: '1' }, result: '1' }),
    ],
    [
      'arguments of functions in equations are given one by one, all of them',
      () => new EquationFunction('def f(x, y=2): return x', { result: '1' }),
    ],
    ["'bogus' is not a unit", () => new EquationFunction('def f(x): return x', { result: 'bogus' })],
    ['ValueError: n has to be an integer >= 0, got 1.5.', () => new BinomialFunction(1.5, 0.5)],
    ['ValueError: p has to be between 0 and 1, got 2.', () => new BinomialFunction(1, 2)],
  ])('%s', (what, make) => {
    expect(message(make)).toBe(what)
  })
})
