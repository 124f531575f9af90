import { describe, expect, test } from 'vitest'
import { runScript } from '../../../session/index.ts'
import { assembleQuickly } from '../../assemble.ts'

interface Outcome {
  readonly out: string
  readonly errors: readonly string[]
  /** The text that the first error points at. */
  readonly place: string | undefined
}

async function run(lines: string): Promise<Outcome> {
  const text = `from brian2 import *\n${lines}`
  let out = ''
  const report = await runScript(text, { assemble: assembleQuickly, onPrint: part => void (out += part) })
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error')
  const span = errors[0]?.span
  return {
    out: out.trimEnd(),
    errors: errors.map(({ code, message }) => `${code}: ${message}`),
    place: span && text.slice(span.start, span.end),
  }
}

const after = (method: string): string =>
  `G = NeuronGroup(1, 'dv/dt = -v/ms : 1', ${method})\nG.v = 1\nrun(1*ms)\nprint('%.10f' % G.v[0])`

describe('methods', () => {
  test.each([
    ["method='euler'", '0.3486784401'],
    ['method=euler', '0.3486784401'],
    ['method=heun', '0.3486784401'],
    ['method=rk4', '0.3678797744'],
    ['method=[rk4, euler]', '0.3678797744'],
    ["method=(rk4, 'euler')", '0.3678797744'],
    ['method=linear', '0.3678794412'],
    ['method=exponential_euler', '0.3678794412'],
    ["method='independent'", '0.3678794412'],
    ['method=gsl_rk8pd', '0.3678794412'],
    ["method='exact', method_options={'simplify': False}", '0.3678794412'],
    ["method='gsl', method_options={'absolute_error_per_variable': {'v': 1e-12}, 'max_steps': 200}", '0.3678794412'],
    ["method=ExplicitStateUpdater('x_new = x + dt*f(x, t)')", '0.3486784401'],
  ])('%s', async (method, expected) => {
    expect(await run(after(method))).toMatchObject({ errors: [], out: expected })
  })

  test('a scheme under a name', async () => {
    const scheme = "StateUpdateMethod.register('Mine', ExplicitStateUpdater('x_new = x + dt*f(x, t)'))\n"
    expect(await run(`${scheme}${after("method='mine'")}`)).toMatchObject({ errors: [], out: '0.3486784401' })
    expect(await run(`${scheme}${scheme}`)).toMatchObject({
      errors: ["duplicate-name: ValueError: A stateupdater with the name 'mine' has already been registered"],
    })
  })

  test.each([
    [after('method=3'), '3', 'python: TypeError: "method" argument has to be a string, a callable, or an iterable of such objects. Got int'],
    [after('method=lambda eqs: 0'), 'lambda eqs: 0', 'unsupported: '],
    [after("method='rk5'"), 'rk5', "unknown-method: No state updater with the name 'rk5' is known."],
    [after("method='euler', method_options={'simplify': True}"), 'simplify', "integration: KeyError: method_options specifies 'simplify', but this is not an option for this state updater. This state updater does not accept any options."],
    [after("method='gsl', method_options={'max_steps': 'x'}"), "{'max_steps': 'x'}", 'python: TypeError: max_steps of method_options has to be'],
    [after("method='gsl', method_options=3"), '3', "python: TypeError: method_options has to be a dict, not 'int'"],
    ["ExplicitStateUpdater('x_new = x + y')", 'y', "integration: An integration scheme knows x, t, dt, dW, f(x, t), g(x, t) and the lines above, but no 'y'."],
    ["ExplicitStateUpdater('x_new = x', stochastic='some')", "'some'", "python: ValueError: stochastic has to be None, 'additive' or 'multiplicative', not 'some'"],
    ["ExplicitStateUpdater('x_new = x', custom_check=len)", 'len', 'unsupported: '],
    ["ExplicitStateUpdater(3)", '3', "python: TypeError: the description of a scheme has to be a string, not 'int'"],
    ["StateUpdateMethod.register('mine', 3)", "StateUpdateMethod.register('mine', 3)", "python: ValueError: Given stateupdater of type <class 'int'> does not seem to be a valid stateupdater."],
    ["StateUpdateMethod.register('mine', rk4)", "StateUpdateMethod.register('mine', rk4)", 'unsupported: '],
  ])('%s', async (text, place, message) => {
    const outcome = await run(text)
    expect(outcome.errors[0]?.slice(0, message.length)).toBe(message)
    expect(outcome.place).toBe(place)
  }) // prettier-ignore
})
