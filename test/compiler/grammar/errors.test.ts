import { expect, test } from 'vitest'
import { read, type Kind } from './reading.ts'

/** Where `<|` and `|>` stand, the span of the one error. */
function expectError(kind: Kind, marked: string, message: string): void {
  const start = marked.indexOf('<|')
  const end = marked.indexOf('|>') - 2
  const { diagnostics } = read(kind, marked.replace('<|', '').replace('|>', ''))
  expect(diagnostics.map(each => [each.message, each.span?.start, each.span?.end])).toEqual([[message, start, end]])
}

test.each([
  ['x = <|(|>1 + 2', "'(' is never closed"],
  ['x = (1<|]|>', "expected ')' before ']'"],
  ['x = 1<|)|>', "')' closes nothing"],
  ["x = <|'|>abc", 'this string is never closed'],
  ["f(1, <|'|>v : 1)\ny = 2", 'this string is never closed'],
  ["f(1, 'v : 1, method='exact<|'|>)\ny = 2", 'this string is never closed'],
  ['x = <|"""|>abc\n\ny', 'this string is never closed'],
  ['x = 1 +<||>', 'expected a value at the end of the line'],
  ['if x<||>\n  y = 1', "expected ':' at the end of the line"],
  ['if x <|=|> 1: y = 1', "'=' assigns and cannot stand here"],
  ['if x:<||>\ny = 1', "expected an indented block after 'if'"],
  ['for i <|range|>(3): pass', "expected 'in' before 'range'"],
  ['f(a <|b|>)', "expected ',' or ')' before 'b'"],
  ['x = <|3volt|>', "'3volt' is not a number"],
  ['x = <|012|>', 'a whole number cannot begin with 0'],
  ['x = <|1__0|>', "'1__0' is not a number"],
  ['print <|x|>', "Missing parentheses in call to 'print'. Did you mean print(...)?"],
  ['<|f(x)|> = 1', 'cannot assign to a call'],
  ['a, <|1|> = b', 'cannot assign to a literal'],
  ['<|a, b|> += 1', "'+=' takes one target, not several"],
  ['x = 1\n  <|y|> = 2', 'unexpected indent'],
  ['  <|x|> = 1\n  y = 1\nz = 2', 'unexpected indent'],
  ['if a:\n\tx = 1\n<|        |>y = 2', 'tabs and spaces are mixed in this indentation'],
  ['if a:\n    x = 1\n<|  |>y = 2', 'this indentation matches no block above'],
  ['<|else|>: x = 1', "this 'else' belongs to no 'if', 'for' or 'while'"],
  ['<|except|>: x = 1', "this 'except' belongs to no 'try'"],
  ['a &<|&|> b', "there is no operator '&&'"],
  ['x++<||>', "there is no operator '++'"],
  ['x = <|\u2018|>a', "the character '\u2018' (U+2018) has no meaning here"],
  ['x =<|\u00a0|>1', 'a blank that is no space (U+00A0)'],
  ['x = 1<|\0|>', 'the text holds a NUL byte (U+0000)'],
  ['x = <|\u0007|>1', 'an invisible control character (U+0007)'],
  ['x = a <|\\|> b', "a '\\' continues a line and must be its last character"],
  [`x = f'{<|}|>'`, "expected a value before '}'"],
  [`x = f'<|}|>'`, "a single '}' in an f-string"],
  [`x = f'{a<|!x|>}'`, "'!x' is no conversion"],
  [String.raw`x = '<|\x4|>'`, String.raw`'\x' needs 2 hexadecimal digits`],
  [`x = <|b'a' 'b'|>`, 'bytes and text cannot be joined'],
  ['f(<|a.b|>=1)', 'only a plain name can be a keyword argument'],
  ['import<||>', 'expected a name at the end of the line'],
  ['x = <|*a|>', "a '*' needs a list or tuple around it"],
])('script %j', (marked, message) => {
  expectError('script', marked, message)
})

test.each([
  ['dv/dt = -v/tau<||>', 'a unit is missing after the expression'],
  ['dv/dt = -v/tau :<||>', 'expected a unit at the end'],
  ['dv/dt <|-|>v/tau : 1', "expected '=' before '-'"],
  ['<|dv/dx|> = 1 : 1', 'dv/dx is no derivative with respect to time'],
  ['<|v|>/dt = 1 : 1', "'v/dt' is no derivative"],
  ["v<|'|> = 1 : 1", 'quotes have no meaning in equations'],
  ['v<||>', "expected ':' or '=' at the end"],
  ['x : <|(|>volt)', "expected a unit before '('"],
  ['x : volt <|second|>', "did not expect 'second' here"],
  ['x : 1 (<|)|>', "expected a flag before ')'"],
  ['x = a <|b|> : 1', "expected ':' before 'b'"],
])('equation %j', (marked, message) => {
  expectError('equations', marked, message)
})

test.each([
  ['v <|==|> 0', "expected '=' before '=='"],
  ['<|if|> v > 1: v = 0', "'if' is not possible here: code consists of assignments such as 'v = vr'"],
  ['v = 1 <|w|> = 2', "did not expect 'w' here"],
  ['v<|[|>0] = 1', "expected '=' before '['"],
])('code %j', (marked, message) => {
  expectError('code', marked, message)
})

test.each([
  ['v <|=|> 1', "'=' assigns and cannot stand here"],
  ['5 <|ms|>', "did not expect 'ms' here"],
  ['v ><||>', 'expected a value at the end'],
  ['<||>', 'expected an expression; this text is empty'],
])('expression %j', (marked, message) => {
  expectError('expression', marked, message)
})

test('advice', () => {
  const help = (kind: Kind, text: string): string | undefined => read(kind, text).diagnostics[0]?.help
  expect(help('expression', '5 ms')).toBe("a product needs a '*': 5*ms")
  expect(help('script', 'x = 3volt')).toBe("a product needs a '*': 3*volt")
  expect(help('equations', 'dv/dx = 1 : 1')).toBe('write dv/dt')
  expect(help('equations', 'v = 1')).toBe(
    "end the equation with ': 1' if it has no unit, or for instance with ': volt'",
  )
  expect(help('code', 'v == 0')).toBe("'==' compares; write 'v = …' to assign")
})
