/** Colours inside equations. */
import { expect, test } from 'vitest'
import { equationPieces } from '../../../playground/editor/equations.ts'

function pieces(text: string): string[] {
  return equationPieces(text).map(({ from, to, kind }) => `${kind} ${text.slice(from, to)}`)
}

test('names what each piece of an equation is', () => {
  expect(pieces("'''dv/dt = (I - v)/tau + exp(-2*w) : volt (unless refractory)  # fast'''")).toEqual([
    'definition dv/dt',
    'operator =',
    'operator -',
    'operator /',
    'operator +',
    'function exp',
    'operator -',
    'number 2',
    'operator *',
    'unit : volt',
    'flag (unless refractory)',
    'comment # fast',
  ])
  expect(pieces('"w : 1 (constant)"')).toEqual(['unit : 1', 'flag (constant)'])
})

test('leaves other strings alone', () => {
  for (const text of ["'v > v_th'", "'Time (ms)'", "'rate: %d'", "'''A docstring.\n\nWith lines.'''"])
    expect(pieces(text)).toEqual([])
})
