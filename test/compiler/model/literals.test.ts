import { expect, test } from 'vitest'
import { print } from '../../../compiler/grammar/index.ts'
import { roundLiterals } from '../../../compiler/model/literals.ts'
import { expression } from '../integrate/helpers.ts'

test.each([
  ['0.1234567890123456789*v', '0.123456789012346 * v'],
  ['0.1*v', '0.1 * v'],
  ['exp(3.14159265358979323)', 'exp(3.14159265358979)'],
  ['12345678901234567*v', '12345678901234567 * v'],
])('%s becomes %s', (text, rounded) => {
  expect(print(roundLiterals(expression(text)))).toBe(rounded)
})
