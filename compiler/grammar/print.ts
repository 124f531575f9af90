import type {
  Argument,
  CodeStatement,
  Expr,
  FormattedField,
  FormattedString,
  ParameterNode,
  StringLiteral,
} from './ast.ts'
import { comparison, precedence, prefixPrecedence } from './fold.ts'

/** How tightly an expression binds; see {@link precedence}. */
function tightness(expr: Expr): number {
  switch (expr.kind) {
    case 'binary':
      return precedence(expr.operator)
    case 'compare':
      return comparison
    case 'logical':
      return precedence(expr.operator)
    case 'unary':
      return prefixPrecedence(expr.operator)
    case 'conditional':
    case 'lambda':
    case 'unsupported':
      return 0
    case 'starred':
    case 'slice':
    case 'named':
    case 'yield':
      return -1
    default:
      return atom
  }
}

const atom = 20

/**
 * An expression as text, with blanks around operators (not around `**`) and with parentheses only where reading it
 * back needs them: `parse(print(e))` is `e` again, spans apart. Python that is not taken is shown as `…`.
 */
export function print(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return expr.text
    case 'string':
      return printString(expr)
    case 'formatted':
      return printFormatted(expr)
    case 'constant':
      return expr.value === null ? 'None' : expr.value ? 'True' : 'False'
    case 'name':
      return expr.name
    case 'unary':
      return `${expr.operator === 'not' ? 'not ' : expr.operator}${within(expr.operand, tightness(expr))}`
    case 'binary': {
      const own = precedence(expr.operator)
      if (expr.operator === '**') return `${within(expr.left, own + 1)}**${within(expr.right, prefixPrecedence('-'))}`
      return `${within(expr.left, own)} ${expr.operator} ${within(expr.right, own + 1)}`
    }
    case 'compare':
      return expr.operands
        .map((operand, i) => `${i === 0 ? '' : ` ${expr.operators[i - 1]} `}${within(operand, comparison + 1)}`)
        .join('')
    case 'logical':
      return expr.operands.map(operand => within(operand, tightness(expr) + 1)).join(` ${expr.operator} `)
    case 'conditional':
      return `${within(expr.then, 1)} if ${within(expr.condition, 1)} else ${within(expr.otherwise, 0)}`
    case 'call':
      return `${called(expr.callee)}(${printArguments(expr.arguments)})`
    case 'attribute':
      return `${called(expr.object)}.${expr.name}`
    case 'subscript':
      return `${called(expr.object)}[${printIndex(expr.index)}]`
    case 'slice': {
      const { start, stop, step } = expr
      const [from, to, by] = [start, stop, step].map(each => (each === undefined ? '' : within(each, 0)))
      return `${from}:${to}${step === undefined ? '' : `:${by}`}`
    }
    case 'list':
      return `[${expr.items.map(print).join(', ')}]`
    case 'set':
      return `{${expr.items.map(print).join(', ')}}`
    case 'tuple':
      return `(${expr.items.map(print).join(', ')}${expr.items.length === 1 ? ',' : ''})`
    case 'dict':
      return `{${expr.entries
        .map(({ key, value }) =>
          key === undefined ? `**${within(value, 1)}` : `${within(key, 0)}: ${within(value, 0)}`,
        )
        .join(', ')}}`
    case 'comprehension':
      if (expr.form === 'list') return `[${printClauses(expr)}]`
      return expr.form === 'generator' ? `(${printClauses(expr)})` : `{${printClauses(expr)}}`
    case 'starred':
      return `*${within(expr.value, 1)}`
    case 'lambda':
      return `lambda${expr.parameters.length > 0 ? ' ' : ''}${printParameters(expr.parameters)}: ${within(expr.body, 0)}`
    case 'yield':
      return `yield${expr.from ? ' from' : ''}${expr.value === undefined ? '' : ` ${print(expr.value)}`}`
    case 'named':
      return `${expr.target.name} := ${within(expr.value, 0)}`
    case 'unsupported':
      return '…'
  }
}

function within(expr: Expr, least: number): string {
  return tightness(expr) < least ? `(${print(expr)})` : print(expr)
}

/** What stands before `(`, `[` or `.`; `1.real` would be no number. */
function called(expr: Expr): string {
  return expr.kind === 'number' ? `(${print(expr)})` : within(expr, atom)
}

function printArguments(values: readonly Argument[]): string {
  const [only] = values
  if (
    values.length === 1 &&
    only?.value.kind === 'comprehension' &&
    only.name === undefined &&
    only.star === undefined
  ) {
    if (only.value.form === 'generator') return printClauses(only.value)
  }
  return values
    .map(({ name, star = '', value }) => `${name === undefined ? star : `${name}=`}${within(value, 0)}`)
    .join(', ')
}

function printIndex(index: Expr): string {
  if (index.kind !== 'tuple' || index.items.length === 0) return print(index)
  return `${index.items.map(print).join(', ')}${index.items.length === 1 ? ',' : ''}`
}

function printClauses({ element, value, clauses }: Expr & { kind: 'comprehension' }): string {
  const made = value === undefined ? within(element, 0) : `${within(element, 0)}: ${within(value, 0)}`
  const rest = clauses.map(({ target, iterable, conditions }) => {
    const left = target.kind === 'tuple' && target.items.length > 1 ? target.items.map(print).join(', ') : print(target)
    return ` for ${left} in ${within(iterable, 1)}${conditions.map(each => ` if ${within(each, 1)}`).join('')}`
  })
  return made + rest.join('')
}

function printParameters(parameters: readonly ParameterNode[]): string {
  const texts: string[] = []
  const lastPositional = parameters.findLastIndex(({ kind }) => kind === 'positional')
  let starred = false
  for (const [index, { name, kind, default: value }] of parameters.entries()) {
    if (kind === 'keyword' && !starred) texts.push('*')
    starred ||= kind === 'rest' || kind === 'keyword'
    const mark = kind === 'rest' ? '*' : kind === 'keywords' ? '**' : ''
    texts.push(`${mark}${name}${value === undefined ? '' : `=${within(value, 0)}`}`)
    if (index === lastPositional) texts.push('/')
  }
  return texts.join(', ')
}

function printString({ text, bytes }: StringLiteral): string {
  return `${bytes ? 'b' : ''}'${escaped(text.text, bytes)}'`
}

function escaped(text: string, bytes: boolean): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\\'\u0000-\u001f\u007f-\u009f\u2028\u2029\ud800-\udfff]|[\u00a0-\u00ff]/g, mark => {
    if (mark === '\\' || mark === "'") return `\\${mark}`
    if (mark === '\n') return '\\n'
    const code = mark.charCodeAt(0)
    if (code > 0xff) return `\\u${code.toString(16).padStart(4, '0')}`
    return code >= 0xa0 && !bytes ? mark : `\\x${code.toString(16).padStart(2, '0')}`
  })
}

function printFormatted({ parts }: FormattedString): string {
  return `f'${parts.map(part => (part.kind === 'string' ? literalPart(part) : printField(part))).join('')}'`
}

function literalPart({ text }: StringLiteral): string {
  return escaped(text.text, false).replaceAll(/[{}]/g, '$&$&')
}

function printField({ value, label, conversion, format }: FormattedField): string {
  const shown = label ?? print(value)
  const implied = label !== undefined && format === undefined && conversion === 'r'
  const start = label === undefined && shown.startsWith('{') ? ' ' : ''
  const specification = format?.parts.map(part =>
    part.kind === 'string' ? escaped(part.text.text, false) : printField(part),
  )
  return `{${start}${shown}${conversion === undefined || implied ? '' : `!${conversion}`}${
    specification === undefined ? '' : `:${specification.join('')}`
  }}`
}

/** A statement as text, with its value as {@link print} shows it or as its author wrote it. */
export function printStatement(
  { target, operator, value }: CodeStatement,
  show: (expr: Expr) => string = print,
): string {
  return `${target.name} ${operator ?? ''}= ${show(value)}`
}

/** An expression as its author wrote it, every run of blanks and line ends as one space. */
export function sourceTextOf({ span }: Expr): string {
  return span.source.text.slice(span.start, span.end).replaceAll(/\s+/g, ' ').trim()
}
