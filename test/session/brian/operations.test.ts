/** `network_operation` and what it may do (semantics §10.6). */
import { describe, expect, test } from 'vitest'
import type { ScriptOptions } from '../../../session/index.ts'
import { assembleQuickly } from '../../assemble.ts'
import { type Outcome, run } from '../tools.ts'

/** Runs a script over networks that simulate. */
function simulated(text: string, options: ScriptOptions = {}): Promise<Outcome> {
  return run(text, { network: undefined, assemble: assembleQuickly, ...options })
}

const objects = `from brian2 import *
G = NeuronGroup(2, 'dv/dt = 1/ms : 1', method='euler')
M = StateMonitor(G, 'v', record=0)
`

describe('how it is made', () => {
  test.each([
    [
      '@network_operation\ndef f():\n    pass\nprint(f)',
      "NetworkOperation(clock=Clock(dt=100. * usecond, name='defaultclock'), when=start, order=0, name='networkoperation')",
    ],
    [
      "@network_operation(dt=0.2*ms, when='end', order=3, name='zz')\ndef f(t):\n    pass\nprint(f)",
      "NetworkOperation(clock=Clock(dt=200. * usecond, name='zz_clock'), when=end, order=3, name='zz')",
    ],
    ['f = NetworkOperation(lambda: 0)\nprint(f.name, f.when, f.order, f.active)', 'networkoperation start 0 True'],
    ['f = NetworkOperation(lambda t: 0)\nprint(f in collect())', 'True'],
    [
      'class A:\n    def f(self, t):\n        print(t)\na = A()\nop = NetworkOperation(a.f)\nrun(0.2*ms)',
      '<defaultclock.t: 0. * second>\n<defaultclock.t: 100. * usecond>',
    ],
    [
      '@network_operation\ndef f():\n    x = 3\n    G.v = "v*x"\n    G.v["v > x - 1"] = 4\nG.v = 1\nrun(0.1*ms)\nprint(G.v[0])',
      '4.1',
    ],
  ])('%s', async (text, expected) => {
    const outcome = await simulated(objects + text)
    expect(outcome.errors).toEqual([])
    expect(outcome.out.trimEnd()).toBe(expected)
  })
})

describe('what is refused', () => {
  test.each([
    ['def f(t, x):\n    pass\nNetworkOperation(f)', "TypeError: Function 'f' cannot be used as a network operation, it needs to have either only 't' as an argument or have no arguments, but it has 2 arguments."],
    ['class A:\n    def m(self, a, b):\n        pass\nNetworkOperation(A().m)', "TypeError: Method 'm' cannot be used as a network operation, it needs to have either only 'self' or 'self, t' as arguments, but it has 3 arguments."],
    ['class A:\n    @network_operation\n    def m(self):\n        pass', "TypeError: The first argument of the function 'm' is 'self', suggesting it is an instance method and not a function. Did you use @network_operation on a class method? This will not work, explicitly create a NetworkOperation object instead -- see the documentation for more details."],
    ['NetworkOperation(5)', "TypeError: a NetworkOperation is made of a function, not '5'"],
    ['@network_operation(1*ms)\ndef f():\n    pass', 'TypeError: Cannot give any positional arguments to the network_operation decorator'],
    ['@network_operation(foo=3)\ndef f():\n    pass', "TypeError: NetworkOperation.__init__() got an unexpected keyword argument 'foo'"],
    ['NetworkOperation(lambda: 0, dt=1*ms, clock=Clock(1*ms))', 'ValueError: Can only specify either a dt or a clock, not both.'],
    ['@network_operation\ndef f():\n    run(1*ms)\nrun(1*ms)', 'run() cannot be waited for here'],
    ['run(1*ms)\n@network_operation\ndef f():\n    pass\nrun(1*ms)', 'MagicError: The magic network contains a mix of objects'],
  ])('%s', async (text, message) => {
    const { errors } = await simulated(objects + text)
    expect(errors).toEqual([expect.stringContaining(message) as unknown])
  }) // prettier-ignore

  test('to be compiled, at its place', async () => {
    const text = `${objects}@network_operation\ndef f():\n    pass\nrun(1*ms)`
    const { errors, places } = await simulated(text, { compile: 1 })
    expect(errors).toEqual(["'networkoperation' is a function of the modeller's, which a module cannot call"])
    expect(places).toEqual(['network_operation'])
  })
})
