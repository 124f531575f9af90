import { expect, test } from 'vitest'
import asc from 'assemblyscript/asc'
import binaryen from 'binaryen'
import { assemble } from '../../../compiler/assemble/assemble.ts'
import { optimise } from '../../../compiler/assemble/optimise.ts'
import { runtimeSources } from '../../../compiler/generated/runtime-sources.ts'

const text = `
import { exp } from './runtime-as/exp'
import { fillNormals } from './runtime-as/normal'
import { latestSpike } from './runtime-as/refractory'
export function everything(x: f64): f64 {
  fillNormals(65536, 0, 8, 0, 0, 0, 1, 2, 131072)
  return exp(x) + latestSpike(x, 1e-4, 50)
}
`

test('a module made without the standard library is the same, byte for byte', async () => {
  let full: Uint8Array | string | undefined
  await asc.main(['module.ts', '--outFile', 'module.wasm', '--target', 'module'], {
    readFile: name => (name === 'module.ts' ? text : (runtimeSources[name] ?? null)),
    writeFile: (_, contents) => void (full = contents),
    listFiles: () => [],
    transforms: [{ afterCompile: module => optimise(module, binaryen) }],
  })
  expect(await assemble(text)).toEqual(full)
})

test('generated code that does not compile is a bug that shows its line', async () => {
  await expect(assemble('export function f(): i32 { return nothing }')).rejects.toThrow(/nothing/)
})
