/** What `connect(j='…')` says: which neurons on one side belong to each on the other (semantics §9.6). */
import { error, type Report, type SourceText, type Span, spanOf, watchErrors } from '../../diagnostics/index.ts'
import type { Call, Comprehension, Expr, Name } from '../grammar/ast.ts'
import type { Parser } from '../grammar/index.ts'

/** A generator for the neurons of one side: candidates, what each stands for, and which of them are taken. */
export interface Generator {
  /** The index of a neuron, over the candidate. */
  readonly element: Expr
  /** What a candidate is called. */
  readonly variable: Name
  readonly candidates: Candidates
  readonly condition?: Expr | undefined
}

/** Whole numbers from `low` up to `high`, in steps of `step`. */
export interface Candidates {
  /** 0 unless given. */
  readonly low?: Expr | undefined
  readonly high: Expr
  /** 1 unless given. */
  readonly step?: Expr | undefined
  /** `sample`: each of them with this probability, or so many of them. */
  readonly sample?: { readonly kind: 'p' | 'size'; readonly value: Expr } | undefined
}

/** Reads a generator; undefined after reporting what is wrong, in Brian's words. */
export function readGenerator(text: SourceText, parser: Parser, outer: Report): Generator | undefined {
  const start = `SyntaxError: Error parsing expression '${text.text}'. Expression must have generator syntax, for example 'k for k in range(i-10, i+10)'.`
  const refuse = (sentence: string, span: Span, help?: string): undefined => {
    outer(error('syntax', span, `${start} ${sentence}`.trimEnd(), { help }))
  }
  const comment = text.text.indexOf('#')
  if (comment >= 0) return refuse('', spanOf(text, comment, text.text.length), 'leave out the comment')
  const { report, failed } = watchErrors(found => {
    if (found.severity === 'error') outer({ ...found, message: start, help: found.help ?? found.message })
    else outer(found)
  })
  const read = parser.generator(text, report)
  if (read === undefined || failed()) return undefined
  if (read.kind !== 'comprehension') return refuse('Expression is not a generator expression.', read.span)
  if (read.element.kind === 'comprehension' || (read.element.kind === 'list' && read.element.items.length === 1))
    return refuse('Expression is not a generator expression.', read.element.span, 'leave out the brackets around it')
  return checkedGenerator(read, refuse)
}

type Refuse = (sentence: string, span: Span, help?: string) => undefined

function checkedGenerator({ element, clauses }: Comprehension, refuse: Refuse): Generator | undefined {
  const [clause, second] = clauses
  if (clause === undefined || second !== undefined)
    return refuse('Generator expression must involve only one iterator.', second?.target.span ?? element.span)
  const { target, iterable, conditions } = clause
  if (target.kind !== 'name')
    return refuse('Generator must iterate over a single variable (not tuple, etc.).', target.span)
  const [condition, other] = conditions
  if (other !== undefined)
    return refuse('Generator must have at most one if statement.', other.span, "write 'and' between the two conditions")
  const name = iterable.kind === 'call' && iterable.callee.kind === 'name' ? iterable.callee.name : undefined
  if (iterable.kind !== 'call' || (name !== 'range' && name !== 'sample')) {
    const sentence = "Iterator expression must be one of the supported functions: ['range', 'sample']"
    return refuse(sentence, iterable.span)
  }
  const candidates = name === 'range' ? rangeOf(iterable, refuse) : sampleOf(iterable, refuse)
  return candidates && { element, variable: target, candidates, condition }
}

function rangeOf(call: Call, refuse: Refuse): Candidates | undefined {
  const bounds = boundsOf('Range', call, refuse)
  const keyword = call.arguments.find(({ name }) => name !== undefined)
  if (bounds === undefined || keyword === undefined) return bounds
  return refuse("Range iterator doesn't accept any keyword arguments.", keyword.span)
}

function sampleOf(call: Call, refuse: Refuse): Candidates | undefined {
  const bounds = boundsOf('Sample', call, refuse)
  const [keyword, second] = call.arguments.filter(({ name }) => name !== undefined)
  if (bounds === undefined) return undefined
  if (keyword === undefined || second !== undefined || (keyword.name !== 'p' && keyword.name !== 'size')) {
    const sentence = "Sample iterator accepts one keyword argument, either 'p' or 'size'."
    return refuse(sentence, second?.span ?? keyword?.span ?? call.span)
  }
  return { ...bounds, sample: { kind: keyword.name, value: keyword.value } }
}

/** `high`, or `low, high`, or `low, high, step`. */
function boundsOf(what: 'Range' | 'Sample', call: Call, refuse: Refuse): Candidates | undefined {
  const star = call.arguments.find(each => each.star !== undefined)
  if (star !== undefined) return refuse('Star arguments not supported.', star.span)
  const values = call.arguments.flatMap(({ name, value }) => (name === undefined ? [value] : []))
  const [first, second, step] = values
  if (first === undefined || values.length > 3)
    return refuse(`${what} iterator takes 1-3 positional arguments.`, call.span)
  return second === undefined ? { high: first } : { low: first, high: second, step }
}
