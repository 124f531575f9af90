import { afterEach, expect, test, vi } from 'vitest'
import { main } from './command.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

test.each([
  [['--help'], 0, 'for 60 seconds'],
  [['--seconds', '0'], 2, '--seconds takes a whole number above 0, not 0'],
  [['--runs', '1e5'], 2, '--runs takes a whole number above 0, not 1e5'],
  [['--seed', 'x'], 2, '--seed takes a whole number above 0, not x'],
  [['--often'], 2, "Unknown option '--often'"],
])('soak %j', async (argv, code, message) => {
  let told = ''
  vi.spyOn(process.stderr, 'write').mockImplementation(text => {
    told += String(text)
    return true
  })
  expect(await main(argv)).toBe(code)
  expect(told).toContain(message)
})
