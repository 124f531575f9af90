/** The step code of one group, ready to be emitted. */
import type { IrExpr, IrStatement, MatrixStatement, RandomSite, IrType } from './ir.ts'

export interface Kernel {
  /** Computed once per neuron and step before monitors sample: values constant over dt. */
  readonly before: readonly IrStatement[]
  /** State update, threshold, reset. */
  readonly body: readonly IrStatement[]
  /** Once per neuron at the end of a block, as of its last step. */
  readonly after: readonly IrStatement[]
  /** Scalars of `prepare()`, in order. */
  readonly derived: readonly Derivation[]
  /** Arrays of `prepare()`, in order; expressions of one neuron. */
  readonly derivedArrays: readonly Derivation[]
  /** Values of a step, in order. */
  readonly tracks: readonly { readonly name: string; readonly value: IrExpr }[]
  /** Values that state monitors compute when they sample. */
  readonly recorded: ReadonlyMap<string, IrExpr>
  readonly sites: readonly RandomSite[]
  /** Sites whose draws are made only for spiking neurons. */
  readonly rareSites: ReadonlySet<number>
}

/** One value, or the entries of a function of a matrix. */
export type Derivation = { readonly kind: 'value'; readonly name: string; readonly value: IrExpr } | MatrixStatement

/** Names and types that a derivation defines. */
export function derivedNames(derivation: Derivation): { name: string; type: IrType }[] {
  if (derivation.kind === 'value') return [{ name: derivation.name, type: derivation.value.type }]
  return derivation.results.map(({ name }) => ({ name, type: 'f64' as const }))
}
