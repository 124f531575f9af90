/** What stands where the pointer rests. */
import type { Expr } from '../../compiler/grammar/ast.ts'
import { requireWhole } from '../../diagnostics/index.ts'
import { requireReadingOptions } from '../require-options.ts'
import { functions, type Inferred, namedConstants } from '../../compiler/index.ts'
import { unitInExpressions } from '../../units/index.ts'
import { constantText, isConstantOfScript } from './equation-items.ts'
import { dimensionInWords, unitSentence } from './describe-dimension.ts'
import {
  argumentNames,
  brianNames,
  equationNames,
  flags,
  functionNames,
  methods,
  otherNames,
  slots,
} from './descriptions.ts'
import { inspectText, type Inspection, type TextOptions } from './inspect.ts'
import type { Known, KnownObject } from './known.ts'
import { calleeOf, knownBy, membersOf, variablesIn, variablesOf } from './look-up.ts'
import { callAround, placeIn, type Place, wordAt } from './place.ts'
import { nameIn, signatureOf } from './signature.ts'
import { textRole, type TextRole } from './text-role.ts'

export interface Hover {
  /** The characters that it is about. */
  readonly from: number
  readonly to: number
  /** Markdown: code between backquotes, paragraphs. */
  readonly text: string
}

/** What the characters at an offset are: the dimension of a sub-expression of equations, the meaning of a name. */
export function hoverAt(text: string, offset: number, options: TextOptions = {}): Hover | undefined {
  requireReadingOptions('hoverAt', text, options)
  requireWhole('the offset', offset, 0)
  const place = placeIn(text, offset)
  if (place.comment) return undefined
  const inspection = inspectText(text, options)
  return place.string === undefined
    ? hoverInCode(text, offset, place, inspection)
    : hoverInText(text, offset, place, inspection)
}

function hoverInText(text: string, offset: number, place: Place, inspection: Inspection): Hover | undefined {
  const role = textRole(text, offset, place, inspection)
  const expression = smallestAt(text, offset, inspection.inferred)
  const word = wordAt(text, offset)
  if (expression !== undefined && expression.node.kind !== 'name') {
    const { node, inferred } = expression
    const { start, end } = node.span
    return { from: start, to: end, text: `\`${inLine(text.slice(start, end))}\` is ${valueInWords(inferred)}` }
  }
  if (role === undefined || word.text === '') return undefined
  const what = nameInText(word.text, text.slice(0, word.to), role, inspection)
  if (what === undefined && expression === undefined) return flagOrChoice(text, offset, place, role)
  const value = expression === undefined ? undefined : `\`${word.text}\` is ${valueInWords(expression.inferred)}`
  return { from: word.from, to: word.to, text: [value, what].filter(each => each !== undefined).join('\n\n') }
}

interface InferredAt {
  readonly node: Expr
  readonly inferred: Inferred
}

/** The smallest sub-expression at an offset of which something is known; of `-50*mV` the whole, wherever one points. */
function smallestAt(text: string, offset: number, all: Inspection['inferred']): InferredAt | undefined {
  let best: InferredAt | undefined
  for (const [node, inferred] of all) {
    const { source, start, end } = node.span
    if (start > offset || offset >= end || source.text !== text || isNumber(node)) continue
    const length = best === undefined ? Infinity : best.node.span.end - best.node.span.start
    if (end - start < length) best = { node, inferred }
  }
  return best
}

function isNumber(node: Expr): boolean {
  return node.kind === 'number' || (node.kind === 'unary' && isNumber(node.operand))
}

function valueInWords({ type, dimension }: Inferred): string {
  if (type === 'boolean') return 'true or false'
  return dimensionInWords(dimension)
}

function inLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** What a name of equations or statements is. */
function nameInText(name: string, before: string, role: TextRole, inspection: Inspection): string | undefined {
  const differential = /\bd([A-Za-z_]\w*)$/.exec(before.slice(before.search(/\w+$/)))?.[1]
  const own = [...(role.equations === undefined ? [] : variablesIn(role.equations)), ...variables(role.object)]
  const variable = own.find(each => each.name === name) ?? own.find(each => each.name === differential)
  if (variable !== undefined)
    return variable.line === undefined
      ? `A variable of the group. ${equationNames[variable.name] ?? ''}`.trim()
      : `\`${variable.line}\``
  const constant = knownBy(name, inspection)
  const unit = unitInExpressions(name)
  const row = functions.get(name)
  if (row !== undefined)
    return `\`${name}(${row.arguments.map((_, k) => 'xyz'[k]).join(', ')})\`\n\n${functionNames[name] ?? ''}`
  if (unit !== undefined) return unitSentence(unit)
  if (namedConstants.has(name) || equationNames[name] !== undefined) return equationNames[name]
  if (isConstantOfScript(constant)) return `A constant of the script: \`${inLine(constantText(constant))}\``
  return undefined
}

function variables(object: KnownObject | undefined): ReturnType<typeof variablesOf> {
  if (object === undefined) return []
  const sides = (['pre', 'post'] as const).flatMap(side => {
    const end = object.ends?.[side]
    return end === undefined ? [] : variablesOf(end).map(each => ({ ...each, name: `${each.name}_${side}` }))
  })
  return [...variablesOf(object), ...sides]
}

/** `unless refractory`, `method='euler'`. */
function flagOrChoice(text: string, offset: number, { string }: Place, role: TextRole): Hover | undefined {
  if (string === undefined) return undefined
  const before = /[\w '-]*$/.exec(text.slice(Math.max(string.inside, offset - 40), offset))?.[0].trimStart() ?? ''
  const behind = /^[\w -]*/.exec(text.slice(offset, offset + 40))?.[0].trimEnd() ?? ''
  const from = offset - before.length
  const found = before + behind
  const what =
    role.kind === 'choice' ? (methods[found] ?? slots[found]) : role.kind === 'equations' ? flags[found] : undefined
  return what === undefined ? undefined : { from, to: offset + behind.length, text: what }
}

function hoverInCode(text: string, offset: number, place: Place, inspection: Inspection): Hover | undefined {
  const word = wordAt(text, offset)
  if (!/^[A-Za-z_]/.test(word.text)) return undefined
  const dotted = /(?:[A-Za-z_]\w*\.)*$/.exec(text.slice(Math.max(0, word.from - 200), word.from))?.[0] ?? ''
  const argument = dotted === '' ? argumentAt(text, word, place, inspection) : undefined
  const what = argument ?? nameInCode(dotted, word.text, inspection)
  return what === undefined ? undefined : { from: word.from, to: word.to, text: what }
}

/** `threshold=` in a call. */
function argumentAt(
  text: string,
  word: ReturnType<typeof wordAt>,
  place: Place,
  inspection: Inspection,
): string | undefined {
  if (!/^\s*=(?!=)/.test(text.slice(word.to, word.to + 20))) return undefined
  const call = callAround(text, word.from, place)
  const callee = call && calleeOf(call.callee, inspection)
  return callee && (argumentNames[callee.name]?.[word.text] ?? argumentNames['']?.[word.text])
}

function nameInCode(dotted: string, name: string, inspection: Inspection): string | undefined {
  const known = knownBy(`${dotted}${name}`, inspection)
  if (known !== undefined) return knownInWords(name, known)
  const owner = dotted === '' ? undefined : knownBy(dotted.slice(0, -1), inspection)
  if (owner?.kind !== 'object') return undefined
  const { object } = owner
  const variable = [object, object.source]
    .flatMap(each => (each === undefined ? [] : variablesOf(each)))
    .find(each => each.name === name)
  if (variable !== undefined) return `\`${variable.line ?? `${name} : ${variable.unit}`}\``
  const member = [...membersOf(object)].find(([signature]) => nameIn(signature) === name)
  return member && (member[0] === name ? member[1] : `\`${member[0]}\`\n\n${member[1]}`)
}

function knownInWords(name: string, known: Known): string | undefined {
  switch (known.kind) {
    case 'number': {
      const several = known.many ? 'an array, each ' : ''
      return `\`${name} = ${inLine(constantText(known))}\`\n\n\`${name}\` is ${several}${valueInWords(known)}`
    }
    case 'object': {
      const { className } = known.object
      return [`\`${name}\` is a ${className}. ${brianNames[className] ?? ''}`.trim(), linesOf(known.object)]
        .filter(each => each !== '')
        .join('\n\n')
    }
    case 'text':
    case 'equations':
      return undefined
    case 'library':
      return libraryInWords(name, known)
    default:
      return undefined
  }
}

function linesOf(object: KnownObject): string {
  return [...new Set(variablesOf(object).flatMap(({ line }) => line ?? []))].map(line => `    ${line}`).join('\n')
}

function libraryInWords(name: string, { value }: Extract<Known, { kind: 'library' }>): string | undefined {
  const what = brianNames[name] ?? otherNames[name] ?? functionNames[name]
  if (typeof value !== 'object' || value === null) return `\`${name} = ${String(value)}\``
  if (value.kind === 'unit') return unitSentence(value.unit)
  if (value.kind === 'module') return `The module \`${value.name.replace('brian2.numpy_', 'numpy')}\`.`
  if (value.kind !== 'function') return what
  return [`\`${signatureOf(value)}\``, what].filter(each => each !== undefined).join('\n\n')
}
