/** Colour maps as scripts have them: `plt.cm.viridis(0.5)`, `colormaps['plasma']`. */
import { once } from '../../diagnostics/index.ts'
import { colourMap, colourMapNames, entryColour, entryOf, turnedRound, type ColourMap } from '../../figures/index.ts'
import { array } from '../arrays/array.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { tuple, type ModuleValue, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { needArray, text } from './arguments.ts'
import { asPython } from './as-python.ts'
import { row } from './row.ts'

export const mapType: ObjectType = {
  name: 'Colormap',
  call: (object, [at = null], site) => {
    const map = object.data as ColourMap
    // A whole number is an entry of the table, any other a share of the scale.
    if (typeof at === 'bigint') return tuple([...entryColour(map, Number(at))])
    if (typeof at === 'number') return tuple([...entryColour(map, entryOf(at, map))])
    const { data, shape, type } = needArray(at, 'X', site)
    const places = Array.from(data, Number)
    const colours = places.flatMap(place => [...entryColour(map, type === 'integer' ? place : entryOf(place, map))])
    if (shape.length === 0) return tuple(colours)
    return array(Float64Array.from(colours), [...shape, 4])
  },
  attribute: (object, name) => {
    const map = object.data as ColourMap
    if (name === 'name') return { kind: 'str', text: { text: map.name, pieces: [] } }
    if (name === 'N') return BigInt(map.size)
    return name === 'reversed' ? row('reversed()', () => reversed(map)) : undefined
  },
  attributeNames: () => ['name', 'N', 'reversed'],
  repr: object => `<Colormap ${(object.data as ColourMap).name}>`,
}

/** Of matplotlib's maps the one that it has under the other name. */
function reversed(map: ColourMap): ObjectValue {
  const made = turnedRound(map)
  return maps.has(made.name) && maps.has(map.name) ? mapNamed(made.name) : mapValue(made)
}

/** A colour map as a value. */
export function mapValue(map: ColourMap): ObjectValue {
  return { kind: 'object', type: mapType, data: map }
}

/** Each is made once, when somebody asks; without a name the usual one. */
const maps: ReadonlyMap<string | undefined, () => ObjectValue> = new Map(
  [undefined, ...colourMapNames.flatMap(name => [name, `${name}_r`])].map(name => [name, once(() => newMap(name))]),
)

function mapNamed(name: string | undefined): ObjectValue {
  return maps.get(name)?.() ?? newMap(name)
}

function newMap(name: string | undefined): ObjectValue {
  return mapValue(asPython(() => colourMap(name)))
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
