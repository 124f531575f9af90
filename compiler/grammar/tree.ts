import type { Expr, FormattedString, Name, ParameterNode } from './ast.ts'

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
      return expr.entries.flatMap(({ key, value }) => (key === undefined ? [value] : [key, value]))
    case 'comprehension':
      return [
        ...(expr.value === undefined ? [expr.element] : [expr.element, expr.value]),
        ...expr.clauses.flatMap(({ target, iterable, conditions }) => [target, iterable, ...conditions]),
      ]
    case 'starred':
      return [expr.value]
    case 'lambda':
      return [...parameterExpressions(expr.parameters), expr.body]
    case 'yield':
      return expr.value === undefined ? [] : [expr.value]
    case 'named':
      return [expr.target, expr.value]
  }
}

/** Defaults and annotations. */
export function parameterExpressions(parameters: readonly ParameterNode[]): Expr[] {
  return parameters.flatMap(parameter => [parameter.default, parameter.annotation].filter(each => each !== undefined))
}

function formattedValues({ parts }: FormattedString): Expr[] {
  return parts.flatMap(part => {
    if (part.kind === 'string') return []
    return part.format === undefined ? [part.value] : [part.value, ...formattedValues(part.format)]
  })
}

/** Every name in an expression, in the order they are written, repeated ones repeated. */
export function namesIn(expr: Expr): readonly Name[] {
  const found: Name[] = []
  collectNames(expr, found)
  return found
}

function collectNames(expr: Expr, into: Name[]): void {
  if (expr.kind === 'name') into.push(expr)
  else for (const child of children(expr)) collectNames(child, into)
}
