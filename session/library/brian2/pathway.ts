/** `S.pre`, `S.delay`: the pathways of synapses and their delays (semantics §9.1). */
import type { Synapses } from '../../../network/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { type ObjectType, str, type Value } from '../../evaluate/values.ts'
import { noAttribute } from './brian-class.ts'
import { variableView } from './group-class.ts'
import { setVariable } from './set-variable.ts'
import { unitless, view } from './variable-view.ts'

/** What `S.delay`, `S.delay_` and the names of pathways are; undefined for other names. */
export function pathwayAttribute(group: Synapses, name: string): Value | undefined {
  if (isDelay(name)) return delayOf(group, 'pre', name)
  if (group.model.synaptic?.pathways.has(name) !== true) return undefined
  return { kind: 'object', type: pathwayType, data: { group, name } satisfies Pathway }
}

/** Sets `S.delay` and `S.delay_`, the delays of `pre`; false for other names. */
export function setPathwayAttribute(group: Synapses, name: string, value: Value, site: CallSite): boolean {
  return isDelay(name) && setDelay(group, 'pre', undefined, value, site, name === 'delay_')
}

function isDelay(name: string): boolean {
  return name === 'delay' || name === 'delay_'
}

/** Brian words what is wrong as for `S.pre.delay[:] = …`, be an index written or not. */
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
  const whole: Value = { kind: 'slice', start: null, stop: null, step: null }
  setVariable(group, variable, index ?? whole, value, site, bare)
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

const attributes: readonly string[] = ['name', 'code', 'delay', 'delay_']

const pathwayType: ObjectType = {
  name: 'SynapticPathway',
  attribute: (object, name) => {
    const { group, name: pathway } = object.data as Pathway
    const model = group.model.synaptic?.pathways.get(pathway)
    if (model === undefined) return undefined
    if (name === 'name') return str(`${group.name}_${pathway}`)
    if (name === 'code') return { kind: 'str', text: model.code.text }
    if (!isDelay(name)) throw noAttribute(name, 'SynapticPathway', attributes)
    return delayOf(group, pathway, name)
  },
  setAttribute: (object, name, value, site) => {
    const { group, name: pathway } = object.data as Pathway
    if (isDelay(name) && setDelay(group, pathway, undefined, value, site, name === 'delay_')) return
    throw noAttribute(name, 'SynapticPathway', attributes)
  },
  attributeNames: () => attributes,
  repr: object => {
    const { group, name } = object.data as Pathway
    return `<SynapticPathway '${group.name}_${name}'>`
  },
}
