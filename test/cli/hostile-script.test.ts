/** Scripts from a stranger: nothing that the command says of them steers a terminal. */
import { expect, test } from 'vitest'
import { steering } from '../hostile.ts'
import { place } from './io.ts'

const wild = '\\x1b]0;owned\\x07\\x9b2J\\u202e\\u2028'

const scripts = [
  `x = float("${wild}")`,
  `x = int("${wild}")`,
  `from brian2 import *\nG = NeuronGroup(1, 'v : 1', name="${wild}")`,
  `from brian2 import *\nG = NeuronGroup(1, 'v : 1', method="${wild}")`,
  `from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nrun(1*ms, report="${wild}")`,
  `from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nG.v = "${wild}"`,
  `from brian2 import *\nG = NeuronGroup(1, "v : 1\\n${wild} : 1")`,
  `from brian2 import *\nplot([1], [2], "${wild}")`,
  `from brian2 import *\nplot([1], [2], color="${wild}")`,
  `from brian2 import *\nset_device("${wild}")`,
  `from brian2 import *\nprefs["${wild}"] = 1`,
  `x = f"{1:${wild}}"`,
  `x = "%${wild}" % 1`,
  `import numpy as np\nx = np.zeros(3, dtype="${wild}")`,
  `x = {}["${wild}"]`,
  `%${'\u001b]0;owned\u0007'}magic`,
  `x = 1 ${'\u202e'} + y`,
]

test.each(['check', 'run'])('%s of what goes wrong', async verb => {
  const here = await place()
  for (const script of scripts) {
    await here.write('model.py', script)
    const { code, stdout, stderr } = await here.hillock([verb, 'model.py'])
    expect(code, script).toBeLessThan(3)
    expect(stdout + stderr, script).not.toMatch(steering)
    const { stdout: json } = await here.hillock([verb, 'model.py', '--json'])
    expect(json, script).not.toMatch(steering)
    JSON.parse(json)
  }
})

test.each([
  ['run', '\u001b[31m.py'],
  ['check', '\u001b[31m.py'],
  ['\u001b[31m'],
  ['run', 'model.py', '--\u001b[31m'],
  ['run', 'model.py', '--set', '\u202ex=1'],
  ['run', 'model.py', '--size', '\u202ex=1'],
  ['run', 'model.py', '--seed', '\u009b'],
  ['run', 'model.py', '--save', '\u009b.csv'],
])('a command line that cannot be carried out: %j', async (...argv) => {
  const here = await place()
  await here.write('model.py', 'print(1)')
  const { code, stderr } = await here.hillock(argv)
  expect(code).toBeGreaterThan(0)
  expect(code).toBeLessThan(3)
  expect(stderr).not.toMatch(steering)
})

test('what a script prints itself is printed as it is', async () => {
  const here = await place()
  await here.write('model.py', 'print("\\x1b[1mbold")')
  expect(await here.hillock(['run', 'model.py'])).toEqual({ code: 0, stdout: '\u001b[1mbold\n', stderr: '' })
})
