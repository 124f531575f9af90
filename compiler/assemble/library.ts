/**
 * AssemblyScript parses its whole standard library for each module, which is half of a compile. Generated modules use
 * its instructions alone, so all else is taken away, but for the names that the compiler itself looks for. The module
 * comes out the same, byte for byte.
 */

/** A file kept as it is. */
const kept = 'shared/runtime'

const numbers = ['I8', 'I16', 'I32', 'I64', 'Isize', 'U8', 'U16', 'U32', 'U64', 'Usize', 'Bool', 'F32', 'F64']

/** Files whose declarations the compiler insists on. */
const stubs: Readonly<Record<string, string>> = {
  array: 'export class Array<T> {}',
  arraybuffer: 'export abstract class ArrayBufferView {}\nexport class ArrayBuffer {}',
  map: 'export class Map<K, V> {}',
  math: 'export namespace NativeMath {}\nexport namespace NativeMathf {}',
  number: [
    ...numbers.map(name => `export abstract class ${name} {}`),
    '@builtin @inline export const NaN: f64 = 0 / 0',
    '@builtin @inline export const Infinity: f64 = 1 / 0',
  ].join('\n'),
  object: 'export class Object {}',
  string: 'export class String {}',
  vector: 'export abstract class V128 {}',
  'rt/index-stub': '',
  'bindings/node': '',
  'bindings/dom': '',
  'util/string': ['strtol', 'strtod', 'strtob'].map(name => `export function ${name}(): void {}`).join('\n'),
}

/** Replaces the library's files in place; doing it again changes nothing. */
export function slimLibrary(files: Record<string, string>): void {
  if (files['array'] === stubs['array']) return
  const { builtins = '', memory = '' } = files
  for (const name of Object.keys(files)) if (name !== kept) delete files[name]
  Object.assign(files, stubs, {
    builtins: builtins.replaceAll(/^ *\/\/.*\n|^ *\n/gm, ''),
    memory: memory.replaceAll(/^import.*$/gm, ''),
  })
}
