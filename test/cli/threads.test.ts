import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import type { Manifest } from '../../abi/manifest.ts'
import { partLines } from '../../inspection/schedule-text.ts'
import { type RunFigures, summaryLines } from '../../cli/summary.ts'
import { threadsFlag, threadsOf } from '../../cli/threads.ts'
import { place } from './io.ts'

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

describe('that a run stayed with one thread', () => {
  const reason = 'a network_operation has its turn within a step'
  const script = `from brian2 import *
G = NeuronGroup(20000, 'dv/dt = -v/(10*ms) : 1', method='exact')
@network_operation(when='end')
def look():
    pass
run(2*second)
`

  test.skipIf(availableParallelism() < 2)('is a note only to who asked for several, and lasted', async () => {
    const here = await place()
    await here.write('model.py', script)
    await here.write('short.py', script.replace('2*second', '1*ms'))
    const told = async (...flags: string[]): Promise<string> => (await here.hillock(['run', ...flags])).stderr
    expect(await told('model.py', '--threads', '2')).toBe(`note[threads]: one thread did the run: ${reason}\n`)
    expect(await told('model.py')).toBe('')
    expect(await told('short.py', '--threads', '2')).toBe('')
    expect(await told('model.py', '--summary')).toMatch(`, one thread: ${reason}\n`)
    expect(await told('short.py', '--summary')).not.toMatch('one thread')
  })

  test('stands in the summary unless one of the runs had several', () => {
    const run = { seconds: 1, runMilliseconds: 1000, threads: 1, counts: [] } as unknown as RunFigures
    const line = (...runs: readonly RunFigures[]): string | undefined =>
      summaryLines(runs, {}).find(each => each.startsWith('run time'))
    expect(line(run, { ...run, alone: 'because' }, run)).toMatch(/, one thread: because$/)
    expect(line({ ...run, alone: 'because' }, { ...run, threads: 2 })).toMatch(/, 2 threads$/)
    expect(line(run)).not.toMatch('thread')
  })

  test('is what inspect says before the parts', () => {
    expect(partLines({ parts: [], schedule: [], undivided: reason } as unknown as Manifest)).toEqual([
      `all by one thread: ${reason}`,
    ])
  })
})
