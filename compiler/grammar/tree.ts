import type { Expr, FormattedString, Name } from './ast.ts'

/** The expressions directly inside one, in the order they are written. */
export function children(expr: Expr): readonly Expr[] {
  switch (expr.kind) {
    case 'number':
    case 'string':
    case 'constant':
    case 'name':
    case 'unsupported':
      return []
    case 'formatted':
      return formattedValues(expr)
    case 'unary':
      return [expr.operand]
    case 'binary':
      return [expr.left, expr.right]
    case 'compare':
    case 'logical':
      return expr.operands
    case 'conditional':
      return [expr.then, expr.condition, expr.otherwise]
    case 'call':
      return [expr.callee, ...expr.arguments.map(argument => argument.value)]
    case 'attribute':
      return [expr.object]
    case 'subscript':
      return [expr.object, expr.index]
    case 'slice':
      return [expr.start, expr.stop, expr.step].filter(each => each !== undefined)
    case 'list':
    case 'tuple':
    case 'set':
      return expr.items
    case 'dict':
      return expr.entries.flatMap(({ key, value }) => [key, value])
    case 'comprehension':
      return [expr.element, expr.target, expr.iterable, ...expr.conditions]
    case 'starred':
      return [expr.value]
  }
}

function formattedValues({ parts }: FormattedString): Expr[] {
  return parts.flatMap(part => {
    if (part.kind === 'string') return []
    return part.format === undefined ? [part.value] : [part.value, ...formattedValues(part.format)]
  })
}

/** Every name in an expression, in the order they are written, repeated ones repeated. */
export function namesIn(expr: Expr): readonly Name[] {
  return expr.kind === 'name' ? [expr] : children(expr).flatMap(namesIn)
}

/**
 * The expression with names replaced. Meant for model expressions: names in comprehensions, lambdas and f-strings of
 * scripts are left as they are, and so is the name of a called function.
 */
export function substitute(expr: Expr, replacements: ReadonlyMap<string, Expr>): Expr {
  const replace = (each: Expr): Expr => substitute(each, replacements)
  switch (expr.kind) {
    case 'name':
      return replacements.get(expr.name) ?? expr
    case 'unary':
      return { ...expr, operand: replace(expr.operand) }
    case 'binary':
      return { ...expr, left: replace(expr.left), right: replace(expr.right) }
    case 'compare':
    case 'logical':
      return { ...expr, operands: expr.operands.map(replace) }
    case 'conditional':
      return {
        ...expr,
        condition: replace(expr.condition),
        // oxlint-disable-next-line unicorn/no-thenable -- a branch of the tree, never awaited
        then: replace(expr.then),
        otherwise: replace(expr.otherwise),
      }
    case 'call': {
      const values = expr.arguments.map(argument => ({ ...argument, value: replace(argument.value) }))
      return { ...expr, callee: expr.callee.kind === 'name' ? expr.callee : replace(expr.callee), arguments: values }
    }
    case 'attribute':
      return { ...expr, object: replace(expr.object) }
    case 'subscript':
      return { ...expr, object: replace(expr.object), index: replace(expr.index) }
    case 'slice':
      return {
        ...expr,
        ...(expr.start && { start: replace(expr.start) }),
        ...(expr.stop && { stop: replace(expr.stop) }),
        ...(expr.step && { step: replace(expr.step) }),
      }
    case 'list':
    case 'tuple':
    case 'set':
      return { ...expr, items: expr.items.map(replace) }
    case 'dict':
      return { ...expr, entries: expr.entries.map(({ key, value }) => ({ key: replace(key), value: replace(value) })) }
    case 'starred':
      return { ...expr, value: replace(expr.value) }
    case 'number':
    case 'string':
    case 'formatted':
    case 'constant':
    case 'comprehension':
    case 'unsupported':
      return expr
  }
}
