import { cast, type IrStatement, local, type Local } from './ir.ts'
import { keepInRegisters } from './passes/registers.ts'
import type { Hoisted } from './program.ts'

/** What computes the derived arrays of one neuron, in order. */
export function deriveCode({ arrays }: Hoisted): IrStatement[] {
  const statements = arrays.flatMap((derivation): IrStatement[] => {
    if (derivation.kind === 'value')
      return [{ kind: 'set', array: derivation.target, index: 'own', value: derivation.value }]
    const { results, ...matrix } = derivation
    const made = results.map(({ target, row, column }) => {
      const entry: Local = { stem: target.name, type: 'f64' }
      return { target, result: { local: entry, row, column } }
    })
    return [
      { ...matrix, results: made.map(({ result }) => result) },
      ...made.map(({ target, result }): IrStatement => ({
        kind: 'set',
        array: target,
        index: 'own',
        value: cast(local(result.local), target.type),
      })),
    ]
  })
  return keepInRegisters(statements, { kind: 'neurons' })
}
