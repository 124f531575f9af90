import { describe, expect, test } from 'vitest'
import { run } from '../../tools.ts'

/** What a script prints after `from brian2 import *`. */
async function printed(script: string, seed = 5): Promise<string> {
  const { out, errors } = await run(`from brian2 import *\n${script}`, { seed })
  expect(errors).toEqual([])
  return out
}

describe('the moments of', () => {
  const count = 20_000
  test.each([
    ['rand(count)', 1 / 2, 1 / Math.sqrt(12)],
    ['randn(count)', 0, 1],
    ['np.random.random((100, 200)).ravel()', 1 / 2, 1 / Math.sqrt(12)],
    ['normal(-60, 5, count)', -60, 5],
    ['normal(-60*mV, 5*mV, count)', -0.06, 0.005],
    ['uniform(-1, 3, count)', 1, 4 / Math.sqrt(12)],
    ['randint(0, 10, count)', 4.5, Math.sqrt(99 / 12)],
    ['exponential(2, count)', 2, 2],
    ['poisson(4, count)', 4, 2],
    ['gamma(3, 2, count)', 6, Math.sqrt(12)],
    ['gamma(0.5, size=count)', 0.5, Math.SQRT1_2],
    ['chisquare(3, count)', 3, Math.sqrt(6)],
    ['beta(2, 3, count)', 0.4, 0.2],
    ['binomial(10, 0.3, count)', 3, Math.sqrt(2.1)],
    ['binomial(1000, 0.3, count)', 300, Math.sqrt(210)],
    ['geometric(0.25, count)', 4, Math.sqrt(12)],
    ['lognormal(0, 0.5, count)', Math.exp(1 / 8), Math.sqrt((Math.exp(1 / 4) - 1) * Math.exp(1 / 4))],
    ['laplace(1, 2, count)', 1, Math.sqrt(8)],
    ['triangular(0, 1, 3, count)', 4 / 3, Math.sqrt(7 / 18)],
    ['rayleigh(2, count)', 2 * Math.sqrt(Math.PI / 2), Math.sqrt(8 - 2 * Math.PI)],
    ['weibull(2, count)', Math.sqrt(Math.PI) / 2, Math.sqrt(1 - Math.PI / 4)],
    ['power(2, count)', 2 / 3, Math.sqrt(1 / 18)],
    ['np.random.default_rng(7).normal(1, 2, count)', 1, 2],
    ['np.random.default_rng(7).integers(10, size=count)', 4.5, Math.sqrt(99 / 12)],
  ])('%s', async (draw, mean, deviation) => {
    const [m = Number.NaN, s = Number.NaN] = (
      await printed(`count = ${count}\nx = ${draw}\nprint(float(x.mean()), float(x.std()))`)
    )
      .split(' ')
      .map(Number)
    // Five standard errors of the mean; the seed is fixed.
    expect(Math.abs(m - mean)).toBeLessThan((5 * deviation) / Math.sqrt(count))
    expect(Math.abs(s / deviation - 1)).toBeLessThan(0.05)
  })
})

test('the same seed gives the same numbers, and every call others', async () => {
  const script = 'x = rand(4)\ny = rand(4)\nprint(x, any(x == y))'
  const first = await printed(script)
  expect(first).toBe(await printed(script))
  expect(first).not.toBe(await printed(script, 6))
  expect(first).toMatch(/ False\n$/)
})

test.each(['seed(3)', 'np.random.seed(3)', 'numpy.random.seed(3)'])('%s starts again', async seed => {
  expect(await printed(`${seed}\nx = randn(5)\n${seed}\nprint(all(x == randn(5)))`)).toBe('True\n')
})

test('a generator has a seed of its own, which draws elsewhere do not touch', async () => {
  const script = 'g = np.random.default_rng(3)\nx = g.random()\nrand(3)\ny = g.random()\n'
  const out = await printed(`${script}h = np.random.default_rng(3)\nprint(x == h.random(), y == h.random(), x == y)`)
  expect(out).toBe('True True False\n')
})

test('shuffling and choosing give what was there, each in its place once', async () => {
  const out = await printed(`x = arange(50)
shuffle(x)
l = [1*mV, 2*mV]
shuffle(l)
print(any(x != arange(50)), all(sort(x) == arange(50)), sum(l))
print(len(unique(choice(20, 20, replace=False))), np.sort(permutation([3, 1, 2])))
c = bincount(choice(3, 9000, p=[0.2, 0.3, 0.5]))/9000
print(all(abs(c - [0.2, 0.3, 0.5]) < 0.02))`)
  expect(out).toBe('True True 0.003\n20 [1 2 3]\nTrue\n')
})

test('numbers, not arrays, are Python numbers', async () => {
  expect(await printed('print([randint(3, 4), type(rand()), type(normal()), poisson(0)])')).toBe(
    "[3, <class 'float'>, <class 'float'>, 0]\n",
  )
})

test('a script that draws says how to repeat it', async () => {
  const { diagnostics } = await run('import numpy as np\nprint(np.random.rand(2))')
  expect(diagnostics.map(({ code }) => code)).toEqual(['seed'])
})
