/** What a group has behind its dot besides variables and methods. */
import type { SourceText } from '../../../diagnostics/index.ts'
import { equationsOfGroup } from '../../../compiler/index.ts'
import type { GroupModel } from '../../../compiler/model/group.ts'
import { Equations, type Group } from '../../../network/index.ts'
import { MadeEquations } from '../../../network/equations.ts'
import { Subgroup } from '../../../network/subgroup.ts'
import { type DictValue, namedDict, str, type Value } from '../../evaluate/values.ts'
import { wrapperOf } from './brian-class.ts'
import { clockValue } from './clock.ts'
import { equationsValue } from './equations.ts'
import { indicesValue } from './indices.ts'
import { orderValue } from './parts.ts'
import type { Brian } from './state.ts'

type Attribute = (group: Group | Subgroup, brian: Brian) => Value | undefined

/** By name; each is computed when it is asked for. */
export const groupAttributes: ReadonlyMap<string, Attribute> = new Map<string, Attribute>([
  ['name', ({ name }) => str(name)],
  ...['N', '_N'].map((name): [string, Attribute] => [name, ({ size }) => BigInt(size)]),
  ['start', ({ range }) => BigInt(range?.start ?? 0)],
  ['stop', ({ size, range }) => BigInt(range?.stop ?? size)],
  ['source', (group, brian) => (group instanceof Subgroup ? wrapperOf(group.group, brian) : undefined)],
  ['clock', ({ clockInUse }, brian) => clockValue(clockInUse, brian)],
  ['when', ({ when }) => str(when)],
  ['order', ({ order }) => orderValue(order)],
  ['active', ({ active }) => active],
  ['user_equations', group => equationsOf(group)],
  [
    'equations',
    group =>
      equationsOf(
        group,
        (written, model) => new Equations(new MadeEquations(equationsOfGroup(written.entries, model))),
      ),
  ],
  ['indices', group => indicesValue(group)],
  [
    'events',
    ({ model: { events, spikes } }) =>
      spikes === undefined
        ? textsByName([...events.values()].map(({ name, text }) => [name, text]))
        : namedDict([['spike', null]]),
  ],
  [
    'event_codes',
    ({ model }) => {
      const codes = [...model.events.values()].flatMap(({ name, code }) => (code ? [[name, code.text] as const] : []))
      return textsByName(codes)
    },
  ],
])

/** The equations of a NeuronGroup, as they are written or what is made of them. */
function equationsOf(
  group: Group | Subgroup,
  made: (written: Equations, model: GroupModel) => Equations = written => written,
): Value | undefined {
  const { model } = group
  if (group instanceof Subgroup || model.type !== 'NeuronGroup') return undefined
  return equationsValue(made(new Equations(model.equations), model))
}

/** A dict; spikes come last, as in Brian. */
function textsByName(texts: readonly (readonly [name: string, text: SourceText])[]): DictValue {
  const spikesLast = texts.toSorted(([a], [b]) => Number(a === 'spike') - Number(b === 'spike'))
  return namedDict(spikesLast.map(([name, text]) => [name, { kind: 'str', text }] as const))
}
