import { array, assert, integer, nat, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Growing } from '../../host/growing.ts'
import { EventRecord } from '../../host/event-record.ts'
import { RateRecord } from '../../host/rate-record.ts'
import { SampleRecord } from '../../host/sample-record.ts'

test('a growing list is what was appended to it, any part of it too', () => {
  const pieces = array(array(integer(), { maxLength: 700 }), { maxLength: 12 })
  assert(
    property(pieces, nat(5000), nat(5000), (lists, a, b) => {
      const growing = new Growing<Int32Array>(Int32Array)
      for (const list of lists) growing.extend(list.length).set(list)
      const all = lists.flat()
      const [from, to] = [Math.min(a, b, all.length), Math.min(Math.max(a, b), all.length)]
      expect(growing.length).toBe(all.length)
      expect([...growing.copy()]).toEqual(all)
      expect([...growing.copy(from, to)]).toEqual(all.slice(from, to))
    }),
    { numRuns: 50 },
  )
})

describe('spikes', () => {
  test('have the time of their step, and are counted', () => {
    const record = new EventRecord(3)
    record.append(Int32Array.of(5, 0, 5, 2, 7, 2), 5, 0.5)
    record.append(Int32Array.of(9, 1), 8, 0.5)
    expect([...record.times()]).toEqual([2.5, 2.5, 3.5, 4.5])
    expect([...record.indices()]).toEqual([0, 2, 2, 1])
    expect([...record.counts()]).toEqual([1, 1, 2])
    expect([...record.counts(1, 3)]).toEqual([0, 0, 2])
  })

  test('keep their time when the low word of the step begins anew', () => {
    const record = new EventRecord(1)
    record.append(Int32Array.of(-1, 0, 3, 0), 2 ** 33 - 6, 1)
    expect([...record.times()]).toEqual([2 ** 33 - 1, 2 ** 33 + 3])
  })

  test('can be counted without being kept', () => {
    const record = new EventRecord(2, { keep: false })
    record.append(Int32Array.of(1, 1, 2, 1), 0, 1)
    expect(record.length).toBe(0)
    expect([...record.counts()]).toEqual([0, 2])
  })

  test('given out are copies', () => {
    const record = new EventRecord(1)
    record.append(Int32Array.of(1, 0), 0, 1)
    record.times().fill(9)
    record.counts().fill(9)
    expect([...record.times(), ...record.counts()]).toEqual([1, 1])
  })
})

test('events carry values besides', () => {
  const record = new EventRecord(3, { columns: [{ variable: 'v', element: 'f64' }] })
  record.append(Int32Array.of(5, 0, 5, 2), 5, 0.5)
  record.appendValues('v', Float64Array.of(1.5, 2.5))
  record.append(Int32Array.of(6, 1), 6, 0.5)
  record.appendValues('v', Float64Array.of(3.5))
  expect(record.values('v')).toEqual(Float64Array.of(1.5, 2.5, 3.5))
  expect(record.values('v', 1, 2)).toEqual(Float64Array.of(2.5))
  record.clear()
  expect(record.values('v')).toHaveLength(0)
})

test('rates are counts per second and neuron, at the steps of their clock', () => {
  const record = new RateRecord(2)
  record.append(Int32Array.of(0, 1, 1), 0, 1e-4)
  record.append(Int32Array.of(0, 1, 1), 2 ** 40, 1e-4)
  expect([...record.rates()]).toEqual([0, 5000, 5000, 0, 5000, 5000])
  expect([...record.times(1, 4)]).toEqual([1e-4, 2e-4, 2 ** 40 * 1e-4])
  record.clear()
  expect(record.length).toBe(0)
})

test('samples come as rows, in the type of their variable', () => {
  const record = new SampleRecord(2, [
    { variable: 'v', element: 'f64' },
    { variable: 'on', element: 'u8' },
    { variable: 'step', element: 'i64' },
    { variable: 'x', element: 'f32' },
  ])
  record.append(2, 0, 0.5)
  record.appendValues('v', Float64Array.of(1, 10, 2, 20))
  record.appendValues('on', Uint8Array.of(0, 1, 0, 1))
  record.appendValues('step', BigInt64Array.of(1n, 2n, 3n, 4n))
  record.appendValues('x', Float32Array.of(0.1, 0.2, 0.3, 0.4))
  record.append(1, 2, 0.5)
  record.appendValues('x', Float32Array.of(0.5, 0.6))
  record.appendValues('v', Float64Array.of(3, 30))
  record.appendValues('on', Uint8Array.of(1, 1))
  record.appendValues('step', BigInt64Array.of(5n, 6n))
  expect([...record.times()]).toEqual([0, 0.5, 1])
  expect(record.values('v')).toEqual(Float64Array.of(1, 2, 3, 10, 20, 30))
  expect(record.values('on')).toEqual(Uint8Array.of(0, 0, 1, 1, 1, 1))
  expect(record.perRow('step')).toEqual([Float64Array.of(1, 3, 5), Float64Array.of(2, 4, 6)])
  expect(record.values('x')).toEqual(Float32Array.of(0.1, 0.3, 0.5, 0.2, 0.4, 0.6))
  expect(record.perRow('v', 1, 2)).toEqual([Float64Array.of(2), Float64Array.of(20)])
})
