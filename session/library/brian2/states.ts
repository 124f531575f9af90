/** `get_states` and `set_states` of groups, monitors and networks (semantics §5.9). */
import { sizeNames, synapticNames } from '../../../compiler/index.ts'
import { type Group, Synapses, type VariableInfo, type VariableOwner } from '../../../network/index.ts'
import type { Monitor } from '../../../network/monitor.ts'
import { Subgroup } from '../../../network/subgroup.ts'
import { transposed } from '../../arrays/shape.ts'
import { wholeSlice } from '../../evaluate/indices.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { collect } from '../../evaluate/iterate.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { type DictValue, isStr, namedDict, type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import { quote } from '../../print/quote.ts'
import { toRepr } from '../../print/show.ts'
import { flag, given, text } from '../arguments.ts'
import { method, type MethodRow } from '../row.ts'
import { wrapperOf } from './brian-class.ts'
import type { GroupKind } from './group-class.ts'
import { setVariable } from './set-variable.ts'
import { brianOf, type DataOf } from './state.ts'
import { clockNames, sides, synapticViews } from './synaptic-views.ts'
import { readOnly } from './variable-view.ts'

export const networkReadSignature =
  "get_states(units=True, format='dict', subexpressions=False, read_only_variables=True, level=0)"
export const writeSignature = "set_states(values, units=True, format='dict', level=0)"
const readSignature =
  "get_states(vars=None, units=True, format='dict', subexpressions=False, read_only_variables=True, level=0)"

/** What is asked of states. */
interface Asked {
  readonly units: boolean
  readonly subexpressions: boolean
  readonly readOnlyVariables: boolean
}

/** What a class of objects has of them. */
interface Stateful<Data> {
  /** What the script's value for it stands for. */
  readonly object: (data: Data) => object
  /** Its variables in Brian's order, but for what nobody asks for. */
  readonly names: (data: Data, asked: Asked) => readonly string[]
  /** Sets one of its variables. */
  readonly set: (data: Data, name: string, value: Value, units: boolean, site: CallSite) => void
}

/** The two methods of groups, or of monitors. */
function stateMethods<Data>({ object, names, set }: Stateful<Data>): readonly MethodRow<Data>[] {
  return [
    method<Data>(readSignature, (data, [vars, ...options], site) => {
      const asked = askedFor(options, site)
      const wanted = given(vars) ? namesOf(vars, site) : names(data, asked)
      const known = names(data, { ...asked, subexpressions: true, readOnlyVariables: true })
      const unknown = wanted.find(name => !known.includes(name) && name !== 'i')
      if (unknown !== undefined) throw noKey(`State variable ${unknown} not found.`)
      return statesOf(wrapperOf(object(data), brianOf(site.session)), wanted, asked.units, site)
    }),
    method<Data>(writeSignature, (data, [values = null, units, format], site) => {
      requireFormat(format, site)
      for (const [name, each] of entriesOf(values, site)) set(data, name, each, flag(units, true, site), site)
      return null
    }),
  ]
}

/** Those of groups. */
export const groupStates: readonly MethodRow<DataOf<GroupKind>>[] = stateMethods<DataOf<GroupKind>>({
  object: ({ object }) => object,
  names: ({ object }, asked) => namesOfGroup(object, asked),
  set: ({ object }, name, value, units, site) => setOfGroup(object, name, value, units, site),
})

/** Those of monitors. */
export function monitorStates<Of extends Monitor>(names: (monitor: Of) => readonly string[]): readonly MethodRow<Of>[] {
  return fixedStates<Of>(monitor => monitor, names)
}

/** Those of what has variables that cannot be set. */
export function fixedStates<Data>(
  object: Stateful<Data>['object'],
  names: (data: Data) => readonly string[],
): readonly MethodRow<Data>[] {
  return stateMethods<Data>({
    object,
    names: (data, { readOnlyVariables }) => (readOnlyVariables ? names(data) : []),
    set: (data, name) => {
      if (names(data).includes(name)) throw readOnly(name)
      throw noKey(name)
    },
  })
}

/** The arguments behind `vars`. */
function askedFor(
  [units, format, subexpressions, readOnlyVariables]: readonly (Value | undefined)[],
  site: CallSite,
): Asked {
  requireFormat(format, site)
  return {
    units: flag(units, true, site),
    subexpressions: flag(subexpressions, false, site),
    readOnlyVariables: flag(readOnlyVariables, true, site),
  }
}

/** @throws PythonError for anything but a dict */
function requireFormat(format: Value | undefined, site: CallSite): void {
  if (format === undefined || (isStr(format) && format.text.text === 'dict')) return
  if (isStr(format) && format.text.text === 'pandas') {
    // As Brian 2 where pandas is not installed: scripts know what to do then.
    const message = 'Exporting to pandas needs a working installation of pandas. Importing pandas failed.'
    throw new PythonError('ImportError', message, { help: "format='dict' is there" })
  }
  const message = `Format ${toRepr(format, site.session)} is not supported`
  throw new PythonError('NotImplementedError', message, { code: 'bad-value', help: "format='dict' is" })
}

function namesOf(vars: Value, site: CallSite): readonly string[] {
  return (isStr(vars) ? [vars] : collect(vars, site)).map(each => text(each, 'the name of a variable'))
}

/** The names and values of a dict. */
function entriesOf(values: Value, { span }: CallSite): readonly (readonly [name: string, value: Value])[] {
  if (typeof values === 'object' && values?.kind === 'dict')
    return Array.from(values.entries.values(), ({ key, value }) => [text(key, 'the name of a variable'), value])
  throw new PythonError('AttributeError', `'${typeName(values)}' object has no attribute 'items'`, { span })
}

/** Copies of an object's variables by name. */
function statesOf(object: ObjectValue, names: readonly string[], units: boolean, site: CallSite): DictValue {
  const states = names.map(name => {
    const values = toArray(object.type.attribute?.(object, units ? name : `${name}_`, site) ?? null, site)
    if (values === undefined) throw noKey(`State variable ${name} not found.`)
    // Samples as they were taken, one after the other, and not neuron by neuron.
    return [name, values.shape.length === 2 ? transposed(values) : values] as const
  })
  return namedDict(states)
}

/** A KeyError that carries this text. */
function noKey(text: string): PythonError {
  return new PythonError('KeyError', quote(text), { code: 'unknown-name', argument: str(text) })
}

/** The variables of a group in Brian's order. */
function namesOfGroup(group: VariableOwner, asked: Asked): readonly string[] {
  if (group instanceof Synapses) return namesOfSynapses(group, asked)
  const clock = ['N', ...(group instanceof Subgroup ? [] : ['i']), 't', 'dt', 't_in_timesteps']
  return [...(asked.readOnlyVariables ? clock : []), ...ownNames(group, asked), ...group.group.links.keys()]
}

/** Those of synapses, which hold those of the groups on both sides. */
function namesOfSynapses(group: Synapses, asked: Asked): readonly string[] {
  const { readOnlyVariables, subexpressions } = asked
  // Those of a subgroup are subexpressions to Brian.
  const indices = sides.flatMap(side =>
    subexpressions || !(group.ends[side] instanceof Subgroup) ? [synapticNames[side]] : [],
  )
  const clock = ['t', 'dt', 't_in_timesteps', 'N_incoming', 'N_outgoing', ...indices, 'N']
  const { pre, post, lastUpdate } = synapticNames
  const apart = new Set<string>([pre, post, lastUpdate, ...clock, 'delay'])
  const own = ownNames(group, asked).filter(name => !apart.has(name) && !name.startsWith('_'))
  const ends = sides.flatMap(side => [
    ...(readOnlyVariables ? clockNames(group, side) : []),
    ...ownNames(group.ends[side], asked).flatMap(name => [`${name}_${side}`, ...(side === 'post' ? [name] : [])]),
  ])
  const isThere = (name: string): boolean =>
    group.variables.has(name) || synapticViews.has(name) || Object.values(sizeNames).includes(name)
  return [...(readOnlyVariables ? clock : []), ...own, lastUpdate, ...ends, 'delay'].filter(isThere)
}

/** The variables that a group's own equations define, and what Brian adds to these, in Brian's order. */
function ownNames(group: VariableOwner, { subexpressions, readOnlyVariables }: Asked): readonly string[] {
  const all = [...group.variables.values()]
  const named = (is: (info: VariableInfo) => boolean): string[] =>
    all
      .filter(is)
      .map(({ name }) => name)
      .toSorted()
  const { variables } = group.model
  const linked = (name: string): boolean => variables.get(name)?.linked === true
  const once = (name: string): boolean => variables.get(name)?.constantOverDt === true
  return [
    ...(subexpressions && readOnlyVariables ? named(({ name, kind }) => kind === 'subexpression' && !once(name)) : []),
    ...named(({ name }) => once(name)),
    ...named(({ kind }) => kind === 'differential'),
    ...named(({ name, kind }) => variables.has(name) && !linked(name) && (kind === 'parameter' || kind === 'internal')),
  ]
}

/** Sets a variable of a group as `G.v[:] = …` does. */
function setOfGroup(group: Group | Subgroup, name: string, value: Value, units: boolean, site: CallSite): void {
  const variable = group.variables.get(name)
  if (variable === undefined) throw noKey(name)
  setVariable(group, variable, wholeSlice, value, site, !units)
}

/** `net.get_states()`: those of its groups and monitors, by their names. */
export function networkStates(
  objects: readonly ObjectValue[],
  given_: readonly (Value | undefined)[],
  site: CallSite,
): DictValue {
  const [units = true, format = str('dict'), subexpressions = false, readOnlyVariables = true] = given_
  const values = [null, units, format, subexpressions, readOnlyVariables]
  return namedDict(objects.map(object => [nameOf(object), called(object, 'get_states', values, site)] as const))
}

/** `net.set_states({'G': {'v': …}})`. */
export function setNetworkStates(
  objects: readonly ObjectValue[],
  [values = null, units = true, format = str('dict')]: readonly (Value | undefined)[],
  site: CallSite,
): null {
  for (const [name, own] of entriesOf(values, site)) {
    const object = objects.find(each => nameOf(each) === name)
    if (object === undefined) throw noKey(`Network does not include a network with name '${name}'.`)
    called(object, 'set_states', [own, units, format], site)
  }
  return null
}

function nameOf(object: ObjectValue): string {
  return (object.data as { readonly object: { readonly name: string } }).object.name
}

function called(object: ObjectValue, name: string, values: Value[], site: CallSite): Value {
  const found = object.type.attribute?.(object, name, site)
  if (typeof found !== 'object' || found?.kind !== 'function') return null
  return found.call(values, site) as Value
}
