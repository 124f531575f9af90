/** What a Synapses says, and what is wrong with it (semantics §9.1, §9.2, §9.5). */
import { describe, expect, test } from 'vitest'
import { createParser } from '../../../compiler/grammar/index.ts'
import { buildGroup } from '../../../compiler/model/build-group.ts'
import { buildSynapses, type SynapsesArguments } from '../../../compiler/model/build-synapses.ts'
import { noNames } from '../../../compiler/model/external.ts'
import type { GroupModel } from '../../../compiler/model/group.ts'
import { type Diagnostic, namedText, type Report } from '../../../diagnostics/index.ts'
import { seconds } from '../../../units/index.ts'
import { mark, unmark } from '../../diagnostics/marked.ts'

const parser = createParser()
const silent: Report = () => undefined

function neurons(name: string, equations: string): GroupModel {
  const text = (of: string, value: string) => namedText(of, value)
  const given = { name, size: 2, namespace: noNames, methods: [], span: undefined }
  const made = buildGroup(
    {
      ...given,
      equations: text('equations', equations),
      threshold: text('threshold', 'v > 1'),
      reset: text('reset', 'v = 0'),
    },
    parser,
    silent,
  )
  if (made === undefined) throw new Error('no group')
  return made
}

const ends = { pre: neurons('a', 'v : 1\nk : integer'), post: neurons('b', 'v : 1\nI : 1\ntwice = 2*v : 1') }

function build(equations: string, given: Partial<SynapsesArguments> = {}): { model?: GroupModel; found: Diagnostic[] } {
  const found: Diagnostic[] = []
  const texts = {
    equations: namedText('equations', unmark(equations).text),
    pathways: [],
    methods: [],
    namespace: noNames,
  }
  const model = buildSynapses({ name: 's', ends, ...texts, ...given }, parser, each => void found.push(each))
  return { ...(model && { model }), found }
}

const onPre = { name: 'pre', side: 'pre', text: namedText('pre', 'v_post += 1') } as const

test('variables: indices, its own, those of neurons by their endings, and plainly those behind', () => {
  const { model, found } = build('w : 1')
  expect(found).toEqual([])
  const names = [...(model?.variables.keys() ?? [])].filter(name => !name.startsWith('_'))
  expect(names.slice(0, 3)).toEqual(['i', 'j', 'w'])
  expect(names).toEqual(expect.arrayContaining(['v_pre', 'k_pre', 'v_post', 'I_post', 'twice_post', 'v', 'I', 'twice']))
  expect(names).not.toContain('k')
  expect(model?.variables.get('v_pre')?.linked).toBe(true)
  expect(model?.variables.has('lastupdate')).toBe(false)
})

test('lastupdate is there for event-driven equations, delays for each synapse or, where one is given, for all', () => {
  const { model } = build('da/dt = -a/second : 1 (event-driven)', {
    pathways: [
      onPre,
      { ...onPre, name: 'late' },
      { ...onPre, name: 'one', delay: { value: 1e-3, dimension: seconds } },
    ],
  })
  const names = ['lastupdate', 'delay', '_late_delay', '_one_delay']
  expect(names.map(name => model?.variables.get(name)?.shared)).toEqual([false, false, false, true])
  expect(model?.synaptic?.pathways.get('one')?.delay).toEqual({ seconds: 1e-3, variable: '_one_delay' })
})

test('pathways stand in the slot of synapses, those before the synapses first', () => {
  const { model } = build('w : 1', { pathways: [onPre, { ...onPre, name: 'post', side: 'post' }] })
  expect([...(model?.synaptic?.pathways.values() ?? [])].map(({ code }) => code.timing)).toEqual([
    { when: 'synapses', order: -1 },
    { when: 'synapses', order: 1 },
  ])
})

describe('refused at its place', () => {
  test.each([
    ['<|v|> : 1', "The pre-synaptic variable 'v' has the same name as a synaptic variable"],
    ['<|w_post|> : 1', "'w_post' cannot be used as a variable name"],
    ['<|delay|> : second', "'delay' is a reserved name"],
    ['<|I|> = 1 : 1 (summed)', "'I' does not end in '_pre' or '_post'"],
    ['<|x_post|> = 1 : 1 (summed)', "'x_post' does not refer to any known variable in the target group"],
    ['<|twice_post|> = 1 : 1 (summed)', "'twice_post' needs a corresponding parameter 'twice' in the target group"],
    ['<|I_post|> = 1*volt : volt (summed)', 'have the same units in Synapses and the target group (unit is V)'],
    ['I_post = 1 : 1 (summed)\n<|I_post|> = 2 : 1 (summed)', "Duplicate definition of variable 'I_post'"],
    ['da/dt = -a/second : 1 (event-driven, <|clock-driven|>)', "Flag 'event-driven' cannot be combined"],
    ['w : 1 (<|event-driven|>)', "only the following flags are allowed: ['constant', 'shared', 'linked']"],
  ])('%s', (marked, sentence) => {
    const { model, found } = build(marked)
    expect(model).toBeUndefined()
    const [first] = found
    expect(first?.message).toContain(sentence)
    expect(first && mark(first)).toBe(marked)
  })

  test.each([
    [{ ...onPre, event: 'wake' }, "Source group 'a' does not define an event 'wake'."],
    [
      { ...onPre, delay: { value: 1, dimension: [0, 0, 0, 0, 0, 0, 0] } },
      'Delay has to be specified in units of seconds',
    ],
    [
      { ...onPre, delay: { value: -1, dimension: seconds } },
      "the delay of 's.pre' is a time from 0 on, not -1 seconds",
    ],
  ] as const)('%o', (pathway, sentence) => {
    const { model, found } = build('w : 1', { pathways: [pathway] })
    expect(model).toBeUndefined()
    expect(found[0]?.message).toContain(sentence)
  })
})
