import type { IrExpr, Place } from '../ir.ts'
import { operands } from '../walk.ts'

/** A readable name from the names and operations inside an expression: `exp_dt_tau`. */
export function describe(expr: IrExpr): string {
  if (expr.kind === 'call' && expr.operation === 'latest_spike') return expr.operation
  const words = wordsOf(expr)
  const unique = words.filter((word, index) => words.indexOf(word) === index && (word !== 'minus' || index === 0))
  const name = unique.slice(0, 4).join('_').replaceAll(/\W+/g, '_').slice(0, 32)
  return /^[A-Za-z]/.test(name) ? name : `k_${name}`
}

function wordsOf(expr: IrExpr): string[] {
  if (expr.kind === 'read') return [wordOf(expr.place)]
  if (expr.kind === 'literal') return []
  const inner = operands(expr).flatMap(wordsOf)
  if (expr.kind === 'call') return [expr.operation, ...inner]
  if (expr.kind === 'negate') return ['minus', ...inner]
  const inverse = expr.kind === 'binary' && expr.operator === '/' && expr.left.kind === 'literal'
  return inverse ? ['per', ...inner] : inner
}

function wordOf(place: Place): string {
  switch (place.kind) {
    case 'scalar':
      return place.scalar.name
    case 'element':
      return place.array.name
    case 'local':
      return place.local.stem
    case 'index':
      return 'i'
    case 'size':
      return 'N'
    case 'time':
      return 't'
    case 'dt':
    case 'step':
      return place.kind
  }
}
