/** What the text of a script tells of a value before anything is carried out. */
import type { ValueType } from '../../abi/index.ts'
import type { Expr } from '../../compiler/grammar/ast.ts'
import type { Group } from '../../network/index.ts'
import { concatenate, type SourceText, type Span } from '../../diagnostics/index.ts'
import {
  type Dimension,
  dimensionless,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
} from '../../units/index.ts'
import type { Value } from '../evaluate/values.ts'

export type Known =
  | KnownNumber
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: SourceText }
  /** A list of texts. */
  | { readonly kind: 'texts'; readonly texts: readonly SourceText[] }
  /** An `Equations` object. */
  | { readonly kind: 'equations'; readonly text: SourceText }
  /** A dict whose keys are texts; values are undefined where nobody knows them. */
  | { readonly kind: 'dict'; readonly entries: ReadonlyMap<string, Known | undefined> }
  | { readonly kind: 'object'; readonly object: KnownObject }
  /** A module, class, function or unit of the libraries. */
  | { readonly kind: 'library'; readonly value: Value }

/** A number or quantity, or several of one dimension. */
export interface KnownNumber {
  readonly kind: 'number'
  readonly type: ValueType
  readonly dimension: Dimension
  /** SI; undefined if nobody knows it before the run. */
  readonly value?: number | undefined
  /** An array or list. */
  readonly many: boolean
  /** As the script writes it. */
  readonly expression?: Expr | undefined
}

/** What a call of one of Brian's classes makes. */
export interface KnownObject {
  /** `NeuronGroup`, `StateMonitor`, … */
  readonly className: string
  /** Where the call stands. */
  readonly span: Span
  /** Of a group, if nothing is wrong with it. */
  readonly group?: Group | undefined
  /** Of a group: its texts, whatever is wrong with them. */
  readonly texts?: GroupTexts | undefined
  /** Of a monitor: what it looks at, and which variables it records. */
  readonly source?: KnownObject | undefined
  readonly records?: readonly string[] | undefined
  /** Of synapses: what is on their two sides. */
  readonly ends?: { readonly pre: KnownObject | undefined; readonly post: KnownObject | undefined } | undefined
}

/** The texts of a group that a script says word for word. */
export interface GroupTexts {
  readonly model?: SourceText | undefined
  /** A condition, or a time. */
  readonly expressions: readonly SourceText[]
  /** Resets, and what synapses do on events. */
  readonly code: readonly SourceText[]
}

export function numberOf(
  dimension: Dimension,
  { type = 'float', value, many = false }: Partial<Pick<KnownNumber, 'type' | 'value' | 'many'>> = {},
): KnownNumber {
  return { kind: 'number', type, dimension, value, many }
}

/** What is either of two values, as far as one can say. */
export function eitherKnown(a: Known | undefined, b: Known | undefined): Known | undefined {
  if (a === b) return a
  if (a?.kind !== 'number' || b?.kind !== 'number' || a.many !== b.many || !sameDimension(a.dimension, b.dimension))
    return undefined
  if ((a.type === 'boolean') !== (b.type === 'boolean')) return undefined
  const same = a.type === b.type && a.value === b.value
  return { ...a, type: a.type === b.type ? a.type : 'float', value: same ? a.value : undefined, expression: undefined }
}

/** `a operator b`, of values of the script. */
export function combine(operator: string, a: Known | undefined, b: Known | undefined): Known | undefined {
  if (a === undefined || b === undefined) return undefined
  if (operator === '+' && isWritten(a) && isWritten(b)) return joined(a, b)
  const [left, right] = [asNumber(a), asNumber(b)]
  return left && right && combineNumbers(operator, left, right)
}

type Written = Extract<Known, { readonly text: SourceText }>

function isWritten(known: Known): known is Written {
  return known.kind === 'text' || known.kind === 'equations'
}

function joined(a: Written, b: Written): Known {
  if (a.kind === 'text' && b.kind === 'text') return { kind: 'text', text: concatenate([a.text, b.text]) }
  return { kind: 'equations', text: concatenate([a.text, { text: '\n', pieces: [] }, b.text]) }
}

/** A number, or a unit as one. */
export function asNumber(known: Known | undefined): KnownNumber | undefined {
  if (known?.kind === 'number') return known
  if (known?.kind !== 'library') return undefined
  const { value } = known
  if (typeof value === 'number') return numberOf(dimensionless, { value })
  if (typeof value !== 'object' || value?.kind !== 'unit') return undefined
  return numberOf(value.unit.dimension, { value: value.unit.value })
}

function combineNumbers(operator: string, a: KnownNumber, b: KnownNumber): KnownNumber | undefined {
  const dimension = dimensionOf(operator, a, b)
  if (dimension === undefined) return undefined
  const many = a.many || b.many
  const type = typeOf(operator, a, b)
  const value = many || a.value === undefined || b.value === undefined ? undefined : compute(operator, a.value, b.value)
  return numberOf(dimension, { type, value, many })
}

function typeOf(operator: string, a: KnownNumber, b: KnownNumber): ValueType {
  if (operator === '/' || a.type === 'float' || b.type === 'float') return 'float'
  return operator === '**' && !((b.value ?? -1) >= 0) ? 'float' : 'integer'
}

function dimensionOf(operator: string, a: KnownNumber, b: KnownNumber): Dimension | undefined {
  switch (operator) {
    case '+':
    case '-':
    case '%':
      return sameDimension(a.dimension, b.dimension) ? a.dimension : undefined
    case '*':
      return multiplyDimensions(a.dimension, b.dimension)
    case '/':
      return divideDimensions(a.dimension, b.dimension)
    case '//':
      return sameDimension(a.dimension, b.dimension) ? dimensionless : undefined
    case '**':
      if (isDimensionless(a.dimension) && isDimensionless(b.dimension)) return dimensionless
      return b.value === undefined ? undefined : powerDimension(a.dimension, b.value)
    default:
      return undefined
  }
}

function compute(operator: string, a: number, b: number): number | undefined {
  switch (operator) {
    case '+':
      return a + b
    case '-':
      return a - b
    case '*':
      return a * b
    case '/':
      return a / b
    case '**':
      return a ** b
    default:
      return undefined
  }
}
