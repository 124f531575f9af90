/** `'{} {name:.2f}'.format(…)`. Pieces of the format keep their place in the script. */
import { concatenate, sliceText, type SourceText } from '../../diagnostics/index.ts'
import { getAttribute } from '../evaluate/attributes.ts'
import type { CallSite } from '../evaluate/call.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { getItem } from '../evaluate/subscript.ts'
import { str, type Value } from '../evaluate/values.ts'
import { convert, formatValue } from './format-value.ts'

/**
 * @param keywords what is asked for names: a dict, or whatever else has items
 * @throws PythonError as Python does for bad formats and missing values
 */
export function formatBraces(
  format: SourceText,
  values: readonly Value[],
  keywords: Value | undefined,
  site: CallSite,
): SourceText {
  const parts: SourceText[] = []
  let automatic = 0
  let numbered: boolean | undefined
  let at = 0
  const { text } = format
  while (at < text.length) {
    const next = nextBrace(text, at)
    parts.push(sliceText(format, at, next))
    if (next >= text.length) break
    if (text[next] === text[next + 1]) {
      parts.push(sliceText(format, next, next + 1))
      at = next + 2
      continue
    }
    if (text[next] === '}') throw new PythonError('ValueError', "Single '}' encountered in format string")
    const end = fieldEnd(text, next)
    const field = readField(text.slice(next + 1, end))
    const isAutomatic = /^(?:$|[.[])/.test(field.name)
    if (isAutomatic || /^\d/.test(field.name)) {
      if (numbered === isAutomatic) {
        const [from, to] = isAutomatic
          ? ['manual field specification', 'automatic field numbering']
          : ['automatic field numbering', 'manual field specification']
        throw new PythonError('ValueError', `cannot switch from ${from} to ${to}`)
      }
      numbered = !isAutomatic
    }
    const value = lookUp(isAutomatic ? `${automatic++}${field.name}` : field.name, values, keywords, site)
    const spec = formatBraces({ text: field.spec, pieces: [] }, values, keywords, site).text
    const shown = field.conversion === undefined ? value : str(convert(value, field.conversion, site))
    parts.push({ text: formatValue(shown, spec, site), pieces: [] })
    at = end + 1
  }
  return concatenate(parts)
}

function nextBrace(text: string, from: number): number {
  for (let k = from; k < text.length; k++) if (text[k] === '{' || text[k] === '}') return k
  return text.length
}

function fieldEnd(text: string, open: number): number {
  let depth = 0
  for (let k = open; k < text.length; k++) {
    if (text[k] === '{') depth++
    if (text[k] === '}' && --depth === 0) return k
  }
  throw new PythonError('ValueError', "expected '}' before end of string")
}

interface Field {
  readonly name: string
  readonly conversion: 's' | 'r' | 'a' | undefined
  readonly spec: string
}

function readField(text: string): Field {
  const colon = text.indexOf(':')
  const head = colon < 0 ? text : text.slice(0, colon)
  const spec = colon < 0 ? '' : text.slice(colon + 1)
  const [, name = '', conversion] = /^([^!]*)(?:!([sra]))?$/.exec(head) ?? []
  return { name, conversion: conversion as Field['conversion'], spec }
}

function lookUp(path: string, values: readonly Value[], keywords: Value | undefined, site: CallSite): Value {
  const [first = ''] = /^[^.[]*/.exec(path) ?? []
  let value = named(first, values, keywords, site)
  for (const [, attribute, index] of path.slice(first.length).matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
    if (attribute !== undefined) value = getAttribute(value, attribute, site)
    else if (index !== undefined) value = getItem(value, /^\d+$/.test(index) ? BigInt(index) : str(index), site)
  }
  return value
}

function named(name: string, values: readonly Value[], keywords: Value | undefined, site: CallSite): Value {
  if (/^\d+$/.test(name)) {
    const value = values[Number(name)]
    if (value !== undefined) return value
    throw new PythonError('IndexError', `Replacement index ${name} out of range for positional args tuple`)
  }
  if (keywords === undefined) throw new PythonError('KeyError', `'${name}'`)
  return getItem(keywords, str(name), site)
}
