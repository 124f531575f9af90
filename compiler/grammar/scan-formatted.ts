import { limits } from './reading-limits.ts'
import { scanName, scanString, stringStart, type Segment, type StringScan, type StringStart } from './scan.ts'

/** The whole of an f-string, with its segments. `depth` counts f-strings around it. */
export function scanFormatted(text: string, opening: StringStart, depth: number): StringScan {
  const segments: Segment[] = []
  const { quote, raw } = opening
  if (depth > limits.formatted) return { ...scanString(text, opening), segments }
  /** For each field around the place, whether its format specification has begun. */
  const fields: boolean[] = []
  let textStart = opening.inside
  let at = opening.inside
  const endText = (): void => {
    if (at > textStart) segments.push({ kind: 'text', start: textStart, end: at })
  }
  const finish = (end: number, closed: boolean): StringScan => ({ opening, end, closed, segments })

  while (at < text.length) {
    const inField = fields.at(-1) === false
    const mark = text[at]
    if (!inField) {
      if (text.startsWith(quote, at)) {
        endText()
        return finish(at + quote.length, true)
      }
      if ((mark === '\n' || mark === '\r') && quote.length === 1) break
      if (mark === '\\' && !raw) {
        const named = text.startsWith('\\N{', at) ? text.indexOf('}', at) : -1
        at = named > at && named - at < 100 ? named + 1 : at + 2
      } else if (mark === '\\' && text[at + 1] !== '{' && text[at + 1] !== '}') at += 2
      else if (fields.length === 0 && (text.startsWith('{{', at) || text.startsWith('}}', at))) at += 2
      else if (mark === '{') {
        endText()
        segments.push({ kind: 'open', start: at, end: at + 1 })
        fields.push(false)
        at++
      } else if (mark === '}') {
        endText()
        segments.push({ kind: fields.pop() === undefined ? 'fault' : 'close', start: at, end: at + 1 })
        at++
        textStart = at
      } else at++
      continue
    }
    const end = endOfExpression(text, at, quote, depth)
    segments.push({ kind: 'expression', start: at, end })
    at = end
    const label = /=\s*(?=[}!:])/y
    label.lastIndex = at
    if (label.test(text)) {
      segments.push({ kind: 'label', start: at, end: label.lastIndex })
      at = label.lastIndex
    }
    if (text[at] === '!') {
      const conversionEnd = Math.max(at + 1, scanName(text, at + 1))
      segments.push({ kind: 'conversion', start: at, end: conversionEnd })
      at = conversionEnd
    }
    if (text[at] === ':') {
      segments.push({ kind: 'colon', start: at, end: at + 1 })
      fields[fields.length - 1] = true
    } else if (text[at] === '}') {
      segments.push({ kind: 'close', start: at, end: at + 1 })
      fields.pop()
    } else break
    at++
    textStart = at
  }
  return finish(Math.min(at, text.length), false)
}

/** Where the expression of a field ends: before its `=`, `!r`, `:` or `}`, or where the string breaks off. */
function endOfExpression(text: string, start: number, quote: string, depth: number): number {
  let brackets = 0
  let at = start
  while (at < text.length) {
    const mark = text[at] ?? ''
    const string = '\'"rRbBuUfF'.includes(mark) ? stringStart(text, at) : undefined
    if (string !== undefined) {
      const scan = string.formatted ? scanFormatted(text, string, depth + 1) : scanString(text, string)
      if (!scan.closed && text.startsWith(quote, at)) return at
      at = scan.end
      continue
    }
    const nameEnd = scanName(text, at)
    if (nameEnd > at) {
      at = nameEnd
      continue
    }
    if ((mark === '\n' || mark === '\r') && quote.length === 1 && brackets === 0) return at
    if ('([{'.includes(mark)) brackets++
    else if (brackets > 0 && ')]}'.includes(mark)) brackets--
    else if (brackets === 0) {
      if (mark === '}' || mark === ':') return at
      if (mark === '!' && text[at + 1] !== '=') return at
      if (mark === '=' && /[\s}!:]/.test(text[at + 1] ?? '') && !'=!<>'.includes(text[at - 1] ?? ' ')) {
        if (/^=\s*[}!:]/.test(text.slice(at, at + 50))) return at
      }
    }
    at++
  }
  return at
}
