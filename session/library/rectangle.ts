/** Bars one by one, as scripts have them: `for bar in bars: bar.get_height()`. */
import {
  fillOf,
  hasRectangles,
  placeOfRectangle,
  rectangleChanges,
  rectanglesOf,
  type Bars,
  type Rectangle,
  type Series,
} from '../../figures/index.ts'
import { scalar } from '../arrays/array.ts'
import type { CallSite, StateKey } from '../evaluate/call.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { list, tuple, type ListValue, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { keywordMap, rest } from './arguments.ts'
import { asPython } from './as-python.ts'
import { coloursAsNumbers } from './colours.ts'
import { lookOnlyRow } from './look-only.ts'
import { orMissing } from './missing-picture.ts'
import { toPlain } from './plain-arguments.ts'
import { method, methods } from './row.ts'

/** The rectangles of bars, the same each time. */
const rectanglesKey: StateKey<WeakMap<Bars, ListValue>> = { name: 'rectangles of bars', create: () => new WeakMap() }

/** Which numbers of bars the script gave as whole ones, so that they come back so. */
interface Whole {
  readonly base: boolean
  readonly length: boolean
}
const wholeKey: StateKey<WeakMap<object, Whole>> = { name: 'whole numbers of bars', create: () => new WeakMap() }

function isWhole(value: Value | undefined): boolean {
  if (typeof value === 'bigint' || value === undefined) return true
  if (typeof value !== 'object' || value === null) return false
  if (value.kind === 'array') return value.type === 'integer'
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.every(item => isWhole(item))
  return value.kind === 'range'
}

/** Keeps in mind which numbers of `bar(…)` and `barh(…)` were whole. */
export function rememberWhole(
  call: string,
  args: Value | undefined,
  keywords: Value | undefined,
  site: CallSite,
  made: Value,
): Value {
  if ((call !== 'bar' && call !== 'barh') || typeof made !== 'object' || made?.kind !== 'object') return made
  const [, length, , base] = rest(args)
  const named = keywordMap(keywords)
  const whole = {
    length: isWhole(length ?? named.get(call === 'bar' ? 'height' : 'width') ?? null),
    base: isWhole(base ?? named.get(call === 'bar' ? 'bottom' : 'left')),
  }
  site.session.state(wholeKey).set(made.data as object, whole)
  return made
}

/** What is in a container of bars. */
export function rectangleValues(bars: Series, { session }: CallSite): ListValue {
  if (!hasRectangles(bars)) return list([])
  const known = session.state(rectanglesKey)
  const found = known.get(bars)
  if (found !== undefined) return found
  const made = list(rectanglesOf(bars).map((data): ObjectValue => ({ kind: 'object', type: rectangleType, data })))
  known.set(bars, made)
  return made
}

type Part = keyof ReturnType<typeof placeOfRectangle>

function numberOf(rectangle: Rectangle, part: Part, { session }: CallSite): Value {
  const { bars } = rectangle
  const whole = session.state(wholeKey).get(bars)
  const isLength = part === (bars.upright ? 'height' : 'width')
  const isBase = part === (bars.upright ? 'y' : 'x')
  const value = placeOfRectangle(rectangle)[part]
  const asWhole = (isLength && whole?.length === true) || (isBase && whole?.base === true)
  return scalar(value, asWhole && Number.isInteger(value) ? 'integer' : 'float')
}

function change(rectangle: Rectangle, name: string, value: Value, site: CallSite): null {
  const run = rectangleChanges.get(name)
  if (run === undefined)
    throw new PythonError('AttributeError', `Rectangle.set() got an unexpected keyword argument '${name}'`)
  asPython(() => run(rectangle, toPlain(value, site)))
  return null
}

const parts: readonly Part[] = ['x', 'y', 'width', 'height']

const rows = methods<Rectangle>([
  ...parts.map(part => method<Rectangle>(`get_${part}()`, (rectangle, _, site) => numberOf(rectangle, part, site))),
  method('get_xy()', (rectangle, _, site) => tuple([numberOf(rectangle, 'x', site), numberOf(rectangle, 'y', site)])),
  method('get_center()', rectangle => {
    const { x, y, width, height } = placeOfRectangle(rectangle)
    return tuple([scalar(x + width / 2), scalar(y + height / 2)])
  }),
  method('get_facecolor()', rectangle => coloursAsNumbers(fillOf(rectangle).face, fillOf(rectangle).alpha)),
  method('get_edgecolor()', rectangle => coloursAsNumbers(fillOf(rectangle).edge, fillOf(rectangle).alpha)),
  method('get_linewidth()', rectangle => fillOf(rectangle).edgeWidth),
  ...[...rectangleChanges.keys()].map(name =>
    method<Rectangle>(`set_${name}(value)`, (rectangle, [value = null], site) => change(rectangle, name, value, site)),
  ),
  method('set(**kwargs)', (rectangle, [keywords], site) => {
    for (const [name, value] of keywordMap(keywords)) change(rectangle, name, value, site)
    return null
  }),
])

const looks = new Map(
  ['set_hatch', 'set_linestyle', 'set_ls', 'set_zorder'].map(name => [name, lookOnlyRow(name, `${name}() of a bar`)]),
)

export const rectangleType: ObjectType = {
  name: 'Rectangle',
  attribute: orMissing('Rectangle', ({ data }, name) => rows.get(name)?.bind(data as Rectangle) ?? looks.get(name)),
  attributeNames: () => [...rows.keys(), ...looks.keys()],
  repr: ({ data }) => {
    const { x, y, width, height } = placeOfRectangle(data as Rectangle)
    return `Rectangle(xy=(${x}, ${y}), width=${width}, height=${height}, angle=0)`
  },
}
