/** The fuzzer itself: cases that come again, faults that are noticed, and a handful of cases of every kind. */
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { error, HillockError } from '../../diagnostics/index.ts'
import { calls } from './calls.ts'
import { isOfTheMachine } from './command.ts'
import { campaign, caseOf, type Found } from './campaign.ts'
import { diagnosticsFault, keyOf, textFault, thrownFault } from './fault.ts'
import { growthOf } from './growth.ts'
import type { Kind } from './kind.ts'
import { kinds } from './kinds.ts'
import { modules } from './modules.ts'
import { textRunner } from './run-text.ts'
import { scripts, shrinkLines } from './scripts.ts'
import { textForms } from './text-forms.ts'

describe.each(kinds)('$name', kind => {
  test('the same seed and number give the same case, others another one', () => {
    const some = (seed: number): string[] => Array.from({ length: 8 }, (_, k) => JSON.stringify(caseOf(kind, seed, k)))
    expect(some(1)).toEqual(some(1))
    expect(new Set(some(1)).size).toBeGreaterThan(2)
    expect(kind.show(caseOf(kind, 1, 0))).not.toBe('')
  })
})

describe('a handful of cases', () => {
  test.each([
    { kind: scripts() as Kind, count: 12 },
    { kind: calls() as Kind, count: 12 },
    { kind: modules() as Kind, count: 6 },
  ])('$kind.name', async ({ kind, count }) => {
    for (let index = 0; index < count; index++) {
      const given = caseOf(kind, 1, index)
      expect(await kind.attempt(given), kind.show(given)).toBeUndefined()
    }
  })

  test('texts, short', async () => {
    const run = textRunner()
    for (const [form, make] of Object.entries(textForms)) {
      expect(await run(make(3), { steps: false, draws: false }), form).toBeUndefined()
    }
  })
})

describe('planted faults', () => {
  test.each([
    ['an exception of ours', new TypeError('x is not a function'), 'exception'],
    ['a message that holds an object', new HillockError([error('python', undefined, 'not [object Map]')]), 'message'],
    ['a message that holds nothing', new HillockError([error('python', undefined, 'undefined != 3')]), 'message'],
    ['a bug that is admitted', new HillockError([error('internal', undefined, 'a bug')]), 'exception'],
  ])('%s', (_, thrown, what) => {
    expect(thrownFault(thrown, '')?.what).toBe(what)
  })

  test('a text that steers the terminal', () => {
    expect(textFault('a\u001b[2J', '')?.what).toBe('message')
  })

  test('a place outside of the text', () => {
    const span = { source: { name: 'script.py', text: 'x = 1' }, start: 3, end: 6 }
    expect(diagnosticsFault([error('python', span, 'wrong')], '')?.what).toBe('span')
    expect(diagnosticsFault([error('python', { ...span, end: 5 }, 'undefined')], 'undefined')).toBeUndefined()
  })

  test('time that grows faster than the size', async () => {
    const asPower = (power: number) => (size: number) => Promise.resolve((size / 5000) ** power)
    expect(await growthOf(asPower(1), 2 ** 17)).toBeUndefined()
    expect(await growthOf(asPower(1.2), 2 ** 17)).toBeUndefined()
    expect(await growthOf(asPower(2), 2 ** 17)).toMatchObject({ size: 4096 })
    expect(await growthOf(asPower(2), 2 ** 11)).toBeUndefined()
  })

  const entry = fileURLToPath(new URL('planted.js', import.meta.url))

  /** Cases of some lines, of which one is to blame. */
  const planted = (line: string, seconds: number): Kind<{ readonly lines: readonly string[] }> => ({
    name: 'planted',
    seconds,
    make: () => ({ lines: ['a', 'b', line, 'c'] }),
    attempt: () => Promise.reject(new Error('tried in the wrong process')),
    shrink: (given, fails, until) => (line === 'say no' ? shrinkLines(given, fails, until) : Promise.resolve(given)),
    show: ({ lines }) => lines.join(' '),
  })

  test.each([
    ['say no', 'message', 1, 'say no'],
    ['spin', 'hang', 0.1, 'a b spin c'],
    ['wait', 'hang', 0.1, 'a b wait c'],
    ['grow', 'memory', 10, 'a b grow c'],
    ['die', 'death', 1, 'a b die c'],
  ])('%s', async (line, what, seconds, shown) => {
    const told: Found[] = []
    const onFound = (each: Found): void => void told.push(each)
    const kinds = [planted(line, seconds) as Kind]
    const { found, tried } = await campaign({ kinds, entry, seed: 1, seconds: 60, only: 7, memory: 2 ** 28, onFound })
    expect(told).toEqual(found)
    expect(found).toMatchObject([{ kind: 'planted', seed: 1, index: 7, shown, again: true, fault: { what } }])
    expect([...tried.values()]).toEqual([1])
  })

  test('a time that is not taken again is of the machine, and no fault', () => {
    const found: Found = {
      kind: 'planted',
      seed: 1,
      index: 0,
      fault: { what: 'hang', said: '' },
      shown: '',
      again: false,
    }
    expect(isOfTheMachine(found)).toBe(true)
    expect(isOfTheMachine({ ...found, again: true })).toBe(false)
    expect(isOfTheMachine({ ...found, fault: { what: 'memory', said: '' } })).toBe(false)
  })

  test('nothing is found where there is nothing', async () => {
    expect((await campaign({ kinds: [planted('', 1) as Kind], entry, seed: 1, seconds: 0.3 })).found).toEqual([])
  })

  test('equal faults are one', async () => {
    const { found, tried } = await campaign({ kinds: [planted('say 1', 1) as Kind], entry, seed: 1, seconds: 3 })
    expect(found).toHaveLength(1)
    expect(tried.get('planted')).toBeGreaterThan(1)
    expect(keyOf({ what: 'message', said: "'a' has 3" })).toBe(keyOf({ what: 'message', said: "'b' has 4.5" }))
  })
})
