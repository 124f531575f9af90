import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allUnitNames, exportedUnits, unitInExpressions, unitInScript, type Unit } from '../../units/index.ts'
import { shelvesFor } from '../../units/register.ts'

type Row = readonly [spelling: string, name: string, symbol: string, dimension: number[], scale: number, value: number]
type Shelf = readonly [dimension: number[], units: readonly (readonly [value: number, name: string, symbol: string])[]]

// Every name that Brian 2 knows, as it lists them itself.
const brian = JSON.parse(readFileSync(new URL('fixtures/names.json', import.meta.url), 'utf8')) as {
  readonly script: readonly Row[]
  readonly expressions: readonly Row[]
  readonly display: readonly Shelf[]
  readonly customary: readonly Shelf[]
}

function row(spelling: string, unit: Unit | undefined): Row | undefined {
  return unit && [spelling, unit.name, unit.symbol, [...unit.dimension], unit.scale, unit.value]
}

describe('names of units', () => {
  test('the star import brings the 203 units of Brian 2', () => {
    expect(exportedUnits().size).toBe(203)
    expect(brian.script.map(([name]) => row(name, unitInScript(name)))).toEqual(brian.script)
  })

  test('string expressions know the 1710 units of Brian 2', () => {
    expect(brian.expressions).toHaveLength(1710)
    expect(brian.expressions.map(([name]) => row(name, unitInExpressions(name)))).toEqual(brian.expressions)
  })

  test('and no others; mS and centimetres are resolved through the script', () => {
    const known = new Set(brian.expressions.map(([name]) => name))
    const more = [...allUnitNames()].filter(name => !known.has(name))
    expect(more.toSorted()).toEqual(['cmeter', 'cmetre', 'mS'])
    expect(more.map(unitInExpressions)).toEqual([undefined, undefined, undefined])
    expect([...allUnitNames()].filter(name => unitInScript(name) !== undefined)).toHaveLength(203)
  })

  test.each(['', 'volt4', 'mmV', 'dvolt', 'cvolt', 'kkelvin', 'litre2', 'hmetre', 'constructor', '__proto__'])(
    '%j is none',
    name => {
      expect([unitInExpressions(name), unitInScript(name)]).toEqual([undefined, undefined])
    },
  )

  test('quantities are displayed in the same units, preferred in the same order', () => {
    const shown = brian.display.filter(([dimension]) => dimension.some(e => e !== 0))
    const ours = shown.map(([dimension]) => {
      const [shelf = new Map<number, Unit>()] = shelvesFor(dimension)
      return [dimension, [...shelf].map(([value, unit]) => [value, unit.name, unit.symbol])]
    })
    expect(ours).toEqual(shown)
  })
  test('without a named unit, compounds are displayed as is customary', () => {
    const ours = brian.customary.map(([dimension]) => {
      const shelf = shelvesFor(dimension).at(-1) ?? new Map<number, Unit>()
      return [dimension, [...shelf].map(([value, unit]) => [value, unit.name, unit.symbol])]
    })
    expect(ours).toEqual(brian.customary)
  })
})
