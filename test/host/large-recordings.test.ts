import { expect, test } from 'vitest'
import type { Diagnostic } from '../../diagnostics/index.ts'
import { load } from '../../host/index.ts'
import { type Growth, largeRecordings } from '../../host/large-recordings.ts'
import { Network, NeuronGroup, PopulationRateMonitor, SpikeMonitor, StateMonitor } from '../../network/index.ts'

const growth = (bytesEachStep: number, recorded: number, ahead: number): Growth => ({
  monitor: { name: 'statemonitor' } as Growth['monitor'],
  bytesEachStep,
  recorded,
  ahead,
})

test('the bound is crossed once, by all monitors and runs together', () => {
  expect(largeRecordings([growth(8e5, 0, 5000)])).toBeUndefined()
  expect(largeRecordings([growth(8e5, 0, 5001)])?.bytes).toBe(8e5 * 5001)
  expect(largeRecordings([growth(8e5, 3000, 2001)])?.bytes).toBe(8e5 * 5001)
  expect(largeRecordings([growth(8e5, 5001, 5000)])).toBeUndefined()
  const [few, many] = [growth(8e5, 0, 2000), growth(8e5, 0, 3001)]
  expect(largeRecordings([few, many])).toEqual({ bytes: 8e5 * 5001, largest: many })
  expect(largeRecordings([])).toBeUndefined()
})

test('networks and modules warn before they record', async () => {
  const cells = new NeuronGroup(100_000, 'dv/dt = -v/(10*ms) : 1', {
    threshold: 'v > 1',
    reset: 'v = 0',
    method: 'exact',
  })
  const trace = new StateMonitor(cells, 'v', { record: true, dt: '0.5*ms' })
  const net = new Network(cells, trace, new SpikeMonitor(cells), new PopulationRateMonitor(cells))
  const told: Diagnostic[] = []
  const onDiagnostic = (diagnostic: Diagnostic): void => void told.push(diagnostic)
  const { module } = await net.compile()
  const simulation = await (await load(module)).start({ onDiagnostic })
  // Ends a run before its first step.
  const begin = (each: Network | typeof simulation, duration: string): Promise<unknown> => {
    const controller = new AbortController()
    const onProgress = (): void => controller.abort()
    const options = { signal: controller.signal, onProgress }
    return each === net ? net.run(duration, { ...options, onDiagnostic }) : each.run(duration, options)
  }
  for (const each of [net, simulation]) {
    await expect(begin(each, '2 s')).rejects.toThrow('aborted')
    expect(told).toEqual([])
    await expect(begin(each, '4 s')).rejects.toThrow('aborted')
    const [warning] = told.splice(0)
    expect(warning).toMatchObject({
      code: 'too-large',
      severity: 'warning',
      help: expect.stringContaining('record=[0, 1]'),
    })
    expect(warning?.message).toMatch(
      /^what monitors record will take 6\.4 GB \(\d+ bytes\) of memory: statemonitor takes 800 kB \(800000 bytes\) at each of 8000 steps$/,
    )
  }
})
