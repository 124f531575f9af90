/** What holds between the fields of a manifest. */
import type { Element, Manifest, ManifestArray, ManifestColumn, ManifestRange, ValueType } from '../abi/manifest.ts'
import { stateKeys } from './placing.ts'
import { broken, whole } from './shape.ts'

/** Elements that can hold a type of value. */
const elementsOf: Readonly<Record<ValueType, readonly Element[]>> = {
  float: ['f64', 'f32'],
  integer: ['i32', 'i64'],
  boolean: ['u8'],
}

function holds(element: Element | undefined, type: ValueType): boolean {
  return element !== undefined && elementsOf[type].includes(element)
}

/** @throws HillockError `module` if a manifest whose fields are right by themselves contradicts itself */
export function checkManifest(manifest: Manifest): void {
  unique(manifest.clocks, 'clocks', 'name')
  unique(manifest.groups, 'groups', 'name')
  unique(manifest.monitors, 'monitors', 'name')
  // the script's variables are names of files and of results
  unique(manifest.groups, 'groups', 'variable')
  unique(manifest.monitors, 'monitors', 'variable')
  checkClocks(manifest)
  checkArrays(manifest)
  checkGroups(manifest)
  checkStateKeys(manifest)
  checkConstants(manifest)
  checkEvents(manifest)
  checkPathways(manifest)
  checkMonitors(manifest)
  checkInitial(manifest)
}

function checkClocks({ clocks, base }: Manifest): void {
  for (const [index, { everySlot, stepSlot, endSlot }] of clocks.entries()) {
    const path = `clocks[${index}]`
    if (base === undefined) {
      if (stepSlot === undefined) throw broken(`${path}.stepSlot`, 'a slot, since there is no base clock', stepSlot)
      if (endSlot === undefined) throw broken(`${path}.endSlot`, 'a slot, since there is no base clock', endSlot)
    } else if (index !== base && everySlot === undefined) {
      throw broken(`${path}.everySlot`, 'a slot, since it is not the base clock', everySlot)
    }
  }
}

function checkArrays({ arrays, constants }: Manifest): void {
  for (const [index, { element, length, initially, purpose, values }] of arrays.entries()) {
    const path = `arrays[${index}].values`
    if (values === undefined) {
      if (purpose === 'data') throw broken(path, 'the values of the data', values)
    } else {
      const isCounted = length.per === 'fixed' || length.per === 'table'
      if (!isCounted || length.count !== values.length) throw broken(path, 'a value for each element', values)
      if (!holds(element, 'float')) for (const value of values) whole(-(2 ** 31))(value, path)
    }
    const isTable = length.per === 'table'
    if (isTable && purpose !== 'data') throw broken(`arrays[${index}].purpose`, 'the data of a table', purpose)
    if (isTable && element !== 'f64') throw broken(`arrays[${index}].element`, 'the floats of a table', element)
    if (length.per === 'table') checkTable(length, constants, `arrays[${index}].length`)
    if (initially !== undefined && !holds(element, 'float')) whole(-(2 ** 31))(initially, `arrays[${index}].initially`)
  }
}

/** Where a value stands is worked out from numbers of rows and columns, which must not lead out of the table. */
function checkTable(
  length: Extract<ManifestArray['length'], { readonly per: 'table' }>,
  constants: Manifest['constants'],
  path: string,
): void {
  const { count, rowsSlot, columnsSlot } = length
  const numberIn = (field: string, slot: number): number => {
    const [only, ...others] = constants.filter(each => each.slot === slot)
    const isKnown = only?.type === 'integer' && only.linkSlot === undefined && others.length === 0
    if (isKnown && only.value > 0) return only.value
    throw broken(`${path}.${field}`, 'the slot of one constant, a whole number from 1', slot)
  }
  const rows = numberIn('rowsSlot', rowsSlot)
  const columns = columnsSlot === undefined ? 1 : numberIn('columnsSlot', columnsSlot)
  if (rows * columns !== count)
    throw broken(
      path,
      `as many rows times columns as there are values`,
      length,
      `${rows} × ${columns} of ${count} values`,
    )
}

function checkGroups({ groups, arrays }: Manifest): void {
  const taken = new Set<number>()
  for (const [group, { variables, size, ends }] of groups.entries()) {
    if (size === 0 && ends === undefined) throw broken(`groups[${group}].size`, 'one neuron at least', size)
    const path = `groups[${group}].variables`
    unique(variables, path, 'name')
    for (const [index, { name, array, kind, type, shared }] of variables.entries()) {
      const { element, length, purpose } = arrays[array] ?? {}
      const fits =
        purpose === 'state' &&
        holds(element, type) &&
        (shared
          ? length?.per === 'fixed' && length.count > 0
          : isOf(length, group) ||
            (name === 'i' && element === 'i32' && ends !== undefined && isByRows(length, ends.pre)))
      if (!fits || taken.has(array))
        throw broken(`${path}[${index}].array`, 'a state array of this group and type', array)
      taken.add(array)
      const isTime = type === 'float' && kind === 'internal'
      if (isTime && element !== 'f64') throw broken(`arrays[${array}].element`, 'a double, which times are', element)
    }
  }
}

/** State is found again by its group and name, by the next module too. */
function checkStateKeys(manifest: Manifest): void {
  const taken = new Set<string>()
  for (const [index, key] of stateKeys(manifest)) {
    if (taken.has(key)) throw broken(`arrays[${index}].name`, 'a name of its own among the state of its group', key)
    taken.add(key)
  }
}

function checkConstants({ constants }: Manifest): void {
  for (const [index, { type, value }] of constants.entries()) {
    if (type !== 'float') whole(Number.MIN_SAFE_INTEGER)(value, `constants[${index}].value`)
  }
}

function checkEvents({ events, arrays }: Manifest): void {
  for (const [index, { group, array }] of events.entries()) {
    const { element, length, purpose } = arrays[array] ?? {}
    if (purpose === 'events' && element === 'i32' && isOf(length, group)) continue
    throw broken(`events[${index}].array`, 'an i32 array of this group for events', array)
  }
}

/** The module finds synapses by the numbers of neurons that their ends hold, and events in its queues. */
function checkPathways({ pathways, arrays, groups, events, slots }: Manifest): void {
  const taken = new Set<number>()
  for (const [index, { group, neurons, event, array, delay, slotsSlot, deliveredSlot }] of pathways.entries()) {
    const path = `pathways[${index}]`
    const { ends } = groups[group] ?? {}
    if (ends === undefined) throw broken(`${path}.group`, 'a group of synapses', group)
    if (ends.pre !== neurons && ends.post !== neurons)
      throw broken(`${path}.neurons`, 'the neurons on a side of the synapses', neurons)
    if (!events.some(each => each.group === neurons && each.event === event))
      throw broken(`${path}.event`, 'an event of these neurons', event)
    if (!(delay >= 0)) throw broken(`${path}.delay`, 'seconds from 0 on', delay)
    const { element, length, purpose } = array === undefined ? {} : (arrays[array] ?? {})
    if (array !== undefined && !(purpose === 'state' && element === 'f64' && isOf(length, group)))
      throw broken(`${path}.array`, 'a state array of these synapses, in f64', array)
    for (const [name, slot] of Object.entries({ slotsSlot, deliveredSlot })) {
      if (slot === undefined) continue
      if (slot >= slots || taken.has(slot)) throw broken(`${path}.${name}`, 'a slot of its own', slot)
      taken.add(slot)
    }
    const queues = arrays.filter(each => each.length.per === 'queue' && each.length.pathway === index)
    const [queue] = queues
    if (queues.length !== 1 || queue?.element !== 'i32') throw broken(path, 'one queue in i32', queues.length)
    const counts = arrays.filter(each => each.length.per === 'delays' && each.length.pathway === index)
    if (counts.length !== (array === undefined ? 0 : 1) || counts.some(each => each.element !== 'i32'))
      throw broken(path, 'room to count delays where each synapse has one', counts.length)
  }
}

function checkMonitors({ monitors, groups }: Manifest): void {
  for (const [index, monitor] of monitors.entries()) {
    const path = `monitors[${index}]`
    checkRange(monitor.range, groups[monitor.group]?.size ?? 0, path)
    if (monitor.kind === 'rate') continue
    for (const [k, column] of monitor.columns.entries()) checkColumn(column, `${path}.columns[${k}]`)
    const some = monitor.kind === 'state' && (monitor.record !== 'all' || monitor.range !== undefined)
    if (some && monitor.indicesSlot === undefined) {
      throw broken(`${path}.indicesSlot`, 'a slot, since some neurons are recorded', monitor.indicesSlot)
    }
  }
}

/** Ranges are as the script made them, so that a group with some cannot be made smaller. */
function checkRange(range: ManifestRange | undefined, size: number, path: string): void {
  if (range === undefined || (range.start < range.stop && range.stop <= size)) return
  throw broken(`${path}.range`, `some of ${size} neurons`, range)
}

function checkColumn({ element, type }: ManifestColumn, path: string): void {
  if (!holds(element, type)) throw broken(`${path}.element`, `elements that hold a ${type}`, element)
}

function checkInitial({ initial, arrays, groups }: Manifest): void {
  for (const [index, each] of initial.entries()) {
    const path = `initial[${index}]`
    if (each.kind === 'kernel') {
      checkRange(each.range, groups[each.group]?.size ?? 0, path)
      continue
    }
    if (each.kind === 'connect') {
      checkRange(each.range, groups[each.neurons]?.size ?? 0, path)
      const names = groups[each.group]?.variables.map(({ name }) => name) ?? []
      const { ends } = groups[each.group] ?? {}
      if (ends === undefined || !['i', 'j'].every(end => names.includes(end)))
        throw broken(`${path}.group`, 'synapses', each.group)
      if (ends.pre !== each.neurons && ends.post !== each.neurons)
        throw broken(`${path}.neurons`, 'the neurons on a side of the synapses', each.neurons)
      continue
    }
    const array = arrays[each.array]
    if (array?.purpose !== 'state') throw broken(`${path}.array`, 'a state array', each.array)
    if (!holds(array.element, 'float')) {
      for (const [k, value] of each.values.entries()) whole(Number.MIN_SAFE_INTEGER)(value, `${path}.values[${k}]`)
    }
    if (each.indices !== 'all' && each.indices.length !== each.values.length) {
      throw broken(`${path}.values`, `${each.indices.length} numbers`, each.values)
    }
  }
}

/** Where the synapses of neurons begin. */
function isByRows(length: ManifestArray['length'] | undefined, neurons: number): boolean {
  return length?.per === 'row' && length.group === neurons
}

function isOf(length: ManifestArray['length'] | undefined, group: number): boolean {
  return length?.per === 'neuron' && length.group === group
}

function unique<Key extends 'name' | 'variable'>(
  things: readonly { readonly [key in Key]?: string | undefined }[],
  path: string,
  key: Key,
): void {
  const names = new Set<string>()
  for (const [index, { [key]: name }] of things.entries()) {
    if (name === undefined) continue
    if (names.has(name)) throw broken(`${path}[${index}].${key}`, 'a name of its own', name)
    names.add(name)
  }
}
