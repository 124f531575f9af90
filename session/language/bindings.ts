/** All values that a script gives to each of its names, wherever it does: what equations find under the name when they run. */
import { isDimensionless } from '../../units/index.ts'
import type { Namespace, Outside, Unsettled } from '../../compiler/model/external.ts'
import { eitherKnown, type Known, type KnownNumber } from './known.ts'

/** What is given to names, in order; undefined for what nobody knows. */
export type Bindings = Map<string, (Known | undefined)[]>

export function bindName(bindings: Bindings, name: string, known: Known | undefined): void {
  const before = bindings.get(name)
  if (before === undefined) bindings.set(name, [known])
  else before.push(known)
}

/** What equations know of names, whichever of their values they meet. */
export function namespaceOf(bindings: Bindings): Namespace {
  const names = new Map<string, Outside>()
  for (const [name, values] of bindings) {
    const [first, ...others] = values
    names.set(name, outsideOf(others.reduce(eitherKnown, first)))
  }
  return names
}

/** A value as equations may use it. */
export function outsideOf(known: Known | undefined): Outside {
  if (known?.kind !== 'number' || known.many) return unsettled
  const { type, dimension, value } = known
  if (value === undefined) return { kind: 'unsettled', number: { type, dimension } }
  return { type, dimension, value, ...writtenIn(known) }
}

/** The unit of `10*ms`, for display. */
function writtenIn({ expression, dimension }: KnownNumber): { readonly unit?: string } {
  if (isDimensionless(dimension) || expression?.kind !== 'binary' || expression.operator !== '*') return {}
  return expression.right.kind === 'name' ? { unit: expression.right.name } : {}
}

const unsettled: Unsettled = { kind: 'unsettled' }

/** Names of which nobody knows what there are: each of them may be there. */
export class OpenNamespace extends Map<string, Outside> {
  override get(name: string): Outside {
    return super.get(name) ?? unsettled
  }

  override has(_name: string): boolean {
    return true
  }
}
