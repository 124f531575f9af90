/** What is special about scipy's modules here; what they compute is compared in `test/conformance/python/`. */
import { describe, expect, test } from 'vitest'
import { assembleQuickly } from '../../../assemble.ts'
import { checkScript, runScript } from '../../../../session/index.ts'
import { scipyModules } from '../../../../session/library/scipy/index.ts'
import { scipyModules as shells } from '../../../../session/library/scipy/loaded-modules.ts'
import { run } from '../../tools.ts'

async function toldOf(text: string): Promise<readonly string[]> {
  const { diagnostics } = await checkScript(text)
  return diagnostics.map(({ message }) => message)
}

test('what stands for modules before they are loaded has their names', () => {
  const named = (modules: typeof shells): readonly string[] =>
    modules.flatMap(({ name, members }) => Array.from(members.keys(), member => `${name}.${member}`)).toSorted()
  expect(named(shells)).toEqual(named(scipyModules))
})

describe('what scipy has and Hillock has not', () => {
  test.each([
    ['from scipy import stats\nstats.wilcoxon([1], [2])', 'wilcoxon'],
    ['import scipy.stats as st\nst.kstest([1], "norm")', 'kstest'],
    ['import scipy\nscipy.integrate.odeint(1, 2, 3)', 'odeint'],
    ['from scipy.io import readsav', 'readsav'],
    ['import scipy.sparse as sp\nsp.csr_matrix(1)', 'csr_matrix'],
    ['from scipy.special import lambertw', 'lambertw'],
    ['from scipy.stats import norm\nnorm.expect(1)', "the attribute 'expect' of rv_continuous"],
    ['from scipy import signal\nsignal.find_peaks([1, 2], width=3)', "the argument 'width' of find_peaks"],
    ['from scipy import optimize\noptimize.minimize(abs, [1.0])', "minimize() without method='Nelder-Mead'"],
  ])('%s', async (text, what) => {
    expect(await toldOf(text)).toEqual([`${what} is scipy, not yet Hillock; this file runs in Brian 2`])
  })

  test('is told from what nobody has', async () => {
    expect(await toldOf('from scipy.stats import linregres')).toEqual([
      "ImportError: cannot import name 'linregres' from 'scipy.stats'",
    ])
  })

  test('stops no script by its import', async () => {
    expect(await toldOf('import scipy.io as sio\nfrom scipy import integrate, sparse, stats\nprint(stats)')).toEqual([])
  })
})

test('a module that is imported in a function is there when the function is called in an expression', async () => {
  const { out, errors } = await run(`def share(x):
    from scipy.stats import norm
    return norm.cdf(x)
print([round(float(share(x)), 3) for x in (0, 1)], round(float(share(0) + share(1)), 3))`)
  expect(errors).toEqual([])
  expect(out).toBe('[0.5, 0.841] 1.341\n')
})

test('random numbers follow from the seed of the script', async () => {
  const text =
    'from brian2 import *\nfrom scipy import stats\nseed(3)\nprint(stats.norm.rvs(size=3), stats.poisson.rvs(4))'
  const [first, second] = [await run(text), await run(text)]
  expect(first.errors).toEqual([])
  expect(second.out).toBe(first.out)
  expect((await run(text.replace('seed(3)', 'seed(4)'))).out).not.toBe(first.out)
})

test('a function that is minimised may run networks', async () => {
  const { out, errors } = await run(
    `from brian2 import *
from scipy.optimize import minimize, brentq, curve_fit
def reached(drive):
    start_scope()
    G = NeuronGroup(1, 'dv/dt = (drive - v)/(10*ms) : 1', method='exact')
    run(10*ms)
    return float(G.v[0])
print(round(brentq(lambda x: reached(x) - 1, 0, 5), 6))
found = minimize(lambda x: (reached(x[0]) - 1)**2, [1.0], method='Nelder-Mead')
print(round(float(found.x[0]), 3), found.success)
def curve(x, a):
    return array([reached(a * each) for each in x])
p, cov = curve_fit(curve, [1, 2], [1, 2])
print(round(float(p[0]), 6))`,
    { network: undefined, assemble: assembleQuickly },
  )
  expect(errors).toEqual([])
  expect(out).toBe('1.581977\n1.582 True\n1.581977\n')
})

test('units are lost in statistics, and refused by special functions', async () => {
  const { out, errors } = await run(
    'from brian2 import *\nfrom scipy import stats\nprint(stats.linregress([1, 2, 3]*ms, [1, 2, 4]*mV).slope)',
  )
  expect(errors).toEqual([])
  expect(out).toBe('1.5\n')
  const refused = await runScript('from brian2 import *\nfrom scipy.special import erf\nerf(2*mV)')
  expect(refused.diagnostics.map(({ message }) => message)).toEqual([
    "TypeError: operand type(s) all returned NotImplemented from __array_ufunc__(<ufunc 'erf'>, '__call__'): 'Quantity'",
  ])
})
