import { expect, test } from 'vitest'
import { checkText, type Fix, fixesFor } from '../../../session/index.ts'

function fixed(text: string, { edits }: Fix): string {
  return edits
    .toSorted((a, b) => b.from - a.from)
    .reduce((before, { from, to, insert }) => before.slice(0, from) + insert + before.slice(to), text)
}

/** The lines behind the star import once the first fix of the first thing that is wrong has been made. */
function mended(lines: string): { readonly titles: string[]; readonly text: string; readonly left: number } {
  const text = `from brian2 import *\n${lines}\n`
  const [first, ...others] = checkText(text)
  const fixes = first === undefined ? [] : fixesFor(text, first)
  const made = fixes[0] === undefined ? text : fixed(text, fixes[0])
  const left = checkText(made).filter(({ message }) => message === first?.message).length
  return {
    titles: fixes.map(({ title }) => title),
    text: made.split('\n').slice(1, -1).join('\n'),
    left: fixes.length === 0 ? 1 + others.length : left,
  }
}

const run = '\nrun(1*ms)'

test.each([
  ["G = NeuronGroup(1, 'dv/dt = -v/tuu : 1')", "G = NeuronGroup(1, 'dv/dt = -v/tau : 1')", "Change to 'tau'"],
  [
    "G = NeuronGroup(1, 'dv/dt = -v/tau : 1 (unles refractory)')",
    "G = NeuronGroup(1, 'dv/dt = -v/tau : 1 (unless refractory)')",
    "Change to 'unless refractory'",
  ],
  ["G = NeuronGroup(1, 'v : vlot')", "G = NeuronGroup(1, 'v : volt')", "Change to 'volt'"],
  ["G = NeuronGroup(1, 'v : mV')", "G = NeuronGroup(1, 'v : volt')", "Change to 'volt'"],
  ["G = NeuronGroup(1, 'v : bool')", "G = NeuronGroup(1, 'v : boolean')", "Change to 'boolean'"],
  [
    "G = NeuronGroup(1, 'v : volt', threshold='v > 0', reset='')",
    "G = NeuronGroup(1, 'v : volt', threshold='v > 0*volt', reset='')",
    "Change to '0*volt'",
  ],
  ["G = NeuronGroup(1, 'dv/dt = -v/tau')", "G = NeuronGroup(1, 'dv/dt = -v/tau : 1')", "Add ': 1'"],
  ["G = NeuronGroup(1, 'dv/dt = -v : 1')", "G = NeuronGroup(1, 'dv/dt = (-v)/tau : 1')", "Change to '(-v)/tau'"],
  [
    "G = NeuronGroup(1, 'v : volt')\nG.v = '2*rand()'",
    "G = NeuronGroup(1, 'v : volt')\nG.v = '(2*rand())*volt'",
    "Change to '(2*rand())*volt'",
  ],
  ["G = NeuronGroup(1, 'v = x^2 : 1\\nx : 1')", "G = NeuronGroup(1, 'v = x**2 : 1\\nx : 1')", "Change to '**'"],
  [
    "G = NeuronGroup(1, 'v : 1', threshold='v > 1 && v < 2', reset='')",
    "G = NeuronGroup(1, 'v : 1', threshold='v > 1 and v < 2', reset='')",
    "Change to 'and'",
  ],
  [
    "G = NeuronGroup(1, 'v : 1', threshold='v = 1', reset='')",
    "G = NeuronGroup(1, 'v : 1', threshold='v == 1', reset='')",
    "Change to '=='",
  ],

  ["G = NeuronGroup(1, 'dv/dt = -v/(10ms) : 1')", "G = NeuronGroup(1, 'dv/dt = -v/(10*ms) : 1')", "Change to '10*ms'"],
  ["G = NeuronGroup(1, 'dv/dt = v(1 - v)/tau : 1')", "G = NeuronGroup(1, 'dv/dt = v*(1 - v)/tau : 1')", "Add '*'"],
  [
    "G = NeuronGroup(1, 'v = rand : 1 (constant over dt)')",
    "G = NeuronGroup(1, 'v = rand() : 1 (constant over dt)')",
    "Change to 'rand()'",
  ],
  [
    "G = NeuronGroup(1, 'dv/dt = (v > 1)/tau : 1')",
    "G = NeuronGroup(1, 'dv/dt = (int(v > 1))/tau : 1')",
    "Change to 'int(v > 1)'",
  ],
  ["G = NeuronGroup(1, 'v : 1')\nG.v = '3 rand()'", "G = NeuronGroup(1, 'v : 1')\nG.v = '3 *rand()'", "Add '*'"],
  ["print 'a'", "print('a')", 'Write print(…)'],
])('%s', (wrong, right, title) => {
  const { titles, text, left } = mended(`tau = 10*ms\n${wrong}${run}`)
  expect(text).toBe(`tau = 10*ms\n${right}${run}`)
  expect(titles[0]).toBe(title)
  expect(left).toBe(0)
})

test('a time that was written as a number gets its unit where it is assigned', () => {
  const { titles, text, left } = mended(`T = 10  # slow\nG = NeuronGroup(1, 'dv/dt = -v/T : 1')${run}`)
  expect(text).toContain('T = 10*ms  # slow')
  expect(titles).toEqual(['Make T a time: 10*ms'])
  expect(left).toBe(0)
})

test('a missing unit may be any', () => {
  expect(mended("G = NeuronGroup(1, 'dv/dt = -v/(10*ms)')").titles).toEqual(["Add ': 1'", "Add ': volt'"])
})

test('nothing is offered where something is left to decide, or of another text', () => {
  expect(mended(`G = NeuronGroup(1, 'dv/dt = -v/unheard_of : 1')${run}`).titles).toEqual([])
  const text = "from brian2 import *\nG = NeuronGroup(1, 'v : vlot')"
  const [fault] = checkText(text)
  expect(fault && fixesFor(text, fault)).toHaveLength(1)
  expect(fault && fixesFor(`${text} `, fault)).toEqual([])
})
