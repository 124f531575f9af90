import { notDrawn, typeError, valueError } from './error.ts'
import { KeywordReader, type Keywords, named, oneDimensional, onlyArgument, toNumber } from './pyplot-arguments.ts'
import { given, textList } from './properties.ts'
import { repr } from './repr.ts'
import { type TickFormat, type TickLocator, manySteps, minus, multiples, roundPlaces } from './ticks.ts'

/** How ticks are written, as `set_major_formatter` takes it. */
export interface Formatter {
  readonly kind: 'formatter'
  readonly format: 'auto' | 'plain' | TickFormat
}

/** Where ticks stand, as `set_major_locator` takes it; without a rule of its own as usual. */
export interface Locator {
  readonly kind: 'locator'
  readonly locate: TickLocator | undefined
}

type Maker = (args: readonly unknown[], keywords: Keywords) => Formatter | Locator

/** matplotlib's `Locator.MAXTICKS`: more marks than this would be a black bar. */
const mostTicks = 1000

const makers: Readonly<Record<string, Maker>> = {
  ScalarFormatter: (args, keywords) => {
    const reader = readerOf('ScalarFormatter', ['useOffset', 'useMathText', 'useLocale'], args, keywords)
    reader.ignore('useOffset', 'useMathText', 'useLocale', 'usetex')
    reader.done()
    return formatter('plain')
  },
  NullFormatter: (args, keywords) => {
    readerOf('NullFormatter', [], args, keywords).done()
    return formatter(() => '')
  },
  FixedFormatter: (args, keywords) => {
    const texts = textList(onlyArgument('FixedFormatter', 'seq', args, keywords))
    return formatter((_, position) => texts[position] ?? '')
  },
  PercentFormatter: (args, keywords) => {
    const reader = readerOf('PercentFormatter', ['xmax', 'decimals', 'symbol'], args, keywords)
    const whole = reader.number('xmax') ?? 100
    const decimals = reader.number('decimals')
    const symbol = reader.text('symbol') ?? '%'
    reader.done('is_latex')
    return formatter(value => {
      const share = (value / whole) * 100
      return minus(decimals === undefined ? String(Number(share.toPrecision(6))) : share.toFixed(decimals)) + symbol
    })
  },
  LogFormatter: powersOfTen('LogFormatter'),
  LogFormatterMathtext: powersOfTen('LogFormatterMathtext'),
  LogFormatterSciNotation: powersOfTen('LogFormatterSciNotation'),
  AutoLocator: (args, keywords) => {
    readerOf('AutoLocator', [], args, keywords).done()
    return locator(undefined)
  },
  NullLocator: (args, keywords) => {
    readerOf('NullLocator', [], args, keywords).done()
    return locator(() => [])
  },
  FixedLocator: (args, keywords) => {
    const places = Array.from(oneDimensional(onlyArgument('FixedLocator', 'locs', args, keywords, 'nbins'), 'locs'))
    return locator(() => places)
  },
  LinearLocator: (args, keywords) => {
    const reader = readerOf('LinearLocator', ['numticks'], args, keywords)
    const count = wholeNumber(reader.number('numticks') ?? 11, 'numticks')
    reader.done('presets')
    return locator((low, high) =>
      Array.from({ length: count }, (_, k) => (count === 1 ? low : low + ((high - low) * k) / (count - 1))),
    )
  },
  MultipleLocator: (args, keywords) => {
    const reader = readerOf('MultipleLocator', ['base', 'offset'], args, keywords)
    const base = reader.number('base') ?? 1
    const offset = reader.number('offset') ?? 0
    reader.done()
    if (!(base > 0)) throw valueError("'base' must be positive")
    return locator((low, high) => {
      const count = (high - low) / base
      if (count <= mostTicks) return multiples(base, low - offset, high - offset).map(value => value + offset)
      throw valueError(
        `MultipleLocator(${repr(base)}) makes ${Math.round(count)} ticks; at most ${mostTicks} can be told apart`,
      )
    })
  },
  MaxNLocator: (args, keywords) => {
    const reader = readerOf('MaxNLocator', ['nbins'], args, keywords)
    const bins = reader.take('nbins')
    const integer = reader.flag('integer') ?? false
    const given_ = reader.take('steps')
    const steps = given(given_) ? Array.from(oneDimensional(given_, 'steps')) : manySteps
    if (steps.some((step, k) => step < 1 || step > 10 || step <= (steps[k - 1] ?? 0))) {
      throw valueError('steps argument must be an increasing sequence of numbers between 1 and 10 inclusive')
    }
    reader.ignore('min_n_ticks')
    reader.done('symmetric', 'prune')
    const wanted = !given(bins) ? 10 : bins === 'auto' ? 9 : wholeNumber(toNumber(bins, 'nbins'), 'nbins')
    return locator((low, high, most) => roundPlaces(low, high, Math.min(most, wanted), steps, integer))
  },
  LogLocator: (args, keywords) => {
    const reader = readerOf('LogLocator', ['base'], args, keywords)
    const base = reader.number('base') ?? 10
    reader.ignore('numticks')
    reader.done('subs')
    if (base !== 10)
      throw notDrawn(`ticks at powers of ${repr(base)} are not drawn yet`, 'a logarithmic axis has powers of ten')
    return locator(undefined)
  },
}

function powersOfTen(name: string): Maker {
  return (args, keywords) => {
    const reader = readerOf(name, ['base', 'labelOnlyBase'], args, keywords)
    reader.ignore('base', 'labelOnlyBase', 'minor_thresholds', 'linthresh')
    reader.done()
    return formatter('auto')
  }
}

/** The classes of `matplotlib.ticker` that need nothing of the script, by name. */
export const tickers: ReadonlyMap<string, Maker> = new Map(Object.entries(makers))

/** A formatter that writes ticks by a function. */
export function formatter(format: Formatter['format']): Formatter {
  return { kind: 'formatter', format }
}

function locator(locate: TickLocator | undefined): Locator {
  return { kind: 'locator', locate }
}

function readerOf(call: string, names: readonly string[], args: readonly unknown[], keywords: Keywords): KeywordReader {
  return new KeywordReader(call, named(call, names, args, keywords))
}

function wholeNumber(value: number, what: string): number {
  if (Number.isInteger(value) && value >= 1 && value <= mostTicks) return value
  throw typeError(`${what} must be a whole number from 1 to ${mostTicks}, not ${repr(value)}`)
}
