/**
 * How much the reader takes. Every pass behind it walks the trees recursively, so what bounds their depth here keeps
 * all of them within the engine's stack.
 */
export const limits: Readonly<
  Record<'characters' | 'nesting' | 'formatted' | 'indentation' | 'depth' | 'digits', number>
> = {
  /** UTF-16 units of one text. */
  characters: 2 ** 20,
  /** Brackets, and fields of f-strings, inside one another. */
  nesting: 64,
  /** f-strings inside the fields of one another. */
  formatted: 8,
  /** Indented blocks inside one another. */
  indentation: 100,
  /** Levels of an expression's tree: `a+b+c+…` has one for each operator, as has `a.b.c`, `- - -a` and `a**b**c`. */
  depth: 500,
  /** Digits of a number, as in Python. */
  digits: 4300,
}
