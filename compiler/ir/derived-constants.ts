/**
 * Constants that follow others: `sigma = 0.5*(vt0-vr)` keeps its expression only if evaluating it again gives the same
 * bits, so that a module in which nothing was changed computes what the script computed.
 */
import { infer } from '../check/infer.ts'
import { outsideScope } from '../check/scope.ts'
import type { Expr } from '../grammar/ast.ts'
import { namesIn } from '../grammar/index.ts'
import { constantNamed, type External, isConstant, type Namespace, type Outside } from '../model/external.ts'
import { interpretScalar } from './interpret.ts'
import { lowerConstant } from './lower/constants.ts'
import { createConstants } from './lower/references.ts'
import { normalise } from './passes/powers.ts'
import type { Runtime } from './runtime.ts'

/** The namespace with those expressions dropped that would not give the constant's value again. */
export function keepDerivable(namespace: Namespace, runtime: Runtime): Namespace {
  const kept = new Map<string, Outside>(namespace)
  for (const [name, external] of namespace) {
    if (!isConstant(external)) continue
    const { expression, ...value } = external
    const good =
      expression !== undefined && !isCircular(name, namespace) && givesAgain(external, expression, namespace, runtime)
    kept.set(name, good ? external : value)
  }
  return kept
}

/** Whether an expression over constants gives exactly this value. */
export function givesAgain(
  external: Omit<External, 'expression'>,
  expression: Expr,
  namespace: Namespace,
  runtime: Runtime,
): boolean {
  const scope = outsideScope(namespace)
  const inferred = infer(expression, { scope, report: () => undefined, candidates: () => [] })
  if (inferred === undefined || namesIn(expression).every(({ name }) => !namespace.has(name))) return false
  const { constant, values } = createConstants(name => constantNamed(name, namespace))
  const lowered = lowerConstant(expression, external.type, namespace, constant)
  if (lowered === undefined) return false
  const value = interpretScalar(normalise(lowered), {
    runtime,
    length: 1,
    place: place => (place.kind === 'scalar' ? (values.get(place.scalar) ?? Number.NaN) : Number.NaN),
  })
  return Object.is(value, external.value)
}

function isCircular(start: string, namespace: Namespace): boolean {
  const seen = new Set<string>()
  const reaches = (name: string): boolean => {
    const expression = constantNamed(name, namespace)?.expression
    if (expression === undefined || seen.has(name)) return false
    seen.add(name)
    return namesIn(expression).some(used => used.name === start || reaches(used.name))
  }
  return reaches(start)
}
