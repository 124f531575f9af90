import { expect, test } from 'vitest'
import type { Source, Span } from '../../../diagnostics/index.ts'
import { statementsOf } from '../../../playground/inside/statements.ts'

const script: Source = {
  name: 'm.py',
  text: `eqs = '''dv/dt = (v0 - v)/tau
               + I : 1
I = sin(t/ms)/ms : Hz'''
G = NeuronGroup(9, eqs, threshold='v > 1', reset="v = 0; n += 1")
G.v[:5] = 'rand()'
G.v = 'rand()*2'
`,
}

function spanOf(text: string, source = script): Span {
  const start = source.text.indexOf(text)
  return { source, start, end: start + text.length }
}

/** Places in this script alone. */
const offset = (name: string, at: number): number | undefined => (name === 'm.py' ? at : undefined)

const spans = ['rand()*2', 'v > 1', '(v0 - v)/tau\n               + I', 'v = 0', 'n += 1', 'v > 1', "rand()'"].map(
  each => spanOf(each),
)

test('statements stand in the order of the script, once each, with what they are assigned to', () => {
  const { statements, indexOf } = statementsOf(spans, offset)
  expect(statements.map(({ text }) => text)).toEqual([
    'dv/dt = (v0 - v)/tau + I',
    'threshold: v > 1',
    'reset: v = 0',
    'n += 1',
    "rand()'",
    'G.v = rand()*2',
  ])
  expect(spans.map(indexOf)).toEqual([5, 1, 0, 2, 3, 1, 4])
  expect(statements[1]).toMatchObject({ from: script.text.indexOf('v > 1'), to: script.text.indexOf('v > 1') + 5 })
})

test('those of other texts come last, and have no place in the script', () => {
  const other = { name: 'gates.py', text: "alpha = 'exp(v)'" }
  const { statements } = statementsOf([spanOf('exp(v)', other), spanOf('v > 1')], offset)
  expect(statements.map(({ text, from }) => [text, from === undefined])).toEqual([
    ['threshold: v > 1', false],
    ['alpha: exp(v)', true],
  ])
})
