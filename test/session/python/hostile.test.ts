/** Scripts that never end, and scripts that look for a way out. */
import { describe, expect, test } from 'vitest'
import { run } from '../tools.ts'

describe('attributes reach nothing but what Python classes of the script have', () => {
  test.each([
    ['def f(): pass\nf.__globals__', "AttributeError: 'function' object has no attribute '__globals__'"],
    ['def f(): pass\nf.__code__', "AttributeError: 'function' object has no attribute '__code__'"],
    ['class A: pass\nA.__subclasses__()', "AttributeError: type object 'A' has no attribute '__subclasses__'"],
    [
      'class A: pass\nA().__class__.__bases__[0].__subclasses__',
      "AttributeError: type object 'object' has no attribute '__subclasses__'",
    ],
    [
      'class A:\n    def __init__(self): pass\nA.__init__.__globals__',
      "AttributeError: 'function' object has no attribute '__globals__'",
    ],
    ['class A: pass\nA().constructor', "AttributeError: 'A' object has no attribute 'constructor'"],
    ['class A: pass\nA().__proto__', "AttributeError: 'A' object has no attribute '__proto__'"],
    ['class A: pass\nA.prototype', "AttributeError: type object 'A' has no attribute 'prototype'"],
    ["class A: pass\n'{0.members}'.format(A())", "AttributeError: 'A' object has no attribute 'members'"],
    ["class A: pass\n'{0.__class__.order}'.format(A())", "AttributeError: type object 'A' has no attribute 'order'"],
    ["getattr([], 'constructor')", "AttributeError: 'list' object has no attribute 'constructor'"],
    ["getattr((x for x in []), 'gi_frame')", "AttributeError: 'generator' object has no attribute 'gi_frame'"],
    ['(lambda: 0).call', "AttributeError: 'function' object has no attribute 'call'"],
    ['Exception().stack', "AttributeError: 'Exception' object has no attribute 'stack'"],
    ['object.x = 1', "TypeError: cannot set 'x' attribute of immutable type 'object'"],
    ['ValueError.__str__ = 3', "TypeError: cannot set '__str__' attribute of immutable type 'ValueError'"],
    ['class P(dict): pass\nP.__mro__[1].get = 1', "TypeError: cannot set 'get' attribute of immutable type 'dict'"],
    [
      "class L(list): pass\nsetattr(L.__bases__[0], 'append', 1)",
      "TypeError: cannot set 'append' attribute of immutable type 'list'",
    ],
    [
      'from collections import ChainMap\nChainMap.get = 1',
      "TypeError: cannot set 'get' attribute of immutable type 'ChainMap'",
    ],
    ['from collections import ChainMap\ndel ChainMap.get', "AttributeError: 'type' object has no attribute 'get'"],
    [
      'from enum import IntEnum\nIntEnum.__init_subclass__()',
      "TypeError: cannot set '__members__' attribute of immutable type 'IntEnum'",
    ],
    [
      'from dataclasses import dataclass\ndataclass(object)',
      "TypeError: cannot set '__dataclass_fields__' attribute of immutable type 'object'",
    ],
    [
      'from functools import total_ordering\nfrom enum import Enum\ntotal_ordering(Enum)',
      "TypeError: cannot set '__lt__' attribute of immutable type 'Enum'",
    ],
    ['import math\nmath.members', "AttributeError: module 'math' has no attribute 'members'"],
    ['import os\nos.system', 'os.system: a model script cannot reach the machine'],
  ])('%s', async (script, message) => {
    expect((await run(script)).errors).toEqual([message])
  })

  test('names of the language underneath are ordinary names of instances, classes and dicts', async () => {
    const { out, errors } = await run(`
class A:
    constructor = 1
    def __init__(self):
        self.__proto__ = 2
        self.hasOwnProperty = 3
a = A()
setattr(a, 'toString', 4)
print(a.constructor, a.__proto__, a.hasOwnProperty, a.toString, sorted(vars(a)))
def f(**constructor): return constructor
print(f(__proto__=1, valueOf=2))
`)
    expect(errors).toEqual([])
    expect(out).toBe("1 2 3 4 ['__proto__', 'hasOwnProperty', 'toString']\n{'__proto__': 1, 'valueOf': 2}\n")
  })
})

describe('what never ends can be ended', () => {
  test.each([
    ['a loop in a function', 'def f():\n    while True: pass\nf()'],
    ['a loop in a function in an expression', 'def f():\n    while True: pass\n    return 1\nx = [f() + 1]'],
    ['a generator', 'def g():\n    k = 0\n    while True:\n        yield k\n        k += 1\nfor x in g(): pass'],
    ['a generator that hands nothing out', 'def g():\n    while True: pass\n    yield\nlist(g())'],
    ['a generator in sum', 'from itertools import count\nsum(x for x in count())'],
    ['a method', 'class A:\n    def __len__(self):\n        while True: pass\nlen(A())'],
    ['a key of a sort', 'def k(x):\n    while True: pass\nsorted([1, 2], key=k)'],
    ['an except around it', 'while True:\n    try:\n        while True: pass\n    except Exception: pass'],
    ['a bare except around it', 'def f():\n    while True:\n        try:\n            1/0\n        except: pass\nf()'],
  ])('%s', async (_, script) => {
    const controller = new AbortController()
    const began = performance.now()
    // Where others have a turn, a timer ends it; where nothing gives one, the command asks.
    const timer = setTimeout(() => controller.abort(), 100)
    const { interrupted } = await run(script, {
      signal: controller.signal,
      checkInterrupt: () => {
        if (performance.now() - began > 100) controller.abort()
      },
    }).finally(() => clearTimeout(timer))
    expect(interrupted).toBe(true)
  })
})

describe('what grows without end is refused', () => {
  test.each([
    ['def f(n): return f(n + 1)\nf(0)', /RecursionError: maximum recursion depth exceeded/],
    ['class A:\n    def __getattr__(self, n): return getattr(self, n + "x")\nA().a', /RecursionError/],
    ['class A:\n    def __repr__(self): return repr(self)\nprint(A())', /RecursionError/],
    ['class A:\n    def __eq__(self, o): return self == o\nA() == A()', /RecursionError/],
    ['class A:\n    def __add__(self, o): return self + o\nA() + 1', /RecursionError/],
    ['def g(): yield from g()\nlist(g())', /RecursionError/],
    ['x = []\nfor i in range(100000): x = [x]\nprint(x)', /RecursionError/],
    ['from itertools import count\nlist(count())', /too long/],
    ['import math\nmath.factorial(10**9)', /too large/],
    ["import re\nre.sub('', 'x'*1000, 'a'*100000)", /too long/],
  ])('%s', async (script, message) => {
    const { errors } = await run(script)
    expect(errors.join('\n')).toMatch(message)
    expect(errors.join('\n')).not.toMatch(/call stack|undefined|\[object|RangeError/)
  })
})

test('a class that overrides arithmetic on quantities is asked, and nothing of JavaScript is seen', async () => {
  const { out, errors } = await run(`from brian2 import *
class Odd:
    def __add__(self, o): return 'add'
    def __radd__(self, o): return 'radd'
    def __mul__(self, o): return ('mul', str(o))
    def __rmul__(self, o): return ('rmul', str(o))
    def __lt__(self, o): return 'lt'
o = Odd()
print(o + 3*mV, 3*mV + o, o * mV, mV * o, array([1, 2]) * o, o < 3*mV)
`)
  expect(errors).toEqual([])
  expect(out).toBe("add radd ('mul', 'mV') ('rmul', 'mV') ('rmul', '[1 2]') lt\n")
})
