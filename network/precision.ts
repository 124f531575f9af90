import type { Precision } from '../abi/index.ts'
import { wrongArgument } from '../diagnostics/index.ts'

/** @throws HillockError `type-mismatch` for what is none; undefined leaves it open */
export function requirePrecision(given: unknown): asserts given is Precision | undefined {
  if (given === undefined || given === 'float64' || given === 'float32') return
  throw wrongArgument('precision', "'float64' or 'float32'", given)
}
