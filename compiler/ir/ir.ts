/**
 * The intermediate representation: typed expressions over places, and the statements of a kernel. Every rewrite that
 * can change a bit happens on it, once, before the emitter and the interpreter part ways; both then compute the same.
 */

export type IrType = 'f64' | 'i64' | 'i32' | 'bool'

/** Where a value lives. */
export type Place =
  /** A constant of the namespace. */
  | { readonly kind: 'constant'; readonly name: string }
  /** A state variable of the neuron at hand. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A variable with one value for the whole group. */
  | { readonly kind: 'shared'; readonly name: string }
  /** A value of this evaluation: a temporary of the model's code or of a rewrite. */
  | { readonly kind: 'local'; readonly name: string }
  /** A scalar that `prepare()` computes. */
  | { readonly kind: 'derived'; readonly name: string }
  /** A value per neuron that `prepare()` computes. */
  | { readonly kind: 'derived-array'; readonly name: string }
  /** A value of the time step, computed before the tiles. */
  | { readonly kind: 'track'; readonly name: string }
  /** What a random call gave this neuron in this step. */
  | { readonly kind: 'draw'; readonly site: number }
  /** The neuron's index. */
  | { readonly kind: 'index' }
  /** The number of neurons. */
  | { readonly kind: 'size' }
  /** The time step (seconds), its number, and the time at its beginning. */
  | { readonly kind: 'dt' }
  | { readonly kind: 'step' }
  | { readonly kind: 'time' }

export type IrExpr =
  | IrLiteral
  | IrRead
  | IrNegate
  | IrNot
  | IrBinary
  | IrCompare
  | IrLogical
  | IrCall
  | IrSelect
  | IrCast

export interface IrLiteral {
  readonly kind: 'literal'
  readonly type: IrType
  /** A boolean is 0 or 1. Integers are safe integers. */
  readonly value: number
}

export interface IrRead {
  readonly kind: 'read'
  readonly type: IrType
  readonly place: Place
}

export interface IrNegate {
  readonly kind: 'negate'
  readonly type: IrType
  readonly operand: IrExpr
}

export interface IrNot {
  readonly kind: 'not'
  readonly type: 'bool'
  readonly operand: IrExpr
}

/** Both operands have the type of the result. */
export interface IrBinary {
  readonly kind: 'binary'
  readonly operator: '+' | '-' | '*' | '/'
  readonly type: IrType
  readonly left: IrExpr
  readonly right: IrExpr
}

/** Both operands have the same type. */
export interface IrCompare {
  readonly kind: 'compare'
  readonly operator: '<' | '<=' | '>' | '>=' | '==' | '!='
  readonly type: 'bool'
  readonly left: IrExpr
  readonly right: IrExpr
}

export interface IrLogical {
  readonly kind: 'logical'
  readonly operator: 'and' | 'or'
  readonly type: 'bool'
  readonly left: IrExpr
  readonly right: IrExpr
}

/** An operation of the runtime; see `operations.ts` for the table. */
export interface IrCall {
  readonly kind: 'call'
  readonly operation: string
  readonly type: IrType
  readonly arguments: readonly IrExpr[]
}

/** `condition ? then : otherwise`; both are computed. */
export interface IrSelect {
  readonly kind: 'select'
  readonly type: IrType
  readonly condition: IrExpr
  readonly then: IrExpr
  readonly otherwise: IrExpr
}

export interface IrCast {
  readonly kind: 'cast'
  readonly type: IrType
  readonly operand: IrExpr
}

/** A place that draws random numbers. */
export interface RandomSite {
  readonly site: number
  readonly function: 'rand' | 'randn' | 'poisson'
  /** The mean of `poisson`. */
  readonly mean?: IrExpr
  /** For people: `xi`, or the text of the statement. */
  readonly where: string
}

export type IrStatement =
  | { readonly kind: 'let'; readonly name: string; readonly value: IrExpr }
  /** Assigns a state variable of the neuron at hand; the new value is seen by what follows. */
  | { readonly kind: 'set'; readonly variable: string; readonly value: IrExpr }
  | { readonly kind: 'if'; readonly condition: IrExpr; readonly body: readonly IrStatement[] }
  /** Appends a spike of this neuron to the monitors of the group. */
  | { readonly kind: 'spike' }
  /** Recomputes this neuron's row of the derived arrays. */
  | { readonly kind: 'derive-row' }
  | MatrixStatement
  /** For the reader of the generated text. */
  | { readonly kind: 'comment'; readonly text: string }

/**
 * A function of a small matrix: each result receives `scale` times its entry of φ₁(M) or exp(M), M having the given
 * entries (row-major, size × size).
 */
export interface MatrixStatement {
  readonly kind: 'matrix'
  readonly function: 'phi1' | 'exp'
  readonly scale: IrExpr
  readonly size: number
  readonly entries: readonly IrExpr[]
  readonly results: readonly { readonly name: string; readonly row: number; readonly column: number }[]
}

// ---------------------------------------------------------------------------------------------------- constructors

export function literal(value: number, type: IrType = 'f64'): IrLiteral {
  return { kind: 'literal', type, value }
}

export function read(place: Place, type: IrType = 'f64'): IrRead {
  return { kind: 'read', type, place }
}

export function local(name: string, type: IrType = 'f64'): IrRead {
  return read({ kind: 'local', name }, type)
}

export function binary(operator: IrBinary['operator'], left: IrExpr, right: IrExpr): IrBinary {
  return { kind: 'binary', operator, type: left.type, left, right }
}

export function call(operation: string, type: IrType, ...args: readonly IrExpr[]): IrCall {
  return { kind: 'call', operation, type, arguments: args }
}

/** `operand` as another type; a cast to its own type is no cast. */
export function cast(operand: IrExpr, type: IrType): IrExpr {
  if (operand.type === type) return operand
  if (operand.kind === 'literal' && type === 'f64') return literal(operand.value, 'f64')
  return { kind: 'cast', type, operand }
}

export function select(condition: IrExpr, then: IrExpr, otherwise: IrExpr): IrSelect {
  return { kind: 'select', type: then.type, condition, then, otherwise }
}

// ------------------------------------------------------------------------------------------------------- traversal

/** The direct sub-expressions. */
export function operands(expr: IrExpr): readonly IrExpr[] {
  switch (expr.kind) {
    case 'literal':
    case 'read':
      return []
    case 'negate':
    case 'not':
    case 'cast':
      return [expr.operand]
    case 'binary':
    case 'compare':
    case 'logical':
      return [expr.left, expr.right]
    case 'call':
      return expr.arguments
    case 'select':
      return [expr.condition, expr.then, expr.otherwise]
  }
}

/** The same expression over other sub-expressions. */
export function mapOperands(expr: IrExpr, map: (operand: IrExpr) => IrExpr): IrExpr {
  switch (expr.kind) {
    case 'literal':
    case 'read':
      return expr
    case 'negate':
    case 'not':
    case 'cast':
      return { ...expr, operand: map(expr.operand) }
    case 'binary':
    case 'compare':
    case 'logical':
      return { ...expr, left: map(expr.left), right: map(expr.right) }
    case 'call':
      return { ...expr, arguments: expr.arguments.map(map) }
    case 'select':
      return { ...expr, condition: map(expr.condition), then: map(expr.then), otherwise: map(expr.otherwise) }
  }
}

/** Every place an expression reads, in order of appearance. */
export function placesOf(expr: IrExpr): Place[] {
  return expr.kind === 'read' ? [expr.place] : operands(expr).flatMap(placesOf)
}

/** A text equal for equal expressions. */
export function keyOf(expr: IrExpr): string {
  return JSON.stringify(expr)
}
