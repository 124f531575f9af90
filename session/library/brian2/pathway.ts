/** `S.pre`, `S.delay`: the pathways of synapses and their delays (semantics §9.1). */
import type { PathwayModel } from '../../../compiler/model/group.ts'
import type { Synapses } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { wholeSlice } from '../../evaluate/indices.ts'
import { unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { type ObjectType, type ObjectValue, str, type Value } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { noAttribute, noSetter, noVariable, wrapperOf } from './brian-class.ts'
import { variableView } from './group-class.ts'
import { objectText, placedAttributes, type PlacedData } from './parts.ts'
import { setVariable } from './set-variable.ts'
import { keepSetting } from './foreign-task.ts'
import { brianOf } from './state.ts'
import { orderOption, whenOption } from './time-option.ts'
import { unitless, view } from './variable-view.ts'

/** What `S.delay`, `S.delay_` and the names of pathways are; undefined for other names. */
export function pathwayAttribute(group: Synapses, name: string): Value | undefined {
  if (isDelay(name)) return delayOf(group, 'pre', name)
  if (group.model.synaptic?.pathways.has(name) !== true) return undefined
  return { kind: 'object', type: pathwayType, data: { group, name } satisfies Pathway }
}

/** Sets `S.delay` and `S.delay_`, the delays of `pre`, which Brian words as `S.delay[:] = …`; false for other names. */
export function setPathwayAttribute(group: Synapses, name: string, value: Value, site: CallSite): boolean {
  return isDelay(name) && setDelay(group, 'pre', wholeSlice, value, site, name === 'delay_')
}

function isDelay(name: string): boolean {
  return name === 'delay' || name === 'delay_'
}

function setDelay(
  group: Synapses,
  pathway: string,
  index: Value | undefined,
  value: Value,
  site: CallSite,
  bare = false,
): boolean {
  const variable = group.delayVariable(pathway)
  if (variable === undefined) return false
  setVariable(group, variable, index, value, site, bare, 'delay')
  return true
}

function delayOf(group: Synapses, pathway: string, name: string): Value | undefined {
  const variable = group.delayVariable(pathway)
  if (variable === undefined) return undefined
  const bare = name === 'delay_'
  const write = (index: Value | undefined, value: Value, site: CallSite): void =>
    void setDelay(group, pathway, index, value, site, bare)
  const shown = { ...variableView(group, variable), owner: `${group.name}_${pathway}`, name: 'delay', write }
  return view(bare ? unitless(shown, write) : shown)
}

interface Pathway {
  readonly group: Synapses
  readonly name: string
}

type Attribute = readonly [name: string, of: (pathway: PathwayModel, group: Synapses, site: CallSite) => Value]

/** What a pathway has behind its dot. */
const attributes: ReadonlyMap<string, Attribute[1]> = new Map<string, Attribute[1]>([
  ...Array.from(
    placedAttributes,
    ([name, of]) =>
      [name, (pathway, group, { session }) => of({ object: placed(pathway, group) }, brianOf(session))] as Attribute,
  ),
  ['code', ({ code }) => ({ kind: 'str', text: code.text })],
  ['event', ({ event }) => str(event)],
  ['prepost', ({ side }) => str(side)],
  ['source', ({ side }, group, { session }) => wrapperOf(group.ends[side], brianOf(session))],
  [
    'target',
    ({ side }, group, { session }) => wrapperOf(group.ends[side === 'pre' ? 'post' : 'pre'], brianOf(session)),
  ],
])

/** A pathway as what has a place in a step. */
function placed({ name, side, code, active = true }: PathwayModel, group: Synapses): PlacedData['object'] {
  return { name: `${group.name}_${name}`, timing: code.timing, clockInUse: group.ends[side].group.clockInUse, active }
}

function setAttribute(group: Synapses, pathway: PathwayModel, name: string, value: Value, site: CallSite): void {
  const { active = true, code } = pathway
  keepSetting(brianOf(site.session), () => group.setPathway(pathway.name, { active, ...code.timing }))
  switch (name) {
    case 'active':
      group.setPathway(pathway.name, { active: truth(value, site) })
      return
    case 'order':
      group.setPathway(pathway.name, orderOption(value, site))
      return
    case 'when':
      group.setPathway(pathway.name, whenOption(value, site))
      return
    case 'name':
    case 'clock':
      throw noSetter(name, 'SynapticPathway')
    default:
      if (attributes.has(name)) throw unsupported(notYet(`setting '${name}' of a SynapticPathway`))
      throw noVariable(name, ['delay'])
  }
}

function modelOf(object: ObjectValue): { readonly group: Synapses; readonly model: PathwayModel } {
  const { group, name } = object.data as Pathway
  const model = group.pathway(name)
  if (model === undefined) throw new Error('a pathway that was there')
  return { group, model }
}

const pathwayType: ObjectType = {
  name: 'SynapticPathway',
  attribute: (object, name, site) => {
    const { group, model } = modelOf(object)
    const found = isDelay(name) ? delayOf(group, model.name, name) : attributes.get(name)?.(model, group, site)
    if (found === undefined) throw noAttribute(name, 'SynapticPathway', ['delay', 'delay_', ...attributes.keys()])
    return found
  },
  setAttribute: (object, name, value, site) => {
    const { group, model } = modelOf(object)
    if (isDelay(name) && setDelay(group, model.name, undefined, value, site, name === 'delay_')) return
    setAttribute(group, model, name, value, site)
  },
  attributeNames: () => ['delay', 'delay_', ...attributes.keys()],
  repr: (object, display) => {
    const { group, model } = modelOf(object)
    return objectText('SynapticPathway', placed(model, group), display)
  },
}
