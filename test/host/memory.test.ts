import { describe, expect, test } from 'vitest'
import { HEAP } from '../../abi/layout.ts'
import { HillockError } from '../../diagnostics/index.ts'
import { Arena, byteText } from '../../host/memory.ts'
import { NetworkState } from '../../host/state.ts'

test('pieces follow each other, aligned to 16 bytes, and memory grows for them', () => {
  const arena = new Arena()
  expect(arena.allocate(1, 'one')).toBe(HEAP)
  expect(arena.allocate(100, 'two')).toBe(HEAP + 16)
  const large = arena.allocate(1e6, 'three')
  expect(large).toBe(HEAP + 16 + 112)
  arena.window('u8', large, 1e6).fill(255)
  expect(arena.memory.buffer.byteLength).toBeGreaterThanOrEqual(large + 1e6)
})

test('a piece given back is handed out again for the same size', () => {
  const arena = new Arena()
  const piece = arena.allocate(320, 'one')
  arena.release(piece, 320)
  expect(arena.allocate(640, 'two')).not.toBe(piece)
  expect(arena.allocate(310, 'three')).toBe(piece)
})

test('a piece of zeros holds nothing of what was there before', () => {
  const arena = new Arena()
  const first = arena.zeros(320, 'one')
  arena.window('u8', first, 320).fill(255)
  arena.release(first, 320)
  expect(arena.zeros(320, 'two')).toBe(first)
  for (const piece of [first, arena.zeros(320, 'three')])
    expect([...arena.window('u8', piece, 320)].every(each => each === 0)).toBe(true)
})

test('a view taken before growth is not used after it', () => {
  const arena = new Arena()
  const before = arena.view
  arena.allocate(1e6, 'much')
  expect(arena.view === before).toBe(false)
  arena.view.setInt32(HEAP + 999_996, 7, true)
  expect(arena.view.getInt32(HEAP + 999_996, true)).toBe(7)
})

test('what does not fit is refused with the numbers', () => {
  const arena = new Arena(HEAP + 134_464)
  expect(() => arena.allocate(1e6, 'the spikes of S')).toThrow(HillockError)
  expect(() => arena.allocate(1e6, 'the spikes of S')).toThrow(
    'too-large: the spikes of S: 1 MB (1000000 bytes) do not fit, 134 kB (134464 bytes) of 724 kB (724288 bytes) are left',
  )
})

test.each([
  [12, '12 bytes'],
  [4294967296, '4.29 GB (4294967296 bytes)'],
  [3.2e16, '32 PB (32000000000000000 bytes)'],
])('%d bytes are written %s', (bytes, text) => {
  expect(byteText(bytes)).toBe(text)
})

describe('state in single precision', () => {
  function withV(): NetworkState {
    const state = new NetworkState()
    state.addGroup('G', 3)
    state.addArray('G', 'v', 'f32', { shared: false })
    return state
  }

  test('rounds what is written, and is handed out as it is', () => {
    const state = withV()
    state.write('G', 'v', [0.1, 0.2, 1e300])
    state.write('G', 'v', 1 / 3, [1])
    expect(state.read('G', 'v')).toEqual(Float32Array.of(0.1, 1 / 3, Infinity))
  })

  test('takes half the room', () => {
    const [single, double] = (['f32', 'f64'] as const).map(element => {
      const state = new NetworkState({ tile: 512 })
      state.addGroup('G', 100_000)
      const before = state.arena.room
      state.addArray('G', 'v', element, { shared: false })
      return before - state.arena.room
    })
    expect(Number(double) / Number(single)).toBe(2)
  })
})
