import { expect, test } from 'vitest'
import { bare, read, shown } from './reading.ts'
import { createParser, print } from '../../../compiler/grammar/index.ts'
import { spanOf, type SourceText } from '../../../diagnostics/index.ts'

test('statements are separated by line ends and semicolons', () => {
  const { result, diagnostics } = read('code', '\n  v = vr  # down\n  vt += 5*mV; w **= (1 +\n 2);\n')
  expect(diagnostics).toEqual([])
  expect(bare(result)).toMatchObject([
    { target: { name: 'v' }, value: { name: 'vr' } },
    { target: { name: 'vt' }, operator: '+' },
    { target: { name: 'w' }, operator: '**' },
  ])
})

test('an expression inside a string literal knows where it stands in the file', () => {
  const source = { name: 'model.py', text: String.raw`G(threshold='v > ' 'vt\n + 1')` }
  const parser = createParser()
  const unexpected = (): never => expect.unreachable()
  const [statement] = parser.script(source, unexpected).statements
  const argument =
    statement?.kind === 'expression' && statement.value.kind === 'call' ? statement.value.arguments[0] : undefined
  const text: SourceText | undefined = argument?.value.kind === 'string' ? argument.value.text : undefined
  const threshold = text && parser.expression(text, unexpected)
  expect(threshold && print(threshold)).toBe('v > vt + 1')
  expect(threshold?.kind === 'compare' && threshold.operands.map(each => shown(each.span))).toEqual([
    'v',
    String.raw`vt\n + 1`,
  ])
  expect(text && shown(spanOf(text, 0, 1))).toBe('v')
})
