/** Groups that compute expressions, and what two ways of computing them disagree about. */
import { HillockError, NeuronGroup, type NeuronGroupOptions } from '../../../network/index.ts'
import { type Expression, inputConstants, inputEquations, inputValues, type Kind } from './expressions.ts'

const units: Record<Kind, string> = { number: '1', voltage: 'volt', integer: 'integer', condition: 'boolean' }

/** A group with a parameter `x0, x1, …` for the value of each expression. */
export function groupFor(list: readonly Expression[], size: number, options: NeuronGroupOptions = {}): NeuronGroup {
  const targets = list.map(({ kind }, index) => `x${index} : ${units[kind]}`)
  const group = new NeuronGroup(size, [inputEquations, ...targets].join('\n'), {
    namespace: inputConstants,
    ...options,
  })
  group.set(inputValues(size))
  return group
}

/** Assigns an expression to a variable, by the interpreter, unless that refuses it. */
export function isAssigned(text: string, name: string, group: NeuronGroup): boolean {
  try {
    group.set({ [name]: text })
    group.read(name)
    return true
  } catch (cause) {
    if (isRefused(cause)) return false
    throw cause
  }
}

/** Those that the interpreter computes. */
export function computable(list: readonly Expression[], size: number): Expression[] {
  return list.filter(expression => isAssigned(expression.text, 'x0', groupFor([expression], size)))
}

/**
 * Whether an expression is refused rather than wrong: whole numbers beyond 2⁵³ the interpreter refuses, conditions among
 * numbers Brian 2's symbolic library.
 */
function isRefused(cause: unknown): boolean {
  return (
    cause instanceof HillockError &&
    cause.diagnostics.every(({ code }) => code === 'bad-value' || code === 'type-mismatch')
  )
}

/** The first neuron of each expression whose values differ. NaN equals NaN; 0 and -0 differ. */
export function differences(
  list: readonly Expression[],
  actual: (name: string) => ArrayLike<number>,
  expected: (name: string) => ArrayLike<number>,
): unknown[] {
  return list.flatMap(({ text }, index) => {
    const given = actual(`x${index}`)
    const wanted = expected(`x${index}`)
    const neuron = Array.from(wanted).findIndex((value, each) => !Object.is(value, given[each]))
    return neuron < 0 ? [] : [{ text, neuron, actual: given[neuron], expected: wanted[neuron] }]
  })
}
