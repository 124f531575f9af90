import type { ArrayValue } from '../arrays/array.ts'
import type { CallSite } from '../evaluate/call.ts'
import { readSignature } from '../evaluate/parameters.ts'
import type { Library } from '../later.ts'
import type { Called, FunctionValue, Value } from '../evaluate/values.ts'

/** What a row computes: its arguments in the order of the signature, undefined (at the end maybe missing) where not given. */
export type Implementation = (arguments_: readonly (Value | undefined)[], site: CallSite, into?: ArrayValue) => Called

export interface RowOptions {
  /** Keywords that are known elsewhere and not taken yet. */
  readonly later?: readonly string[]
  /** Where that is; Brian 2 unless given. */
  readonly laterOf?: Library
  /** It is a class: `float`, `NeuronGroup`. */
  readonly type?: boolean
  /** It goes through all of its first argument before anything else. */
  readonly collects?: true
  /** Which folders it needs, if it reaches files. */
  readonly reach?: NonNullable<FunctionValue['reach']>
  readonly attributes?: ReadonlyMap<string, Value>
}

/**
 * One function of a library table: its signature as Python writes it (defaults are for the reader) and what it does.
 *
 * ```ts
 * row('linspace(start, stop, num=50)', ([start, stop, num], site) => …)
 * ```
 */
export function row(signature: string, call: Implementation, options: RowOptions = {}): FunctionValue {
  return { kind: 'function', ...readSignature(signature), call, ...options }
}

/** A row that is a method of a class: it gets the instance first. */
export function classRow(signature: string, call: Implementation): FunctionValue {
  return { ...row(signature, call), binds: true }
}

/** Rows as a table by name. */
export function table(rows: readonly FunctionValue[]): Map<string, Value> {
  return new Map(rows.map(each => [each.name, each]))
}

/** One method: its signature without `self`, and what it does to the value before the dot. */
export interface MethodRow<Self> {
  readonly name: string
  readonly parameters: FunctionValue['parameters']
  readonly bind: (self: Self) => FunctionValue
  readonly call: (self: Self, arguments_: readonly (Value | undefined)[], site: CallSite) => Called
}

export function method<Self>(signature: string, call: MethodRow<Self>['call']): MethodRow<Self> {
  const { name, parameters } = readSignature(signature)
  return methodRow(name, parameters, call)
}

/** As {@link method}, of parameters that were read. */
export function methodRow<Self>(
  name: string,
  parameters: FunctionValue['parameters'],
  call: MethodRow<Self>['call'],
): MethodRow<Self> {
  return {
    name,
    parameters,
    call,
    bind: self => ({ kind: 'function', name, parameters, call: (arguments_, site) => call(self, arguments_, site) }),
  }
}

/** Method rows by name. */
export function methods<Self>(rows: readonly MethodRow<Self>[]): ReadonlyMap<string, MethodRow<Self>> {
  return new Map(rows.map(each => [each.name, each]))
}
