/** Labels along axes as scripts have them. */
import { fontSize, parseColour, type Axes, type Direction } from '../../figures/index.ts'
import type { CallSite } from '../evaluate/call.ts'
import { toNumber } from '../evaluate/numeric.ts'
import { str, tuple, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { toRepr } from '../print/show.ts'
import { asPython } from './as-python.ts'
import { lookOnlyRow } from './look-only.ts'
import { orMissing } from './missing-picture.ts'
import { lookOnlyHelp, toPlain } from './plain-arguments.ts'
import { method, methods, type MethodRow } from './row.ts'

/** `ax.yaxis.get_label()`. */
export interface AxisLabel {
  readonly axes: Axes
  readonly direction: Direction
}

const usualLabelPlaces = { x: [0.5, 0], y: [0, 0.5] } as const

const looksOfLabels = new Map(
  [
    'set_rotation',
    'set_fontweight',
    'set_weight',
    'set_fontstyle',
    'set_style',
    'set_fontname',
    'set_ha',
    'set_va',
    'set_visible',
  ].map(name => [name, lookOnlyRow(name, `${name}() of a label`)]),
)

function resize({ axes, direction }: AxisLabel, size: Value, site: CallSite): null {
  axes[direction].labelSize = asPython(() => fontSize(toPlain(size, site), axes[direction].labelSize))
  return null
}

const labelRows = methods<AxisLabel>([
  method('set_color(color)', ({ axes, direction }, [colour = null], site) => {
    axes[direction].labelColour = asPython(() => parseColour(toPlain(colour, site)))
    return null
  }),
  method('set_fontsize(fontsize)', (label, [size = null], site) => resize(label, size, site)),
  method('set_size(fontsize)', (label, [size = null], site) => resize(label, size, site)),
  method('get_text()', ({ axes, direction }) => str(axes[direction].label)),
  method('get_position()', ({ axes, direction }) => tuple(axes[direction].labelAt ?? usualLabelPlaces[direction])),
  method('set_text(s)', ({ axes, direction }, [s = null], site) => {
    axes[direction].label = s === null ? '' : site.session.text(s)
    return null
  }),
])

export const labelType: ObjectType = {
  name: 'Text',
  attribute: orMissing(
    'Text',
    (object, name) => labelRows.get(name)?.bind(object.data as AxisLabel) ?? looksOfLabels.get(name),
  ),
  attributeNames: () => [...labelRows.keys(), ...looksOfLabels.keys()],
  repr: (object, display) => {
    const { axes, direction } = object.data as AxisLabel
    const [x, y] = axes[direction].labelAt ?? usualLabelPlaces[direction]
    return `Text(${x}, ${y}, ${toRepr(str(axes[direction].label), display)})`
  },
}

function resizeTitle(axes: Axes, size: Value, site: CallSite): null {
  axes.titleSize = asPython(() => fontSize(toPlain(size, site), axes.titleSize))
  return null
}

const titleRows = methods<Axes>([
  method('set_text(s)', (axes, [s = null], site) => {
    axes.title = s === null ? '' : site.session.text(s)
    return null
  }),
  method('get_text()', ({ title }) => str(title)),
  method('set_color(color)', (axes, [colour = null], site) => {
    axes.titleColour = asPython(() => parseColour(toPlain(colour, site)))
    return null
  }),
  method('set_fontsize(fontsize)', (axes, [size = null], site) => resizeTitle(axes, size, site)),
  method('set_size(fontsize)', (axes, [size = null], site) => resizeTitle(axes, size, site)),
])

/** `ax.title`. */
export const titleType: ObjectType = {
  name: 'Text',
  attribute: orMissing(
    'Text',
    (object, name) => titleRows.get(name)?.bind(object.data as Axes) ?? looksOfLabels.get(name),
  ),
  attributeNames: () => [...titleRows.keys(), ...looksOfLabels.keys()],
  repr: (object, display) => `Text(0.5, 1.0, ${toRepr(str((object.data as Axes).title), display)})`,
}

export function titleValue(axes: Axes): ObjectValue {
  return { kind: 'object', type: titleType, data: axes }
}

const getLabel = method<AxisLabel>('get_label()', labelValue)

/** `ax.xaxis.label`. */
export function labelValue(label: AxisLabel): ObjectValue {
  return { kind: 'object', type: labelType, data: label }
}

/** The label stays at its usual place, but answers where it was asked to be. */
const setLabelCoords = method<AxisLabel>(
  'set_label_coords(x, y, transform=None)',
  ({ axes, direction }, [x = null, y = null], site) => {
    axes[direction].labelAt = [toNumber(x, 'x', site), toNumber(y, 'y', site)]
    site.session.noteOnce('ignored', site.span, 'set_label_coords() is not drawn yet', lookOnlyHelp)
    return null
  },
)

export const labelMethods: ReadonlyMap<string, MethodRow<AxisLabel>> = methods<AxisLabel>([getLabel, setLabelCoords])
