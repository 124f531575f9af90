import { expect, test } from 'vitest'
import { UntracedError } from '../../diagnostics/index.ts'

test('an error of a script knows no place in JavaScript; other errors do', () => {
  expect(new UntracedError('x').stack).toBe('Error: x')
  expect(new Error('x').stack).toContain('untraced.test')
})
