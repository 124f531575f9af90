/** The modules of `tqdm`: what goes through a bar comes out as it went in, and no bar is drawn. */
import type { CallSite } from '../../evaluate/call.ts'
import { binary } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import {
  str,
  type FunctionValue,
  type ModuleValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { given, keywordMap, rest } from '../arguments.ts'
import { range } from '../builtins/iteration.ts'
import { moduleOf } from '../python/module.ts'
import { method, methods, row } from '../row.ts'
import { countedItems, lengthOfCount, newCount, type Count } from './counting.ts'
import { tellNoBar } from './tell.ts'

interface Bar extends Count {
  description: Value
}

const barOf = (object: ObjectValue): Bar => object.data as Bar

const nothing = (signature: string): ReturnType<typeof method<ObjectValue>> => method(signature, () => null)

function describe(bar: Bar, description: Value | undefined, ending: string, { session }: CallSite): null {
  const said = given(description) ? session.text(description) : ''
  bar.description = str(said === '' ? '' : `${said}${ending}`)
  return null
}

const barMethods = methods<ObjectValue>([
  method('update(n=1)', (object, [n = 1n], site) => {
    const bar = barOf(object)
    bar.n = binary('+', bar.n, n, site)
    return true
  }),
  method('reset(total=None)', (object, [total]) => {
    const bar = barOf(object)
    bar.n = 0n
    if (given(total)) bar.total = total
    return null
  }),
  method('set_description(desc=None, refresh=True)', (object, [text], site) =>
    describe(barOf(object), text, ': ', site),
  ),
  method('set_description_str(desc=None, refresh=True)', (object, [text], site) =>
    describe(barOf(object), text, '', site),
  ),
  method('__enter__()', object => object),
  nothing('__exit__(*args)'),
  nothing('close()'),
  nothing('set_postfix(ordered_dict=None, refresh=True, **kwargs)'),
  nothing('set_postfix_str(s="", refresh=True)'),
  nothing('refresh(nolock=False, lock_args=None)'),
  nothing('clear(nolock=False)'),
  nothing('display(msg=None, pos=None)'),
  nothing('unpause()'),
])

/** `tqdm.write(…)`: a line that a bar would not spoil. */
const write = row('write(s, file=None, end="\\n", nolock=False)', ([text = null, file, end], { session }) => {
  if (given(file)) throw new PythonError('TypeError', 'tqdm.write() writes to the standard output here')
  session.print(`${session.text(text)}${end === undefined ? '\n' : session.text(end)}`)
  return null
})

function lengthOfBar(bar: Bar, site: CallSite): number {
  const length = lengthOfCount(bar, site)
  if (length !== undefined) return length
  throw new PythonError('TypeError', "object of type 'NoneType' has no len()")
}

const barType: ObjectType = {
  name: 'tqdm',
  iterate: (object, site) => {
    const bar = barOf(object)
    if (bar.items === null) throw new PythonError('TypeError', "'NoneType' object is not iterable")
    return countedItems(bar, site)
  },
  length: (object, site) => lengthOfBar(barOf(object), site),
  truth: object => barOf(object).total !== 0n,
  attribute: (object, name) => {
    const bar = barOf(object)
    switch (name) {
      case 'n':
        return bar.n
      case 'total':
        return bar.total
      case 'desc':
        return bar.description
      case 'iterable':
        return bar.items
      case 'disable':
        return false
      case 'write':
        return write
      default:
        return barMethods.get(name)?.bind(object)
    }
  },
  setAttribute: (object, name, value) => {
    const bar = barOf(object)
    if (name === 'n') bar.n = value
    else if (name === 'total') bar.total = value
    else throw new PythonError('AttributeError', `'tqdm' object has no attribute '${name}'`)
  },
  attributeNames: () => [...barMethods.keys(), 'n', 'total', 'desc', 'write'],
  repr: () => '<tqdm object>',
}

function newBar(
  items: Value,
  total: Value | undefined,
  description: Value | undefined,
  start: Value,
  site: CallSite,
): Value {
  tellNoBar('tqdm', site)
  const bar: Bar = { ...newCount(items, total, start, site), description: str('') }
  describe(bar, description, ': ', site)
  return { kind: 'object', type: barType, data: bar }
}

const options = `leave=True, file=None, ncols=None, mininterval=0.1, maxinterval=10.0, miniters=None, ascii=None, disable=False,
  unit='it', unit_scale=False, dynamic_ncols=False, smoothing=0.3, bar_format=None, initial=0, position=None, postfix=None,
  unit_divisor=1000, write_bytes=False, lock_args=None, nrows=None, colour=None, delay=0.0, gui=False, **kwargs`

const tqdm: FunctionValue = row(
  `tqdm(iterable=None, desc=None, total=None, ${options})`,
  ([items = null, description, total, ...more], site) => newBar(items, total, description, more[13] ?? 0n, site),
  { type: true, attributes: new Map([['write', write]]) },
)

const trange: FunctionValue = row('trange(*args, **kwargs)', ([args, keywords], site) => {
  const items = range.call([{ kind: 'tuple', items: rest(args) }], site)
  if (typeof items === 'object' && (items?.kind === 'suspended' || items?.kind === 'unfinished')) return null
  return newBar(items, undefined, keywordMap(keywords).get('desc'), 0n, site)
})

const both: readonly FunctionValue[] = [tqdm, trange]

const parts: readonly ModuleValue[] = ['auto', 'notebook', 'std', 'autonotebook', 'asyncio', 'rich'].map(part =>
  moduleOf(`tqdm.${part}`, both, [
    ['tqdm_notebook', tqdm],
    ['tnrange', trange],
  ]),
)

/** tqdm's modules. */
export const tqdmModules: readonly ModuleValue[] = [
  moduleOf('tqdm', both, [
    ['tqdm_notebook', tqdm],
    ['tnrange', trange],
    ...parts.map(part => [part.name.slice('tqdm.'.length), part] as const),
  ]),
  ...parts,
]
