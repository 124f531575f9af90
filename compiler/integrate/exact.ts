import { error, type Diagnostic } from '../../diagnostics/index.ts'
import type { Expr } from '../grammar/ast.ts'
import type { Analysis } from './analysis.ts'
import { closure, connected } from './graph.ts'
import { linearSystem, unsteadyAtom, type LinearSystem, type Nonlinear } from './linear.ts'
import { firstNoise } from './noise.ts'
import { print, sourceTextOf } from '../grammar/print.ts'
import { calleeOf, firstWhere } from '../grammar/equation-tree.ts'
import type { ExactUpdate, LinearComponent, System } from './types.ts'
import { write } from './write.ts'

/**
 * The exact step of a linear system, singular or oscillating ones included, split into parts that do not act on each
 * other; or the reason, in Brian 2's words, why there is none.
 */
export function exactUpdate(analysis: Analysis): ExactUpdate | Diagnostic {
  const { system } = analysis
  for (const { equation, parts } of analysis.equations) {
    if (parts.noises.size > 0) {
      return refusal(
        firstNoise(equation.expression)?.span,
        'Cannot solve stochastic equations with this state updater.',
        'Use "euler", or "heun" if the noise depends on a variable.',
      )
    }
  }
  const linear = linearSystem(system, analysis.algebra)
  if (linear.kind === 'nonlinear') return nonlinear(linear)
  return unsteady(linear, system) ?? { kind: 'exact', method: 'exact', components: components(linear, system) }
}

function nonlinear({ equation, places, unexpanded }: Nonlinear): Diagnostic {
  const { name, expression } = equation
  const [place = expression, ...definitions] = places
  const message = `The expression '${sourceTextOf(expression)}', defining the variable '${name}', could not be separated into linear components.`
  const subject = place === expression ? 'It' : `'${sourceTextOf(place)}'`
  const help = unexpanded
    ? 'The expression is too large to be multiplied out; "euler", "rk2" or "rk4" can integrate it.'
    : `${subject} is not linear in the differential variables; "euler", "rk2" or "rk4" can integrate it.`
  const notes = definitions.map(each => ({ message: `'${sourceTextOf(each)}' is not linear`, span: each.span }))
  return error('integration', place.span, message, { help, notes })
}

function unsteady({ matrix, offset }: LinearSystem, system: System): Diagnostic | undefined {
  for (const [i, equation] of system.equations.entries()) {
    for (const each of [...(matrix[i] ?? []), offset[i] ?? []]) {
      const atom = unsteadyAtom(each)
      if (atom === undefined) continue
      const text = print(write(each, equation.expression.span))
      const message = `Expression '${text}' is not guaranteed to be constant over a time step.`
      return refusal(
        unsteadyPart(atom.expression, system).span,
        message,
        'Use "euler", "rk2" or "rk4", or write it as a subexpression flagged (constant over dt).',
      )
    }
  }
  return undefined
}

/** The `t` or the stateful call in an expression, if it stands in it and not in a subexpression. */
function unsteadyPart(expr: Expr, system: System): Expr {
  const isGuilty = (node: Expr): boolean =>
    (node.kind === 'name' && node.name === 't') || system.statefulFunctions.has(calleeOf(node) ?? '')
  return firstWhere(expr, isGuilty) ?? expr
}

function components({ matrix, offset, variables }: LinearSystem, system: System): LinearComponent[] {
  const acts = matrix.map(row => row.map(each => each.length > 0))
  const reaches = closure(acts)
  const isHomogeneous = offset.map(each => each.length === 0)
  const homogeneousRows = reaches.map(row => row.every((reached, j) => !reached || isHomogeneous[j]))
  return connected(acts).map(members => {
    const pick = <T>(all: readonly T[]): T[] => members.flatMap(i => all.slice(i, i + 1))
    const equations = pick(system.equations)
    return {
      variables: pick(variables),
      rates: equations.map(equation => equation.expression),
      matrix: equations.map(({ expression: { span } }, row) => {
        const values = pick(matrix[members[row] ?? 0] ?? [])
        return values.map(value => (value.length === 0 ? undefined : write(value, span)))
      }),
      reaches: pick(reaches).map(pick),
      homogeneous: pick(isHomogeneous).every(Boolean),
      homogeneousRows: pick(homogeneousRows),
      frozen: equations.map(equation => equation.unlessRefractory),
    }
  })
}

function refusal(span: Diagnostic['span'], message: string, help: string): Diagnostic {
  return error('integration', span, message, { help })
}
