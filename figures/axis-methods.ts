/** What a script can do to one direction of axes: `ax.xaxis`, `ax.yaxis`. */
import { setGrid, setInverted, setLabel, setTickLabels, setTicks, tickLabels } from './axes-settings.ts'
import { typeError, valueError } from './error.ts'
import type { Axes, Axis } from './figure.ts'
import {
  KeywordReader,
  type Keywords,
  isKind,
  named,
  noKeywords,
  nothingGiven,
  onlyArgument,
  tooMany,
  truth,
} from './pyplot-arguments.ts'
import { given } from './properties.ts'
import { changeLooks, lookChanges, lookOf } from './tick-looks.ts'
import { repr } from './repr.ts'
import type { Direction } from './series.ts'
import { changeShared } from './sharing.ts'
import type { Formatter, Locator } from './tickers.ts'

type AxisMethod = (axes: Axes, direction: Direction, args: readonly unknown[], keywords: Keywords) => unknown

/** The sides of a direction: where its numbers usually stand, and the other. */
const sides = { x: ['bottom', 'top'], y: ['left', 'right'] } as const

const setFormatter: AxisMethod = (axes, direction, args, keywords) => {
  const value = onlyArgument('set_major_formatter', 'formatter', args, keywords)
  if (!isKind<Formatter>(value, 'formatter')) {
    throw typeError(`formatter must be a formatter of matplotlib.ticker, a function or a text, not ${repr(value)}`)
  }
  changeShared(axes, direction, { format: value.format, tickLabels: undefined })
  return null
}

const setLocator: AxisMethod = (axes, direction, args, keywords) => {
  const value = onlyArgument('set_major_locator', 'locator', args, keywords)
  if (!isKind<Locator>(value, 'locator'))
    throw typeError(`locator must be a locator of matplotlib.ticker, not ${repr(value)}`)
  changeShared(axes, direction, { locator: value.locate, ticks: undefined, tickLabels: undefined })
  return null
}

/** Whether a word names the side where numbers usually do not stand. */
function isOpposite(direction: Direction, word: unknown, more: readonly string[] = []): boolean {
  const [usual, other] = sides[direction]
  if (word === usual || word === other) return word === other
  const words = [usual, other, ...more].map(repr).join(', ')
  throw valueError(`${repr(word)} is not a valid value for position; supported values are ${words}`)
}

const setTicksPosition: AxisMethod = (axes, direction, args, keywords) => {
  const word = onlyArgument('set_ticks_position', 'position', args, keywords)
  const axis = axes[direction]
  if (word === 'none' || word === 'both' || word === 'default') axis.marks = word === 'none' ? 'none' : 'both'
  else {
    axis.opposite = isOpposite(direction, word, ['both', 'default', 'none'])
    axis.marks = 'one'
  }
  return null
}

const setLabelPosition: AxisMethod = (axes, direction, args, keywords) => {
  const word = onlyArgument('set_label_position', 'position', args, keywords)
  axes[direction].labelOpposite = isOpposite(direction, word)
  return null
}

function putTicks(direction: Direction, opposite: boolean): readonly [string, AxisMethod] {
  const name = `tick_${sides[direction][opposite ? 1 : 0]}`
  return [
    name,
    (axes, _, args, keywords) => {
      nothingGiven(name, args, keywords)
      axes[direction].opposite = opposite
      return null
    },
  ]
}

/** `tick_params(axis='y', labelleft=False)`: which sides have marks and numbers; the rest is looks. */
export function tickParams(axes: Axes, args: readonly unknown[], keywords: Keywords): null {
  const reader = new KeywordReader('tick_params', named('tick_params', ['axis'], args, keywords))
  const which = reader.text('axis') ?? 'both'
  if (which !== 'x' && which !== 'y' && which !== 'both') {
    throw valueError(`${repr(which)} is not a valid value for axis; supported values are 'x', 'y', 'both'`)
  }
  const [numberColour, both] = [reader.take('labelcolor'), reader.take('colors')]
  const looks = [
    ['color', given(numberColour) ? numberColour : both],
    ['size', reader.take('labelsize')],
    ['rotation', reader.take('labelrotation', 'rotation')],
  ] as const
  for (const direction of ['x', 'y'] as const) {
    const [usual, other] = sides[direction]
    const marks = [reader.flag(usual), reader.flag(other)] as const
    const numbers = [reader.flag(`label${usual}`), reader.flag(`label${other}`)] as const
    if (which !== 'both' && which !== direction) continue
    applyTickParams(axes[direction], marks, numbers)
    for (const [name, value] of looks) {
      const change = given(value) ? lookChanges.get(name)?.(value, lookOf(axes[direction], 0)) : undefined
      if (change !== undefined) changeLooks(axes[direction], change)
    }
  }
  reader.done()
  return null
}

type Pair = readonly [usual: boolean | undefined, other: boolean | undefined]

function applyTickParams(axis: Axis, marks: Pair, numbers: Pair): void {
  const before = (usual: boolean): boolean => axis.marks === 'both' || (axis.marks === 'one' && axis.opposite !== usual)
  const [usualMarks, otherMarks] = [marks[0] ?? before(true), marks[1] ?? before(false)]
  const [usual, other] = [
    numbers[0] ?? (axis.numbered && !axis.opposite),
    numbers[1] ?? (axis.numbered && axis.opposite),
  ]
  axis.numbered = usual || other
  axis.marks = usualMarks && otherMarks ? 'both' : usualMarks || otherMarks ? 'one' : 'none'
  // Numbers stand on one side; marks alone move where there are no numbers.
  axis.opposite = axis.numbered ? other && !usual : otherMarks && !usualMarks
}

const onlyOf = (direction: Direction): readonly (readonly [string, AxisMethod])[] => [
  putTicks(direction, false),
  putTicks(direction, true),
]

const methods: readonly (readonly [string, AxisMethod])[] = [
  ['set_major_formatter', setFormatter],
  ['set_major_locator', setLocator],
  ['set_ticks_position', setTicksPosition],
  ['set_label_position', setLabelPosition],
  [
    'get_ticklabels',
    (axes, direction, args, keywords) => {
      nothingGiven('get_ticklabels', args, keywords)
      return tickLabels(axes, direction)
    },
  ],
  [
    'get_ticklocs',
    (axes, direction, args, keywords) => {
      nothingGiven('get_ticklocs', args, keywords)
      return Float64Array.from(tickLabels(axes, direction), ({ place }) => place)
    },
  ],
  ['set_ticks', (axes, direction, args, keywords) => setTicks(axes, direction, args, keywords)],
  ['set_ticklabels', (axes, direction, args, keywords) => setTickLabels(axes, direction, args, keywords)],
  [
    'set_label_text',
    (axes, direction, args, keywords) => {
      const text = onlyArgument('set_label_text', 'label', args, keywords)
      return setLabel(axes, direction, [text], noKeywords)
    },
  ],
  [
    'get_label_text',
    (axes, direction, args, keywords) => {
      nothingGiven('get_label_text', args, keywords)
      return axes[direction].label
    },
  ],
  [
    'set_tick_params',
    (axes, direction, args, keywords) => {
      if (args.length > 0) throw tooMany('set_tick_params', 0, args.length)
      return tickParams(axes, [direction], keywords)
    },
  ],
  [
    'set_visible',
    (axes, direction, args, keywords) => {
      axes[direction].visible = truth(onlyArgument('set_visible', 'b', args, keywords))
      return null
    },
  ],
  ['grid', (axes, direction, args, keywords) => setGrid(axes, args, new Map([...keywords, ['axis', direction]]))],
  [
    'set_inverted',
    (axes, direction, args, keywords) => {
      const inverted = truth(onlyArgument('set_inverted', 'inverted', args, keywords))
      setInverted(axes, direction, inverted)
      return null
    },
  ],
]

/** The methods of `ax.xaxis` and of `ax.yaxis`, by name. */
export const axisMethods: Readonly<Record<Direction, ReadonlyMap<string, AxisMethod>>> = {
  x: new Map([...methods, ...onlyOf('x')]),
  y: new Map([...methods, ...onlyOf('y')]),
}
