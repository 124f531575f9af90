import { expect, test } from 'vitest'
import { Grammar } from '../../../compiler/grammar/grammar.ts'

test('the grammar has no ambiguity and no left recursion', () => {
  expect(() => new Grammar({ validate: true })).not.toThrow()
})
