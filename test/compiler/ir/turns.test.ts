import { describe, expect, test } from 'vitest'
import { fusePieces } from '../../../compiler/ir/fuse/index.ts'
import { clocksOf } from '../../../compiler/ir/clocks.ts'
import { cutAtTurns } from '../../../compiler/ir/turns.ts'
import { activePhases, scheduleOf } from '../../../compiler/schedule/index.ts'
import { NetworkOperation, type NetworkOperationOptions, SpikeMonitor } from '../../../network/index.ts'
import { groupOf, lowered } from './helpers.ts'

/** A spiking group with operations, its code, and the code of the pieces that its step is cut into. */
function cut(
  places: readonly NetworkOperationOptions[],
  timed = false,
): ReturnType<typeof lowered> & {
  readonly text: string
  readonly pieces: ReturnType<typeof cutAtTurns>['pieces']
} {
  const group = groupOf({ equations: 'dv/dt = -v/tau : 1', threshold: 'v > 1', reset: 'v = 0' })
  const operations = places.map((place, k) => new NetworkOperation(() => undefined, { name: `op${k}`, ...place }))
  const code = lowered([group, new SpikeMonitor(group), ...operations])
  const schedule = activePhases(scheduleOf(code.network))
  const { first, pieces } = cutAtTurns(schedule, code.phases, timed)
  const named = (index: number): string =>
    schedule[index]?.object.replace('neurongroup_', '').replace('spike_', '') ?? ''
  const shown = pieces.map(({ phases, turn }) => {
    const inside = phases.map(({ index }) => named(index)).join(' ')
    return turn === undefined ? inside : `${inside} | ${named(turn.phase)}`
  })
  const text = [first.map(({ phase }) => named(phase)).join(' '), ...shown].join('; ')
  return { ...code, text, pieces }
}

describe('a step cut where the host has its turn', () => {
  test.each<[string, NetworkOperationOptions[], string]>([
    ['nowhere', [], ''],
    ['before everything: nothing is cut', [{}, { when: 'before_start' }], 'op1 op0'],
    ['within', [{ when: 'after_groups' }], '; stateupdater | op0; thresholder spikemonitor resetter'],
    [
      'twice, once between two of a slot',
      [{ when: 'thresholds', order: 1 }, { when: 'resets', order: -1 }],
      '; stateupdater thresholder | op0; spikemonitor | op1; resetter',
    ],
    ['behind everything', [{ when: 'end' }], '; stateupdater thresholder spikemonitor resetter | op0; '],
    ['before everything and within', [{}, { when: 'resets', order: 1 }], 'op0; stateupdater thresholder spikemonitor resetter | op1; '],
  ])('%s', (_, places, text) => {
    expect(cut(places).text).toBe(text)
  }) // prettier-ignore

  test('and behind each phase, to look at the time', () => {
    expect(cut([{ when: 'resets', order: -1 }], true).text).toBe(
      '; stateupdater | stateupdater; thresholder | thresholder; spikemonitor | spikemonitor;  | op0; resetter | resetter; ',
    )
  })
})

test('a list is filled in the piece that meets the event for the pieces that go over it', () => {
  const { pieces, network, monitors } = cut([{ when: 'thresholds', order: 1 }])
  const fusing = { clocks: clocksOf(network.clocks), monitors, populations: 1, join: true }
  const parts = fusePieces(
    pieces.map(({ phases }) => phases),
    fusing,
  )
  expect(parts.map(each => each.flatMap(({ kernels }) => kernels.map(({ over, lists }) => [over.kind, lists.length])))).toEqual([
    [['neurons', 1]],
    [['events', 0], ['events', 0]],
  ]) // prettier-ignore
  expect(new Set(parts.flat().map(({ stepByStep }) => stepByStep))).toEqual(
    new Set(['the host has its turn within a step']),
  )
})
