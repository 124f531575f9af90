/** The words that vector instructions of all shapes have in common. */
import type { IrCompare, IrType } from '../../ir/ir.ts'
import { isFloat } from '../../ir/ir.ts'

/** By operator. */
export const operations = { '+': 'add', '-': 'sub', '*': 'mul', '/': 'div' } as const

const comparisons = { '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge', '==': 'eq', '!=': 'ne' } as const

/** The word for a comparison of lanes of a type. */
export function comparison(operator: IrCompare['operator'], type: IrType): string {
  const signed = isFloat(type) || operator === '==' || operator === '!=' ? '' : '_s'
  return `${comparisons[operator]}${signed}`
}

/** Conditions compared, masks over lanes of a shape: false is less than true. */
export function compareMasks(shape: string, operator: IrCompare['operator'], left: string, right: string): string {
  switch (operator) {
    case '==':
      return `${shape}.eq(${left}, ${right})`
    case '!=':
      return `v128.xor(${left}, ${right})`
    case '<':
      return `v128.andnot(${right}, ${left})`
    case '>':
      return `v128.andnot(${left}, ${right})`
    case '<=':
      return `v128.or(v128.not(${left}), ${right})`
    case '>=':
      return `v128.or(${left}, v128.not(${right}))`
  }
}
