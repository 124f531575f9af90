import { describe, expect, test } from 'vitest'
import { runScript, type ScriptReport } from '../../../session/index.ts'

async function run(script: string): Promise<{ readonly out: string; readonly errors: ScriptReport['diagnostics'] }> {
  let out = ''
  const { diagnostics } = await runScript(script, { onPrint: text => (out += text) })
  return { out, errors: diagnostics.filter(({ severity }) => severity === 'error') }
}

/** What a script prints of the exception that it catches: class, text, and what it was raised from. */
async function caught(statement: string): Promise<string> {
  const { out } = await run(`from brian2 import *
def act():
    ${statement}
try:
    act()
    print('nothing')
except Exception as error:
    cause = error.__cause__
    print(type(error).__name__, '|', str(error).split('\\n')[0], '|', type(cause).__name__, '|', cause)
`)
  return out.trimEnd()
}

describe('what a script catches is what Brian 2 raises', () => {
  test.each([
    ["Equations('x:mV')", "EquationError | Error parsing the unit specification for variable 'x'. | ValueError |"],
    ["Equations('x:bool')", "TypeError | Use 'boolean' not 'bool' as the unit for a boolean variable. | NoneType |"],
    ["Equations('if:1')", "SyntaxError | 'if' is a Python keyword and cannot be used as a variable. | NoneType |"],
    ["Equations('x=y[0]:1')", "SyntaxError | Brian equations/expressions do not support indexing with '[...]'. |"],
    ["Equations('x=y if z else 1:1')", "SyntaxError | Brian equations/expressions do not support the 'IfExp' syntax."],
    ["Equations('x=a<b<c:boolean')", 'SyntaxError | Can only handle single comparisons like a<b not a<b<c |'],
    ["NeuronGroup(1, 'x=a.b:1')", 'SyntaxError | Brian equations/expressions do not support accessing attributes'],
    ["Equations('x=y^2:1')", "KeyError | 'BitXor' |"],
    [
      "Equations('x=f(y=2):1')",
      "SyntaxError | Error during evaluation of sympy expression 'f(y=2)' | ValueError | Keyword arguments not supported.",
    ],
    ["Equations('x=(1,2):1')", 'SyntaxError | Brian equations/expressions do not support tuples. |'],
    ["Equations('d v/dt=1:1')", 'nothing'],
    ["linked_var(NeuronGroup(1, 'v:1'), 'nope')", "KeyError | 'nope' |"],
    ['PoissonGroup(5, rates=1*Hz)[[1, 2]]', 'TypeError | Subgroups can only be constructed using slicing syntax |'],
    ["NeuronGroup('v:1', 3)", 'TypeError | First NeuronGroup argument should be size, not equations. |'],
    ["NeuronGroup(1, 'v:1', namespace={'_x': 1})", 'ValueError | Names starting with underscores are reserved'],
    ['{1*mV: 2}', "TypeError | unhashable type: 'Quantity' |"],
    [
      'np.allclose([1, 2]*mV, [1, 2]*mV)',
      'DimensionMismatchError | Cannot calculate 1e-08 add [10. 20.] nV, the units',
    ],
  ])('%s', async (statement, expected) => {
    expect((await caught(statement)).startsWith(expected)).toBe(true)
  })

  test.each(['x 1', 'x=1', 'd/dt=1:1'])('equations that are none: %s', async text => {
    expect(await caught(`Equations('${text}')`)).toMatch(/^EquationError \|.*\| ParseException \|/)
  })

  test.each([
    ["'dv/dt = -v/tau : 1'", "neurongroup' | KeyError | 'The identifier \"tau\" could not be resolved.'"],
    [
      "'dv/dt = -v/ms : 1', method='foo'",
      "neurongroup_stateupdater' | ValueError | No state updater with the name 'foo' is",
    ],
    [
      "'dv/dt = -v**2/ms : 1', method='exact'",
      "neurongroup_stateupdater' | UnsupportedEquationsException | The expression '-v**2/ms', defining",
    ],
    [
      "'dv/dt = -v/ms : 1', threshold='v > vt', reset='v = 0'",
      "neurongroup_spike_thresholder' | KeyError | 'The identifier \"vt\" could not be resolved.'",
    ],
    [
      "'dv/dt = -v/tau : 1', namespace={'tau': [1, 2]*ms}",
      "neurongroup' | KeyError | 'Variable tau was found in the namespace, but is not a scalar value'",
    ],
  ])('in the preparation of a run: %s', async (group, expected) => {
    const prefix = "BrianObjectException | Error encountered with object named '"
    // The cause's own text begins there.
    expect((await caught(`net = Network(NeuronGroup(1, ${group})); net.run(1*ms)`)).replace(/\. \|/g, ' |')).toContain(
      (prefix + expected).replace(/\. \|/g, ' |'),
    )
  })
})

test('Brian says where the script made the object, and one that nobody catches is told as it was found', async () => {
  const { out, errors } = await run(`from brian2 import *
def act():
    G = NeuronGroup(1, 'dv/dt = -v/tau : 1')
    run(1*ms)
try:
    act()
except BrianObjectException as error:
    print(str(error).split('\\n')[2:4])
    raise
`)
  expect(out).toContain('line 3, in act"')
  expect(out).toContain("    G = NeuronGroup(1, 'dv/dt = -v/tau : 1')")
  expect(errors.map(({ code }) => code)).toEqual(['unknown-name'])
})
