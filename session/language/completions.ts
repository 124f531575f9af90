/** What can be written at a place of a script. */
import { requireWhole } from '../../diagnostics/index.ts'
import { requireReadingOptions } from '../require-options.ts'
import { baseUnitNames, exportedUnits } from '../../units/index.ts'
import { choices } from './choices.ts'
import { itemsOfCode } from './code-items.ts'
import { type Completion, type Item, item } from './completion.ts'
import { unitSentence } from './describe-dimension.ts'
import { flags } from './descriptions.ts'
import { equationItems } from './equation-items.ts'
import { equationPart } from './equation-lines.ts'
import { inspectText, type Inspection, type TextOptions } from './inspect.ts'
import { variablesOf } from './look-up.ts'
import { placeIn, type Place } from './place.ts'
import { textRole, type TextRole } from './text-role.ts'

/** What can be written at an offset of a script, by what stands before it and what the script says elsewhere. */
export function completionsAt(text: string, offset: number, options: TextOptions = {}): readonly Completion[] {
  requireReadingOptions('completionsAt', text, options)
  requireWhole('the offset', offset, 0)
  const place = placeIn(text, offset)
  if (place.comment || isNumber(text, offset)) return []
  const inspection = inspectText(text, options)
  const { from, items } =
    place.string === undefined
      ? { from: offset - place.word.length, items: itemsOfCode(text, offset, place, inspection) }
      : itemsOfText(text, offset, place, inspection)
  const start = text.slice(from, offset).toLowerCase()
  return distinct(items.filter(({ label }) => label.toLowerCase().startsWith(start))).map(each => ({
    ...each,
    replace: { from, to: offset },
  }))
}

/** The first of several things of one name is meant. */
function distinct(items: readonly Item[]): readonly Item[] {
  return [...new Map(items.toReversed().map(each => [each.label, each])).values()].toReversed()
}

/** `10m` is no beginning of a name. */
function isNumber(text: string, offset: number): boolean {
  return /(?<![\w.])\d[\w.]*$/.test(text.slice(Math.max(0, offset - 40), offset))
}

function itemsOfText(
  text: string,
  offset: number,
  place: Place,
  inspection: Inspection,
): { readonly from: number; readonly items: readonly Item[] } {
  const { string, word } = place
  const role = textRole(text, offset, place, inspection)
  const from = offset - word.length
  if (string === undefined || role === undefined) return { from, items: [] }
  const written = text.slice(string.inside, offset)
  switch (role.kind) {
    case 'choice':
      return { from: string.inside, items: choices(role.argument) }
    case 'variables':
      return {
        from,
        items: (role.object === undefined ? [] : variablesOf(role.object)).map(variable =>
          item(variable.name, 'variable', variable.unit, variable.line ?? ''),
        ),
      }
    case 'equations':
      return itemsOfEquations(written, { from, offset, role }, inspection)
    default:
      return lastLine(written).includes('#') ? { from, items: [] } : { from, items: equationItems(role, inspection) }
  }
}

function itemsOfEquations(
  written: string,
  { from, offset, role }: { readonly from: number; readonly offset: number; readonly role: TextRole },
  inspection: Inspection,
): { readonly from: number; readonly items: readonly Item[] } {
  const line = lastLine(written)
  switch (equationPart(line)) {
    case 'unit':
      return { from, items: unitItems() }
    case 'flag': {
      const partial = /[^(,]*$/.exec(line)?.[0].trimStart() ?? ''
      const items = Object.entries(flags).map(([name, what]) => item(name, 'flag', '', what))
      return { from: offset - partial.length, items }
    }
    case 'expression':
      return { from, items: equationItems(role, inspection) }
    default:
      return { from, items: [] }
  }
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1)
}

/** What may stand behind the colon of an equation. */
function unitItems(): readonly Item[] {
  const units = exportedUnits()
  return [
    item('1', 'unit', '', 'A number without unit.'),
    item('boolean', 'unit', '', 'True or false.'),
    item('integer', 'unit', '', 'A whole number.'),
    ...Array.from(baseUnitNames(), name => {
      const unit = units.get(name)
      return item(name, 'unit', unit?.symbol ?? '', unit === undefined ? '' : unitSentence(unit))
    }),
  ]
}
