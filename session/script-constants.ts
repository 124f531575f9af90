/** What of a script can be set before it runs: constants that its text gives as numbers with units, and sizes of groups. */
import type { Expr, Script } from '../compiler/grammar/ast.ts'
import type { Span } from '../diagnostics/index.ts'
import { unitInScript } from '../units/index.ts'
import { assignedOnce } from './script-facts.ts'

/** `tau = 10*ms` at the top of a script, and nowhere else. */
export interface ScriptConstant {
  readonly name: string
  /** In its unit. */
  readonly value: number
  /** As the script writes it: `ms`, `nS/cm**2`; empty for numbers. */
  readonly unit: string
  /** Whether it is written as a whole number: how many, rather than how much. */
  readonly whole: boolean
  /** The right-hand side. */
  readonly span: Span
}

/** The constants of a script, in its order. */
export function scriptConstants(script: Script): readonly ScriptConstant[] {
  const once = assignedOnce(script)
  return script.statements.flatMap(statement => {
    if (statement.kind !== 'assign' || statement.targets.length !== 1) return []
    const [target] = statement.targets
    if (target?.kind !== 'name' || !once.has(target.name)) return []
    const read = quantityOf(statement.value)
    return read === undefined ? [] : [{ name: target.name, span: statement.value.span, ...read }]
  })
}

type Read = Pick<ScriptConstant, 'value' | 'unit' | 'whole'>

/** A group that is made with a number of neurons: `G = NeuronGroup(100, …)`. */
export interface ScriptSize {
  /** The variable that it is assigned to. */
  readonly name: string
  readonly value: number
  readonly span: Span
}

/** Groups at the top of a script whose sizes its text gives as numbers. */
export function scriptSizes(script: Script): readonly ScriptSize[] {
  return script.statements.flatMap(statement => {
    if (statement.kind !== 'assign' || statement.value.kind !== 'call') return []
    const [target] = statement.targets
    const { callee, arguments: given } = statement.value
    const made = callee.kind === 'name' || callee.kind === 'attribute' ? callee.name : ''
    const size = (given.find(({ name }) => name === 'N') ?? given.find(({ name }) => name === undefined))?.value
    if (target?.kind !== 'name' || !/^(?:Neuron|Poisson)Group$/.test(made) || size?.kind !== 'number') return []
    return size.integer ? [{ name: target.name, value: size.value, span: size.span }] : []
  })
}

/** The number of the first `seed(…)` at the top of a script. */
export function scriptSeed(script: Script): number | undefined {
  for (const statement of script.statements) {
    if (statement.kind !== 'expression' || statement.value.kind !== 'call') continue
    const { callee, arguments: given } = statement.value
    const name = callee.kind === 'name' ? callee.name : callee.kind === 'attribute' ? callee.name : ''
    const [first] = given
    if (name === 'seed' && first?.value.kind === 'number' && first.value.integer) return first.value.value
  }
  return undefined
}

/** A number, or one times or by units; undefined for anything that has to be worked out. */
function quantityOf(value: Expr): Read | undefined {
  const first = firstFactor(value)
  const number = numberOf(first)
  if (number === undefined || !isFactorOf(value, first)) return undefined
  const rest = textOf(first.span.end, value.span).trim()
  // `10*ms` is ten milliseconds, `10/ms` ten times `1/ms`.
  // Brackets, comments and lines that go on are more than a number with a unit.
  if (/[()#\n\\]/.test(rest)) return undefined
  const unit = rest.startsWith('*') ? rest.slice(1).trim() : rest === '' ? '' : `1${rest}`
  return { ...number, unit, whole: number.whole && unit === '' }
}

function numberOf(node: Expr): { readonly value: number; readonly whole: boolean } | undefined {
  if (node.kind === 'number') return node.imaginary ? undefined : { value: node.value, whole: node.integer }
  if (node.kind !== 'unary' || (node.operator !== '-' && node.operator !== '+')) return undefined
  const number = numberOf(node.operand)
  return number && { ...number, value: node.operator === '-' ? -number.value : number.value }
}

function textOf(from: number, { source, end }: Span): string {
  return source.text.slice(from, end)
}

/** What stands first in a product. */
function firstFactor(node: Expr): Expr {
  return isProduct(node) ? firstFactor(node.left) : node
}

/** Whether everything behind the first factor is units. */
function isFactorOf(node: Expr, first: Expr): boolean {
  return node === first || (isProduct(node) && isFactorOf(node.left, first) && isUnits(node.right))
}

function isUnits(node: Expr): boolean {
  if (node.kind === 'name') return unitInScript(node.name) !== undefined
  if (node.kind !== 'binary') return false
  if (node.operator === '**') return isUnits(node.left) && isWhole(node.right)
  return isProduct(node) && isUnits(node.left) && isUnits(node.right)
}

function isWhole(node: Expr): boolean {
  if (node.kind === 'unary') return node.operator === '-' && isWhole(node.operand)
  return node.kind === 'number' && node.integer
}

function isProduct(node: Expr): node is Extract<Expr, { kind: 'binary' }> {
  return node.kind === 'binary' && (node.operator === '*' || node.operator === '/')
}
