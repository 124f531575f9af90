import { expect, test } from 'vitest'
import { run } from '../tools.ts'

const tooLarge = /^MemoryError: (?:Unable to allocate an array of \S+ elements with shape|a sequence of \d+ elements)/

test.each([
  'zeros(2**53)',
  'zeros((2**53, 0))',
  'ones((2**20, 2**20))',
  'full(2**31, 1)',
  'arange(2**53)',
  'linspace(0, 1, 2**31)',
  'eye(2**53, 0)',
  'tri(2**53, 0)',
  'indices(2**31)',
  'repeat(1, 2**31)',
  'tile([1, 2], 2**31)',
  'outer(arange(2**20), arange(2**20))',
  'meshgrid(arange(2**20), arange(2**20))',
  'arange(2**20)[:, newaxis] + arange(2**20)',
  'histogram([1, 2], 2**53)',
  'bincount([2**40])',
  'diag([1], 2**31)',
  'np.random.exponential(size=2**31)',
  'np.random.permutation(2**31 + 1)',
  'rand(2**20, 2**20)',
  '[1]*2**40',
  '"ab"*2**40',
  "','.join(['a'*2**12]*2**12)",
])('%s says how many elements are too many', async expression => {
  const { errors } = await run(`from brian2 import *\n${expression}`)
  expect(errors).toEqual([expect.stringMatching(tooLarge)])
})

test.each(['zeros({1: 2})', 'np.random.exponential(size={})'])('a dict is no size: %s', async expression => {
  const { errors } = await run(`from brian2 import *\n${expression}`)
  expect(errors).toEqual(["TypeError: a length must be an integer, not 'dict'"])
})

test.each([
  ['np.random.gamma(inf)', 'inf'],
  ['np.random.gamma(nan)', 'nan'],
  ['np.random.standard_gamma(1e308)', '1e+308'],
  ['np.random.chisquare(inf)', 'inf'],
  ['np.random.beta(inf, 1)', 'nan'],
  ['np.random.beta(1, inf)', '0.0'],
  ['np.random.binomial(inf, 0.5)', 'OverflowError: cannot convert float infinity to integer'],
  ['np.random.binomial(nan, 0.5)', 'ValueError: cannot convert float NaN to integer'],
  ['np.random.poisson(inf)', 'ValueError: lam value too large'],
  ['np.random.uniform(0, inf)', 'OverflowError: Range exceeds valid bounds'],
  ["f'{1e308:%}'", 'inf%'],
  ['diff([1, 2], 2**31)', '[]'],
  ['arange(0, inf)', 'ValueError: Maximum allowed size exceeded'],
  ['array([2])**64', '[0]'],
])('%s is what numpy makes of it', async (expression, wanted) => {
  const { out, errors } = await run(`from brian2 import *\nprint(${expression})`)
  expect([out.trim(), ...errors].join('')).toBe(wanted)
})

test.each([
  ["'%%'*20_000 % ()", '%'.repeat(20_000)],
  ["('{}'*20_000).format(*[1]*20_000)", '1'.repeat(20_000)],
  ["f'{10**200_000:,}'[:9]", '100,000,0'],
  ["('%d' % 1)*20_000", '1'.repeat(20_000)],
])('%s takes time linear in its length', async (expression, wanted) => {
  const { out } = await run(`print(${expression})`)
  expect(out.trim()).toBe(wanted)
})

test.each([
  ['np.extract([0, 0, 1], [5])', 'IndexError: index 2 is out of bounds for axis 0 with size 1'],
  ["NeuronGroup(inf, 'v : 1')", 'OverflowError: cannot convert float infinity to integer'],
  ["NeuronGroup(nan, 'v : 1')", 'ValueError: cannot convert float NaN to integer'],
])("%s is Python's error", async (expression, message) => {
  const { errors } = await run(`from brian2 import *\n${expression}`)
  expect(errors).toEqual([message])
})

test.each([
  ['repeat([1, 2], 2.5)', '[1 1 2 2]'],
  ['repeat([1, 2], [1.0, 2.0])', '[1 2 2]'],
])('%s takes what is in front of the point, as numpy does', async (expression, shown) => {
  expect((await run(`from brian2 import *\nprint(${expression})`)).out).toBe(`${shown}\n`)
})

test('a list may be longer than a call may have arguments', async () => {
  const { out } = await run(`from brian2 import *
print(array([0.5*k for k in range(150_000)])[-1], array(range(150_000)).dtype)
print(TimedArray([k*nA for k in range(150_000)], dt=1*ms)(123456*ms))`)
  expect(out).toBe('74999.5 int64\n123.456 uA\n')
})
