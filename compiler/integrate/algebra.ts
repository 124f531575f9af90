/**
 * From expressions to polynomials. Products and quotients are gathered first, so that equal factors cancel before
 * anything is multiplied out: `(v + w)/(v + w)` is 1. Bounded: what would grow too large stays an unexpanded power.
 */
import type { Expr } from '../grammar/ast.ts'
import {
  collect,
  constant,
  keyOf,
  multiply,
  multiplyTerms,
  polynomialKey,
  powerOfTerm,
  scale,
  zero,
  type Atom,
  type Factor,
  type Polynomial,
  type Term,
} from './polynomial.ts'
import { minusOne, one, over, power, ratio, times, valueOf, type Ratio } from './ratio.ts'
import { calleeOf, operands } from '../grammar/equation-tree.ts'

/** What the algebra must know of the names and functions it meets. */
interface Vocabulary {
  readonly subexpressions: ReadonlyMap<string, Expr>
  readonly statefulFunctions: ReadonlySet<string>
  readonly stepwiseFunctions: ReadonlySet<string>
}

/** Turns the expressions of one system into polynomials over shared atoms. */
export interface Algebra {
  /** Subexpressions are substituted. */
  readonly polynomial: (expr: Expr) => Polynomial
  /** Every name an expression holds, those of subexpressions included, whether or not they cancel. */
  readonly names: (expr: Expr) => ReadonlySet<string>
}

/** Most terms a polynomial may have after multiplying out. */
const mostTerms = 300

/** Most term by term multiplications for one system. */
const mostWork = 50_000

/** Largest whole power that is taken of a number or multiplied out of a sum. */
const largestPower = 64

export function createAlgebra(vocabulary: Vocabulary): Algebra {
  const atoms = new Map<string, Atom>()
  const known = new Map<Expr, Polynomial>()
  const namesIn = new Map<Expr, ReadonlySet<string>>()
  let work = 0

  function polynomial(expr: Expr): Polynomial {
    const before = known.get(expr)
    if (before !== undefined) return before
    const result = convert(expr)
    known.set(expr, result)
    return result
  }

  function convert(expr: Expr): Polynomial {
    switch (expr.kind) {
      case 'number':
        return expr.imaginary || !Number.isFinite(expr.value)
          ? single(opaque(expr))
          : constant(ratio(expr.value, 1, !expr.integer))
      case 'name': {
        const meaning = vocabulary.subexpressions.get(expr.name)
        return meaning === undefined ? single(plainName(expr, expr.name)) : polynomial(meaning)
      }
      case 'binary':
        if (expr.operator === '+' || expr.operator === '-') return added(expr)
        return isProduct(expr) ? multipliedOut(expr) : single(opaque(expr))
      default:
        return isProduct(expr) ? multipliedOut(expr) : single(opaque(expr))
    }
  }

  function added(expr: Expr): Polynomial {
    const summands: { part: Expr; minus: boolean }[] = []
    let rest = expr
    for (; rest.kind === 'binary' && (rest.operator === '+' || rest.operator === '-'); rest = rest.left) {
      summands.push({ part: rest.right, minus: rest.operator === '-' })
    }
    summands.push({ part: rest, minus: false })
    const terms = summands
      .toReversed()
      .flatMap(({ part, minus }) => (minus ? scale(polynomial(part), minusOne) : polynomial(part)))
    work += terms.length
    return collect(terms)
  }

  function multipliedOut(expr: Expr): Polynomial {
    const term = gather(expr, 1)
    return Number.isFinite(valueOf(term.coefficient)) ? expand(term) : single(opaque(expr))
  }

  /** `expr**exponent` as one term, bases that are sums standing as atoms; `exponent` is whole unless a root leads here. */
  function gather(expr: Expr, exponent: number): Term {
    if (Number.isInteger(exponent)) {
      if (expr.kind === 'unary' && expr.operator === '+') return gather(expr.operand, exponent)
      if (expr.kind === 'unary' && expr.operator === '-') {
        const operand = gather(expr.operand, exponent)
        return exponent % 2 === 0 ? operand : { ...operand, coefficient: times(operand.coefficient, minusOne) }
      }
      if (expr.kind === 'binary' && (expr.operator === '*' || expr.operator === '/')) {
        const right = expr.operator === '*' ? exponent : -exponent
        return multiplyTerms(gather(expr.left, exponent), gather(expr.right, right))
      }
      const inner = expr.kind === 'binary' && expr.operator === '**' ? constantValue(expr.right) : undefined
      if (expr.kind === 'binary' && inner !== undefined) return gather(expr.left, inner * exponent)
    }
    return raised(polynomial(expr), exponent, expr)
  }

  /** `base**exponent` as one term; a base that is no single term becomes an atom. */
  function raised(base: Polynomial, exponent: number, place: Expr): Term {
    const [only, ...others] = base
    const smallPower = Number.isInteger(exponent) && Math.abs(exponent) <= largestPower
    if (only !== undefined && others.length === 0) {
      if (exponent === 1) return only
      if (smallPower || (Number.isInteger(exponent) && isOne(only.coefficient))) {
        const result = powerOfTerm(only, exponent)
        if (isTame(result.coefficient)) return result
      }
      if (rootsFreely(only)) {
        const factors = only.factors.map(each => ({ ...each, exponent: each.exponent * exponent }))
        return { coefficient: one, factors: factors.filter(each => each.exponent !== 0) }
      }
    }
    if (exponent === 0) return { coefficient: one, factors: [] }
    const { atom, multiple } = sumAtom(base, place)
    const coefficient = power(multiple, smallPower ? exponent : 0)
    if (isOne(multiple) || (smallPower && isTame(coefficient))) return { coefficient, factors: [{ atom, exponent }] }
    return { coefficient: one, factors: [{ atom: newSumAtom(`just ${polynomialKey(base)}`, base, place), exponent }] }
  }

  /** Multiplies out the sums of a term that stand under a positive whole exponent, as far as that stays small. */
  function expand(term: Term): Polynomial {
    if (term.coefficient.numerator === 0) return zero
    let result: Polynomial = [{ ...term, factors: term.factors.filter(factor => !isExpandable(factor)) }]
    for (const factor of term.factors.filter(isExpandable)) {
      const unexpanded: Term = { coefficient: one, factors: [factor] }
      result = timesPower(result, factor) ?? result.map(each => multiplyTerms(each, unexpanded))
    }
    return result
  }

  function timesPower(start: Polynomial, { atom, exponent }: Factor): Polynomial | undefined {
    if (exponent > largestPower) return undefined
    const sum = atom.sum ?? zero
    let result = start
    for (let count = 0; count < exponent; count++) {
      work += result.length * sum.length
      if (work > mostWork) return undefined
      result = multiply(result, sum)
      if (result.length > mostTerms) return undefined
    }
    // A root may have met itself and become a sum again, as in (1 + (a + b)**0.5)*(1 - (a + b)**0.5).
    return result.some(each => each.factors.some(isExpandable)) ? collect(result.flatMap(expand)) : result
  }

  function constantValue(expr: Expr): number | undefined {
    const value = polynomial(expr)
    if (value.length === 0) return 0
    const [first, ...others] = value
    return first !== undefined && others.length === 0 && first.factors.length === 0
      ? valueOf(first.coefficient)
      : undefined
  }

  /** Products, quotients, signs and constant powers are looked into; `2**n` is not. */
  function isProduct(expr: Expr): boolean {
    if (expr.kind === 'unary') return expr.operator === '-' || expr.operator === '+'
    if (expr.kind !== 'binary') return false
    return (
      expr.operator === '*' ||
      expr.operator === '/' ||
      (expr.operator === '**' && constantValue(expr.right) !== undefined)
    )
  }

  function plainName(expression: Expr, name: string): Atom {
    return intern(`name ${name}`, () => ({ expression, names: new Set([name]), steady: name !== 't' }))
  }

  /** A sum as a multiple of an atom: `2*a + 2*b` and `a + b` share one. */
  function sumAtom(sum: Polynomial, expression: Expr): { atom: Atom; multiple: Ratio } {
    const lead = leading(sum)
    const atom = newSumAtom(`multiple of ${polynomialKey(scale(sum, over(one, lead)))}`, sum, expression)
    return { atom, multiple: over(lead, leading(atom.sum ?? sum)) }
  }

  function newSumAtom(key: string, sum: Polynomial, expression: Expr): Atom {
    const inside = sum.flatMap(term => term.factors.map(factor => factor.atom))
    const names = new Set(inside.flatMap(atom => [...atom.names]))
    return intern(key, () => ({ expression, sum, names, steady: inside.every(atom => atom.steady) }))
  }

  /** A node that is not looked into; equal ones (operands compared as polynomials) are one atom. */
  function opaque(expression: Expr): Atom {
    const inside = operands(expression).map(operand => polynomial(operand))
    const key = [headOf(expression), ...inside.map(polynomialKey)].join(' , ')
    const callee = calleeOf(expression)
    const stepwise = callee !== undefined && vocabulary.stepwiseFunctions.has(callee)
    const steadyOperands = operands(expression).every((operand, index) => {
      if (stepwise && operand.kind === 'name' && operand.name === 't') return true
      return (inside[index] ?? zero).every(term => term.factors.every(factor => factor.atom.steady))
    })
    return intern(key, () => ({
      expression,
      names: new Set(
        inside.flatMap(each => each.flatMap(term => term.factors.flatMap(factor => [...factor.atom.names]))),
      ),
      steady: steadyOperands && !(callee !== undefined && vocabulary.statefulFunctions.has(callee)),
    }))
  }

  function allNames(expr: Expr): ReadonlySet<string> {
    const before = namesIn.get(expr)
    if (before !== undefined) return before
    const meaning = expr.kind === 'name' ? vocabulary.subexpressions.get(expr.name) : undefined
    const inside = meaning === undefined ? operands(expr) : [meaning]
    const found = new Set(inside.flatMap(each => [...allNames(each)]))
    if (expr.kind === 'name') found.add(expr.name)
    namesIn.set(expr, found)
    return found
  }

  function intern(key: string, make: () => Omit<Atom, 'id'>): Atom {
    const before = atoms.get(key)
    if (before !== undefined) return before
    const atom = { id: atoms.size, ...make() }
    atoms.set(key, atom)
    return atom
  }

  return { polynomial, names: allNames }
}

/** Whether (x**n)**e is x**(n*e) for every e and real x: not for even n, where a root gives |x|. */
function rootsFreely({ coefficient, factors }: Term): boolean {
  const [only, ...others] = factors
  return isOne(coefficient) && only !== undefined && others.length === 0 && Math.abs(only.exponent % 2) === 1
}

function isOne({ numerator, denominator }: Ratio): boolean {
  return numerator === 1 && denominator === 1
}

/** The coefficient of the term whose factors sort first, for multiples of a sum the same term; 1 for zero. */
function leading(polynomial: Polynomial): Ratio {
  const keyed = polynomial.map(({ factors, coefficient }) => ({ key: keyOf(factors), coefficient }))
  return keyed.toSorted((a, b) => (a.key < b.key ? -1 : 1))[0]?.coefficient ?? one
}

/** A sum that can be multiplied out. */
function isExpandable({ atom, exponent }: Factor): boolean {
  return atom.sum !== undefined && exponent > 0 && Number.isInteger(exponent)
}

function single(atom: Atom): Polynomial {
  return [{ coefficient: one, factors: [{ atom, exponent: 1 }] }]
}

function isTame(coefficient: Ratio): boolean {
  const value = valueOf(coefficient)
  return Number.isFinite(value) && value !== 0
}

/** What distinguishes nodes with equal operands. */
function headOf(expr: Expr): string {
  switch (expr.kind) {
    case 'call':
      return `call ${calleeOf(expr) ?? ''}`
    case 'unary':
    case 'binary':
    case 'logical':
      return `${expr.kind} ${expr.operator}`
    case 'compare':
      return `compare ${expr.operators.join(' ')}`
    case 'number':
    case 'constant':
      return `${expr.kind} ${expr.kind === 'number' ? expr.text : expr.value}`
    default:
      return expr.kind
  }
}
