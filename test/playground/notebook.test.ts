/** Notebooks edited as one text. */
import { expect, test } from 'vitest'
import { editedAs, notebookOfText, textOfNotebook } from '../../playground/notebook.ts'

const notebook = JSON.stringify({
  cells: [
    { cell_type: 'markdown', source: ['# Title\n', 'words'] },
    { cell_type: 'code', source: ['from brian2 import *\n', 'tau = 10*ms'] },
    { cell_type: 'code', source: 'tau' },
  ],
  metadata: {},
  nbformat: 4,
  nbformat_minor: 5,
})

const text = `# %% [markdown]
# # Title
# words

# %%
from brian2 import *
tau = 10*ms

# %%
tau
`

test('become a text with a mark before each cell, and a notebook again', () => {
  expect(textOfNotebook(notebook)).toBe(text)
  const again = JSON.parse(notebookOfText(text)) as { readonly cells: readonly { readonly source: string }[] }
  expect(again.cells.map(({ source }) => source)).toEqual([
    '# Title\nwords',
    'from brian2 import *\ntau = 10*ms',
    'tau',
  ])
  expect(textOfNotebook(notebookOfText(text))).toBe(text)
})

test('places in cells are places of the text', () => {
  const edited = editedAs('n.ipynb', text)
  expect(edited.offset('n.ipynb#cell 2', 0)).toBe(text.lastIndexOf('tau'))
  expect(edited.offset('n.ipynb#cell 1', 21)).toBe(text.indexOf('tau'))
  expect(edited.offset('other.py', 3)).toBeUndefined()
})

test('scripts stay as they are', () => {
  const edited = editedAs('m.py', '# %%\nx = 1')
  expect(edited.source).toEqual({ name: 'm.py', text: '# %%\nx = 1' })
  expect(edited.offset('m.py', 5)).toBe(5)
})

test('what stands before the first mark is a cell too', () => {
  expect(JSON.parse(notebookOfText('x = 1\n# %%\ny = 2'))).toMatchObject({
    cells: [{ source: 'x = 1' }, { source: 'y = 2' }],
  })
})

test.each(['{', '[]', '{"cells": 3}', 'null'])('%s is none', json => {
  expect(textOfNotebook(json)).toBeUndefined()
})
