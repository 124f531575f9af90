import {
  artistNames,
  axesMethods,
  axisMethods,
  colourBarMethods,
  figureMethods,
  lookOnlyFunctions,
  lookOnlyOfAxis,
} from '../figures/index.ts'
import { array } from './arrays/array.ts'
import { attributesOf, notYet, type Library } from './later.ts'
import { attributes } from './library/attributes/index.ts'

/** Methods of Brian's groups, monitors and networks, by which they are recognised whatever stands before the dot. */
const ofBrian: readonly string[] = [
  'run_at()', 'run_on_clock()', 'custom_operation()', 'add_attribute()', 'user_equations',
] // prettier-ignore

/** What figures and axes have besides methods, and spines. */
const ofFigures: readonly string[] = [
  'figure',
  'axes',
  'ax',
  'number',
  'spines',
  'xaxis',
  'yaxis',
  'get_xaxis',
  'get_yaxis',
  'set_visible',
  'set_color',
  'set_linewidth',
  'set_position',
  'set_bounds',
]

/** Quantities are arrays of numpy's, so what they have is no sign of Brian 2. */
const arraysOfBrian: ReadonlySet<string> = new Set(['Quantity', 'Unit'])

/**
 * Attributes that no value in Hillock has and only one kind of real object does, so that a script's text alone tells what
 * is missing: `ax.quiver(…)`. Each with what is said of it.
 */
export const attributesLater: ReadonlyMap<string, string> = new Map([
  ...only('matplotlib', [...known('Python'), ...known('numpy'), ...known('Brian 2')]),
  ...only('numpy', [...known('Python'), ...known('Brian 2')]),
  ...ofBrian.map(written => [written.replace('()', ''), notYet(written)] as const),
])

function* known(library: Library): Iterable<string> {
  for (const [attribute, className] of attributesOf(library)) if (!arraysOfBrian.has(className)) yield attribute
}

function only(library: Library, others: readonly string[]): (readonly [string, string])[] {
  const here = new Set([
    ...others,
    ...axesMethods.keys(),
    ...figureMethods.keys(),
    ...artistNames('line'),
    ...artistNames('scatter'),
    ...colourBarMethods.keys(),
    ...lookOnlyFunctions,
    ...axisMethods.x.keys(),
    ...axisMethods.y.keys(),
    ...lookOnlyOfAxis,
    ...ofFigures,
    ...[...attributes.values()].flatMap(table => [...table.names(array(new Float64Array()))]),
  ])
  const said = new Map<string, string>()
  for (const [attribute, className] of attributesOf(library)) {
    if (here.has(attribute) || said.has(attribute)) continue
    said.set(attribute, notYet(`the attribute '${attribute}' of ${className}`, library))
  }
  return [...said]
}
