/** What IR by hand is made of. */
import {
  type ArrayRef,
  call,
  compare,
  element,
  type EventRef,
  type IrExpr,
  type IrStatement,
  type IrType,
  literal,
  type Local,
} from '../../../compiler/ir/ir.ts'
import type { Loop } from '../../../compiler/ir/program.ts'

/** An array of the one population there is. */
export function array(
  name: string,
  type: IrType = 'f64',
  per: ArrayRef['per'] = 'neuron',
  purpose: ArrayRef['purpose'] = 'state',
): ArrayRef {
  return { name, type, population: 0, per, purpose }
}

/** A local. */
export function temporary(stem: string, type: IrType = 'f64'): Local {
  return { stem, type }
}

/** Defines a local. */
export function define(local: Local, value: IrExpr): IrStatement {
  return { kind: 'let', local, value }
}

/** Gives a local another value. */
export function assign(local: Local, value: IrExpr): IrStatement {
  return { kind: 'assign', local, value }
}

export function when(condition: IrExpr, ...body: IrStatement[]): IrStatement {
  return { kind: 'if', condition, body }
}

/** `a > 1`. */
export function above(a: ArrayRef): IrExpr {
  return compare('>', element(a), literal(1))
}

/** An operation that is done for one neuron after the other. */
export function single(of: IrExpr): IrExpr {
  return call('latest_spike', 'f64', of, literal(2), literal(1, 'i64'))
}

/** A loop over neurons that nothing has been done to. */
export function loopOver(body: readonly IrStatement[]): Loop {
  return { domain: { kind: 'neurons' }, clock: 0, phases: [0], body, lanes: 'scalar' }
}

export const spike: EventRef = { name: 'spike', population: 0 }
export const raise: IrStatement = { kind: 'event', event: spike }
