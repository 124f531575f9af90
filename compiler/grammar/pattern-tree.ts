/** What is in the patterns of `case`. */
import type { Expr, Name, Pattern } from './ast.ts'

/** The names that a pattern gives values to. */
export function capturedNames(pattern: Pattern): readonly Name[] {
  switch (pattern.kind) {
    case 'capture':
      return [pattern.name]
    case 'rest':
      return pattern.name === undefined ? [] : [pattern.name]
    case 'as':
      return [...capturedNames(pattern.pattern), pattern.name]
    case 'or':
      return pattern.options.slice(0, 1).flatMap(capturedNames)
    case 'sequence':
      return pattern.items.flatMap(capturedNames)
    case 'mapping': {
      const inside = pattern.entries.flatMap(entry => capturedNames(entry.pattern))
      return pattern.rest === undefined ? inside : [...inside, pattern.rest]
    }
    case 'class':
      return classPatterns(pattern).flatMap(capturedNames)
    case 'wildcard':
    case 'value':
      return []
  }
}

/** The expressions in a pattern: values, keys and classes. */
export function patternExpressions(pattern: Pattern): readonly Expr[] {
  switch (pattern.kind) {
    case 'value':
      return [pattern.value]
    case 'as':
      return patternExpressions(pattern.pattern)
    case 'or':
      return pattern.options.flatMap(patternExpressions)
    case 'sequence':
      return pattern.items.flatMap(patternExpressions)
    case 'mapping':
      return pattern.entries.flatMap(({ key, pattern: own }) => [key, ...patternExpressions(own)])
    case 'class':
      return [pattern.type, ...classPatterns(pattern).flatMap(patternExpressions)]
    case 'wildcard':
    case 'capture':
    case 'rest':
      return []
  }
}

/** Whether everything matches. */
export function isIrrefutable(pattern: Pattern): boolean {
  switch (pattern.kind) {
    case 'wildcard':
    case 'capture':
      return true
    case 'as':
      return isIrrefutable(pattern.pattern)
    case 'or':
      return pattern.options.some(isIrrefutable)
    default:
      return false
  }
}

function classPatterns({ positional, named }: Extract<Pattern, { readonly kind: 'class' }>): readonly Pattern[] {
  return [...positional, ...named.map(({ pattern }) => pattern)]
}
