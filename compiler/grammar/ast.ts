/**
 * The syntax trees of the one grammar: script statements, and the equation blocks, statement blocks and expressions
 * that stand inside string literals. A node is plain data and knows its span.
 */
import type { SourceText, Span } from '../../diagnostics/index.ts'

// ---------------------------------------------------------------------------------------------------- expressions

export type Expr =
  | NumberLiteral
  | StringLiteral
  | FormattedString
  | ConstantLiteral
  | Name
  | Unary
  | Binary
  | Compare
  | Logical
  | Conditional
  | Call
  | Attribute
  | Subscript
  | Slice
  | Sequence
  | DictLiteral
  | Comprehension
  | Starred
  | Lambda
  | Yield
  | NamedExpr
  | UnsupportedExpr

/** `10`, `0.5`, `1e-3`, `0x1f`, `2j`. */
export interface NumberLiteral {
  readonly kind: 'number'
  /** Written without point and exponent: a Python int. */
  readonly integer: boolean
  readonly imaginary: boolean
  /** As written, underscores removed. */
  readonly text: string
  readonly value: number
  readonly span: Span
}

/** One or several adjacent string literals; `text` is the value, escapes resolved. */
export interface StringLiteral {
  readonly kind: 'string'
  readonly text: SourceText
  readonly bytes: boolean
  readonly span: Span
}

/** `f'{v} mV'`. */
export interface FormattedString {
  readonly kind: 'formatted'
  readonly parts: readonly (StringLiteral | FormattedField)[]
  readonly span: Span
}

/** `{value!r:.3f}` inside an f-string. */
export interface FormattedField {
  readonly kind: 'field'
  readonly value: Expr
  /** The text before the closing brace of `{value=}`. */
  readonly label?: string
  readonly conversion?: 's' | 'r' | 'a'
  readonly format?: FormattedString
  readonly span: Span
}

/** `True`, `False`, `None`. */
export interface ConstantLiteral {
  readonly kind: 'constant'
  readonly value: boolean | null
  readonly span: Span
}

export interface Name {
  readonly kind: 'name'
  readonly name: string
  readonly span: Span
}

export type UnaryOperator = '-' | '+' | 'not' | '~'

export interface Unary {
  readonly kind: 'unary'
  readonly operator: UnaryOperator
  readonly operand: Expr
  readonly span: Span
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**' | '@' | '<<' | '>>' | '&' | '^' | '|'

export interface Binary {
  readonly kind: 'binary'
  readonly operator: BinaryOperator
  readonly left: Expr
  readonly right: Expr
  readonly operatorSpan: Span
  readonly span: Span
}

export type CompareOperator = '<' | '<=' | '>' | '>=' | '==' | '!=' | 'is' | 'is not' | 'in' | 'not in'

/** `a < b`, and chains `a < b < c`: one operand more than operators. */
export interface Compare {
  readonly kind: 'compare'
  readonly operands: readonly Expr[]
  readonly operators: readonly CompareOperator[]
  readonly span: Span
}

/** `a and b and c`. */
export interface Logical {
  readonly kind: 'logical'
  readonly operator: 'and' | 'or'
  readonly operands: readonly Expr[]
  readonly span: Span
}

/** `then if condition else otherwise`. */
export interface Conditional {
  readonly kind: 'conditional'
  readonly condition: Expr
  readonly then: Expr
  readonly otherwise: Expr
  readonly span: Span
}

export interface Call {
  readonly kind: 'call'
  readonly callee: Expr
  readonly arguments: readonly Argument[]
  readonly span: Span
}

export interface Argument {
  /** Keyword, if written `name=value`. */
  readonly name?: string
  readonly star?: '*' | '**'
  readonly value: Expr
  readonly span: Span
}

export interface Attribute {
  readonly kind: 'attribute'
  readonly object: Expr
  readonly name: string
  readonly nameSpan: Span
  readonly span: Span
}

export interface Subscript {
  readonly kind: 'subscript'
  readonly object: Expr
  /** A tuple where several indices are written. */
  readonly index: Expr
  readonly span: Span
}

/** `start:stop:step`, only inside a subscript. */
export interface Slice {
  readonly kind: 'slice'
  readonly start?: Expr
  readonly stop?: Expr
  readonly step?: Expr
  readonly span: Span
}

export interface Sequence {
  readonly kind: 'list' | 'tuple' | 'set'
  readonly items: readonly Expr[]
  readonly span: Span
}

export interface DictLiteral {
  readonly kind: 'dict'
  /** An entry without a key is `**value`. */
  readonly entries: readonly { readonly key?: Expr; readonly value: Expr }[]
  readonly span: Span
}

/** `[element for target in iterable if condition]`, a generator expression, or in braces a set or dict. */
export interface Comprehension {
  readonly kind: 'comprehension'
  readonly form: 'list' | 'generator' | 'set' | 'dict'
  /** The key, in a dict. */
  readonly element: Expr
  /** Of a dict only. */
  readonly value?: Expr
  /** At least one. */
  readonly clauses: readonly ComprehensionClause[]
  readonly span: Span
}

/** `for target in iterable if condition`. */
export interface ComprehensionClause {
  readonly target: Expr
  readonly iterable: Expr
  readonly conditions: readonly Expr[]
}

export interface Starred {
  readonly kind: 'starred'
  readonly value: Expr
  readonly span: Span
}

/** `lambda x, y=1: x + y`. */
export interface Lambda {
  readonly kind: 'lambda'
  readonly parameters: readonly ParameterNode[]
  readonly body: Expr
  readonly span: Span
}

/** One parameter of a `def` or `lambda`. */
export interface ParameterNode {
  readonly name: string
  readonly nameSpan: Span
  /** `rest` is `*args`, `keywords` is `**kwargs`; `positional` stands before a `/`, `keyword` behind a `*`. */
  readonly kind: 'ordinary' | 'positional' | 'keyword' | 'rest' | 'keywords'
  readonly default?: Expr
  readonly annotation?: Expr
  readonly span: Span
}

/** `yield value`, `yield from values`. */
export interface Yield {
  readonly kind: 'yield'
  readonly from: boolean
  readonly value?: Expr
  readonly span: Span
}

/** `name := value`. */
export interface NamedExpr {
  readonly kind: 'named'
  readonly target: Name
  readonly value: Expr
  readonly span: Span
}

/** Python that parses but is not taken (`await`, …). */
export interface UnsupportedExpr {
  readonly kind: 'unsupported'
  /** What it is, as in "… is Python, not yet Hillock": `a lambda`. */
  readonly construct: string
  readonly span: Span
}

// ----------------------------------------------------------------------------------------------------- statements

export type Statement =
  | Assign
  | AugmentedAssign
  | ExpressionStatement
  | For
  | While
  | If
  | Import
  | FromImport
  | Jump
  | Annotated
  | Def
  | ClassDef
  | Return
  | Raise
  | Assert
  | Delete
  | ScopeStatement
  | Try
  | With
  | Match
  | Magic
  | UnsupportedStatement

/** `a = b = value`; a target is a name, attribute, subscript, or tuple/list of targets. */
export interface Assign {
  readonly kind: 'assign'
  readonly targets: readonly Expr[]
  readonly value: Expr
  readonly span: Span
}

export interface AugmentedAssign {
  readonly kind: 'augmented'
  readonly target: Expr
  readonly operator: BinaryOperator
  readonly value: Expr
  readonly span: Span
}

export interface ExpressionStatement {
  readonly kind: 'expression'
  readonly value: Expr
  /** Followed by `;`, which in a notebook suppresses the display of its value. */
  readonly silenced: boolean
  readonly span: Span
}

export interface For {
  readonly kind: 'for'
  readonly target: Expr
  readonly iterable: Expr
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
  readonly span: Span
}

export interface While {
  readonly kind: 'while'
  readonly condition: Expr
  readonly body: readonly Statement[]
  readonly otherwise: readonly Statement[]
  readonly span: Span
}

export interface If {
  readonly kind: 'if'
  readonly branches: readonly { readonly condition: Expr; readonly body: readonly Statement[] }[]
  readonly otherwise: readonly Statement[]
  readonly span: Span
}

/** `import numpy as np, os`. */
export interface Import {
  readonly kind: 'import'
  readonly modules: readonly { readonly path: string; readonly alias?: string; readonly span: Span }[]
  readonly span: Span
}

/** `from brian2 import *` has `names: '*'`. */
export interface FromImport {
  readonly kind: 'from-import'
  readonly path: string
  readonly pathSpan: Span
  readonly names: '*' | readonly { readonly name: string; readonly alias?: string; readonly span: Span }[]
  readonly span: Span
}

export interface Jump {
  readonly kind: 'pass' | 'break' | 'continue'
  readonly span: Span
}

/** `target: annotation = value`. */
export interface Annotated {
  readonly kind: 'annotated'
  readonly target: Expr
  readonly annotation: Expr
  readonly value?: Expr
  readonly span: Span
}

/** A function. */
export interface Def {
  readonly kind: 'def'
  readonly name: string
  readonly nameSpan: Span
  readonly parameters: readonly ParameterNode[]
  readonly returns?: Expr
  readonly decorators: readonly Expr[]
  readonly body: readonly Statement[]
  readonly span: Span
}

export interface ClassDef {
  readonly kind: 'class'
  readonly name: string
  readonly nameSpan: Span
  /** Bases, and keywords such as `metaclass=`. */
  readonly arguments: readonly Argument[]
  readonly decorators: readonly Expr[]
  readonly body: readonly Statement[]
  readonly span: Span
}

export interface Return {
  readonly kind: 'return'
  readonly value?: Expr
  readonly span: Span
}

/** `raise value from cause`. */
export interface Raise {
  readonly kind: 'raise'
  readonly value?: Expr
  readonly cause?: Expr
  readonly span: Span
}

export interface Assert {
  readonly kind: 'assert'
  readonly condition: Expr
  readonly message?: Expr
  readonly span: Span
}

/** `del a, b[0]`. */
export interface Delete {
  readonly kind: 'delete'
  readonly targets: readonly Expr[]
  readonly span: Span
}

export interface ScopeStatement {
  readonly kind: 'global' | 'nonlocal'
  readonly names: readonly Name[]
  readonly span: Span
}

export interface Try {
  readonly kind: 'try'
  readonly body: readonly Statement[]
  readonly handlers: readonly Handler[]
  readonly otherwise: readonly Statement[]
  readonly final: readonly Statement[]
  readonly span: Span
}

/** `except type as name:`. */
export interface Handler {
  readonly type?: Expr
  readonly name?: Name
  readonly body: readonly Statement[]
  readonly span: Span
}

export interface With {
  readonly kind: 'with'
  readonly items: readonly WithItem[]
  readonly body: readonly Statement[]
  readonly span: Span
}

/** `context as target`. */
export interface WithItem {
  readonly context: Expr
  readonly target?: Expr
}

/** `match subject:` and its cases. */
export interface Match {
  readonly kind: 'match'
  readonly subject: Expr
  readonly cases: readonly MatchCase[]
  readonly span: Span
}

/** `case pattern if guard:`. */
export interface MatchCase {
  readonly pattern: Pattern
  readonly guard?: Expr
  readonly body: readonly Statement[]
}

/** What the subject of a `match` is compared with, and which parts of it get names. */
export type Pattern =
  | { readonly kind: 'wildcard'; readonly span: Span }
  | { readonly kind: 'capture'; readonly name: Name; readonly span: Span }
  /** A literal, or a name with dots. */
  | { readonly kind: 'value'; readonly value: Expr; readonly span: Span }
  | { readonly kind: 'sequence'; readonly items: readonly Pattern[]; readonly span: Span }
  /** `*name` in a sequence; without a name `*_`. */
  | { readonly kind: 'rest'; readonly name?: Name; readonly span: Span }
  | {
      readonly kind: 'mapping'
      readonly entries: readonly { readonly key: Expr; readonly pattern: Pattern }[]
      /** `**name`. */
      readonly rest?: Name
      readonly span: Span
    }
  | {
      readonly kind: 'class'
      readonly type: Expr
      readonly positional: readonly Pattern[]
      readonly named: readonly { readonly name: string; readonly pattern: Pattern }[]
      readonly span: Span
    }
  | { readonly kind: 'or'; readonly options: readonly Pattern[]; readonly span: Span }
  | { readonly kind: 'as'; readonly pattern: Pattern; readonly name: Name; readonly span: Span }

/** A notebook line such as `%matplotlib inline`. */
export interface Magic {
  readonly kind: 'magic'
  readonly text: string
  readonly span: Span
}

/** Python that parses but is not taken (`async`, …); `span` is the keyword's line. */
export interface UnsupportedStatement {
  readonly kind: 'unsupported'
  readonly construct: string
  readonly span: Span
}

/** A whole script file. */
export interface Script {
  readonly statements: readonly Statement[]
}

// ------------------------------------------------------------------------------------- texts inside string literals

/** A line of an equation block (semantics §2.1). */
export interface Equation {
  readonly kind: 'differential' | 'subexpression' | 'parameter'
  readonly name: string
  readonly nameSpan: Span
  /** Absent for parameters. */
  readonly expression?: Expr
  /** The unit as an expression over unit names (`volt/second`, `1`, `boolean`, `integer`, `bool`, …). */
  readonly unit: Expr
  readonly flags: readonly Flag[]
  readonly span: Span
}

export interface Flag {
  /** Words separated by one space: `unless refractory`. */
  readonly name: string
  readonly span: Span
}

/** A statement of reset code and the like (semantics §7): `v = vr`, `vt += 5*mV`. */
export interface CodeStatement {
  readonly target: Name
  /** Absent for plain `=`. */
  readonly operator?: BinaryOperator
  readonly value: Expr
  readonly span: Span
}
