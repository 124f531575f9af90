import { expect, test } from 'vitest'
import { carriedArray, inFlightOf, joined, leftOf, nothingInFlight, rebinned } from '../../network/in-flight.ts'

/** Neurons 0 and 1 with synapses 0 and 2, and 1; three slots with room for two. */
const ends = [0, 1, 0]
const filling = (steps: readonly number[]) => ({ slots: 3, room: 2, ends, stepsOf: (s: number) => steps[s] ?? 0 })
/** The next slot is 1; one step ago, in slot 0, both neurons had an event, two steps ago neuron 1. */
const queue = Int32Array.from([1, 2, 0, 1, 0, 1, 0, 0, 1, 0])
const of = (due: readonly number[], synapses: readonly number[]) => ({
  due: Int32Array.from(due),
  synapses: Int32Array.from(synapses),
})

test('of one delay: the oldest come first, then by neuron and synapse', () => {
  expect(inFlightOf(queue, filling([2, 2, 2]))).toEqual(of([0, 1, 1, 1], [1, 0, 2, 1]))
})

test('of delays of their own: what has arrived is on its way no more', () => {
  expect(inFlightOf(queue, filling([0, 2, 1]))).toEqual(of([0, 0, 1], [1, 2, 1]))
})

test('an empty queue has nothing on its way', () => {
  expect(inFlightOf(new Int32Array(10), filling([2, 2, 2]))).toEqual(nothingInFlight)
})

test('steps of another length are rounded as by Brian 2, halves up', () => {
  const found = of([0, 1, 2, 3], [4, 5, 6, 7])
  expect(rebinned(found, 1e-4, 2e-4)).toEqual(of([0, 1, 1, 2], [4, 5, 6, 7]))
  expect(rebinned(found, 1e-4, 0.5e-4)).toEqual(of([0, 2, 4, 6], [4, 5, 6, 7]))
  expect(rebinned(found, 1e-4, 1e-4)).toEqual(found)
})

test('of two lists the first one arrives first', () => {
  expect(joined(of([0, 2], [7, 8]), of([0, 1, 2], [1, 2, 3]))).toEqual(of([0, 0, 1, 2, 2], [7, 1, 2, 8, 3]))
})

test('a module counts on in an array; what is left is due so many steps earlier', () => {
  const array = carriedArray(of([0, 1, 4], [7, 8, 9]))
  expect(Array.from(array)).toEqual([3, 0, 0, 0, 1, 4, 7, 8, 9])
  array.set([2, 3], 1)
  expect(leftOf(array)).toEqual(of([1], [9]))
})
