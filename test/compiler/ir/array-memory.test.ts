import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { arrayMemory, giveBack, leastLent, type Part, take } from '../../../compiler/ir/array-memory.ts'

test('parts are taken from the first one that is long enough, and come together again in whatever order they come back', () => {
  const free: Part[] = [{ start: 100, end: 200 }]
  const parts = [30, 30, 30].map(size => take(free, size))
  expect(parts).toEqual([
    { start: 100, end: 130 },
    { start: 130, end: 160 },
    { start: 160, end: 190 },
  ])
  expect(take(free, 11)).toBeUndefined()
  expect(take(free, 10)).toEqual({ start: 190, end: 200 })
  expect(free).toEqual([])
  const [first, second, third] = parts as [Part, Part, Part]
  giveBack(free, third)
  giveBack(free, first)
  expect(free).toEqual([first, third])
  giveBack(free, { start: 190, end: 200 })
  expect(take(free, 35)).toEqual({ start: 160, end: 195 })
  giveBack(free, second)
  expect(free).toEqual([
    { start: 100, end: 160 },
    { start: 195, end: 200 },
  ])
  giveBack(free, { start: 160, end: 195 })
  expect(free).toEqual([{ start: 100, end: 200 }])
})

test('what is lent does not overlap, has a buffer of its own, and is found by its views', () => {
  const rooms = [leastLent, leastLent + 8, leastLent].map(bytes => arrayMemory.lend(bytes))
  const rows = rooms.map(room => new Float64Array(room?.buffer ?? new ArrayBuffer(0), room?.byteOffset, leastLent / 8))
  for (const [k, row] of rows.entries()) row.fill(k)
  expect(rows.map(row => row.every(x => x === row[0]))).toEqual([true, true, true])
  expect(rows.map(([x]) => x)).toEqual([0, 1, 2])
  expect(new Set(rows.map(row => row.buffer)).size).toBe(3)
  const [one = new Float64Array()] = rows
  expect(arrayMemory.addressOf(one)).toBe(one.byteOffset)
  expect(arrayMemory.addressOf(one.subarray(5))).toBe(one.byteOffset + 40)
  expect(arrayMemory.addressOf(new Float64Array(5))).toBeUndefined()
  expect(arrayMemory.addressOf(new Float64Array(arrayMemory.memory.buffer, 1024, 5))).toBeUndefined()
})

test('engines may give buffers over a memory that take no properties', () => {
  const { structuredClone } = globalThis
  vi.stubGlobal('structuredClone', (value: unknown) => Object.preventExtensions(structuredClone(value)))
  const room = arrayMemory.lend(leastLent)
  vi.unstubAllGlobals()
  expect(room !== undefined && Object.isExtensible(room.buffer)).toBe(false)
  expect(room && arrayMemory.addressOf(room)).toBe(room?.byteOffset)
})

test('more than there is cannot be lent', () => {
  expect(arrayMemory.lend(2 ** 40)).toBeUndefined()
})

test('a quarter of it is lent without a turn of the event loop', () => {
  arrayMemory.wantsTurn()
  const bytes = 2 ** 26
  const lent = Array.from({ length: 5 }, () => arrayMemory.lend(bytes))
  expect(lent.map(room => room !== undefined)).toEqual([true, true, true, true, false])
  expect(arrayMemory.wantsTurn()).toBe(true)
  expect(arrayMemory.lend(bytes)).toBeDefined()
  arrayMemory.wantsTurn()
})

/** Lets the engine look for what is free. */
function collect(): void {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  gc()
}

test('what nobody has comes back, and what a view has does not', async () => {
  const kept = new Float64Array(leastLent / 8)
  const lent = (): Float64Array => {
    const room = arrayMemory.lend(leastLent)
    return room === undefined ? kept : new Float64Array(room.buffer, room.byteOffset, kept.length)
  }
  // Files before this one may have lent much without a turn.
  arrayMemory.wantsTurn()
  const view = lent().fill(7).subarray(10, 20)
  expect(view.buffer).not.toBe(kept.buffer)
  const addresses = new Set<number>()
  let again = 0
  for (let k = 0; k < 200 && again === 0; k++) {
    const row = lent()
    row[0] = k
    if (row !== kept && addresses.has(row.byteOffset)) again++
    addresses.add(row.byteOffset)
    arrayMemory.wantsTurn()
    // The engine of a large process would look for what is free much later.
    if (k % 20 === 19) collect()
    await setTimeout(1)
  }
  expect(again).toBe(1)
  expect(addresses.has(view.byteOffset - 80)).toBe(false)
  expect(view.every(x => x === 7)).toBe(true)
})

test('pages whose memory cannot be shared compute the same', async () => {
  vi.stubGlobal('crossOriginIsolated', false)
  vi.resetModules()
  const alone = await import('../../../compiler/ir/array-memory.ts')
  const runtime = (await import('../../../compiler/ir/runtime.ts')).createRuntime()
  vi.unstubAllGlobals()
  expect(alone.arrayMemory.memory.buffer).toBeInstanceOf(ArrayBuffer)
  expect(alone.arrayMemory.lend(leastLent)).toBeUndefined()
  expect(alone.arrayMemory.wantsTurn()).toBe(false)
  const [x, sums, roots] = [
    Float64Array.from({ length: 30_001 }, (_, k) => k),
    new Float64Array(30_001),
    new Float64Array(30_001),
  ]
  runtime.pairs('add')(sums, x, x)
  expect(sums.every((sum, k) => sum === 2 * k)).toBe(true)
  runtime.rows('pow')(roots, x, Float64Array.of(0.5))
  expect(roots.every((root, k) => Math.abs(root - Math.sqrt(k)) < 1e-12)).toBe(true)
  // Files that come later are to have a memory that is shared.
  vi.resetModules()
})
