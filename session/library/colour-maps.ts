/** Colour maps as scripts have them: `plt.cm.viridis(0.5)`, `colormaps['plasma']`. */
import { colourMap, colourMapNames, entries, entryColour, entryOf, type ColourMap } from '../../figures/index.ts'
import { array } from '../arrays/array.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { tuple, type ModuleValue, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { needArray, text } from './arguments.ts'
import { once } from '../once.ts'
import { asPython } from './as-python.ts'
import { row } from './row.ts'

const mapType: ObjectType = {
  name: 'Colormap',
  call: (object, [at = null], site) => {
    const map = object.data as ColourMap
    // A whole number is an entry of the table, any other a share of the scale.
    if (typeof at === 'bigint') return tuple([...entryColour(map, Number(at))])
    if (typeof at === 'number') return tuple([...entryColour(map, entryOf(at))])
    const { data, shape, type } = needArray(at, 'X', site)
    const places = Array.from(data, Number)
    const colours = places.flatMap(place => [...entryColour(map, type === 'integer' ? place : entryOf(place))])
    return array(Float64Array.from(colours), [...shape, 4])
  },
  attribute: (object, name) => {
    const map = object.data as ColourMap
    if (name === 'name') return { kind: 'str', text: { text: map.name, pieces: [] } }
    if (name === 'N') return BigInt(entries)
    return name === 'reversed' ? row('reversed()', () => mapNamed(reversedName(map.name))) : undefined
  },
  attributeNames: () => ['name', 'N', 'reversed'],
  repr: object => `<Colormap ${(object.data as ColourMap).name}>`,
}

function reversedName(name: string): string {
  return name.endsWith('_r') ? name.slice(0, -2) : `${name}_r`
}

/** Each is made once, when somebody asks; without a name the usual one. */
const maps: ReadonlyMap<string | undefined, () => ObjectValue> = new Map(
  [undefined, ...colourMapNames.flatMap(name => [name, `${name}_r`])].map(name => [name, once(() => newMap(name))]),
)

function mapNamed(name: string | undefined): ObjectValue {
  return maps.get(name)?.() ?? newMap(name)
}

function newMap(name: string | undefined): ObjectValue {
  return { kind: 'object', type: mapType, data: asPython(() => colourMap(name)) }
}

const getCmap = row('get_cmap(name=None, lut=None)', ([name = null]) =>
  typeof name === 'object' && name?.kind === 'object' ? name : mapNamed(name === null ? undefined : text(name, 'name')),
)

const members = once(
  (): ReadonlyMap<string, Value> =>
    new Map<string, Value>([
      ...colourMapNames.flatMap(name => [name, `${name}_r`]).map(name => [name, mapNamed(name)] as const),
      ['get_cmap', getCmap],
    ]),
)

export const cm: ModuleValue = {
  kind: 'module',
  name: 'matplotlib.cm',
  get members() {
    return members()
  },
}

/** `matplotlib.colormaps['viridis']`. */
const colormaps: ObjectValue = {
  kind: 'object',
  data: undefined,
  type: {
    name: 'ColormapRegistry',
    item: (_, index) => {
      const name = text(index, 'a colour map')
      if (cm.members.has(name)) return mapNamed(name)
      throw new PythonError('KeyError', `'${name}' is not a known colormap name`)
    },
    attribute: (_, name) => (name === 'get_cmap' ? getCmap : undefined),
    attributeNames: () => ['get_cmap'],
    repr: () => '<ColormapRegistry>',
  },
}

/** What `pyplot` and `matplotlib` have of colour maps. */
export const colourMapMembers: readonly (readonly [string, Value])[] = [
  ['cm', cm],
  ['colormaps', colormaps],
]

/** `plt.get_cmap`. */
export const pyplotColourMapMembers: readonly (readonly [string, Value])[] = [
  ...colourMapMembers,
  ['get_cmap', getCmap],
]
