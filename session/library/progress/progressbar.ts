/** The module `progressbar` (progressbar2): as with tqdm, what goes through a bar comes out of it, and no bar is drawn. */
import type { CallSite } from '../../evaluate/call.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, ObjectType, ObjectValue, Value } from '../../evaluate/values.ts'
import { given, keywordMap } from '../arguments.ts'
import { moduleOf } from '../python/module.ts'
import { method, methods, row } from '../row.ts'
import { countedItems, lengthOfCount, newCount, type Count } from './counting.ts'
import { tellNoBar } from './tell.ts'

const countOf = (object: ObjectValue): Count => object.data as Count

function bar(items: Value, total: Value | undefined, first: Value | undefined, site: CallSite): ObjectValue {
  tellNoBar('progressbar', site)
  return { kind: 'object', type: barType, data: newCount(items, total, given(first) ? first : 0n, site) }
}

const barMethods = methods<ObjectValue>([
  method('start(max_value=None, init=True, *args, **kwargs)', (object, [most]) => {
    const count = countOf(object)
    count.n = 0n
    if (given(most)) count.total = most
    return object
  }),
  method('update(value=None, force=False, **kwargs)', (object, [value]) => {
    if (given(value)) countOf(object).n = value
    return null
  }),
  method('increment(value=1, *args, **kwargs)', (object, [by = 1n], site) => {
    const count = countOf(object)
    count.n = binary('+', count.n, by, site)
    return object
  }),
  method('finish(end="\\n", dirty=False)', object => {
    const count = countOf(object)
    if (count.total !== null) count.n = count.total
    return null
  }),
  method('__enter__()', object => object),
  method('__exit__(*args)', () => null),
])

const barType: ObjectType = {
  name: 'ProgressBar',
  iterate: (object, site) => countedItems(countOf(object), site),
  call: (object, [items = null], site) => {
    const { total, n } = countOf(object)
    return bar(items, total, n, site)
  },
  length: (object, site) => {
    const length = lengthOfCount(countOf(object), site)
    if (length !== undefined) return length
    throw new PythonError('TypeError', "object of type 'ProgressBar' has no len()")
  },
  truth: () => true,
  attribute: (object, name) => {
    if (name === 'value' || name === 'currval' || name === 'previous_value') return countOf(object).n
    if (name === 'max_value' || name === 'maxval') return countOf(object).total
    return barMethods.get(name)?.bind(object)
  },
  attributeNames: () => [...barMethods.keys(), 'value', 'max_value'],
  repr: () => '<progressbar.bar.ProgressBar object>',
}

const progressBar: FunctionValue = row(
  'ProgressBar(min_value=0, max_value=None, widgets=None, left_justify=True, initial_value=0, **kwargs)',
  ([, most, , , first, keywords], site) =>
    bar(null, most ?? keywordMap(keywords).get('maxval') ?? keywordMap(keywords).get('total'), first, site),
  { type: true },
)

const through: FunctionValue = row(
  'progressbar(iterator, min_value=0, max_value=None, widgets=None, prefix=None, suffix=None, fast=None, **kwargs)',
  ([items = null, , most], site) => bar(items, most, undefined, site),
)

/** What a bar would be put together of. */
const widgets: readonly FunctionValue[] = [
  'AbsoluteETA', 'AdaptiveETA', 'AdaptiveTransferSpeed', 'AnimatedMarker', 'Bar', 'BouncingBar', 'Counter', 'CurrentTime', 'DataSize',
  'DynamicMessage', 'ETA', 'FileTransferSpeed', 'FormatLabel', 'Percentage', 'ReverseBar', 'RotatingMarker', 'SimpleProgress', 'Timer', 'Variable',
].map(name => row(`${name}(*args, **kwargs)`, () => null)) // prettier-ignore

/** The module `progressbar`. */
export const progressbarModule: ModuleValue = moduleOf(
  'progressbar',
  [progressBar, through, ...widgets],
  [['widgets', moduleOf('progressbar.widgets', widgets)]],
)
