/** What a script can do with groups, of whatever class they are: their variables, what else they have, and their methods. */
import type { VariableInfo, VariableOwner } from '../../../network/index.ts'
import { array, type ArrayValue } from '../../arrays/array.ts'
import type { Kept } from '../../evaluate/array-view.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import type { ObjectType, ObjectValue, Value } from '../../evaluate/values.ts'
import { methodWithPlainValues } from '../plain-values.ts'
import { type MethodRow, methods } from '../row.ts'
import { setActive } from './foreign-task.ts'
import { withAddedAttributes } from './added-attributes.ts'
import { type BrianClass, noAttribute, noSetter, noVariable, own } from './brian-class.ts'
import { groupAttributes } from './group-attributes.ts'
import { notYet } from '../../later.ts'
import { setLink } from './linked.ts'
import { callerNamespace, followNamespace, namespaceDict } from './namespace.ts'
import { setVariable } from './set-variable.ts'
import { brianOf, type DataOf } from './state.ts'
import { readOnly, unitless, view, type ViewData } from './variable-view.ts'

/** What is a group to scripts. */
export type GroupKind = 'group' | 'subgroup'

/** What a group of a class keeps. */
export type DataOfGroup<Kind extends GroupKind, Of extends VariableOwner> = DataOf<Kind> & { readonly object: Of }

/** Something of a group that is seen as its variables are. */
export type GroupView<Of extends VariableOwner> = (group: Of) => Omit<ViewData, 'owner' | 'name'> | undefined

/** What sets a class of groups apart. */
interface GroupClass<Kind extends GroupKind, Of extends VariableOwner> extends Pick<
  BrianClass<Kind>,
  'name' | 'stem' | 'kind'
> {
  readonly methods: readonly MethodRow<DataOfGroup<Kind, Of>>[]
  readonly repr: NonNullable<ObjectType['repr']>
  /** What there is to see besides variables; it cannot be set. */
  readonly views?: ReadonlyMap<string, GroupView<Of>>
  /** What else it has behind its dot. */
  readonly attributes?: (group: Of, name: string, site: CallSite) => Value | undefined
  /** The names of that. */
  readonly attributeNames?: (group: Of) => readonly string[]
  /** Sets what else it has behind its dot; false for what it has not. */
  readonly setAttribute?: (group: Of, name: string, value: Value, site: CallSite) => boolean
  /** What stands for some of its neurons in brackets; it cannot be divided without. */
  readonly item?: (group: Of, index: Value, site: CallSite) => Value
}

/** A class of groups. */
export function classOfGroups<Kind extends GroupKind, Of extends VariableOwner>({
  name: className,
  stem,
  kind,
  methods: rows,
  repr,
  views = new Map(),
  attributes,
  attributeNames = () => [],
  setAttribute: setOwn,
  item,
}: GroupClass<Kind, Of>): BrianClass<Kind> {
  const byName = methods(rows.map(methodWithPlainValues))
  const variableNames = (group: Of): string[] => [
    ...[...group.variables.keys()].filter(name => !name.startsWith('_')),
    ...[...views].flatMap(([name, of]) => (of(group) === undefined ? [] : [name])),
  ]
  const names = (group: Of): string[] => [
    ...variableNames(group),
    'namespace',
    ...attributeNames(group),
    ...[...groupAttributes.keys()].filter(name => !name.startsWith('_')),
    ...byName.keys(),
  ]
  return withAddedAttributes({
    name: className,
    stem,
    kind,
    attribute: (object, name, site) => {
      const data = own<GroupKind>(object)
      const group = data.object
      followNamespace(group.group, site)
      if (name === 'namespace') return namespaceDict(group.group, site.session)
      const of = group as VariableOwner as Of
      const found =
        attributes?.(of, name, site) ??
        viewOf(of, name, views) ??
        groupAttributes.get(name)?.(group, brianOf(site.session)) ??
        byName.get(name)?.bind(data as DataOfGroup<Kind, Of>)
      return found ?? variableOf(className, of, name, names)
    },
    setAttribute: (object, name, value, site) => {
      const bare = name.replace(/_$/, '')
      if (views.has(bare)) throw readOnly(bare)
      followNamespace(own<GroupKind>(object).object.group, site)
      if (setOwn?.(own<GroupKind>(object).object as VariableOwner as Of, name, value, site) === true) return
      setAttribute(className, object, name, value, site)
    },
    attributeNames: object => names(own<GroupKind>(object).object as VariableOwner as Of),
    isVariable: (object, name) => variableNames(own<GroupKind>(object).object as VariableOwner as Of).includes(name),
    length: object => own<GroupKind>(object).object.size,
    ...(item && {
      item: (object, index, site) => item(own<GroupKind>(object).object as VariableOwner as Of, index, site),
    }),
    repr,
  })
}

function viewOf<Of extends VariableOwner>(
  group: Of,
  name: string,
  views: ReadonlyMap<string, GroupView<Of>>,
): Value | undefined {
  const { name: owner } = group
  const found = views.get(name)?.(group)
  if (found !== undefined) return view({ ...found, owner, name })
  const bare = name.endsWith('_') ? views.get(name.slice(0, -1))?.(group) : undefined
  return bare && view(unitless({ ...bare, owner, name: name.slice(0, -1) }, undefined))
}

function variableOf<Of extends VariableOwner>(
  className: string,
  group: Of,
  name: string,
  names: (group: Of) => readonly string[],
): Value {
  const variable = group.variables.get(name)
  if (variable !== undefined) return view(variableView(group, variable))
  const bare = name.endsWith('_') ? group.variables.get(name.slice(0, -1)) : undefined
  if (bare === undefined) throw noAttribute(name, className, names(group))
  return view(
    unitless(variableView(group, bare), (index, value, site) => setVariable(group, bare, index, value, site, true)),
  )
}

/** A variable of a group as scripts see it. */
export function variableView(group: VariableOwner, variable: VariableInfo): ViewData {
  const { name, dimension, shared } = variable
  const at = (place: number): ArrayValue => arrayOf(group.readAt(name, place), variable)
  const stored = group.isStored(name)
  return {
    group,
    owner: group.name,
    name,
    dimension,
    shared,
    read: site => readVariable(group, variable, site),
    ...(stored && { single: { length: group.size, at } }),
    // As in Brian 2, where a subgroup gives a copy.
    ...(stored && !variable.readOnly && group.range === undefined && { kept: keptBy(group, variable, at) }),
    needsNames: () => group.needsNames(name),
    select: (condition, site) => group.select(condition, callerNamespace(site.session)),
    write: (index, value, site) => setVariable(group, variable, index, value, site),
  }
}

/** The values of a variable as the group keeps them. */
function keptBy(group: VariableOwner, variable: VariableInfo, at: Kept['at']): Kept {
  const { name, type, dimension } = variable
  return {
    kind: 'kept',
    type,
    dimension,
    length: group.size,
    read: () => readVariable(group, variable, undefined),
    at,
    write: (indices, values) => group.write(name, values, { indices }),
  }
}

function readVariable(group: VariableOwner, variable: VariableInfo, site: CallSite | undefined): ArrayValue {
  const { name, kind } = variable
  const isComputed = kind === 'subexpression' || group.model.variables.get(name)?.linked === true
  const computed = isComputed && site !== undefined
  return arrayOf(group.readTyped(name, computed ? callerNamespace(site.session) : undefined), variable)
}

function arrayOf(
  { values: data, type }: ReturnType<VariableOwner['readTyped']>,
  { perNeuron, dimension }: VariableInfo,
): ArrayValue {
  // a group's integers have 32 bits; one number for all neurons is Python's own
  const own = type === 'integer' && perNeuron ? Int32Array.from(data) : data
  return array(own, perNeuron ? [data.length] : [], type, dimension)
}

function setAttribute(className: string, object: ObjectValue, name: string, value: Value, site: CallSite): void {
  const group = own<GroupKind>(object).object
  if (setLink(group, name, value, site)) return
  const variable = group.variables.get(name)
  if (variable !== undefined) {
    setVariable(group, variable, undefined, value, site)
    return
  }
  const bare = name.endsWith('_') ? group.variables.get(name.slice(0, -1)) : undefined
  if (bare !== undefined) {
    setVariable(group, bare, undefined, value, site, true)
    return
  }
  if (name === 'name' || name === 'clock') throw noSetter(name, className)
  if (name === 'N') throw readOnly(name)
  if (name === 'active') {
    setActive(group, value, site)
    return
  }
  if (groupAttributes.has(name)) {
    throw unsupported(notYet(`setting '${name}' of a group`), {
      help: name === 'order' ? 'say order= where the group is made' : undefined,
    })
  }
  throw noVariable(name, group.variables.keys())
}
