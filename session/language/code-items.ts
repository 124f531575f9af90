/** What can be written outside of the texts of a script. */
import { modules } from '../library/modules.ts'
import type { ModuleValue, Value } from '../evaluate/values.ts'
import { choices } from './choices.ts'
import { type Item, item } from './completion.ts'
import { dimensionSentence, unitSentence } from './describe-dimension.ts'
import { argumentNames, brianNames, members, otherNames } from './descriptions.ts'
import { constantText, isConstantOfScript } from './equation-items.ts'
import type { Inspection } from './inspect.ts'
import type { Known, KnownObject } from './known.ts'
import { calleeOf, type GroupVariable, isGroup, knownBy, membersOf, moduleIn, variablesOf } from './look-up.ts'
import { callAround, type Place } from './place.ts'
import { nameIn, signatureOf } from './signature.ts'

/** Names, members behind a dot, arguments of the call one is in, modules behind `import`. */
export function itemsOfCode(text: string, offset: number, place: Place, inspection: Inspection): readonly Item[] {
  const before = text.slice(Math.max(0, offset - 300), offset - place.word.length)
  const imported = importItems(before)
  if (imported !== undefined) return imported
  const owner = /([A-Za-z_][\w.]*)(?:\[[^\]]*\])?\s*\.$/.exec(before)?.[1]
  if (before.trimEnd().endsWith('.')) return owner === undefined ? [] : memberItems(knownBy(owner, inspection))
  const items = [...argumentItems(text, offset, place, inspection), ...nameItems(place.word, inspection)]
  // `10*m`: most likely a unit.
  return /[*/]\s*$/.test(before)
    ? items.toSorted((a, b) => Number(b.kind === 'unit') - Number(a.kind === 'unit'))
    : items
}

/** Modules behind `import`, names behind `from … import`. */
function importItems(before: string): readonly Item[] | undefined {
  const line = before.slice(before.lastIndexOf('\n') + 1)
  const module = /^\s*from\s+([\w.]+)\s+import\s+(?:[\w\s,]*,\s*)?$/.exec(line)?.[1]
  if (module !== undefined) return membersOfModule(modules.get(module))
  if (!/^\s*(?:import|from)\s+(?:[\w.\s]*,\s*)?$/.test(line)) return undefined
  return Array.from(modules.keys(), name => item(name, 'module'))
}

function membersOfModule(module: ModuleValue | undefined): readonly Item[] {
  return Array.from(module?.members ?? [], ([name, value]) => libraryItem(name, value)).filter(
    ({ label }) => !label.startsWith('_'),
  )
}

function memberItems(known: Known | undefined): readonly Item[] {
  const module = moduleIn(known)
  if (module !== undefined) return membersOfModule(module)
  const library = known?.kind === 'library' ? known.value : undefined
  const isClock = typeof library === 'object' && library?.kind === 'object'
  if (isClock) return Object.entries(members['Clock'] ?? {}).map(memberItem)
  if (known?.kind !== 'object') return []
  const { object } = known
  return [
    ...variablesBehind(object).map(({ name, unit, line }) => item(name, 'variable', unit, line ?? '')),
    ...[...membersOf(object)].map(memberItem),
  ]
}

/** Of a group its variables, of a monitor those that it records. */
function variablesBehind(object: KnownObject): readonly GroupVariable[] {
  const { source, records } = object
  if (source === undefined) return isGroup(object) ? variablesOf(object) : []
  return variablesOf(source).filter(({ name }) => records?.includes(name) === true)
}

function memberItem([signature, what]: readonly [string, string]): Item {
  const isMethod = signature.includes('(')
  return item(nameIn(signature), isMethod ? 'method' : 'attribute', isMethod ? signature : '', what)
}

/** Arguments of the call around that are not given yet, and what may stand behind `method=`. */
function argumentItems(text: string, offset: number, place: Place, inspection: Inspection): readonly Item[] {
  const call = callAround(text, offset, place)
  const callee = call && !call.inside ? calleeOf(call.callee, inspection) : undefined
  if (call === undefined || callee === undefined) return []
  const { name, parameters } = callee
  if (call.keyword !== undefined) return choices(call.keyword).map(each => ({ ...each, label: `'${each.label}'` }))
  if (text.slice(call.from, offset - place.word.length).trim() !== '') return []
  const given = new Set(
    Array.from(text.slice(call.open, offset).matchAll(/([A-Za-z_]\w*)\s*=(?!=)/g), match => match[1]),
  )
  return parameters
    .slice(call.index)
    .filter(each => !given.has(each.name) && (each.kind === 'ordinary' || each.kind === 'keyword'))
    .map(each =>
      item(
        `${each.name}=`,
        'argument',
        each.default ?? '',
        argumentNames[name]?.[each.name] ?? argumentNames['']?.[each.name] ?? '',
      ),
    )
}

/** Names of the script, then those that it has imported; the many of numpy, and units, once something of them is written. */
function nameItems(word: string, inspection: Inspection): readonly Item[] {
  const { bindings, names } = inspection
  const own = [...bindings.keys()].map(name => ownItem(name, inspection))
  const starred = names.starred.toReversed().flatMap(module => [...module.members])
  const wanted = word === '' ? starred.filter(([name]) => brianNames[name] !== undefined) : starred
  return [
    ...own,
    ...wanted.map(([name, value]) => libraryItem(name, value)),
    ...(word === '' ? [] : keywords.map(each => item(each, 'keyword'))),
    ...['print', 'range', 'len', 'enumerate', 'zip'].map(name => item(name, 'function', '', otherNames[name] ?? '')),
  ]
}

const keywords: readonly string[] = [
  'and', 'as', 'break', 'class', 'continue', 'def', 'elif', 'else', 'except', 'False', 'finally', 'for', 'from', 'if',
  'import', 'in', 'is', 'lambda', 'None', 'not', 'or', 'pass', 'raise', 'return', 'True', 'try', 'while', 'with', 'yield',
] // prettier-ignore

function ownItem(name: string, inspection: Inspection): Item {
  const known = knownBy(name, inspection)
  switch (known?.kind) {
    case 'number': {
      const kind = isConstantOfScript(known) ? 'constant' : 'variable'
      return item(name, kind, constantText(known), dimensionSentence(known.dimension))
    }
    case 'object':
      return item(name, 'variable', known.object.className, brianNames[known.object.className] ?? '')
    case 'text':
    case 'equations':
      return item(name, 'text', known.kind === 'text' ? 'text' : 'Equations')
    case 'library':
      return libraryItem(name, known.value)
    default:
      return item(name, 'variable')
  }
}

function libraryItem(name: string, value: Value): Item {
  const what = brianNames[name] ?? otherNames[name] ?? ''
  if (typeof value !== 'object' || value === null) return item(name, 'constant', String(value), what)
  switch (value.kind) {
    case 'function':
      return item(name, value.type === true ? 'class' : 'function', signatureOf(value), what)
    case 'unit':
      return item(name, 'unit', value.unit.symbol, unitSentence(value.unit))
    case 'module':
      return item(name, 'module', '', what)
    case 'class':
      return item(name, 'class', '', what)
    default:
      return item(name, 'variable', '', what)
  }
}
