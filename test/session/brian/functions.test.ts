import { describe, expect, test } from 'vitest'
import { load } from '../../../host/index.ts'
import { runScript } from '../../../session/index.ts'
import { assembleQuickly } from '../../assemble.ts'
import { run } from '../tools.ts'

/** What a script prints, with real networks. */
async function printed(text: string): Promise<string> {
  let out = ''
  const { diagnostics } = await runScript(`from brian2 import *\n${text}`, {
    assemble: assembleQuickly,
    onPrint: part => void (out += part),
  })
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  return out.trim()
}

/** What a function of one number gives, called by the script and by the code of neurons. */
async function both(definition: string, values: string): Promise<readonly [called: string, compiled: string]> {
  const out = await printed(`
${definition}
G = NeuronGroup(${values.split(',').length}, 'x : 1\\ny : 1')
G.x = [${values}]
G.run_regularly('y = f(x)')
run(0.1*ms)
print(array([float(f(each)) for each in [${values}]]))
print(G.y[:])`)
  const [called = '', compiled = ''] = out.split('\n')
  return [called, compiled]
}

describe('what a function gives is the same called by the script and compiled', () => {
  test.each([
    ['conditional expressions', '    return x if x > 0 else -2*x'],
    ['conditions in a row', '    return 1 if -1 < x <= 2 else 0'],
    ['branches that return', '    if x < -1:\n        return 1\n    elif x < 1:\n        return 2\n    return 3'],
    ['branches that assign', '    y = 1\n    if x > 0:\n        y += x\n    elif x < -2: y = 5\n    return y*2'],
    [
      'branches of which some return',
      '    if x > 0:\n        if x > 2:\n            return 9\n        x *= 3\n    return x + 1',
    ],
    ['temporaries', '    """Doc."""\n    a = b = x + 1\n    a -= 3\n    return a*b'],
    ['elementary functions', '    return np.exp(-x) + sqrt(abs(x)) + np.clip(x, -1, 1)'],
    [
      'numpy',
      '    return np.where(x > 0, np.maximum(x, 2), np.minimum(x, -1)) + np.square(x) + np.power(x, 3) + np.mod(x, 2)',
    ],
    ['conditions', '    return 1.0*(((x > 0) & (x < 2)) | (x == -3)) + 1.0*np.logical_and(x < 0, x > -2)'],
    ['what is rounded down', '    return x//2 + x % 2'],
    ['helpers without units', '    return helper(x, 2) + helper(1, x)'],
    ['constants around it', '    return factor*x + settings["shift"] + np.pi'],
  ])('%s', async (_, body) => {
    const before = 'factor = 3\nsettings = {"shift": 0.5}\ndef helper(a, b):\n    return a*b + factor\n'
    const [called, compiled] = await both(
      `${before}@check_units(x=1, result=1)\ndef f(x):\n${body}`,
      '-3., -1.5, 0.5, 2.5',
    )
    expect(compiled).toBe(called)
  })
})

test('constants around a function have the values that they have when it is used', async () => {
  const out = await printed(`
k = 2
def make(n):
    @check_units(x=volt, result=volt)
    def inner(x):
        return n*k*x
    return inner
f, g = make(1), make(10)
G = NeuronGroup(2, 'v : volt')
G.v = 'f(1*mV) + g(i*mV)'
print(G.v[:])
k = 3
G.v = 'f(1*mV) + g(i*mV)'
print(G.v[:])
G.run_regularly('v = g(v)')
k = 1
run(0.1*ms)
print(G.v[:])`)
  expect(out).toBe('[ 2. 22.] mV\n[ 3. 33.] mV\n[ 30. 330.] mV')
})

test('a module carries functions, and what its initial values saw', async () => {
  const { compiled, diagnostics } = await runScript(
    `from brian2 import *
k = 2
tau = 10*ms
@check_units(x=1, result=1)
def f(x):
    return k*x if x > 0 else gain
gain = 7
G = NeuronGroup(3, 'dv/dt = (f(v) - v)/tau : 1\\nw : 1', method='euler')
G.w = 'f(i)'
k = 5
G.v = 1
run(0.1*ms)`,
    { compile: 1, assemble: assembleQuickly },
  )
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([])
  const model = await load(compiled?.module ?? new Uint8Array())
  await using simulation = await model.start()
  expect(simulation.get('G.w')).toEqual(Float64Array.of(7, 2, 4))
  await using other = await model.start({ set: { k: '9' } })
  await other.run('0.1 ms')
  expect(other.get('G.v')[0]).toBeCloseTo(1 + (9 - 1) * 0.01, 12)
})

describe('calls by the script are checked', () => {
  const before = `
@check_units(x=volt, y='x', result=volt)
def f(x, y=None): return x*1
@check_units(x=1, result=volt)
def wrong(x): return x
@check_units(x=bool, result=bool)
def logical(x): return 1
@check_units(x=1, result=lambda d: d**2)
def squared(x): return x*ms
def plain(x): return x
@check_units(length=metre)
def loose(**k): return k['length']
`
  test.each([
    [
      'loose(length=1)',
      "DimensionMismatchError: Function 'loose' expected a quantity with unit metre for argument 'length' but got '1.' (unit is 1).",
      '1',
    ],
    [
      'f(3)',
      "DimensionMismatchError: Function 'f' expected a quantity with unit volt for argument 'x' but got '3.' (unit is 1).",
      '3',
    ],
    [
      'f([1, 2])',
      "DimensionMismatchError: Function 'f' expected a quantity with unit volt for argument 'x' but got '[1. 2.]' (unit is 1).",
      '[1, 2]',
    ],
    [
      'f(3*mV, 2)',
      "DimensionMismatchError: Function 'f' expected the argument 'y' to have the same units as argument 'x', but argument 'y' has unit 1, while argument 'x' has unit V.",
      '2',
    ],
    [
      'wrong(3)',
      "DimensionMismatchError: The return value of function 'wrong' was expected to have unit V but was '3.' (unit is 1).",
      'wrong(3)',
    ],
    ['logical(3)', "TypeError: Function 'logical' expected a boolean value for argument 'x' but got '3.'", '3'],
    [
      'logical(True)',
      "TypeError: The return value of function 'logical' was expected to be a boolean value, but was of type <class 'int'>",
      'logical(True)',
    ],
    [
      'squared(2)',
      "DimensionMismatchError: The return value of function 'squared' was expected to have unit 1 but was '2. ms' (unit is s).",
      'squared(2)',
    ],
    ['f()', "TypeError: f() missing 1 required positional argument: 'x'", 'f()'],
    [
      'Function(plain)',
      "ValueError: The Python function 'plain' does not specify how it deals with units, need to specify 'arg_units' or use the '@check_units' decorator.",
      'Function(plain)',
    ],
    [
      'Function(plain, arg_units=[1])',
      "ValueError: The Python function 'plain' does not specify how it deals with units, need to specify 'return_unit' or use the '@check_units' decorator.",
      'Function(plain, arg_units=[1])',
    ],
    [
      "implementation('numpy', 'x', discard_units=True)",
      "TypeError: 'discard_units' can only be set for code generation target 'numpy', without providing any code.",
      "implementation('numpy', 'x', discard_units=True)",
    ],
  ])('%s', async (call, message, place) => {
    const { errors, places } = await run(`from brian2 import *\n${before}\n${call}`)
    expect(errors).toEqual([message])
    expect(places).toEqual([place])
  })

  test('what only says its units may stand once in an equation, for it may give another value each time', async () => {
    const { errors, places } = await run2(
      "G = NeuronGroup(1, 'dx/dt = (f(x) + f(2*x))/ms : 1', method='euler')\nrun(1*ms)",
    )
    expect(errors).toEqual([
      "NotImplementedError: The expression '(f(x) + f(2*x))/ms' contains more than one call of f.",
    ])
    expect(places).toEqual(['f'])
  })

  async function run2(text: string) {
    const { diagnostics } = await runScript(
      `from brian2 import *\n@check_units(x=1, result=1)\ndef f(x): return 2*x\n${text}`,
      { assemble: assembleQuickly },
    )
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    return {
      errors: errors.map(({ message }) => message),
      places: errors.map(({ span }) => span?.source.text.slice(span.start, span.end)),
    }
  }

  test('and give what the function gives', async () => {
    const out = await printed(`${before}
g = Function(plain, arg_units=[volt], return_unit=volt)
print(f(3*mV), f(3*mV, 2*mV), f(y=1*mV, x=2*volt), g(2), f.__name__, g.stateless, g.pyfunc(3))`)
    expect(out).toBe('3. mV 3. mV 2. V 2 f True 3')
  })
})

describe('what is wrong in a function is said at its place', () => {
  test.each([
    ['return x + 1*ms', 'x + 1*ms', 'unit-mismatch'],
    ['return x/ms', 'x/ms', 'unit-mismatch'],
    ['return exp(x)*volt', 'x', 'unit-mismatch'],
    ['return x if x > 1*ms else x', 'x > 1*ms', 'unit-mismatch'],
    ['return x if x > 0 else 1', 'x if x > 0 else 1', 'unit-mismatch'],
    ['return missing*x', 'missing', 'unknown-name'],
    ['return [x][0]', '[x][0]', 'function'],
    ['return x*rand()', 'rand()', 'function'],
    ['return f(x)', 'f(x)', 'function'],
    ['return np.sum(x)', 'np.sum', 'function'],
    ['x.y = 3\n    return x', 'x.y', 'function'],
    ['a, b = x, x\n    return a', 'a, b', 'function'],
    ['print(x)\n    return x', 'print(x)', 'function'],
    ['assert x > 0\n    return x', 'assert x > 0', 'function'],
    ['for k in range(3): x += x\n    return x', 'for k in range(3): x += x', 'function'],
    ['return', 'return', 'function'],
    ['if x > 0: y = x\n    return y', 'y', 'unknown-name'],
    ['if x > 0: y = x\n    else: y = 1\n    return y', 'x > 0', 'unit-mismatch'],
    ['return clip(x, 0*mV)', 'clip(x, 0*mV)', 'wrong-arguments'],
    ['return np.where(condition=x > 0, x=x, y=x)', 'np.where(condition=x > 0, x=x, y=x)', 'unsupported'],
  ])('%s', async (body, place, code) => {
    const { diagnostics, places } = await runScript2(`@check_units(x=volt, result=volt)\ndef f(x):\n    ${body}`)
    expect(places).toEqual([place])
    expect(diagnostics.map(each => each.code)).toEqual([code])
    if (code !== 'unknown-name' || place !== 'missing')
      expect(diagnostics[0]?.notes.at(-1)).toMatchObject({ message: 'for this call' })
  })

  test('helper functions that multiply are refused once, however many of their calls are too many', async () => {
    const helpers = Array.from(
      { length: 40 },
      (_, k) => `@check_units(x=1, result=1)\ndef h${k + 1}(x): return h${k}(x)*h${k}(x + 1)\n`,
    ).join('')
    const { diagnostics } = await runScript2(
      `@check_units(x=1, result=1)\ndef h0(x): return sin(x)\n${helpers}@check_units(x=volt, result=volt)\ndef f(x): return h40(x/volt)*x`,
    )
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['too-deep', "the functions that 'f' calls are more than 1000 once they are written out"],
    ])
  })

  async function runScript2(definition: string) {
    const { diagnostics } = await runScript(
      `from brian2 import *\n${definition}\nG = NeuronGroup(1, 'dv/dt = f(v)/ms : volt', method='euler')\nrun(1*ms)`,
      { assemble: assembleQuickly },
    )
    const errors = diagnostics.filter(({ severity }) => severity === 'error')
    return {
      diagnostics: errors,
      places: errors.map(({ span }) => span?.source.text.slice(span.start, span.end)),
    }
  }
})

describe('DEFAULT_FUNCTIONS', () => {
  test('is one dict in all modules that have it, and every run has its own', async () => {
    const script = `from brian2 import *
from brian2.core.functions import DEFAULT_FUNCTIONS as inner
print(inner is DEFAULT_FUNCTIONS, len(inner), inner['exp'](0.0), inner['rand'].stateless, inner['exp'].stateless)
inner['mine'] = 3
`
    for (let k = 0; k < 2; k++) {
      const { out, errors } = await run(script)
      expect(errors).toEqual([])
      expect(out).toBe('True 26 1.0 False True\n')
    }
  })

  test('functions that are added to it are known in all namespaces, and come first', async () => {
    const { out, errors } = await run(`from brian2 import *
def double(x): return 2*x
DEFAULT_FUNCTIONS.update({'double': Function(double, arg_units=[1], return_unit=1, return_type='float', arg_types=['float'])})
def plus(x): return x + 1
G = NeuronGroup(2, 'v : 1', namespace={})
G.v = 'double(i + 1.0)'
double = Function(plus, arg_units=[1], return_unit=1)
G.v[0] = 'double(10)'
print(G.v[:])
`)
    expect(errors).toEqual([])
    expect(out).toBe('[20.  4.]\n')
  })

  test.each([
    ["DEFAULT_FUNCTIONS['exp'] = DEFAULT_FUNCTIONS['sin']", "another 'exp' in DEFAULT_FUNCTIONS is Brian 2, not yet Hillock; this file runs in Brian 2"],
    ["del DEFAULT_FUNCTIONS['sin']", "taking 'sin' out of DEFAULT_FUNCTIONS is Brian 2, not yet Hillock; this file runs in Brian 2"],
  ]) // prettier-ignore
  ('%s is refused', async (statement, message) => {
    const { errors } = await run(`from brian2 import *\nG = NeuronGroup(1, 'v : 1')\n${statement}\nG.v = 'exp(1.0)'\n`)
    expect(errors).toEqual([message])
  })
})

test('types of a Function are found in its text; what is no type is an error', async () => {
  const { out, errors } = await run(`from brian2 import *
def f(x): return x
for given in (dict(arg_types=['foo']), dict(arg_types=['integer', 'any']), dict(arg_types=['integer'], arg_units=[ms]),
              dict(return_type='int')):
    try:
        Function(f, **{'arg_units': [1], 'return_unit': 1, **given})
    except Exception as error:
        print(type(error).__name__, error)
`)
  expect(errors).toEqual([])
  expect(out).toBe(
    [
      "ValueError Argument type foo is not valid, must be one of ['boolean', 'integer', 'float', 'any'], in function 'f'.",
      'ValueError zip() argument 2 is shorter than argument 1',
      'TypeError Non-float arguments must be dimensionless in function f',
      "ValueError Return type int is not valid, must be one of ['boolean', 'integer', 'float', 'highest'], in function 'f'",
      '',
    ].join('\n'),
  )
})

test('what is inside of Brian can be imported; names that are not there are refused where they stand', async () => {
  const { out, errors } = await run(`from brian2 import *
from brian2 import codegen
import brian2.codegen.runtime.numpy_rt, brian2.parsing.sympytools
def look(groups): return groups.mine
print(codegen, equations.Equations is Equations, groups.NeuronGroup is NeuronGroup, brian2.core is core)
if codegen is None:
    codegen.cpp_prefs.get_compiler_and_args()
codegen.cpp_prefs.get_compiler_and_args()
`)
  expect(out).toBe("<module 'brian2.codegen'> True True True\n")
  expect(errors).toEqual(['get_compiler_and_args is Brian 2, not yet Hillock; this file runs in Brian 2'])
})
