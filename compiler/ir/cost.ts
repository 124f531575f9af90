/** What a step computes for each neuron: what a model's speed depends on. */
import { elementBytes } from '../../abi/index.ts'
import { effectsOf } from './effects.ts'
import type { IrExpr, IrStatement } from './ir.ts'
import { builtIn, operationNamed } from './operations.ts'
import type { Kernel } from './program.ts'
import { formOf } from './vectors/forms.ts'
import { expressionsOf, neededOperands, operands, withInner } from './walk.ts'

/** Counts for one neuron and step; loads and stores are not counted. */
export interface Cost {
  /** Calls of functions and draws of random numbers, by name. */
  readonly calls: Readonly<Record<string, number>>
  readonly divisions: number
  /** Additions, products, comparisons, choices and the like. */
  readonly operations: number
  /** Bytes of all arrays, rows and lists, those of the kernel that touches most. */
  readonly bytes: number
  /** What has no form in vectors and is done one neuron after the other. */
  readonly single: readonly string[]
}

/**
 * The cost of the loops over neurons of some kernels, taken together. Not counted is what few neurons compute: the code of events, and
 * the rare side of a choice.
 */
export function costOf(kernels: readonly Kernel[]): Cost {
  const counting = new Counting()
  for (const { domain, body } of kernels.flatMap(({ loops }) => loops))
    if (domain.kind === 'neurons' || domain.kind === 'tile') counting.statements(body)
  const { calls, divisions, operations } = counting
  const bytes = Math.max(0, ...kernels.map(bytesTouched))
  return { calls, divisions, operations, bytes, single: [...new Set(kernels.flatMap(doneSingly))] }
}

function bytesTouched({ loops }: Kernel): number {
  const { reads, writes } = effectsOf(loops.flatMap(({ body }) => body))
  const arrays = [...new Set([...reads, ...writes])].filter(({ per }) => per === 'neuron' || per === 'tile')
  const lists = loops.flatMap(({ body }) => body).filter(({ kind }) => kind === 'meet')
  const ofLists = lists.length * elementBytes.i32
  return arrays.reduce((sum, { type }) => sum + elementBytes[type === 'bool' ? 'u8' : type], ofLists)
}

function doneSingly({ loops }: Kernel): string[] {
  if (loops.every(({ lanes }) => lanes === 'scalar')) return []
  const statements = loops
    .filter(({ domain, lanes }) => domain.kind === 'neurons' && lanes === 'scalar')
    .flatMap(({ body }) => body)
  return statements.flatMap(statement => {
    const inside = expressionsOf(statement).flatMap(singleOperations)
    if (statement.kind === 'draw') return [...inside, statement.function]
    if (statement.kind === 'adaptive') return [`integration by ${statement.scheme}`]
    return statement.kind === 'matrix' ? [...inside, `${statement.function} of a matrix`] : inside
  })
}

function singleOperations(expr: IrExpr): string[] {
  const inner = operands(expr).flatMap(singleOperations)
  if (formOf(expr) !== 'single') return inner
  return [expr.kind === 'call' ? expr.operation : `${expr.type} of ${operands(expr)[0]?.type}`, ...inner]
}

class Counting implements Pick<Cost, 'calls' | 'divisions' | 'operations'> {
  readonly calls: Record<string, number> = {}
  divisions = 0
  operations = 0

  statements(statements: readonly IrStatement[]): void {
    for (const statement of statements) {
      for (const expr of expressionsOf(statement)) this.#expression(expr)
      if (statement.kind === 'draw' || statement.kind === 'fill') this.#call(statement.function)
      if (statement.kind === 'map') this.#call(statement.operation)
      if (statement.kind === 'matrix') this.#call(`${statement.function}Matrix`)
      // Of one evaluation of the rates: how many a step takes is up to the neuron.
      if (statement.kind === 'adaptive') this.statements(statement.body)
      if (statement.kind === 'if' && statement.body.flatMap(withInner).every(({ kind }) => kind !== 'event'))
        this.statements(statement.body)
    }
  }

  #expression(expr: IrExpr): void {
    switch (expr.kind) {
      case 'literal':
      case 'read':
        return
      case 'binary':
        if (expr.operator === '/') this.divisions++
        else this.operations++
        break
      case 'call': {
        const { file, cheap } = operationNamed(expr.operation)
        if (file === builtIn || cheap === true) this.operations += expr.operation === 'cube' ? 2 : 1
        else this.#call(expr.operation)
        break
      }
      default:
        this.operations++
    }
    for (const operand of neededOperands(expr)) this.#expression(operand)
  }

  #call(name: string): void {
    this.calls[name] = (this.calls[name] ?? 0) + 1
  }
}
