/** `EquationFunction`: a function of the modeller's own for equations, written as Python (semantics §10.5). */
import { bodyOf, functions, namedConstants, textFunctions } from '../compiler/index.ts'
import type { Def, Statement } from '../compiler/grammar/ast.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type {
  ArgumentNeed,
  FunctionParameter,
  Known,
  OutsideExpr,
  OwnFunction,
} from '../compiler/model/own-function.ts'
import { error, HillockError, requireOptions, requireText, type Span } from '../diagnostics/index.ts'
import { type Dimension, dimensionless, unitInExpressions } from '../units/index.ts'
import { built } from './built.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import { parsedUnit } from './quantities.ts'
import { tools } from './tools.ts'

export interface EquationFunctionOptions {
  /** Unit of each argument that has to be of one, by name: `{ v: 'volt' }`; `boolean` for a condition. Others may have any. */
  readonly arguments?: Readonly<Record<string, string>> | undefined
  /** Unit of the result: `'hertz'`, `'1'`; `boolean` for a condition. */
  readonly result: string
  /** What the text names besides its own: constants, TimedArrays, other functions. */
  readonly namespace?: Namespace | NamespaceLike | undefined
}

/**
 * A function for equations and statements, whose text becomes part of their code. It is made of assignments, `if`, `elif`,
 * `else` and `return`, and may call elementary functions, `where`, `minimum`, `maximum` and other functions of its namespace.
 *
 * ```ts
 * const rate = new EquationFunction('def rate(v): return exp(v/(10*mV))/ms', { arguments: { v: 'volt' }, result: 'hertz' })
 * new NeuronGroup(10, 'dn/dt = rate(v)*(1 - n) : 1\nv : volt', { namespace: { rate } })
 * ```
 */
export class EquationFunction implements OwnFunction {
  readonly kind = 'function'
  readonly name: string
  readonly parameters: readonly FunctionParameter[]
  readonly result: Dimension | 'boolean'
  readonly type = 'float'
  readonly stateful = false
  readonly bare = false
  readonly body: readonly Statement[]
  readonly span: Span
  readonly #namespace: Namespace

  /**
   * @param text one `def`
   * @throws HillockError for what is none, or names arguments that it does not have; what its text does wrong is said where it is called
   */
  constructor(text: string, options: EquationFunctionOptions) {
    requireText('the text of an EquationFunction', text)
    requireOptions('EquationFunction', options, { arguments: 'object', result: 'text', namespace: 'own' })
    const { arguments: units = {}, result, namespace } = options
    const node = definition(text)
    const names = node.parameters.map(({ name }) => name)
    const stray = Object.keys(units).find(name => !names.includes(name))
    if (stray !== undefined) throw failure(node.nameSpan, `'${node.name}' has no argument '${stray}'`)
    this.name = node.name
    this.parameters = names.map(name => ({ name, need: needOf(units[name]) }))
    this.result = resultOf(result)
    this.body = bodyOf(node)
    this.span = node.nameSpan
    this.#namespace = namespaceOf(namespace)
  }

  outside(expr: OutsideExpr): Known | undefined {
    if (expr.kind !== 'name') return undefined
    const { name } = expr
    const own = this.#namespace.get(name)
    if (own !== undefined) return own
    const constant = namedConstants.get(name)
    if (constant !== undefined) return { kind: 'number', value: constant, dimension: dimensionless }
    const unit = unitInExpressions(name)
    if (unit !== undefined) return { kind: 'number', value: unit.value, dimension: unit.dimension }
    return functions.has(name) || textFunctions.has(name) ? { kind: 'built-in', name } : undefined
  }
}

function definition(text: string): Def {
  const script = built(report => tools().parser.script({ name: 'function', text }, report))
  const [node, ...others] = script.statements
  const span = { source: { name: 'function', text }, start: 0, end: text.length }
  if (node?.kind !== 'def' || others.length > 0 || node.decorators.length > 0)
    throw failure(span, 'the text of an EquationFunction is one def, such as def f(x): return x*x')
  const odd = node.parameters.find(({ kind, default: value }) => kind !== 'ordinary' || value !== undefined)
  if (odd !== undefined)
    throw failure(odd.span, 'arguments of functions in equations are given one by one, all of them')
  return node
}

function resultOf(unit: string): Dimension | 'boolean' {
  requireText('the unit of an EquationFunction', unit)
  return unit === 'boolean' ? 'boolean' : parsedUnit(unit).dimension
}

function needOf(unit: string | undefined): ArgumentNeed {
  return unit === undefined ? 'any' : resultOf(unit)
}

function failure(span: Span, message: string): HillockError {
  return new HillockError([error('function', span, message)])
}
