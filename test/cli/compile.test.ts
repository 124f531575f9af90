import { readdir, readFile } from 'node:fs/promises'
import binaryen from 'binaryen'
import { expect, test } from 'vitest'
import { place } from './io.ts'

const model = `from brian2 import *
tau = 10*ms
rest = -70*mV
higher = rest + 20*mV
G = NeuronGroup(100, 'dv/dt = (2-v)/tau : 1\\nu = higher : volt', threshold='v>1 and u < 0*mV', reset='v = 0', method='exact')
G.v = 'rand()'
spikes = SpikeMonitor(G)
print('before')
run(20*ms)
print('after')
run(30*ms)
`

test('a script is compiled up to its first run; what it prints goes to stderr', async () => {
  const here = await place()
  await here.write('model.py', model)
  const { code, stdout, stderr } = await here.hillock(['compile', 'model.py', '-o', 'out/model.wasm'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(stderr).toMatch(/^before\n/)
  expect(stderr).not.toContain('after')
  expect(stderr).toContain('model.py:11:1: note')
  expect(stderr).toContain('this run() is not in the module')
  const inspected = (await here.hillock(['inspect', 'out/model.wasm'])).stdout
  expect(inspected).toContain('20 ms in steps of 0.1 ms, with a new seed each time')
  expect(inspected).toContain('group G (neurongroup)')
  expect(inspected).toContain('with model.py')
  expect(inspected).toMatch(
    /computed for each neuron and step, without what events do\n  G  0 divisions, \d+ other operations\n/,
  )
  expect(inspected).toMatch(/higher +-50 mV +=/)
})

test('two compiles give equal bytes, and leave no trace of time and place', async () => {
  const here = await place()
  await here.write('model.py', model)
  await here.hillock(['compile', 'model.py', '-o', 'a.wasm'])
  await here.hillock(['compile', here.path('model.py'), '-o', 'b.wasm'])
  const [a, b] = [await readFile(here.path('a.wasm')), await readFile(here.path('b.wasm'))]
  expect(a.equals(b)).toBe(true)
  expect(a.includes(here.cwd)).toBe(false)
})

test('script and module agree, also with another constant', async () => {
  const here = await place()
  await here.write('model.py', `${model.replace('run(30*ms)', '')}\nprint(spikes.num_spikes)\n`)
  await here.hillock(['compile', 'model.py'])
  for (const flags of [[], ['--set', 'tau=4ms'], ['--size', 'G=317']]) {
    const script = await here.hillock(['run', 'model.py', '--seed', '5', ...flags])
    const module = await here.hillock(['run', 'model.wasm', '--seed', '5', ...flags])
    const count = script.stdout.trim().split('\n').at(-1) ?? ''
    expect(module.stdout.replaceAll(' ', ''), flags.join(' ')).toBe(`spikes:${count}spikes\n`)
  }
})

test('--emit wat writes the code of the module as text, beside where the module would be', async () => {
  const here = await place()
  await here.write('model.py', model)
  const { code, stderr } = await here.hillock(['compile', 'model.py', '--emit', 'wat'])
  expect(code).toBe(0)
  expect(stderr).toMatch(/^model\.wat {2}[\d.]+ kB$/m)
  const text = await here.read('model.wat')
  expect(text).toMatch(/\(func \$module\/advance /)
  const exports = WebAssembly.Module.exports(
    await WebAssembly.compile(new Uint8Array(binaryen.parseText(text).emitBinary())),
  )
  await here.hillock(['compile', 'model.py'])
  expect(exports).toEqual(
    WebAssembly.Module.exports(await WebAssembly.compile(await readFile(here.path('model.wasm')))),
  )
})

test('--emit assemblyscript writes the text that the module is made of', async () => {
  const here = await place()
  await here.write('model.py', model)
  const { code, stderr } = await here.hillock(['compile', 'model.py', '--emit', 'assemblyscript'])
  expect(code).toBe(0)
  expect(stderr).toMatch(/^model\.as\.ts {2}[\d.]+ kB$/m)
  const text = await here.read('model.as.ts')
  expect(text).toMatch(/^export function tile0\(/m)
  expect(text).toMatch(/^\/\/ dv\/dt = /m)
})

test('inspect --wat writes the code of a module that is there', async () => {
  const here = await place()
  await here.write('model.py', model)
  await here.hillock(['compile', 'model.py'])
  const { code, stdout } = await here.hillock(['inspect', 'model.wasm', '--wat'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\(module\n/)
  const names = WebAssembly.Module.exports(await WebAssembly.compile(await readFile(here.path('model.wasm'))))
  for (const { name } of names) expect(stdout).toContain(`(export "${name}" `)
  const module = binaryen.parseText(stdout)
  module.setFeatures(binaryen.Features.All)
  expect(module.validate()).toBe(1)
  const both = await here.hillock(['inspect', 'model.wasm', '--wat', '--types'])
  expect(both.code).toBe(2)
  expect(both.stderr).toContain('give one of them')
})

test('text goes where -o says, and JSON calls it so', async () => {
  const here = await place()
  await here.write('model.py', model)
  const { stdout } = await here.hillock(['compile', 'model.py', '--emit', 'wat', '-o', 'code.txt', '--json'])
  expect(JSON.parse(stdout)).toMatchObject({ exit: 0, text: 'code.txt' })
  expect(await here.read('code.txt')).toMatch(/^\(module\n/)
  expect((await here.hillock(['compile', 'model.py', '--emit', 'asm'])).code).toBe(2)
})

test('--no-source leaves the script out, --run picks another run', async () => {
  const here = await place()
  await here.write('model.py', model)
  await here.hillock(['compile', 'model.py', '--no-source', '--run', '2', '-o', 'second.wasm'])
  const { script, defaults } = JSON.parse((await here.hillock(['inspect', 'second.wasm', '--json'])).stdout)
  expect(script).toBeUndefined()
  expect(defaults.duration).toBe(0.03)
  expect((await here.hillock(['run', 'second.wasm'])).code).toBe(0)
})

test.each([
  ['no run', 'from brian2 import *\n', [], 'the script never calls run()'],
  ['too few runs', model, ['--run', '3'], 'calls run() 2 times; there is no run 3'],
  ['no number', model, ['--run', 'x'], '--run must be a whole number from 1'],
  ['no such group', model, ['--size', 'H=3'], '--size H: the script makes no group of that name'],
  ['itself', model, ['-o', 'model.py'], 'model.py would replace the model file itself'],
])('%s: the command is at fault', async (_, text, flags, message) => {
  const here = await place()
  await here.write('model.py', text)
  const { code, stderr } = await here.hillock(['compile', 'model.py', ...flags])
  expect(code).toBe(2)
  expect(stderr).toContain(message)
  expect(await readdir(here.cwd)).toEqual(['model.py'])
  expect(await here.read('model.py')).toBe(text)
})
