/** Floats of single precision in scripts: who gets them, and how they look. Texts and values are Brian 2's. */
import { expect, test } from 'vitest'
import { HillockError } from '../../../diagnostics/index.ts'
import { runScript } from '../../../session/index.ts'
import { run, shown } from '../tools.ts'

const groups = `from brian2 import *
import numpy as np
prefs.core.default_float_dtype = float32
G = NeuronGroup(3, '''dv/dt = -v/(10*ms) : volt
w : volt
x : 1
y : 1
k : integer
s : 1 (shared)
tot = v*2 : volt''', threshold='v > 1*volt', reset='v = 0*volt', refractory=1*ms, method='exact')
G.v = '0.1*volt + i*0.1*volt/3'
G.w = 0.3*volt
G.x = '0.1*(i+1)'
G.y = 0.7
G.s = 0.1
M = StateMonitor(G, 'v', record=True)
`

const reprs: readonly (readonly [string, string])[] = [
  // quantities are shown as numbers of double precision
  ['G.v[0]', '100.00000149 * mvolt'],
  ['G.v', '<neurongroup.v: array([100.00000149, 133.33334029, 166.66667163]) * mvolt>'],
  ['G.v[:]+G.w[:]', 'array([0.40000001, 0.43333334, 0.4666667 ]) * volt'],
  ['G.tot[:]', 'array([200.00000298, 266.66668057, 333.33334327]) * mvolt'],
  ['G.v_[:]', 'array([0.1       , 0.13333334, 0.16666667], dtype=float32)'],
  ['G.v[0]/mV', '100.00000149011612'],
  ['G.x', '<neurongroup.x: array([0.1, 0.2, 0.3], dtype=float32)>'],
  ['G.x[0]', 'np.float32(0.1)'],
  ['G.x[0:2]', 'array([0.1, 0.2], dtype=float32)'],
  ['G.x[[0, 2]]', 'array([0.1, 0.3], dtype=float32)'],
  ['G.s', '<neurongroup.s: 0.10000000149011612>'],
  ['G.s[:]', 'np.float32(0.1)'],
  ['float(G.x[0])', '0.10000000149011612'],
  ['G.x[:].tolist()', '[0.10000000149011612, 0.20000000298023224, 0.30000001192092896]'],
  ['list(G.x[:])', '[np.float32(0.1), np.float32(0.2), np.float32(0.3)]'],
  // a number of Python's takes the precision of what it meets, but not that of a view
  ['2*G.x[0]', 'np.float32(0.2)'],
  ['G.x[:]*G.y[:]', 'array([0.07      , 0.14      , 0.21000001], dtype=float32)'],
  ['G.x*2', 'array([0.2       , 0.40000001, 0.60000002])'],
  ['G.x[:]*np.float64(2)', 'array([0.2       , 0.40000001, 0.60000002])'],
  ['G.x[0]*mV', '100.00000149 * uvolt'],
  ['G.x[0]**2', 'np.float32(0.010000001)'],
  ['-G.x[0]', 'np.float32(-0.1)'],
  ['G.x[:] == 0.1', 'array([ True, False, False])'],
  ['G.x[0] == np.float64(0.1)', 'np.False_'],
  ['sqrt(G.x[0])', 'np.float32(0.31622776)'],
  ['np.clip(G.x[:], 0, 0.15)', 'array([0.1 , 0.15, 0.15], dtype=float32)'],
  ['np.maximum(G.x[:], 0.15)', 'array([0.15, 0.2 , 0.3 ], dtype=float32)'],
  ['np.where(G.x[:] > 0.15, G.x[:], 0)', 'array([0. , 0.2, 0.3], dtype=float32)'],
  ['np.concatenate([G.x[:], G.y[:]])', 'array([0.1, 0.2, 0.3, 0.7, 0.7, 0.7], dtype=float32)'],
  ['np.array([G.x[0], G.x[1]])', 'array([0.1, 0.2], dtype=float32)'],
  ['mean(G.x)', 'np.float32(0.2)'],
  ['max(G.x[:])', 'np.float32(0.3)'],
  ['np.diff(G.x[:])', 'array([0.1       , 0.10000001], dtype=float32)'],
  ['np.argsort(-G.x[:])', 'array([2, 1, 0])'],
  ['np.float32(0.1)', 'np.float32(0.1)'],
  ['np.float32(1)/3', 'np.float32(0.33333334)'],
  ['np.zeros(2, dtype=np.float32)', 'array([0., 0.], dtype=float32)'],
  ['np.zeros_like(G.x[:])', 'array([0., 0., 0.], dtype=float32)'],
  ['G.x[:].astype(float)', 'array([0.1       , 0.2       , 0.30000001])'],
  ['G.x[:].itemsize', '4'],
  ["f'{G.x[0]}'", "'0.10000000149011612'"],
  ["'%s' % G.x[0]", "'0.1'"],
  ['G.lastspike', '<neurongroup.lastspike: array([-10., -10., -10.]) * ksecond>'],
]

const types: readonly (readonly [string, string])[] = [
  ['G.v[:]', 'float32'],
  ['G.tot[:]', 'float32'],
  ['G.s[:]', 'float32'],
  ['G.lastspike[:]', 'float64'],
  ['G.k[:]', 'int32'],
  ['G.v[:]*2', 'float64'],
  ['G.x[:]*np.ones(3)', 'float64'],
  ['M.v', 'float32'],
]

test('values look as those of Brian 2', async () => {
  const values = await shown([...reprs.map(([each]) => each), ...types.map(([each]) => `(${each}).dtype`)], groups)
  for (const [expression, repr] of reprs) expect(values.get(expression)?.[1], expression).toBe(repr)
  for (const [expression, type] of types) expect(values.get(`(${expression}).dtype`)?.[0], expression).toBe(type)
})

const typeOf = (arguments_: string): string =>
  `print(NeuronGroup(2, 'dv/dt = -v/ms : 1\\nw : 1', ${arguments_}).v[:].dtype)`

test.each([
  ['prefs.core.default_float_dtype = float32', 'dt=1*ms', 'float32'],
  ["prefs['core.default_float_dtype'] = np.float32", 'dt=1*ms', 'float32'],
  ['prefs.core.default_float_dtype = np.float32(1).dtype', 'dt=1*ms', 'float32'],
  ['prefs.core.default_float_dtype = float32', 'dtype=float64', 'float64'],
  ['prefs.core.default_float_dtype = float32', 'dtype=float', 'float64'],
  ['', 'dtype=np.float32', 'float32'],
  ['', "dtype='float32'", 'float32'],
  ['', 'dtype=None', 'float64'],
  ['', "dtype={'v': float32, 'w': np.float32}", 'float32'],
  ['', "dtype={'other': float32, 'v': float64}", 'float64'],
  ['prefs.core.default_float_dtype = float32', "dtype={'v': float32}", 'float32'],
  ['prefs.core.default_float_dtype = float32', 'dtype=prefs.core.default_float_dtype', 'float32'],
])('%s and %s make floats %s', async (before, arguments_, type) => {
  const { out, errors } = await run(`from brian2 import *\nimport numpy as np\n${before}\n${typeOf(arguments_)}`)
  expect(errors).toEqual([])
  expect(out).toBe(`${type}\n`)
})

const pair = "G = NeuronGroup(2, 'v : 1\\nu : 1', threshold='v > 1', dtype={'v': float32})"
const synaptic = "'w : 1\\nk : integer\\nda/dt = -a/ms : 1 (event-driven)', on_pre='v_post += w; a += 1'"

// What Brian 2 has; but that times of synapses are of double precision here, whatever is asked for.
test.each([
  ['', '', 'w float64, a float64, k int32, delay float64, lastupdate float64, v_post float32, u_pre float64'],
  [
    '',
    'dtype=float32',
    'w float32, a float32, k int32, delay float64, lastupdate float64, v_post float32, u_pre float64',
  ],
  [
    '',
    "dtype={'a': float32, 'v_post': int32}",
    'w float64, a float32, k int32, delay float64, lastupdate float64, v_post float32, u_pre float64',
  ],
  [
    'prefs.core.default_float_dtype = float32',
    "dtype={'w': float64}",
    'w float64, a float32, k int32, delay float64, lastupdate float64, v_post float32, u_pre float32',
  ],
])('%s and synapses with %s have the types of Brian 2', async (before, dtype, types) => {
  const names = types.split(', ').map(each => each.split(' ')[0])
  const { out, errors } = await run(`from brian2 import *
${before}
${pair}
S = Synapses(G, G, ${synaptic}, ${dtype === '' ? 'order=0' : dtype})
S.connect()
print(', '.join(name + ' ' + str(getattr(S, name)[:].dtype) for name in [${names.map(each => `'${each}'`).join(', ')}]))`)
  expect(errors).toEqual([])
  expect(out).toBe(`${types}\n`)
})

test('what the preference changes are the groups made after it', async () => {
  const { out } = await run(`from brian2 import *
G = NeuronGroup(1, 'v : 1')
prefs.core.default_float_dtype = float32
H = NeuronGroup(1, 'v : 1')
print(G.v[:].dtype, H.v[:].dtype)`)
  expect(out).toBe('float64 float32\n')
})

const invalid = (value: string): string =>
  `PreferenceError: Value '${value}' for preference 'core.default_float_dtype' is invalid.`
const wrongType = (name: string, asked: string, type: string): string =>
  `TypeError: Error determining dtype for variable ${name}: ${asked} is not a correct type for ${type} variables`

test.each([
  ["prefs.core.default_float_dtype = 'float32'", invalid('float32'), "'float32'"],
  ['prefs.core.default_float_dtype = 3', invalid('3'), ''],
  ['prefs.core.default_float_dtype = None', invalid('None'), ''],
  [
    "NeuronGroup(1, 'v : 1', dtype=int32)",
    "TypeError: <class 'numpy.int32'> is not a valid floating point dtype.",
    'int32',
  ],
  ["NeuronGroup(1, 'v : 1\\nw : 1', dtype={'v': int32})", wrongType('v', 'int32', 'float'), "{'v': int32}"],
  ["NeuronGroup(1, 'n : integer', dtype={'n': float32})", wrongType('n', 'float32', 'integer'), ''],
  ["NeuronGroup(1, 'b : boolean', dtype={'b': np.float64})", wrongType('b', 'float64', 'boolean'), ''],
  [
    "NeuronGroup(1, 'v : 1\\nn : integer', dtype={'n': np.int64})",
    "'n' in integers of other than 32 bits is Brian 2, not yet Hillock",
    '',
  ],
])('%s is refused', async (statement, message, place) => {
  const { errors, places } = await run(`from brian2 import *\nimport numpy as np\n${statement}`)
  expect(errors).toEqual([message])
  if (place !== '') expect(places[0]).toContain(place)
})

test('the precision that a run is asked for comes before the preference, not before the dtype of a group', async () => {
  const script = `from brian2 import *
prefs.core.default_float_dtype = float64
G = NeuronGroup(1, 'v : 1')
H = NeuronGroup(1, 'v : 1', dtype=float64)
print(G.v[:].dtype, H.v[:].dtype, prefs.core.default_float_dtype == float32)`
  const { out, diagnostics } = await run(script, { precision: 'float32' })
  expect(out).toBe('float32 float64 True\n')
  expect(diagnostics.map(({ message }) => message)).toEqual([
    'prefs.core.default_float_dtype = float64 is ignored: float32 was asked for',
  ])
})

test('a precision that there is not is refused', async () => {
  const options = { precision: 'float16' } as unknown as NonNullable<Parameters<typeof runScript>[1]>
  await expect(runScript('', options)).rejects.toThrow(HillockError)
})
