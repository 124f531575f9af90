import { type IrType, isFloat } from './ir.ts'

/** A number as AssemblyScript reads it back to the same bits. */
export function emitLiteral(value: number, type: IrType): string {
  if (type === 'bool') return value === 0 ? 'false' : 'true'
  if (!isFloat(type)) return String(value)
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity'
  const text = Object.is(value, -0) ? '-0' : type === 'f32' ? shortestSingle(value) : String(value)
  return /^-?\d+$/.test(text) ? `${text}.0` : text
}

/** The fewest digits that give the same float of single precision. */
function shortestSingle(value: number): string {
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits))
    if (Math.fround(short) === value) return String(short)
  }
  return String(value)
}
