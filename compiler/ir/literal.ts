import type { IrType } from './ir.ts'

/** A number as AssemblyScript reads it back to the same bits. */
export function emitLiteral(value: number, type: IrType): string {
  if (type === 'bool') return value === 0 ? 'false' : 'true'
  if (type !== 'f64') return String(value)
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const text = Object.is(value, -0) ? '-0' : String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}
