/** Synapses by the neurons that they join: the picture of `plot_synapses` of `brian2tools`. */
import { colorbar } from './colour-bar.ts'
import { FigureError } from './error.ts'
import type { Axes } from './figure.ts'
import { scatter } from './marks.ts'
import { imshow } from './mesh.ts'
import { finiteRange } from './numbers.ts'
import type { Keywords } from './pyplot-arguments.ts'
import { changeShared } from './sharing.ts'
import { tickers } from './tickers.ts'

/** What is shown of synapses: numbers of neurons, one for each synapse, and of each a value or nothing. */
export interface Connections {
  readonly sources: Float64Array
  readonly targets: Float64Array
  readonly values: Float64Array | undefined
  /** Of the values. */
  readonly label: string | undefined
}

/**
 * A point for each synapse, or a matrix of the neurons; several synapses of the same two neurons are counted.
 *
 * @param keywords those of `scatter` or `imshow`
 * @throws FigureError for values of several synapses between two neurons
 */
export function plotConnections(
  axes: Axes,
  connections: Connections,
  look: 'scatter' | 'image',
  keywords: Keywords,
): Axes {
  const shown = counted(connections)
  const plotted = look === 'scatter' ? points(axes, shown, keywords) : matrix(axes, shown, keywords)
  if (shown.values !== undefined) {
    const ticks = shown.most === undefined ? [] : [['ticks', upTo(shown.most)] as const]
    const label = shown.label === undefined ? [] : [['label', shown.label] as const]
    colorbar(axes.figure, [plotted], new Map<string, unknown>([['ax', axes], ...ticks, ...label]))
  }
  for (const [direction, numbers, label] of [
    ['x', connections.sources, 'source neuron index'],
    ['y', connections.targets, 'target neuron index'],
  ] as const) {
    const whole = tickers.get('MaxNLocator')?.([], new Map<string, unknown>([['integer', true]]))
    changeShared(axes, direction, {
      limits: [-0.5, finiteRange(numbers)[1] + 0.5],
      ...(whole?.kind === 'locator' && { locator: whole.locate }),
    })
    axes[direction].label = label
  }
  return axes
}

/** Each pair of neurons once, with its number of synapses where there are several. */
interface Counted extends Connections {
  /** The greatest number of synapses between two neurons; undefined where there is one at most. */
  readonly most: number | undefined
}

function counted(connections: Connections): Counted {
  const { sources, targets, values } = connections
  const width = finiteRange(targets)[1] + 1
  const counts = new Map<number, number>()
  for (let k = 0; k < sources.length; k++) {
    const pair = (sources[k] ?? 0) * width + (targets[k] ?? 0)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  if (counts.size === sources.length) return { ...connections, most: undefined }
  if (values !== undefined) {
    throw new FigureError(
      'NotImplementedError',
      "Plotting variables with multiple synapses per source-target pair is only implemented for 'hexbin' plots.",
      'average the values of each pair first',
    )
  }
  const numbers = Float64Array.from(counts.values())
  return {
    sources: Float64Array.from(counts.keys(), pair => Math.floor(pair / width)),
    targets: Float64Array.from(counts.keys(), pair => pair % width),
    values: numbers,
    label: 'number of synapses',
    most: finiteRange(numbers)[1],
  }
}

function upTo(most: number): Float64Array {
  return Float64Array.from({ length: most }, (_, k) => k + 1)
}

/** The least number has the first colour, the greatest the last. */
function limitsOf({ most }: Counted): readonly (readonly [string, unknown])[] {
  return most === undefined ? [] : [['vmin', 1] as const, ['vmax', most] as const]
}

function points(axes: Axes, shown: Counted, keywords: Keywords): ReturnType<typeof scatter> {
  const { sources, targets, values } = shown
  const colours = values === undefined || keywords.has('color') || keywords.has('c') ? [] : [['c', values] as const]
  const usual: readonly (readonly [string, unknown])[] = [
    ['marker', ','],
    ['edgecolor', 'none'],
    ...colours,
    ...limitsOf(shown),
  ]
  return scatter(axes, [sources, targets], new Map<string, unknown>([...usual, ...keywords]))
}

function matrix(axes: Axes, shown: Counted, keywords: Keywords): ReturnType<typeof imshow> {
  const { sources, targets, values } = shown
  const [[left, right], [bottom, top]] = [finiteRange(sources), finiteRange(targets)]
  const shape = [top - bottom + 1, right - left + 1] as const
  const data = new Float64Array(shape[0] * shape[1]).fill(NaN)
  for (let k = 0; k < sources.length; k++)
    data[((targets[k] ?? 0) - bottom) * shape[1] + (sources[k] ?? 0) - left] = values?.[k] ?? 1
  const usual: readonly (readonly [string, unknown])[] = [
    ['origin', 'lower'],
    ['interpolation', 'nearest'],
    ['extent', [left - 0.5, right + 0.5, bottom - 0.5, top + 0.5]],
    ...(values === undefined ? [['vmin', 1] as const] : limitsOf(shown)),
  ]
  return imshow(axes, [{ data, shape }], new Map<string, unknown>([...usual, ...keywords]))
}
