import { describe, expect, test } from 'vitest'
import { PoissonGroup, StateMonitor } from '../../../../network/index.ts'
import { dedent, groupOf, kernelsAround, type Texts } from '../helpers.ts'

/** Most that further bits add. */
const most = `${2 ** -8 - 2 ** -53}`

function asked(texts: Texts): readonly [before: string, after: string] {
  return kernelsAround('chances', () => texts)
}

test('all neurons are asked by the first bits of their numbers, and few by the further ones', () => {
  expect(kernelsAround('chances', () => [new PoissonGroup(10, '5*Hz')])).toEqual([
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          draw chance = chance() at site 0, rows
          if chance < rates[i] * dt:
            event spike`),
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          draw first_bits = first bits of chance() at site 0, rows
          if first_bits < rates[i] * dt:
            draw further_bits = further bits of chance() at site 0, unless first_bits + ${most} < rates[i] * dt
            if first_bits + further_bits < rates[i] * dt:
              event spike`),
  ])
})

test('what the first bits settle is not asked again', () => {
  const settled = `b >= first_bits + ${most} or first_bits_2 + ${most} < v[i]`
  const [, after] = asked({
    equations: 'v : 1',
    threshold: 'v > 1 and (b >= rand() or rand() < v)',
    refractory: '5*ms',
    reset: 'v = rand()',
  })
  expect(after).toContain(
    dedent(`
          if not_refractory and (v[i] > 1.0 and (b >= first_bits or first_bits_2 < v[i])):
            draw further_bits = further bits of chance() at site 0, unless ${settled}
            draw further_bits_2 = further bits of chance() at site 1, unless ${settled}
            if b >= first_bits + further_bits or first_bits_2 + further_bits_2 < v[i]:
              lastspike[i] := t
              event spike
              draw rand = rand() at site 2
              v[i] := rand`)
      .split('\n')
      .map(line => `    ${line}`)
      .join('\n'),
  )
})

describe('only what small numbers meet is asked in parts', () => {
  test.each(['rand() > 0.9', 'v < rand()', 'rand() == v', 'not rand() < 0.1', '2*rand() < v'])('%s', threshold => {
    const [before, after] = asked({ equations: 'v : 1', threshold })
    expect(after).toBe(before)
    expect(before).toContain('= rand() at site 0, rows')
  })
})

test('where the condition is kept for code that comes later, all neurons draw both parts', () => {
  const [before, after] = kernelsAround('chances', () => {
    const group = groupOf({ equations: 'v : 1', threshold: 'rand() < v', reset: 'v = 0' })
    group.runRegularly('v *= 0.5', { when: 'before_resets' })
    return [group]
  })
  expect(before).toContain('draw chance = chance() at site 0, rows\n    let is_spike: bool = chance < v[i]')
  expect(after).toBe(
    before.replace(
      'draw chance = chance() at site 0, rows',
      dedent(`
        draw first_bits = first bits of chance() at site 0, rows
            draw further_bits = further bits of chance() at site 0, rows
            let chance: f64 = first_bits + further_bits`),
    ),
  )
})

test('samples between do not matter', () => {
  const [, after] = kernelsAround('chances', () => {
    const group = groupOf({ equations: 'v : 1', threshold: 'rand() < v', reset: 'v = 0' })
    return [group, new StateMonitor(group, 'v', { record: true })]
  })
  expect(after).toContain('if first_bits + further_bits < v[i]')
})
