/** The module `operator`. */
import type { BinaryOperator, CompareOperator } from '../../../compiler/grammar/ast.ts'
import { getAttribute } from '../../evaluate/attributes.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { compare } from '../../evaluate/compare.ts'
import { deleteItem } from '../../evaluate/delete-item.ts'
import { invoke } from '../../evaluate/invoke.ts'
import { binary, unary } from '../../evaluate/operators.ts'
import { getItem, setItem } from '../../evaluate/subscript.ts'
import { truth } from '../../evaluate/truth.ts'
import { tuple, type FunctionValue, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { keywordMap, rest, text } from '../arguments.ts'
import { abs } from '../builtins/numbers.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

const arithmetic: readonly (readonly [string, BinaryOperator])[] = [
  ['add', '+'],
  ['sub', '-'],
  ['mul', '*'],
  ['truediv', '/'],
  ['floordiv', '//'],
  ['mod', '%'],
  ['pow', '**'],
  ['matmul', '@'],
  ['lshift', '<<'],
  ['rshift', '>>'],
  ['and_', '&'],
  ['or_', '|'],
  ['xor', '^'],
  ['concat', '+'],
]

const comparisons: readonly (readonly [string, CompareOperator])[] = [
  ['lt', '<'],
  ['le', '<='],
  ['gt', '>'],
  ['ge', '>='],
  ['eq', '=='],
  ['ne', '!='],
  ['is_', 'is'],
  ['is_not', 'is not'],
]

/** One of several things, or a tuple of them. */
function oneOrMore(values: readonly Value[]): Value {
  const [only] = values
  return values.length === 1 && only !== undefined ? only : tuple(values)
}

function path(value: Value, names: string, site: CallSite): Value {
  return names.split('.').reduce((owner, name) => getAttribute(owner, name, site), value)
}

const rows: readonly FunctionValue[] = [
  ...arithmetic.map(([name, operator]) =>
    row(`${name}(a, b, /)`, ([a = null, b = null], site) => binary(operator, a, b, site)),
  ),
  ...comparisons.map(([name, operator]) =>
    row(`${name}(a, b, /)`, ([a = null, b = null], site) => compare(operator, a, b, site)),
  ),
  row('neg(a, /)', ([a = null], site) => unary('-', a, site)),
  row('pos(a, /)', ([a = null], site) => unary('+', a, site)),
  row('invert(a, /)', ([a = null], site) => unary('~', a, site)),
  row('not_(a, /)', ([a = null], site) => !truth(a, site)),
  row('truth(a, /)', ([a = null], site) => truth(a, site)),
  abs,
  row('contains(a, b, /)', ([a = null, b = null], site) => compare('in', b, a, site)),
  row('getitem(a, b, /)', ([a = null, b = null], site) => getItem(a, b, site)),
  row('setitem(a, b, c, /)', ([a = null, b = null, c = null], site) => {
    setItem(a, b, c, site)
    return null
  }),
  row('delitem(a, b, /)', ([a = null, b = null], site) => {
    deleteItem(a, b, site)
    return null
  }),
  row('itemgetter(item, /, *items)', ([item = null, items]) =>
    row('itemgetter(obj, /)', ([value = null], site) =>
      oneOrMore([item, ...rest(items)].map(each => getItem(value, each, site))),
    ),
  ),
  row('attrgetter(attr, /, *attrs)', ([name = null, names]) => {
    const paths = [name, ...rest(names)].map(each => text(each, 'attribute name'))
    return row('attrgetter(obj, /)', ([value = null], site) => oneOrMore(paths.map(each => path(value, each, site))))
  }),
  row('methodcaller(name, /, *args, **kwargs)', ([name, args, keywords]) =>
    row('methodcaller(obj, /)', ([value = null], site) =>
      invoke(getAttribute(value, text(name, 'method name'), site), rest(args), keywordMap(keywords), site),
    ),
  ),
]

export const operatorModule: ModuleValue = moduleOf('operator', rows)
