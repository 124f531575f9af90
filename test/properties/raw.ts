/** Models with gaps in their texts: what random choices make, before names are known. */
import fc, { type Arbitrary } from 'fast-check'
import { conditions, drawn, expression, type Kind, kinds, variable } from './texts.ts'

function perKind<T>(make: (kind: Kind) => Arbitrary<T>, of: readonly Kind[] = kinds): Arbitrary<T> {
  return fc.oneof(...of.map(make))
}

// ------------------------------------------------------------------------------------------------------- variables

const common = {
  /** What neurons begin with, unless more is said. */
  start: fc.constantFrom('nothing', 'one', 'ramp', 'draw', 'draw'),
  /** Place among the lines of the equations. */
  line: fc.nat(9),
  /** Which name it has. */
  name: fc.nat(40),
}

const noise = fc.record({
  kind: fc.constantFrom('none', 'additive', 'multiplicative'),
  symbol: fc.constantFrom('xi', 'xi_a', 'xi_b'),
})

const differentials = perKind(
  kind =>
    fc.record({
      role: fc.constant('differential' as const),
      kind: fc.constant(kind),
      ...common,
      form: fc.constantFrom('relax', 'decay', 'ramp', 'couple', 'oscillate', 'bounded', 'bounded', 'free'),
      /** Where it goes to, how fast, and what else it depends on. */
      drive: expression(kind),
      tau: expression('time'),
      other: variable(kind),
      factor: expression('number'),
      noise,
      unlessRefractory: fc.boolean(),
    }),
  ['number', 'voltage'],
)

const parameters = perKind(kind =>
  fc.record({
    role: fc.constant('parameter' as const),
    kind: fc.constant(kind),
    ...common,
    shared: often(5),
    constant: often(4),
  }),
)

const subexpressions = perKind(kind =>
  fc.record({
    role: fc.constant('subexpression' as const),
    kind: fc.constant(kind),
    ...common,
    shared: often(5),
    text: expression(kind),
    /** Computed once a step, maybe with a draw. */
    once: often(3),
    drawn: fc.option(drawn(kind), { freq: 2 }),
  }),
)

/** A value once in so many times, else null. */
function sometimes<T>(value: Arbitrary<T>, every: number): Arbitrary<T | null> {
  return fc.oneof({ arbitrary: fc.constant(null), weight: every - 1 }, { arbitrary: value, weight: 1 })
}

/** True once in so many times. */
function often(every: number): Arbitrary<boolean> {
  return fc.nat(every - 1).map(number => number === every - 1)
}

// ------------------------------------------------------------------------------------------------------------ code

const operators: Readonly<Record<Kind, readonly string[]>> = {
  number: ['', '', '+', '-', '*', '/', '%'],
  voltage: ['', '', '+', '-', '%'],
  time: ['', '+', '-'],
  integer: ['', '', '+', '-', '*', '%'],
  condition: [''],
}

const statements = perKind(kind =>
  fc.record({
    kind: fc.constant(kind),
    target: fc.nat(9),
    temporary: often(4),
    operator: fc.constantFrom(...operators[kind]),
    bounded: fc.nat(3).map(number => number > 0),
    text: fc.oneof({ arbitrary: expression(kind), weight: 3 }, { arbitrary: drawn(kind), weight: 1 }),
  }),
)

export type RawStatement = typeof statements extends Arbitrary<infer T> ? T : never

const code = fc.array(statements, { minLength: 1, maxLength: 4 })

const slots = ['start', 'groups', 'thresholds', 'synapses', 'resets', 'end']
const slot = fc.constantFrom(...slots.flatMap(name => [name, `before_${name}`, `after_${name}`]))
const order = fc.constantFrom(0, 0, 0, -1, 1)
const place = fc.record({ when: slot, order })

/** Where a subgroup begins, and how many more neurons it has. */
const range = fc.tuple(fc.nat(600), fc.nat(600))

const events = fc.record({
  condition: conditions,
  schedule: sometimes(place, 4),
  code: fc.option(code),
  place: sometimes(place, 4),
})

const regular = fc.record({
  name: fc.constantFrom('a', 'z'),
  shared: fc.oneof({ arbitrary: fc.constant([]), weight: 3 }, fc.array(statements, { minLength: 1, maxLength: 2 })),
  own: fc.array(statements, { maxLength: 3 }),
  place: fc.option(place),
  dt: fc.nat(9),
  range: sometimes(range, 3),
})

const inputs = fc.record({
  target: fc.nat(9),
  trains: fc.constantFrom(1, 20, 5000),
  weight: fc.constantFrom('0.1', '@n3', 'clip(@n5, -1, 1)', 'rand()'),
  place: fc.option(place),
  range: sometimes(range, 3),
})

/** What a linked variable is linked to: a variable of another group, in which way. */
const links = fc.record({ source: fc.nat(30), name: fc.nat(40), index: fc.nat(2) })

const refractory = fc.oneof(
  fc.constant(undefined),
  { arbitrary: fc.constantFrom(0.3, 1.1, 0.5, 0, 0.05, 40), weight: 2 },
  fc.constantFrom('0.5*ms', 'tau_m/8', '(0.2 + int(t > 2*ms))*ms', '0*ms', '-1*ms'),
  fc.constantFrom('@T0', '(1 + rand())*ms', '@t3 + 0.2*ms', '(i % 4)*0.2*ms', '@T1*clip(@N0, 0, 1)'),
  fc.constantFrom('@N0 > 0.5', '(t - lastspike) < 1*ms', '@C0', 'not @C1', 'rand() < 0.5', '@c2 or @N1 < @n4'),
)

// -------------------------------------------------------------------------------------------------------- monitors

const monitorRange = { range: sometimes(range, 4) }

const monitors = fc.oneof(
  fc.record({
    ...monitorRange,
    kind: fc.constant('state' as const),
    name: fc.constantFrom('a', 'z'),
    variables: fc.array(fc.nat(20), { minLength: 1, maxLength: 5 }),
    record: fc.oneof(fc.constant(true as const), fc.array(fc.nat(1000), { maxLength: 4 })),
    dt: fc.nat(9),
    place: fc.option(place),
  }),
  fc.record({
    ...monitorRange,
    kind: fc.constant('event' as const),
    name: fc.constantFrom('a', 'z'),
    event: fc.nat(5),
    variables: fc.oneof(fc.constant([]), fc.array(fc.nat(20), { maxLength: 3 })),
    record: fc.nat(5).map(number => number < 5),
    place: sometimes(place, 4),
  }),
  fc.record({ ...monitorRange, kind: fc.constant('rate' as const), name: fc.constantFrom('a', 'z') }),
)

// ----------------------------------------------------------------------------------------------------- initial values

const initial = perKind(kind =>
  fc.record({
    kind: fc.constant(kind),
    target: fc.nat(9),
    form: fc.constantFrom('text', 'number', 'array', 'where'),
    number: fc.constantFrom(0, 1, -0.5, 2.75, 1e-3, -0, 40, Number.NaN, Infinity, -1e300),
    step: fc.constantFrom(0.1, 1, -0.37),
    text: fc.oneof(expression(kind), drawn(kind)),
    condition: expression('condition'),
  }),
)

// ------------------------------------------------------------------------------------------------------------ groups

const group = fc.record({
  size: fc.constantFrom(1, 7, 7, 16, 33, 33, 600),
  order,
  dt: fc.nat(9),
  variables: fc
    .tuple(
      fc.array(differentials, { maxLength: 4 }),
      fc.array(parameters, { maxLength: 6 }),
      fc.array(subexpressions, { maxLength: 4 }),
    )
    .map(lists => lists.flat()),
  noisy: often(3),
  /** Whether equations are linear, so that they can be solved exactly. */
  linear: fc.boolean(),
  method: fc.constantFrom(
    '',
    'exact',
    'euler',
    'rk2',
    'rk4',
    'heun',
    'milstein',
    'exponential_euler',
    'midpoint',
    'independent',
    'gsl',
  ),
  threshold: fc.option(conditions, { freq: 6 }),
  reset: fc.option(code, { freq: 6 }),
  refractory,
  events: fc.array(events, { maxLength: 2 }),
  regular: fc.array(regular, { maxLength: 2 }),
  inputs: sometimes(fc.array(inputs, { minLength: 1, maxLength: 2 }), 3),
  links: fc.array(links, { maxLength: 3 }),
  initial: fc.array(initial, { maxLength: 4 }),
  monitors: fc.array(monitors, { maxLength: 4 }),
  single: often(3),
})

/** Which steps clocks have: all the same, such that fit into each other, or others. */
export type Clocks = 'one' | 'aligned' | 'unaligned'

/** Models before names and texts are settled. */
export const rawModel = fc.record({
  seed: fc.nat(1000),
  clocks: fc.constantFrom<Clocks>('one', 'one', 'aligned', 'aligned', 'unaligned'),
  duration: fc.constantFrom(3, 0.7, 4.25, 7.03, 9),
  slots: sometimes(fc.shuffledSubarray(slots, { minLength: slots.length }), 8),
  groups: fc.array(group, { minLength: 1, maxLength: 2 }),
})

type ArbitraryValue<A> = A extends Arbitrary<infer T> ? T : never

export type RawModel = ArbitraryValue<typeof rawModel>
export type RawGroup = ArbitraryValue<typeof group>
export type RawVariable = RawGroup['variables'][number]
export type RawMonitor = ArbitraryValue<typeof monitors>
