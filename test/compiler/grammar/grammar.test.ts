import { expect, test } from 'vitest'
import { Grammar } from '../../../compiler/grammar/grammar.ts'
import { createLexer } from '../../../compiler/grammar/tokens.ts'

test('the grammar has no ambiguity and no left recursion', () => {
  expect(() => new Grammar({ validate: true })).not.toThrow()
})

test('every token can be met', () => {
  expect(() => createLexer({ validate: true })).not.toThrow()
})
