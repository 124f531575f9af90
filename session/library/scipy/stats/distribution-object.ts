/** Distributions as scripts have them: `norm.pdf(x, loc=1)`, and frozen with their parameters, `norm(1, 2).cdf(x)`. */
import { streamKey } from '../../../../abi/index.ts'
import { array, asFloats, at, scalar, type ArrayValue } from '../../../arrays/array.ts'
import { broadcastIndices, broadcastShapes } from '../../../arrays/broadcast.ts'
import { getAttribute } from '../../../evaluate/attributes.ts'
import type { CallSite } from '../../../evaluate/call.ts'
import { invokeNow } from '../../../evaluate/invoke.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import {
  namedDict,
  str,
  tuple,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../../evaluate/values.ts'
import { given } from '../../arguments.ts'
import { drawingKey } from '../../brian2/random.ts'
import { drawsOf } from '../../numpy/draw.ts'
import { readShape } from '../../numpy/shape-argument.ts'
import { row } from '../../row.ts'
import { elementwise, lacking, needNumbers, needRow } from '../numbers.ts'
import { specialOf } from '../special-functions.ts'
import { exists, valueOf, type Curve, type Distribution, type Tools } from './distribution.ts'

function toolsOf({ session }: CallSite): Tools {
  return { math: session.math, special: specialOf(session) }
}

/** Shapes, location and, of continuous ones, scale, as they were given. */
interface Parameters {
  readonly shapes: readonly ArrayValue[]
  readonly location: ArrayValue
  readonly scale: ArrayValue
}

/** How the parameters are written in a signature. */
function written({ shapes, kind }: Distribution): string {
  return [...shapes, 'loc=0', ...(kind === 'continuous' ? ['scale=1'] : [])].join(', ')
}

function countOf({ shapes, kind }: Distribution): number {
  return shapes.length + (kind === 'continuous' ? 2 : 1)
}

function readParameters(
  distribution: Distribution,
  values: readonly (Value | undefined)[],
  site: CallSite,
): Parameters {
  const { shapes, kind, name } = distribution
  const [location, scale] = values.slice(shapes.length)
  return {
    shapes: shapes.map((_, k) => needNumbers(values[k], name, site)),
    location: given(location) ? needNumbers(location, name, site) : scalar(0),
    scale: kind === 'continuous' && given(scale) ? needNumbers(scale, name, site) : scalar(1),
  }
}

/** A function of numbers and of every combination of parameters. */
function overAll(
  { shapes, location, scale }: Parameters,
  more: readonly ArrayValue[],
  f: (shapes: readonly number[], location: number, scale: number, x: number) => number,
): ArrayValue {
  return elementwise([location, scale, ...shapes, ...more], ([from = NaN, by = NaN, ...rest]) =>
    f(rest.slice(0, shapes.length), from, by, rest[shapes.length] ?? NaN),
  )
}

function curveAt(distribution: Distribution, curve: Curve, x: ArrayValue, own: Parameters, site: CallSite): ArrayValue {
  const tools = toolsOf(site)
  const isQuantile = curve === 'ppf' || curve === 'isf'
  return overAll(own, [x], (shapes, location, scale, number) => {
    if (!(scale > 0)) return NaN
    if (isQuantile) return location + scale * valueOf(distribution, curve, number, shapes, tools)
    const value = valueOf(distribution, curve, (number - location) / scale, shapes, tools)
    if (curve === 'pdf') return value / scale
    return curve === 'logpdf' ? value - tools.math.log(scale) : value
  })
}

type Moment = 'mean' | 'var' | 'std' | 'median'

function momentOf(distribution: Distribution, which: Moment, own: Parameters, site: CallSite): ArrayValue {
  if (which === 'median') return curveAt(distribution, 'ppf', scalar(0.5), own, site)
  const tools = toolsOf(site)
  return overAll(own, [], (shapes, location, scale) => {
    if (!(scale > 0) || !exists(distribution, shapes)) return NaN
    const [mean, variance] = distribution.moments(shapes, tools)
    if (which === 'mean') return location + scale * mean
    return which === 'var' ? variance * scale * scale : Math.sqrt(variance) * scale
  })
}

/** Uniform numbers between 0 and 1, of the session, of a seed of the call's own, or of a generator of numpy's. */
function uniforms(count: number, state: Value | undefined, site: CallSite): Float64Array {
  if (!given(state)) return drawsOf(site.session, drawingKey(site.session)).uniforms(count)
  if (typeof state === 'bigint') return drawsOf(site.session, streamKey(Number(state), 0)).uniforms(count)
  const draw = getAttribute(state, 'random', site)
  return asFloats(needNumbers(invokeNow(draw, [BigInt(count)], site), 'random_state', site).data)
}

/** The least distance of a uniform number from 0, where many a distribution has infinity. */
const least = 2 ** -54

/** Random numbers, each the quantile of a uniform one. */
function randomNumbers(
  distribution: Distribution,
  own: Parameters,
  [size, state]: readonly (Value | undefined)[],
  site: CallSite,
): Value {
  const { shapes, location, scale } = own
  const parameters = [...shapes, location, scale]
  const common = parameters.reduce<readonly number[]>((shape, each) => broadcastShapes(shape, each.shape), [])
  const shape = given(size) ? readShape(size, site) : common
  const places = parameters.map(each => broadcastIndices(each.shape, shape))
  const tools = toolsOf(site)
  const count = shape.reduce((product, extent) => product * extent, 1)
  const drawn = Float64Array.from(uniforms(count, state, site), (u, k) => {
    const [by = NaN, from = NaN, ...mine] = parameters.map((each, n) => at(each, places[n]?.[k] ?? 0)).toReversed()
    const point = mine.toReversed()
    if (!(by >= 0) || !exists(distribution, point)) throw domainError(distribution)
    return from + by * valueOf(distribution, 'ppf', Math.max(u, least), point, tools)
  })
  // Numbers beyond the integers that arrays hold stay floats.
  const isWhole = distribution.kind === 'discrete' && drawn.every(Number.isSafeInteger)
  if (isWhole && shape.length === 0) return BigInt(drawn[0] ?? 0)
  return array(drawn, shape, isWhole ? 'integer' : 'float')
}

function domainError({ name }: Distribution): PythonError {
  return new PythonError(
    'ValueError',
    `Domain error in arguments. The \`scale\` parameter must be positive for all distributions, and many distributions have restrictions on shape parameters. Please see the \`scipy.stats.${name}\` documentation for details.`,
  )
}

const curves: Readonly<Record<Distribution['kind'], readonly Curve[]>> = {
  continuous: ['pdf', 'logpdf', 'cdf', 'sf', 'logcdf', 'logsf', 'ppf', 'isf'],
  discrete: ['pmf', 'logpmf', 'cdf', 'sf', 'logcdf', 'logsf', 'ppf', 'isf'],
}

/** What is behind the dot, where parameters stand in a call (`own` undefined) or are frozen. */
function methodsOf(distribution: Distribution, own?: Parameters): ReadonlyMap<string, FunctionValue> {
  const tail = own === undefined ? `, ${written(distribution)}` : ''
  const alone = own === undefined ? written(distribution) : ''
  const count = own === undefined ? countOf(distribution) : 0
  const parameters = (values: readonly (Value | undefined)[], site: CallSite): Parameters =>
    own ?? readParameters(distribution, values, site)
  const drawn = alone === '' ? 'size=None, random_state=None' : `${alone}, size=None, random_state=None`
  const rows: FunctionValue[] = [
    ...curves[distribution.kind].map(curve => {
      const x =
        curve === 'ppf' || curve === 'isf'
          ? 'q'
          : distribution.kind === 'discrete' && !/^log[cs]|^[cs]/.test(curve)
            ? 'k'
            : 'x'
      return row(`${curve}(${x}${tail})`, ([values, ...rest], site) =>
        curveAt(distribution, curve, needNumbers(values, curve, site), parameters(rest, site), site),
      )
    }),
    ...(['mean', 'var', 'std', 'median'] as const).map(which =>
      row(`${which}(${alone})`, (values, site) => momentOf(distribution, which, parameters(values, site), site)),
    ),
    row(`interval(confidence${tail})`, ([confidence, ...rest], site) => {
      const [values, mine] = [needNumbers(confidence, 'interval', site), parameters(rest, site)]
      const side = (sign: 1 | -1): Value => {
        const share = elementwise([values], ([x = NaN]) => (1 - sign * x) / 2)
        return curveAt(distribution, 'ppf', share, mine, site)
      }
      return tuple([side(1), side(-1)])
    }),
    row(`support(${alone})`, (values, site) => {
      const mine = parameters(values, site)
      const end = (which: 0 | 1): Value =>
        overAll(mine, [], (shapes, location, scale) => location + scale * distribution.support(shapes)[which])
      return tuple([end(0), end(1)])
    }),
    row(`stats(${alone === '' ? '' : `${alone}, `}moments='mv')`, (values, site) => {
      if (given(values[count]) && site.session.text(values[count]) !== 'mv')
        throw lacking("stats() of other moments than 'mv'")
      const mine = parameters(values, site)
      return tuple([momentOf(distribution, 'mean', mine, site), momentOf(distribution, 'var', mine, site)])
    }),
    row(`rvs(${drawn})`, (values, site) =>
      randomNumbers(distribution, parameters(values, site), values.slice(count), site),
    ),
  ]
  if (distribution.kind === 'continuous' && distribution.fit !== undefined && own === undefined) {
    const { fit } = distribution
    rows.push(row('fit(data)', ([data], site) => tuple(fit(needRow(data, 'fit', site)).map(x => scalar(x)))))
  }
  return new Map(rows.map(each => [each.name, each]))
}

interface Frozen {
  readonly distribution: Distribution
  readonly methods: ReadonlyMap<string, FunctionValue>
  readonly attributes: ReadonlyMap<string, Value>
}

const frozenData = (object: ObjectValue): Frozen => object.data as Frozen

const frozenType: ObjectType = {
  name: 'rv_frozen',
  attribute: (object, name) => frozenData(object).methods.get(name) ?? frozenData(object).attributes.get(name),
  attributeNames: object => frozenData(object).methods.keys(),
  repr: () => '<scipy.stats._distn_infrastructure.rv_frozen object>',
}

/** A distribution of `scipy.stats`. */
export function distributionObject(distribution: Distribution): ObjectValue {
  const { name, kind } = distribution
  const methods = methodsOf(distribution)
  const freeze = row(`${name}(${written(distribution)})`, (values, site): ObjectValue => {
    const own = readParameters(distribution, values, site)
    return {
      kind: 'object',
      type: frozenType,
      data: { distribution, methods: methodsOf(distribution, own), attributes: new Map() } satisfies Frozen,
    }
  })
  const type: ObjectType = {
    name: kind === 'continuous' ? 'rv_continuous' : 'rv_discrete',
    call: (_, positional, site, keywords) => {
      const made = invokeNow(freeze, positional, site, keywords)
      if (typeof made !== 'object' || made?.kind !== 'object') return made
      const attributes = new Map<string, Value>([
        ['args', tuple([...positional])],
        ['kwds', namedDict(keywords)],
      ])
      return { ...made, data: { ...frozenData(made), attributes } }
    },
    attribute: (_, attribute) => {
      if (attribute === 'freeze') return freeze
      return attribute === 'name' ? str(name) : methods.get(attribute)
    },
    attributeNames: () => methods.keys(),
    repr: () => `<scipy.stats._distns.${name}_gen object>`,
  }
  return { kind: 'object', type, data: distribution }
}
