import { describe, expect, test } from 'vitest'
import { compare, element, type IrStatement, literal, local, logical, set } from '../../../../compiler/ir/ir.ts'
import { nestConditions } from '../../../../compiler/ir/passes/nest.ts'
import { printStatements } from '../../../../compiler/ir/print.ts'
import type { NetworkObject } from '../../../../network/index.ts'
import { dedent, groupOf, kernelsAround, type Texts } from '../helpers.ts'
import { above, array, raise, temporary, when } from '../ingredients.ts'

const neuron: Texts = {
  equations: 'dv/dt = (a - v)/tau : 1 (unless refractory)\nw : 1',
  threshold: 'v > 1',
  reset: 'v = 0',
  refractory: '5*ms',
}

test('a condition that begins as the one before it is looked at inside', () => {
  expect(kernelsAround('nest', () => neuron)).toEqual([
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          let not_refractory: bool = lastspike[i] <= latest_spike[step]
          if not_refractory:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
          if not_refractory and v[i] > 1.0:
            lastspike[i] := t
            event spike
            v[i] := 0.0
        after:
          not_refractory[i] := lastspike[i] <= latest_spike[step] and lastspike[i] != t`),
    dedent(`
      whole blocks
      kernel over neurons:
        loop neurons:
          let not_refractory: bool = lastspike[i] <= latest_spike[step]
          if not_refractory:
            let v_new: f64 = v[i] + (a - v[i]) * dt_tau
            v[i] := v_new
            if v[i] > 1.0:
              lastspike[i] := t
              event spike
              v[i] := 0.0
        after:
          not_refractory[i] := lastspike[i] <= latest_spike[step] and lastspike[i] != t`),
  ])
})

test('random numbers that it needs come along', () => {
  const [, after] = kernelsAround('nest', () => ({ ...neuron, threshold: 'rand() < v' }))
  expect(after).toContain(
    [
      '    if not_refractory:',
      '      let v_new: f64 = v[i] + (a - v[i]) * dt_tau',
      '      v[i] := v_new',
      '      draw rand = rand() at site 0, rows',
      '      if rand < v[i]:',
    ].join('\n'),
  )
})

/** The conditions of the kernels, indented as they are nested. */
function conditions(given: Texts | (() => readonly NetworkObject[])): string {
  const [, after] = kernelsAround('nest', () => (typeof given === 'function' ? given() : given))
  const lines = after.split('\n').filter(line => line.trimStart().startsWith('if '))
  return dedent(lines.join('\n'))
}

describe('not where', () => {
  test('the conditions differ', () => {
    const more = { ...neuron, events: { other: 'w > 0.5' } }
    expect(conditions(more)).toBe('if not_refractory:\n  if v[i] > 1.0:\nif w[i] > 0.5:')
  })

  test('something stands between', () => {
    const between = (): NetworkObject[] => {
      const group = groupOf(neuron)
      group.runRegularly('w = 1', { when: 'after_groups' })
      return [group]
    }
    expect(conditions(between)).toBe('if not_refractory:\nif not_refractory and v[i] > 1.0:')
  })

  const [v, up] = [array('v'), array('up', 'bool')]
  const drawn = temporary('drawn')
  const draw: IrStatement = { kind: 'draw', local: drawn, function: 'rand', site: 0, clock: 0, rows: true, where: '' }

  test.each<[what: string, statements: readonly IrStatement[]]>([
    [
      'the block writes what its condition reads',
      [when(element(up), set(up, literal(0, 'bool'))), when(logical('and', element(up), above(v)), raise)],
    ],
    [
      'a random number between is needed later too',
      [
        when(element(up), raise),
        draw,
        when(logical('and', element(up), compare('>', element(v), local(drawn))), raise),
        when(compare('<', element(v), local(drawn)), raise),
      ],
    ],
    [
      'it is the second part of the condition that is the same',
      [when(element(up), raise), when(logical('and', above(v), element(up)), raise)],
    ],
    ['one or the other is enough', [when(element(up), raise), when(logical('or', element(up), above(v)), raise)]],
    ['the condition is the same altogether', [when(element(up), raise), when(element(up), raise)]],
  ])('%s', (_, statements) => {
    expect(printStatements(nestConditions(statements))).toBe(printStatements(statements))
  })
})
