/** What a step computes for each neuron: what a model's speed depends on. */
import type { IrExpr, IrStatement } from './ir.ts'
import { builtIn, operationNamed } from './operations.ts'
import type { Kernel } from './program.ts'
import { expressionsOf, neededOperands } from './walk.ts'

/** Counts for one neuron and step; loads and stores are not counted. */
export interface Cost {
  /** Calls of functions and draws of random numbers, by name. */
  readonly calls: Readonly<Record<string, number>>
  readonly divisions: number
  /** Additions, products, comparisons, choices and the like. */
  readonly operations: number
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
  return { calls, divisions, operations }
}

class Counting implements Cost {
  readonly calls: Record<string, number> = {}
  divisions = 0
  operations = 0

  statements(statements: readonly IrStatement[]): void {
    for (const statement of statements) {
      for (const expr of expressionsOf(statement)) this.#expression(expr)
      if (statement.kind === 'draw' || statement.kind === 'fill') this.#call(statement.function)
      if (statement.kind === 'map') this.#call(statement.operation)
      if (statement.kind === 'matrix') this.#call(`${statement.function}Matrix`)
      if (statement.kind === 'if' && statement.body.every(({ kind }) => kind !== 'event'))
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
