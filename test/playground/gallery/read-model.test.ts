import { describe, expect, test } from 'vitest'
import { readModel } from '../../../playground/gallery/read-model.ts'

describe('the comment at the head of a model', () => {
  test('is title, description, and what to try', () => {
    const text =
      '# A title: of one line\n#\n# A sentence that\n# goes on. Another.\n#\n# Try: this,\n# or that.\nfrom brian2 import *\n'
    expect(readModel(text)).toEqual({
      title: 'A title: of one line',
      description: 'A sentence that goes on. Another.',
      tryThis: 'this, or that.',
      text,
    })
  })

  test('may have several paragraphs, and lines of other systems', () => {
    const { title, description, tryThis } = readModel('# A title\r\n#\r\n# One.\r\n#\r\n# Two.\r\nx = 1\r\n')
    expect([title, description, tryThis]).toEqual(['A title', 'One. Two.', ''])
  })

  test('may be missing', () => {
    const nothing = { title: '', description: '', tryThis: '' }
    expect(readModel('')).toEqual({ ...nothing, text: '' })
    expect(readModel('x = 1\n# A title\n')).toMatchObject(nothing)
  })

  test('ends where the code begins', () => {
    expect(readModel('# A title\n\n# A comment\nx = 1\n')).toMatchObject({ title: 'A title', description: '' })
  })
})
