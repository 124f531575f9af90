/** Texts that are worth trying in many places. */

/** Numbers at the edges, as a script writes them; none that names some hundred million of something, which is legal. */
export const numbers: readonly string[] = [
  '0', '1', '-1', '2', '3', '7', '0.0', '-0.0', '0.5', '-0.5', '1e-3', '1.5e3', '5e-324', '2.2e-308', '1e-20', '1e16', '1e22',
  '1e300', '1e308', '-1e308', 'inf', '-inf', 'nan', '2**31', '2**31-1', '-2**31', '2**32', '2**53', '2**53+1', '2**63', '-2**63',
  '10**20', '10**400', '1e400', 'True', 'False', 'None', '00', '1_000', '0x1f', '1.', '.5', '1j', '1e',
] // prettier-ignore

/** Sizes that are no trouble. */
export const sizes: readonly string[] = ['0', '1', '2', '3', '10', '100', '1000']

export const strings: readonly string[] = [
  "''", "'a'", "'v'", "'v > 1'", "'1'", "'nan'", "'%d %s'", "'{} {:.2f}'", "'{0[a].b!r:>{w}}'", "'\\x1b[2J\\x07'", "'\\u202e'", "'é€😀'",
  "'\\ud800'", "'\\x00'", "'a' * 1000", "'__proto__'", "'constructor'", "b'a'", "r'\\d'", "f'{1!r:>5}'", "'''a\nb'''", "'# no'", "'$x^2$'",
  "'1*mV'", "'rand()'", "'x : 1'", "'dv/dt = -v/(10*ms) : 1'", "'spike'", "'raise'", "'C0--'", "'k.'", "'float32'",
] // prettier-ignore

/** Values of every type. They take the names of `imports` and `network` for granted. */
export const values: readonly string[] = [
  ...numbers,
  ...strings,
  '[]', '[1, 2, 3]', '[1.5, nan]', '[[1, 2], [3, 4]]', '[[1], [2, 3]]', '[[]]', "['a']", '[inf, -inf]', '[None]', '[True, False]',
  '()', '(1,)', '(2, 3)', '(0, 2)', '(2**31, 2)', '(2**53,)', '(-1,)', '(1.5,)', '{}', "{'a': 1}", "{'v': 1*mV}", "{'size': 3}",
  'zeros(0)', 'zeros((0, 3))', 'zeros((2, 3))', 'arange(5)', 'arange(6).reshape(2, 3)', 'array([nan, inf, -inf, -0.0])', 'array(5)',
  'array(2.5)', 'array([1e308, -1e308])', 'array([True, False])', 'ones((2, 2, 2))', 'array([2**53, 2**62])', "array(['a', 'b'])",
  'linspace(0, 1, 7)', 'eye(3)', '3*mV', '-1*volt', '0*second', 'inf*volt', 'nan*amp', '1e308*metre', '[1, 2]*ms', 'zeros(0)*ms',
  'array([1, nan])*mV', 'mV', 'volt', 'second**-1', 'ms**0.5', 'um', 'kilogram', 'range(5)', 'range(0)', 'range(2**40)', 'range(-3, 9, 4)',
  'slice(None)', '...', 'len', 'print', 'float', 'np', 'np.sin', 'G', 'M', 'S', 'R', 'G.v', 'G.v[:]', 'M.v', 'M.t', 'M.v[0]', 'S.i', 'S.t', 'R.rate',
  'G.x', "G['v > 0']", 'G.v[1:]', 'net', 'defaultclock', 'defaultclock.dt', 'Clock(dt=1*ms)', 'NeuronGroup', 'plt', 'gcf()', 'gca()',
] // prettier-ignore

/** What stands before a call. */
export const imports: readonly string[] = [
  'from brian2 import *',
  'import numpy as np',
  'import math',
  'import matplotlib.pyplot as plt',
]

/** A network, for calls that name a part of it. */
export const network: readonly string[] = [
  "G = NeuronGroup(3, 'dv/dt = (1 - v)/(10*ms) : 1\\nx : volt\\nn : integer\\nb : boolean', threshold='v > 0.5', reset='v = 0')",
  "M = StateMonitor(G, 'v', record=True)",
  'S = SpikeMonitor(G)',
  'R = PopulationRateMonitor(G)',
  'net = Network(collect())',
]

/** Whether a text names a part of it. */
export const namesNetwork: RegExp = /\b(?:G|M|S|R|net)\b/
