import { describe, expect, test } from 'vitest'
import { run } from './tools.ts'

const group = `from brian2 import *
tau = 10*ms
G = NeuronGroup(3, '''dv/dt = -v/tau : volt
w : 1
b : boolean
k : integer
s : 1 (shared)
y = 2*v : volt''', threshold='v > 1*mV', reset='v = 0*mV', method='exact')
`

/** What a script prints after the group above. */
async function after(text: string): Promise<string> {
  const { out, errors } = await run(group + text)
  expect(errors).toEqual([])
  return out.trimEnd()
}

describe('state variables', () => {
  test.each([
    ['print(G.v)', '<neurongroup.v: array([0., 0., 0.]) * volt>'],
    ['print(G.v[:], G.v[0], G.w[0], G.w[:])', '[0. 0. 0.] V 0. V 0.0 [0. 0. 0.]'],
    ['print(G.k, G.b)', '<neurongroup.k: array([0, 0, 0], dtype=int32)> <neurongroup.b: array([False, False, False])>'],
    ['print(G.i[:], G.N, len(G), G.name, G.v.shape)', '[0 1 2] 3 3 neurongroup (3,)'],
    [
      'G.v = 5*mV\nprint(G.v[:], G.v_, G.y[:])',
      '[5. 5. 5.] mV <neurongroup.v_: array([0.005, 0.005, 0.005])> [10. 10. 10.] mV',
    ],
    [
      "G.v = 'i*mV'\nprint(G.v['v > 0.5*mV'], G.v[[0, 2]], G.v[array([True, False, True])], G.v[-1])",
      '[1. 2.] mV [0. 2.] mV [0. 2.] mV 2. mV',
    ],
    ['G.v = [1, 2, 3]*mV\nG.v[0:2] = [7, 8]*mV\nG.v[2] = 9*mV\nprint(G.v[:])', '[7. 8. 9.] mV'],
    ["G.v['i > 0'] = 2*mV\nG.v[[0, 1]] += 1*mV\nG.v *= 2\nprint(G.v[:])", '[2. 6. 4.] mV'],
    [
      'G.v = 0\nG.w = True\nG.b = 1\nG.k = 2.7\nG.s = 4\nprint(G.v[:], G.w[:], G.b[:], G.k[:], G.s[:])',
      '[0. 0. 0.] V [1. 1. 1.] [ True  True  True] [2 2 2] 4.0',
    ],
    ["G.w['i'] = 7\nG.v['2 - i'] = '(i + 1)*mV'\nprint(G.w[:], G.v[:])", '[0. 7. 7.] [1. 2. 0.] mV'],
    ["G.v = 'i*mV'\nprint(G.v['2 - i'], G.v['i'])", '[2. 1. 0.] mV [0. 1. 2.] mV'],
    ['G.v = zeros(3)\nG.v[:] = 0\nG.v[0:2] = False\nG.v_ = 3*mV\nprint(G.v[:])', '[3. 3. 3.] mV'],
    ['G.v_ = 0.001\nG.v_[1] = 0.002\nprint(G.v[:], G.v/mV)', '[1. 2. 1.] mV [1. 2. 1.]'],
    [
      'x = 2*mV\nG.v = "x*(i+1)"\nx = 3*mV\nprint(G.v[:], [u/mV for u in G.v], max(G.v), mean(G.v))',
      '[2. 4. 6.] mV [2.0, 4.0, 6.0] 6. mV 4. mV',
    ],
    [
      'print(G)',
      "NeuronGroup(clock=Clock(dt=100. * usecond, name='defaultclock'), when=start, order=0, name='neurongroup')",
    ],
  ])('%s', async (text, expected) => {
    expect(await after(text)).toBe(expected)
  })

  test.each([
    ['G.v = 5', 'DimensionMismatchError: v should be set with a value with units volt, but got 5 (unit is 1).', '5'],
    [
      'G.w = 5*mV',
      'DimensionMismatchError: w should be set with a dimensionless value, but got 5. mV (unit is V).',
      '5*mV',
    ],
    [
      'G.v = [0, 0, 0]',
      'DimensionMismatchError: v should be set with a value with units volt, but got [0 0 0] (unit is 1).',
      '[0, 0, 0]',
    ],
    [
      'G.v[:] = [0, 0, 0]',
      'DimensionMismatchError: Incorrect unit for setting variable v (units are V and 1).',
      '[0, 0, 0]',
    ],
    [
      "G.v['i > 0'] = 0",
      'DimensionMismatchError: The right-hand-side of code statement "v = 0" does not have the expected unit m^2 kg s^-3 A^-1 (unit is 1).',
      '0',
    ],
    [
      "G.w['v'] = 3",
      'DimensionMismatchError: The right-hand-side of code statement "_cond = v" does not have the expected unit 1 (unit is V).',
      'v',
    ],
    ["G.w['1'] = 3", 'ValueError: Calling nonzero on 0d arrays is not allowed.', '1'],
    ["G.v['w']", 'IndexError: arrays used as indices must be of integer (or boolean) type', 'w'],
    ["G.v['i + 1']", 'IndexError: index 3 is out of bounds for axis 0 with size 3', "G.v['i + 1']"],
    [
      "G.s['i > 0']",
      "IndexError: Cannot access the variable 's' with a string expression, it is a scalar variable.",
      "G.s['i > 0']",
    ],
    ['G.v[0] = 5', 'DimensionMismatchError: Incorrect unit for setting variable v (units are V and 1).', '5'],
    ['G.v = [1, 2]*mV', 'ValueError: could not broadcast input array from shape (2,) into shape (3,)', '[1, 2]*mV'],
    [
      'G.v[0:2] = [1, 2, 3]*mV',
      'ValueError: Provided values do not match the size of the indices, 3 != 2.',
      'G.v[0:2]',
    ],
    [
      "G.v['i > 0'] = [1, 2]*mV",
      'TypeError: When setting a variable based on a string index, the value has to be a string or a scalar.',
      "G.v['i > 0']",
    ],
    ['G.i = 3', 'TypeError: Variable i is read-only.', '3'],
    [
      'G.vv = 3',
      'AttributeError: Could not find a state variable with name "vv". Did you mean to write "v"? Use the add_attribute method if you intend to add a new attribute to the object.',
      '3',
    ],
    ['G.vv', 'AttributeError: No attribute with name vv', 'vv'],
    [
      "G.v += '1*mV'",
      "TypeError: In-place modification with strings not supported. Use group.var = 'var + expression' instead of group.var += 'expression'.",
      "G.v += '1*mV'",
    ],
    [
      'G.v[1.5]',
      'TypeError: Indexing is only supported for integer and boolean arrays, not for type float64',
      'G.v[1.5]',
    ],
    ['G.v[5]', 'IndexError: index 5 is out of bounds for axis 0 with size 3', 'G.v[5]'],
    ['G.s[0]', "IndexError: Illegal index for variable 's', it is a scalar variable.", 'G.s[0]'],
    ["G.s['i > 0'] = 4", "IndexError: Cannot conditionally set the scalar variable 's'.", "G.s['i > 0']"],
    [
      "G.v = '5'",
      'DimensionMismatchError: The right-hand-side of code statement "v = 5" does not have the expected unit m^2 kg s^-3 A^-1 (unit is 1).',
      '5',
    ],
    ['abs(G.w[0:1], 2)', 'TypeError: abs() takes 1 positional argument but 2 were given', 'abs(G.w[0:1], 2)'],
    ["G.set_states({'a\\tb': 1})", "KeyError: 'a\\tb'", "G.set_states({'a\\tb': 1})"],
  ])('%s is refused', async (text, message, place) => {
    const { errors, places } = await run(group + text)
    expect(errors).toEqual([message])
    expect(places).toEqual([place])
  })
})

describe('arguments of groups and monitors', () => {
  test.each([
    ["NeuronGroup(0, 'v : 1')", 'ValueError: NeuronGroup size should be at least 1, was 0', '0'],
    [
      "NeuronGroup('v : 1', 'v : 1')",
      'TypeError: First NeuronGroup argument should be size, not equations.',
      "'v : 1'",
    ],
    [
      'NeuronGroup(1, 3)',
      "TypeError: model has to be a string or an Equations object, is '<class 'int'>' instead.",
      '3',
    ],
    [
      "NeuronGroup(1, 'v : 1', threshold=3*mV)",
      "TypeError: Threshold condition has to be a string, not a quantity. Probably you intended to use 'v > ...'?",
      '3*mV',
    ],
    [
      "NeuronGroup(1, 'v : 1', refractory=5)",
      'DimensionMismatchError: Refractory period has to be specified in units of seconds but got 5 (unit is 1).',
      '5',
    ],
    ["NeuronGroup(1, 'v : 1', name='1a')", 'ValueError: Name 1a not valid variable name', "'1a'"],
    [
      "StateMonitor(G, 'v')",
      "TypeError: StateMonitor() missing 1 required positional argument: 'record'",
      "StateMonitor(G, 'v')",
    ],
    ["StateMonitor(G, 'zz', record=True)", "KeyError: 'zz'", 'zz'],
    [
      "StateMonitor(G, 'v', record=[0, 5])",
      "IndexError: The indices to record from contain values outside of the range [0, 2] allowed for the group 'neurongroup'",
      '[0, 5]',
    ],
    [
      'SpikeMonitor(3)',
      "TypeError: SpikeMonitor can only monitor groups producing spikes (such as NeuronGroup), but the given argument is of type <class 'int'>.",
      '3',
    ],
    [
      'run(5)',
      "DimensionMismatchError: Function 'run' expected a quantity with unit second for argument 'duration' but got '5.' (unit is 1).",
      '5',
    ],
    ['run(-1*ms)', "ValueError: Function 'run' expected a non-negative duration but got '-1. ms'", '-1*ms'],
    ["run(1*ms, report='foo')", 'ValueError: Do not know how to handle report argument "foo".', "'foo'"],
    [
      'defaultclock.dt = 3*mV',
      "DimensionMismatchError: Function '_set_dt' expected a quantity with unit second for argument 'dt' but got '3. mV' (unit is V).",
      '3*mV',
    ],
    ["seed('a')", "TypeError: Seed has to be None or an integer, was <class 'str'>", "'a'"],
  ])('%s', async (text, message, place) => {
    const { errors, places } = await run(group + text)
    expect(errors).toEqual([message])
    expect(places).toEqual([place])
  })

  test.each([
    [
      'x = G.variables',
      "the attribute 'variables' of NeuronGroup is Brian 2, not yet Hillock; this file runs in Brian 2",
    ],
    [
      "Equations('v : 1')['v'].update_order",
      "the attribute 'update_order' of SingleEquation is Brian 2, not yet Hillock; this file runs in Brian 2",
    ],
  ])('%s is known, but not here yet', async (text, message) => {
    const { errors, diagnostics } = await run(group + text)
    expect(errors).toEqual([message])
    expect(diagnostics[0]?.code).toBe('unsupported')
  })

  test('dimensions of a weight are those of its variable up to rounding', async () => {
    const { errors } = await run(`from brian2 import *
G = NeuronGroup(1, 'x : metre**0.3')
P = PoissonInput(G, 'x', 1, 10*Hz, 2*(meter**0.1)**3)`)
    expect(errors).toEqual([])
  })

  test('an error in a text that the script computed points at where it is used', async () => {
    const { errors, places } = await run('from brian2 import *\nG = NeuronGroup(1, str(5))')
    expect(errors).toHaveLength(1)
    expect(places).toEqual([expect.stringMatching(/^s/)])
  })

  test('an error inside an equation string points into the script', async () => {
    const { errors, places } = await run("from brian2 import *\nunit = 'volt'\nG = NeuronGroup(1, f'v : {unit}s')")
    expect(errors).toHaveLength(1)
    expect(places[0]).not.toBe('')
  })
})

describe('which objects run, and when time begins anew', () => {
  const model = "from brian2 import *\nG = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1', method='exact')\n"

  test('known objects go on, and new monitors join them', async () => {
    const { fake, errors } = await run(`${model}run(1*ms)\nM = StateMonitor(G, 'v', record=True)\nrun(2*ms)`)
    expect(errors).toEqual([])
    expect(fake.runs.map(each => [each.network, each.from, each.objects])).toEqual([
      [0, 0, ['neurongroup']],
      [0, 0.001, ['neurongroup', 'statemonitor']],
    ])
  })

  test('what is bound to no variable any more rests', async () => {
    const { fake, errors } = await run(`${model}M = SpikeMonitor(NeuronGroup(1, 'v : 1', threshold='v > 1', name='H'))
H = M.source
run(1*ms)
H = M = None
run(1*ms)`)
    expect(errors).toEqual([])
    expect(fake.runs.map(({ objects }) => objects)).toEqual([['neurongroup', 'H', 'spikemonitor'], ['neurongroup']])
  })

  test('new objects after start_scope() begin a new network at time 0, under free names', async () => {
    const { fake } = await run(`${model}run(1*ms)\nstart_scope()\nH = NeuronGroup(1, 'v : 1')\nrun(1*ms)`)
    expect(fake.runs.map(each => [each.network, each.from, each.objects])).toEqual([
      [0, 0, ['neurongroup']],
      [1, 0, ['neurongroup_1']],
    ])
  })

  test('objects in a loop replace one another', async () => {
    const { fake, errors } = await run(
      `from brian2 import *\nfor k in range(3):\n    G = NeuronGroup(1, 'v : 1')\n    run(1*ms)`,
    )
    expect(errors).toEqual([])
    expect(fake.networks).toHaveLength(3)
    expect(new Set(fake.runs.map(({ from }) => from))).toEqual(new Set([0]))
  })

  test.each([
    ['a new group', "H = NeuronGroup(1, 'v : 1')"],
    ['something new that a group is to do', "G.run_regularly('v = 1')"],
    ['new code for an event', "E.run_on_event('high', 'v = 1')"],
  ])('%s beside objects of the last run is a MagicError', async (_, added) => {
    const { errors, places, diagnostics } = await run(
      `${model}E = NeuronGroup(1, 'v : 1', events={'high': 'v > 1'})\nrun(1*ms)\n${added}\nrun(1*ms)`,
    )
    expect(errors[0]).toMatch(/^MagicError: The magic network contains a mix of objects that has been run before/)
    expect(places).toEqual(['run(1*ms)'])
    expect(diagnostics[0]?.notes[0]?.message).toMatch(/^run before: 'neurongroup', 'neurongroup_1'; new: '/)
  })

  test('an event that moves is nothing new', async () => {
    const { errors } = await run(
      `from brian2 import *\nE = NeuronGroup(1, 'v : 1', threshold='v > 1', reset='')\nrun(1*ms)\nE.set_event_schedule('spike', when='end')\nrun(1*ms)`,
    )
    expect(errors).toEqual([])
  })

  test('networks take objects in order of creation, whatever their variables are called', async () => {
    const { fake } = await run(`from brian2 import *
trace = NeuronGroup(1, 'v : 1', name='first')
arange = NeuronGroup(1, 'v : 1', name='second')
run(1*ms)`)
    expect(fake.runs[0]?.objects).toEqual(['first', 'second'])
  })

  test('objects in lists are not collected', async () => {
    const { fake, out } = await run(
      `from brian2 import *\nlots = [NeuronGroup(1, 'v : 1'), NeuronGroup(1, 'v : 1')]\nrun(1*ms)\nprint(collect())`,
    )
    expect(fake.runs.map(({ objects }) => objects)).toEqual([[]])
    expect(out).toBe('set()\n')
  })

  test('a monitor whose group is bound to no variable records nothing, and that is said', async () => {
    const { diagnostics, errors } = await run(
      `${model}M = StateMonitor(NeuronGroup(1, 'v : 1', name='H'), 'v', record=0)\nrun(1*ms)`,
    )
    expect(errors).toEqual([])
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "'statemonitor' has been included in the network but not the object on which it depends; it records nothing in this run",
    ])
  })

  test("report='text' tells beginning and end, defaultclock knows the time", async () => {
    const { out } = await run(`${model}run(1*ms, report='text')\nprint(defaultclock.t, defaultclock.dt)`)
    expect(out).toBe(
      'Starting simulation at t=0. s for a duration of 1. ms\n1. ms (100%) simulated in < 1s\n<defaultclock.t: 1. * msecond> 100. us\n',
    )
  })
})

describe('seeds', () => {
  const noisy = "from brian2 import *\nG = NeuronGroup(2, 'v : 1')\nG.v = 'rand()'\nprint(G.v[:])\n"

  test('an unseeded random script says how to repeat it, and the seed does repeat it', async () => {
    const first = await run(noisy)
    const [told] = first.diagnostics
    expect(told?.code).toBe('seed')
    expect(told?.message).toBe(`repeat with --seed ${first.seed}`)
    const again = await run(noisy, { seed: first.seed })
    expect(again.out).toBe(first.out)
    expect(again.diagnostics).toEqual([])
  })

  test.each(['seed()\n', 'np.random.seed()\n', 'seed(3)\nprint(rand())\nseed()\nprint(rand())\n'])(
    'also after %j',
    async reseeding => {
      const text = `from brian2 import *\nprint(rand())\n${reseeding}print(rand())`
      const first = await run(text)
      expect(first.diagnostics.map(({ message }) => message)).toEqual([`repeat with --seed ${first.seed}`])
      const again = await run(text, { seed: first.seed })
      expect(again.out).toBe(first.out)
      expect(again.diagnostics).toEqual([])
      expect((await run(text)).out).not.toBe(first.out)
    },
  )

  test('it says so of what came before a seed, and not of what came after', async () => {
    const before = await run('from brian2 import *\nprint(rand())\nseed(3)')
    expect(before.diagnostics.map(({ code }) => code)).toEqual(['seed'])
    const after = await run('from brian2 import *\nseed(3)\nprint(rand())')
    expect(after.diagnostics).toEqual([])
  })

  test.each([
    ['a step that draws', "G.run_regularly('v = rand()')\nrun(1*ms)", ['seed']],
    ['a word that only looks like it', "G.run_regularly('v = 1 # no rand() here')\nrun(1*ms)", []],
    ['code that is never run', "G.run_regularly('v = rand()')", []],
  ])('it tells what drew, not what looks like it: %s', async (_, code, told) => {
    const text = `from brian2 import *\nG = NeuronGroup(2, 'v : 1')\n${code}`
    const { diagnostics } = await run(text, { network: undefined })
    expect(diagnostics.map(each => each.code)).toEqual(told)
  })

  test('the script can seed itself, again and again', async () => {
    const { out, diagnostics } = await run(`from brian2 import *
G = NeuronGroup(2, 'v : 1')
seed(7)
G.v = 'rand()'
a = G.v[:].copy()
G.v = 'rand()'
b = G.v[:].copy()
seed(7)
G.v = 'rand()'
print(all(a == G.v), any(a == b))`)
    expect(out).toBe('True False\n')
    expect(diagnostics).toEqual([])
  })
})

test('what tunes back ends elsewhere is ignored with one note each', async () => {
  const { diagnostics, ok } = await run(`from brian2 import *
%matplotlib inline
set_device('cpp_standalone', directory='x')
prefs.codegen.target = 'numpy'
prefs.codegen.target = 'cython'
BrianLogger.log_level_error()
import matplotlib
matplotlib.use('Agg')
`)
  expect(ok).toBe(true)
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['ignored', "'%matplotlib inline' is a notebook's command; it is ignored"],
    ['ignored', "set_device('cpp_standalone') is ignored"],
    ['ignored', 'prefs.codegen.target is ignored'],
    ['ignored', 'BrianLogger.log_level_error() is ignored'],
    ['ignored', 'matplotlib.use() is ignored'],
  ])
})
