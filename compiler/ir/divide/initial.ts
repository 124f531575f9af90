/** Which code that is done before the first step several threads can share. */
import { isInTurn } from '../effects.ts'
import type { IrStatement } from '../ir.ts'
import type { InitialCode } from '../program.ts'
import { withInner } from '../walk.ts'

/** Whether pieces of its rows, or elements, can be done at the same time and in any order. */
export function isInPieces(code: InitialCode): boolean {
  if (code.kind === 'connect') return true
  return code.kind === 'kernel' && !code.once && code.indices === undefined && isByElements(code.body)
}

/** Whether every element is assigned for itself, by what no other one has become. */
function isByElements(body: readonly IrStatement[]): boolean {
  return !isInTurn(body) && body.flatMap(withInner).every(isOfOwn)
}

function isOfOwn(statement: IrStatement): boolean {
  switch (statement.kind) {
    case 'set':
      return statement.array.per !== 'population'
    case 'let':
    case 'assign':
    case 'draw':
    case 'if':
      return true
    default:
      return false
  }
}
