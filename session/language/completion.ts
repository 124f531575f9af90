/** What kind of thing a completion is, for its picture in a list. */
export type CompletionKind =
  | 'argument'
  | 'attribute'
  | 'class'
  | 'constant'
  | 'flag'
  | 'function'
  | 'keyword'
  | 'method'
  | 'module'
  | 'text'
  | 'unit'
  | 'value'
  | 'variable'

export interface Completion {
  /** What is shown and written. */
  readonly label: string
  readonly kind: CompletionKind
  /** A signature, a unit, a value: a few characters beside the label. */
  readonly detail: string
  /** A sentence or two. */
  readonly documentation: string
  /** The characters that it takes the place of. */
  readonly replace: { readonly from: number; readonly to: number }
}

/** A completion before it is known what it replaces. */
export type Item = Omit<Completion, 'replace'>

export function item(label: string, kind: CompletionKind, detail = '', documentation = ''): Item {
  return { label, kind, detail, documentation }
}
