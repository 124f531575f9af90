/** Python's own functions and classes, a row each. */
import { builtinExceptions } from '../../evaluate/classes/exceptions.ts'
import { notImplemented } from '../../evaluate/classes/special.ts'
import type { Value } from '../../evaluate/values.ts'
import { table } from '../row.ts'
import { byteArrayClass } from './bytearray.ts'
import { bytesType } from './bytes.ts'
import { withMethods } from './containers.ts'
import { objectType } from './object-type.ts'
import {
  bool, classmethod, dict, frozenset, isinstance, issubclass, listType, property, set, slice, staticmethod, strType,
  superType, tupleType, type,
} from './classes.ts' // prettier-ignore
import {
  all, any, enumerate, filter, iter, len, map, max, min, next, range, reversed, sorted, sum, zip,
} from './iteration.ts' // prettier-ignore
import { abs, bin, complex, divmod, float, hex, int, oct, pow, round } from './numbers.ts'
import { callable, delattr, dir, exit, getattr, globals, hasattr, hash, id, locals, setattr, vars } from './objects.ts'
import { ascii, chr, format, open, ord, print, repr } from './strings.ts'

/** Every built-in function and type. */
export const builtins: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...table([
    print, len, range, int, float, abs, round, min, max, sum, enumerate, zip, map, filter, sorted,
    withMethods(listType), tupleType, withMethods(dict), bool, strType, bytesType, byteArrayClass, repr, format, reversed, any, all, pow, divmod, slice, chr, ord, isinstance,
    type, set, frozenset, complex, issubclass, property, staticmethod, classmethod, superType, iter, next,
    bin, hex, oct, ascii, callable, delattr, dir, exit, getattr, globals, hasattr, hash, id, locals, open, setattr, vars,
  ]), // prettier-ignore
  ...builtinExceptions,
  ['object', objectType],
  ['quit', exit],
  ['Ellipsis', { kind: 'ellipsis' }],
  ['NotImplemented', notImplemented],
])
