/** Python's own functions and classes, a row each. */
import { str, type Value } from '../../evaluate/values.ts'
import { table } from '../row.ts'
import { bool, dict, isinstance, listType, slice, strType, tupleType, type } from './classes.ts'
import { all, any, enumerate, filter, len, map, max, min, range, reversed, sorted, sum, zip } from './iteration.ts'
import { abs, divmod, float, int, pow, round } from './numbers.ts'
import { chr, format, ord, print, repr } from './strings.ts'

/** Every built-in function and type. */
export const builtins: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...table([
    print, len, range, int, float, abs, round, min, max, sum, enumerate, zip, map, filter, sorted,
    listType, tupleType, dict, bool, strType, repr, format, reversed, any, all, pow, divmod, slice, chr, ord, isinstance,
    type,
  ]), // prettier-ignore
  ['Ellipsis', { kind: 'ellipsis' }],
  ['__name__', str('__main__')],
])

/** Python's other built-ins, which a model script does not get. */
export const builtinsLater: readonly string[] = [
  'aiter', 'anext', 'ascii', 'bin', 'breakpoint', 'bytearray', 'bytes', 'callable', 'classmethod', 'compile', 'complex',
  'delattr', 'dir', 'eval', 'exec', 'frozenset', 'getattr', 'globals', 'hasattr', 'hash', 'help', 'hex', 'id', 'input',
  'issubclass', 'iter', 'locals', 'memoryview', 'next', 'object', 'oct', 'open', 'property', 'set', 'setattr',
  'staticmethod', 'super', 'vars', '__import__', 'exit', 'quit',
] // prettier-ignore
