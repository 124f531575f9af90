/**
 * Exponentials whose arguments are multiples of each other, but for a number, come from one of them by products:
 * with y = e^(a u + b), e^(n a u + c) is y^n e^(c - n b), for whole n up to 16. The six rates of a squid axon need two
 * exponentials instead of six.
 *
 * y has the smallest of the slopes, which are compared where the text tells their ratio, whatever values constants take.
 * Its relative error, of about an ulp more than |a u + b| of them, counts n times; so does that of the argument
 * where the exponential is computed by itself, so that a large argument does no worse here. Offsets are relative to the
 * argument of y, not to u = 0, so that y^n is large only where the result is, e^(c - n b) apart; offsets beyond 30 are
 * left alone. Where y^n overflows or vanishes, the result itself is beyond e^679 or below e^-715.
 *
 * x/(e^x - 1) with a related argument takes e^x from y too, and for |x| < 2^-6, where e^x - 1 has lost bits, its Taylor
 * series. For slopes of the other sign it is x E/(1 - E), E = e^-x cut off at 2^500, where E/(1 - E) has been -1 for
 * long. At the worst place, |x| just above 2^-6, its error is 64 times that of E: 10^-13 for n = 16. An equation that
 * takes 1 from an exponential itself loses n times what it loses anyway.
 *
 * In single precision offsets beyond 8 are left alone, the series serves |x| < 2^-4, and E is cut off at 2^60: the error is 16 times
 * that of E, which is 10^-6 n.
 */
import type { Precision } from '../../../abi/index.ts'
import {
  binary,
  call,
  compare,
  type IrCall,
  type IrExpr,
  type IrStatement,
  literal,
  local,
  negate,
  select,
  selectRarely,
} from '../ir.ts'
import { append } from '../lists.ts'
import { createKeys, expressionsOf, mapExpressions, mapOperands, operands } from '../walk.ts'
import { createPolynomials, factorsKey, type Polynomial } from './polynomial.ts'
import { regroupProducts } from './products.ts'
import { whereNothingIsAssigned } from './share.ts'
import { simplify } from './simplify.ts'
import { type Changing, variationOf } from './variation.ts'

/** Takes related exponentials of a block from each other, among statements that all read the old state. */
export function relateExponentials(
  block: readonly IrStatement[],
  changing: Changing,
  precision: Precision = 'float64',
): IrStatement[] {
  return whereNothingIsAssigned(block, statements => relateWithin(statements, changing, limitsOf[precision]))
}

interface Limits {
  /** The largest difference of offsets. */
  readonly offset: number
  /** Where x/(e^x - 1) is a short series. */
  readonly near: number
  /** Far beyond where E/(1 - E) is -1, and far below where x E overflows. */
  readonly cutOff: number
}

const limitsOf: Readonly<Record<Precision, Limits>> = {
  float64: { offset: 30, near: 2 ** -6, cutOff: 2 ** 500 },
  float32: { offset: 8, near: 2 ** -4, cutOff: 2 ** 60 },
}

/** The largest multiple that is computed by products. */
const maxMultiple = 16

type Exponential = IrCall & { readonly operation: 'exp' | 'rexprel' }

function isExponential(expr: IrExpr): expr is Exponential {
  return expr.kind === 'call' && (expr.operation === 'exp' || expr.operation === 'rexprel')
}

function argumentOf(expr: Exponential): IrExpr {
  return expr.arguments[0] ?? literal(0)
}

/** One exponential, as it depends on the family's. */
interface Member {
  readonly call: Exponential
  /** Its argument is `multiple` times that of y, and `offset` more. */
  readonly multiple: number
  readonly offset: number
}

/** Exponentials that come from one. */
interface Family {
  /** The argument of y. */
  readonly argument: IrExpr
  readonly members: ReadonlyMap<string, Member>
  readonly made: Map<string, IrExpr>
}

function relateWithin(statements: readonly IrStatement[], changing: Changing, limits: Limits): IrStatement[] {
  const keyOf = createKeys()
  const calls = new Map<string, Exponential>()
  const collect = (expr: IrExpr): void => {
    if (isExponential(expr) && variationOf(expr, changing) === 'both') calls.set(keyOf(expr), expr)
    operands(expr).forEach(collect)
  }
  statements.flatMap(expressionsOf).forEach(collect)
  const familyOf = new Map(
    familiesOf(calls, limits).flatMap(each => Array.from(each.members.keys(), key => [key, each])),
  )
  return statements.flatMap(statement => {
    const lets: IrStatement[] = []
    const replace = (expr: IrExpr): IrExpr => {
      const key = isExponential(expr) ? keyOf(expr) : ''
      const family = familyOf.get(key)
      const member = family?.members.get(key)
      if (family === undefined || member === undefined) return mapOperands(expr, replace)
      return new Making(family, { lets, replace, changing, limits }).value(key, member)
    }
    const replaced = mapExpressions(statement, replace)
    return [...lets.map(each => ({ ...each, origin: statement.origin })), replaced]
  })
}

/** An argument: a sum of products with these factors, and a number. */
interface Affine {
  readonly key: string
  readonly call: Exponential
  readonly slopes: readonly number[]
  readonly offset: number
}

function familiesOf(calls: ReadonlyMap<string, Exponential>, limits: Limits): Family[] {
  const polynomialOf = createPolynomials()
  const byAtoms = new Map<string, Affine[]>()
  for (const [key, expr] of calls) {
    const { atoms, ...affine } = affineOf(key, expr, polynomialOf(argumentOf(expr)))
    // What cancels to a number is related to nothing.
    if (affine.slopes.length === 0) continue
    append(byAtoms, atoms, affine)
  }
  return [...byAtoms.values()].flatMap(affines => familiesAmong(affines, limits))
}

function affineOf(key: string, of: Exponential, terms: Polynomial): Affine & { readonly atoms: string } {
  const keyed = terms
    .map(term => ({ atoms: factorsKey(term), coefficient: term.coefficient }))
    .sort((a, b) => (a.atoms < b.atoms ? -1 : 1))
  const varying = keyed.filter(({ atoms }) => atoms !== '')
  const offset = keyed.find(({ atoms }) => atoms === '')?.coefficient ?? 0
  return {
    key,
    call: of,
    slopes: varying.map(({ coefficient }) => coefficient),
    offset,
    atoms: varying.map(({ atoms }) => atoms).join(' + '),
  }
}

/** Those whose arguments are sums of the same products, beginning with the smallest slope. */
function familiesAmong(affines: readonly Affine[], limits: Limits): Family[] {
  const families: Family[] = []
  let [first, ...rest] = [...affines].sort((a, b) => Math.abs(a.slopes[0] ?? 0) - Math.abs(b.slopes[0] ?? 0))
  while (first !== undefined && rest.length > 0) {
    const base = first
    const members = new Map([base, ...rest].flatMap(each => related(base, each, limits)))
    if (members.size > 1) families.push(family(base, members))
    ;[first, ...rest] = rest.filter(({ key }) => !members.has(key))
  }
  return families
}

function related(
  first: Affine,
  { key, call: of, slopes, offset }: Affine,
  limits: Limits,
): [key: string, member: Member][] {
  const multiple = Math.round((slopes[0] ?? 0) / (first.slopes[0] ?? 0))
  const difference = offset - multiple * first.offset
  const isSmall = Math.abs(multiple) >= 1 && Math.abs(multiple) <= maxMultiple && Math.abs(difference) <= limits.offset
  if (!isSmall) return []
  const isProportional = slopes.every((slope, index) => {
    const other = first.slopes[index] ?? Number.NaN
    return Math.abs(slope - multiple * other) <= 1e-15 * Math.abs(multiple * slope)
  })
  return isProportional ? [[key, { call: of, multiple, offset: difference }]] : []
}

/** The sign of y is that of most exponentials, since those of the other sign need a division. */
function family({ call: first }: Affine, members: ReadonlyMap<string, Member>): Family {
  const sign = Math.sign(
    [...members.values()]
      .filter(member => member.call.operation === 'exp')
      .reduce((sum, { multiple }) => sum + Math.sign(multiple), 0.5),
  )
  const turned = Array.from(
    members,
    ([key, { multiple, ...member }]) => [key, { ...member, multiple: sign * multiple }] as const,
  )
  const argument = argumentOf(first)
  return { argument: sign < 0 ? negated(argument) : argument, members: new Map(turned), made: new Map() }
}

function negated(expr: IrExpr): IrExpr {
  return expr.kind === 'negate' ? expr.operand : negate(expr)
}

interface MakingSetting {
  readonly lets: IrStatement[]
  readonly replace: (expr: IrExpr) => IrExpr
  readonly changing: Changing
  readonly limits: Limits
}

/** Writes the definitions that a member of a family needs. */
class Making {
  readonly #family: Family
  readonly #lets: IrStatement[]
  readonly #replace: (expr: IrExpr) => IrExpr
  readonly #changing: Changing
  readonly #limits: Limits

  constructor(of: Family, { lets, replace, changing, limits }: MakingSetting) {
    this.#family = of
    this.#lets = lets
    this.#replace = replace
    this.#changing = changing
    this.#limits = limits
  }

  value(key: string, { call: { operation }, multiple, offset }: Member): IrExpr {
    if (operation === 'exp') {
      const size = this.#exponential(Math.abs(multiple), Math.sign(multiple) * offset)
      return multiple > 0 ? size : this.#once(`inverse ${key}`, 'y', () => binary('/', literal(1), size))
    }
    const { near, cutOff } = this.#limits
    const x = this.#argument(multiple, offset)
    const e = this.#exponential(Math.abs(multiple), Math.sign(multiple) * offset)
    if (multiple > 0) return this.#once(`value ${key}`, 'rexprel', () => rexprelFrom(x, e, near))
    const bounded = this.#once(`bounded ${key}`, 'y', () =>
      select(compare('<', literal(cutOff), e), literal(cutOff), e),
    )
    return this.#once(`value ${key}`, 'rexprel', () => rexprelFromInverse(x, bounded, near))
  }

  /** The argument of y, or of another member. */
  #argument(multiple: number, offset: number): IrExpr {
    const x = this.#once('x', 'x', () =>
      simplify(regroupProducts(this.#replace(this.#family.argument), this.#changing)),
    )
    const product = multiple === 1 ? x : binary('*', x, literal(multiple))
    return this.#once(`x ${multiple} ${offset}`, 'x', () =>
      offset === 0 ? product : binary('+', product, literal(offset)),
    )
  }

  /** y^n e^offset. */
  #exponential(n: number, offset: number): IrExpr {
    const power = this.#power(n)
    if (Math.abs(offset) < 1e-15 * n) return power
    return this.#once(`${n} ${offset}`, 'y', () => binary('*', power, call('exp', 'f64', literal(offset))))
  }

  /** y^n, by squares. */
  #power(n: number): IrExpr {
    if (n === 1) return this.#once('1', 'y', () => call('exp', 'f64', this.#argument(1, 0)))
    const square = 2 ** Math.floor(Math.log2(n))
    return this.#once(`${n}`, `y${n}`, () =>
      square === n
        ? call('square', 'f64', this.#power(n / 2))
        : binary('*', this.#power(square), this.#power(n - square)),
    )
  }

  /** A local that holds a value, defined at its first use. */
  #once(key: string, stem: string, value: () => IrExpr): IrExpr {
    const known = this.#family.made.get(key)
    if (known !== undefined) return known
    const computed = value()
    const made = { stem, type: 'f64' } as const
    const result = computed.kind === 'read' ? computed : local(made)
    if (result !== computed) this.#lets.push({ kind: 'let', local: made, value: computed })
    this.#family.made.set(key, result)
    return result
  }
}

/** x/(e^x - 1) from e^x. */
function rexprelFrom(x: IrExpr, e: IrExpr, near: number): IrExpr {
  return exceptNearZero(x, near, binary('/', x, binary('-', e, literal(1))))
}

/** x/(e^x - 1) from e^-x. */
function rexprelFromInverse(x: IrExpr, e: IrExpr, near: number): IrExpr {
  return exceptNearZero(x, near, binary('/', binary('*', x, e), binary('-', literal(1), e)))
}

function exceptNearZero(x: IrExpr, near: number, quotient: IrExpr): IrExpr {
  return selectRarely(compare('<', call('abs', 'f64', x), literal(near)), seriesOf(x), quotient)
}

/** 1 - x/2 + x²/12 - x⁴/720: what is left out is below 5e-16 where x is small. */
function seriesOf(x: IrExpr): IrExpr {
  const x2 = call('square', 'f64', x)
  const inner = binary('-', literal(1 / 12), binary('*', x2, literal(1 / 720)))
  return binary('+', binary('-', literal(1), binary('*', x, literal(0.5))), binary('*', x2, inner))
}
