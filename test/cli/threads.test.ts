import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import { threadsFlag, threadsOf } from '../../cli/threads.ts'

describe('--threads', () => {
  test('is at most what the machine runs at once, and 8 unless given', () => {
    expect(threadsFlag('1')).toBe(1)
    expect(threadsFlag('64')).toBe(Math.min(64, availableParallelism()))
    expect(threadsFlag(undefined)).toBe(Math.min(8, availableParallelism()))
  })

  test.each(['0', '-1', '1.5', '1e9', '65', 'two', ''])("'%s' is refused", text => {
    expect(() => threadsOf(text)).toThrow(/threads/)
  })
})
