/** What people are told of a run that stays with one thread. */
import { expect, test } from 'vitest'
import type { Manifest } from '../../../abi/manifest.ts'
import { moduleError } from '../../../host/errors.ts'
import { aloneNote, reasonOf, whySlower } from '../../../host/threads/alone.ts'

test('it is a note, told once', () => {
  expect(aloneNote('because')).toMatchObject({ code: 'threads', severity: 'note', once: true })
})

test('a message is a reason, without the word of its page', () => {
  expect(reasonOf(moduleError('there are none'))).toBe('there are none')
  expect(reasonOf(new Error('there are none'))).toBe('there are none')
})

test('what one of several threads does is named, each object once', () => {
  const kernel = (phases: readonly number[], undivided?: string): object => ({
    export: '',
    group: 0,
    phases,
    undivided,
  })
  const manifest = (...kernels: readonly object[]): Manifest =>
    ({
      schedule: ['neurons', 'summed', 'synapses'].map(object => ({ object })),
      parts: [{ kernels }],
    }) as unknown as Manifest
  expect(whySlower(manifest(kernel([0])))).toBe('several took longer')
  const all = manifest(
    kernel([0]),
    kernel([1], 'it is done once for all'),
    kernel([1], 'it assigns x'),
    kernel([2], 'each has a delay'),
  )
  expect(whySlower(all)).toBe(
    'several took longer; one of them does summed, since it assigns x; one of them does synapses, since each has a delay',
  )
})
