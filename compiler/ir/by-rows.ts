/** Which synapses need not say of each which neuron is before it: where they stand by these neurons, their rows say so. */
import { synapticNames } from '../model/group.ts'
import type { NetworkModel } from '../model/network.ts'
import type { ArrayRef } from './ir.ts'
import { partsOf, type Program } from './program.ts'
import { allComputed } from './rules.ts'
import { arraysOf, expressionsOf, statementsOf, withInner } from './walk.ts'

/**
 * The arrays `i` that nothing reads but what finds the synapses of a neuron, and that are in the order of neurons: where the synapses of
 * each begin is kept in their place, which takes a number for each neuron and none for each synapse.
 */
export function arraysByRows(
  program: Omit<Program, 'byRows' | 'byRanges'>,
  { groups }: Pick<NetworkModel, 'groups'>,
): ReadonlySet<ArrayRef> {
  const read = arraysRead(program)
  // Events that arrive one by one, and delays of each synapse, ask for its neuron.
  const asked = new Set(
    program.pathways.flatMap(each => (each.carried === 0 && each.delays === undefined ? [] : [each.ends])),
  )
  return new Set(
    program.populations.flatMap(({ state }, population) => {
      const isOrdered = groups[population]?.ends?.pre.ordered === true
      const ends = state.map(({ array }) => array).find(({ name }) => name === synapticNames.pre)
      return isOrdered && ends !== undefined && !read.has(ends) && !asked.has(ends) ? [ends] : []
    }),
  )
}

/** Everything that code reads. */
function arraysRead(program: Omit<Program, 'byRows' | 'byRanges'>): ReadonlySet<ArrayRef> {
  const statements = [
    ...partsOf(program)
      .flatMap(({ kernels }) => kernels)
      .flatMap(kernel => [
        ...statementsOf(kernel),
        ...kernel.loops.flatMap(({ ahead }) => ahead?.each ?? []).flatMap(withInner),
      ]),
    ...program.populations.flatMap(({ derive }) => derive).flatMap(withInner),
    ...program.initial
      .flatMap(code =>
        code.kind === 'data' ? [] : code.kind === 'kernel' ? code.body : allComputed(code).flatMap(({ body }) => body),
      )
      .flatMap(withInner),
  ]
  const tracks = program.populations.flatMap(({ hoisted }) => hoisted.tracks.map(({ value }) => value))
  return new Set([...statements.flatMap(expressionsOf), ...tracks].flatMap(arraysOf))
}
