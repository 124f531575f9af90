import { describe, expect, test } from 'vitest'
import { type Expr, print } from '../../../compiler/grammar/index.ts'
import { read, shown } from './reading.ts'

describe('what is in the brackets of a generator', () => {
  test.each([
    ['k for k in range(i)', 'k', ['k in range(i)']],
    ['k+1 for k in sample(N_post, p=0.1) if k > 2', 'k + 1', ['k in sample(N_post, p=0.1) if k > 2']],
    ['k for k in range(3)\n if k != i', 'k', ['k in range(3) if k != i']],
    ['a for a in b for c in d if e if f', 'a', ['a in b', 'c in d if e if f']],
    ['i', 'i', ['_ in range(1)']],
    ['i % 2 if i < 4 and i > 1', 'i % 2', ['_ in range(1) if i < 4 and i > 1']],
  ])('%s', (text, element, clauses) => {
    const { result, diagnostics } = read('generator', text)
    const expr = result as Expr
    expect(diagnostics).toEqual([])
    if (expr.kind !== 'comprehension') throw new Error('a comprehension')
    expect(print(expr.element)).toBe(element)
    const written = expr.clauses.map(({ target, iterable, conditions }) =>
      [`${print(target)} in ${print(iterable)}`, ...conditions.map(print)].join(' if '),
    )
    expect(written).toEqual(clauses)
  })

  test.each([
    ['k for', ''],
    ['k k', 'k'],
    ['i if i < 3 else 0', 'else'],
    ['i, j', ','],
    ['(k for k in range(3)', '('],
    ['', ''],
  ])('is not %s', (text, place) => {
    const { result, diagnostics } = read('generator', text)
    expect(result).toBeUndefined()
    expect(diagnostics).toHaveLength(1)
    const span = diagnostics[0]?.span
    expect(span && shown(span)).toBe(place)
  })
})
