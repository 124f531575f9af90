/** What is wrong with objects of a network, and what the checks tell of one in which nothing is. */
import { describe, expect, test } from 'vitest'
import { checkIndex } from '../../../compiler/check/check-assignment.ts'
import { type CheckedNetwork, checkNetwork } from '../../../compiler/check/check-network.ts'
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { children } from '../../../compiler/grammar/index.ts'
import { computationsOf, expressionsOf, regularOf } from '../../../compiler/model/computations.ts'
import { readValue } from '../../../compiler/model/build-code.ts'
import { constantNamed, noNames } from '../../../compiler/model/external.ts'
import type { NetworkModel } from '../../../compiler/model/network.ts'
import type { Diagnostic } from '../../../diagnostics/index.ts'
import { mark } from '../../diagnostics/marked.ts'
import { check, constants, groupOf, parser, plain, type Slots, type Texts } from './helpers.ts'

const texts: Texts = {
  equations: 'dv/dt = -v/tau : volt\nx : 1\nI = x*g*v : amp\nq = x + rand() : 1 (constant over dt)',
  threshold: 'v > 1*mV',
  reset: 'v = 0*mV',
  refractory: 't_ref',
  event: 'x > 1',
  regular: 'k = x + 1; x += k',
}

function valid(given: Texts = texts): CheckedNetwork {
  const { checked, found } = check(given)
  expect(found).toEqual([])
  if (checked === undefined) throw new Error('no network')
  return checked
}

/** What is reported of a network that `change` makes of a valid one. */
function reported(change: (network: NetworkModel) => NetworkModel): Diagnostic[] {
  const found: Diagnostic[] = []
  const checked = checkNetwork(change(valid().network), each => void found.push(each))
  expect(checked === undefined).toBe(found.length > 0)
  return found
}

describe('slots', () => {
  test.each<[Slots]>([
    [{ spike: 'foo' }],
    [{ event: 'foo' }],
    [{ onEvent: 'foo' }],
    [{ regular: 'foo' }],
    [{ monitor: 'foo' }],
  ])('%j', when => {
    const { checked, found } = check(texts, when)
    expect(checked).toBeUndefined()
    expect(found).toMatchObject([{ code: 'bad-value', message: "KeyError: 'foo'" }])
  })

  test.each(['before_start', 'start', 'after_end', 'after_thresholds'])('%s is one', regular => {
    expect(check(texts, { regular }).found).toEqual([])
  })

  test.each([
    ['before_before_start', 'each with its before_ and after_'],
    ['before', 'each with its before_ and after_'],
    ['', 'each with its before_ and after_'],
    ['Start', 'start'],
    ['threshold', 'thresholds'],
    ['synapse_events', 'start, groups, thresholds, synapses, resets, end'],
  ])('%s is none', (regular, help) => {
    const [only] = check(texts, { regular }).found
    expect(only?.message).toBe(`KeyError: '${regular}'`)
    expect(only?.help).toContain(help)
  })

  test('the ones of the schedule', () => {
    expect(check({ equations: 'v : 1' }, { slots: ['start', 'groups'] }).found).toEqual([])
    const messages = check({ equations: 'v : 1', threshold: 'v > 1', reset: '' }, { slots: ['start', 'groups'] }).found
    expect(messages.map(({ message }) => message)).toEqual(["KeyError: 'thresholds'", "KeyError: 'resets'"])
  })

  test('where the group itself stands, although it does nothing there', () => {
    expect(check({ equations: 'v : 1' }, { slots: ['groups'] }).found.map(({ message }) => message)).toEqual([
      "KeyError: 'start'",
    ])
  })

  test('the place where the slot is named', () => {
    const span = { source: { name: 'model.py', text: "G.run_regularly('x = 1', when='foo')" }, start: 31, end: 34 }
    const found = reported(network => ({
      ...network,
      regular: network.regular.map(each => ({ ...each, timing: { when: 'foo', order: 0, span } })),
    }))
    expect(found.map(mark)).toEqual(["G.run_regularly('x = 1', when='<|foo|>')"])
  })
})

test('objects have names of their own', () => {
  const found = reported(network => ({
    ...network,
    groups: [...network.groups, ...network.groups],
    regular: network.regular.map(each => ({ ...each, name: 'neurongroup_event_thresholder' })),
  }))
  const [only, ...others] = found.filter(({ code }) => code === 'network')
  expect(others).toEqual([])
  expect(only?.message).toBe(
    'ValueError: All objects in a network need to have unique names, the following name(s) were used more than once: ' +
      "'neurongroup', 'neurongroup_spike_thresholder', 'neurongroup_event_thresholder', 'neurongroup_spike_resetter', " +
      "'neurongroup_stateupdater', 'neurongroup_subexpression_update'",
  )
})

test.each(['event', 'rate'] as const)('a monitor (%s) of an event that is none', kind => {
  const common = { name: 'monitor', group: 0, clock: 0, timing: { when: 'end', order: 0 }, variables: [] }
  const of = (event: string): Diagnostic[] =>
    reported(network => ({ ...network, monitors: [{ ...common, kind, event }] }))
  expect(of('spike')).toEqual([])
  expect(of('foo')).toMatchObject([
    { message: "ValueError: Recorded group 'neurongroup' does not define an event 'foo'." },
  ])
})

test('types and dimensions of every sub-expression are told', () => {
  const { network, groups } = valid()
  const [group] = groups
  if (group === undefined) throw new Error('no group')
  const all = computationsOf(group.group, regularOf(network, 0)).flatMap(expressionsOf).flatMap(within)
  expect(all.length).toBeGreaterThan(20)
  // The name of a called function is no value.
  const missing = all.filter(expr => !group.inferred.has(expr))
  expect(missing.map(expr => (expr.kind === 'name' ? expr.name : expr.kind))).toEqual(['rand'])
  const targets = network.regular[0]?.statements.map(({ target }) => group.inferred.get(target)?.type)
  expect(targets).toEqual(['float', 'float'])
  expect(group.scope('tau')).toMatchObject({ kind: 'constant' })
  expect(group.scope('xi')).toMatchObject({ kind: 'noise' })
})

function within(expr: Expr): Expr[] {
  return [expr, ...children(expr).flatMap(within)]
}

test('names of the caller come last', () => {
  const caller = new Map([
    ['tau', { value: 1, type: 'float' as const, dimension: constantNamed('tau', constants)?.dimension ?? [] }],
  ])
  expect(check({ equations: 'dv/dt = -v/tau : 1' }, {}, caller).found).toMatchObject([
    { code: 'shadowed-name', severity: 'warning' },
  ])
})

test.each([
  ['v > 1*mV', 'boolean', []],
  ['True', 'boolean', []],
  ['x', 'float', []],
  ['2 - i', 'integer', []],
  ['rand() < rand()', 'boolean', []],
  [
    'v',
    undefined,
    [
      'DimensionMismatchError: The right-hand-side of code statement "_cond = v" does not have the expected unit 1 (unit is V).',
    ],
  ],
  ['N - 1', undefined, ['ValueError: Calling nonzero on 0d arrays is not allowed.']],
  ['x > unheard', undefined, ['KeyError: The identifier "unheard" could not be resolved.']],
])('the index of a selection: %s', (index, type, messages) => {
  const found: Diagnostic[] = []
  const report = (each: Diagnostic): void => void found.push(each)
  const group = groupOf({}, report)
  const expr = readValue(plain('index', index), parser, report)
  if (group === undefined || expr === undefined) throw new Error('no condition')
  const inferred = checkIndex({ group, namespace: noNames }, expr, report)
  expect(found.map(({ message }) => message)).toEqual(messages)
  expect(inferred?.type).toBe(type)
})
