import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Crew } from '../../../host/threads/crew.ts'
import { Threading } from '../../../host/threads/threading.ts'
import type { Team } from '../../../host/threads/team.ts'
import type { NetworkState } from '../../../host/state.ts'

const none = 'nothing'

beforeEach(() => {
  vi.useFakeTimers()
  const crew = { gather: () => Promise.resolve(), order: () => Promise.resolve([]) } as unknown as Crew
  vi.spyOn(Threading.prototype, 'crew', 'get').mockReturnValue(crew)
})

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Two threads for steps of 10 ms by one, which have joined. */
async function together(): Promise<Threading> {
  const threading = new Threading({ threads: 2, blockLimit: 32 } as NetworkState, undefined)
  threading.begin()
  threading.worked(100, 10)
  threading.wanted(1e6)
  await vi.advanceTimersByTimeAsync(1)
  join(threading)
  return threading
}

function join(threading: Threading): void {
  expect(threading.wanted(1e6)).toBe(true)
  threading.joined({ tables: [0, 1] } as unknown as Team)
}

/** Milliseconds until the others are asked again. */
function pause(threading: Threading): number {
  threading.left()
  for (let waited = 0; waited < 20_000; waited += 500) {
    if (threading.wanted(1e6)) return waited
    vi.advanceTimersByTime(500)
  }
  return Infinity
}

test('threads that are slower leave one to go on alone, each time for twice as long', async () => {
  const threading = await together()
  expect(threading.isSlower(50, 4, none)).toBe(false)
  expect(threading.isSlower(50, 4, none)).toBe(true)
  expect(pause(threading)).toBe(1000)
  join(threading)
  expect(threading.isSlower(100, 8, none)).toBe(true)
  expect(pause(threading)).toBe(2000)
  join(threading)
  expect(threading.isSlower(100, 8, none)).toBe(true)
  expect(pause(threading)).toBe(4000)
})

test('once they have done well for a while, they are asked again as soon as the first time', async () => {
  const threading = await together()
  expect(threading.isSlower(100, 8, none)).toBe(true)
  expect(pause(threading)).toBe(1000)
  join(threading)
  for (let k = 0; k < 10; k++) expect(threading.isSlower(100, 15, none)).toBe(false)
  expect(threading.isSlower(100, 8, none)).toBe(true)
  expect(pause(threading)).toBe(1000)
})
