import { ABI, Header, SLOT, STATIC, TABLE } from '../abi/layout.ts'
import type { Manifest, ManifestArray, ManifestColumn, ManifestGroup, ManifestVariable } from '../abi/manifest.ts'
import { valueFromJson } from '../abi/json.ts'
import { moduleError } from './module-error.ts'

/** Slots between the start of the table and the module's constant data. */
const mostSlots = (STATIC - TABLE) / SLOT

const elements = ['f64', 'i64', 'i32', 'u8'] as const
const types = ['float', 'integer', 'boolean'] as const

/** Elements that can hold a type of value. */
const elementsOf: Record<string, readonly string[]> = { float: ['f64'], integer: ['i32', 'i64'], boolean: ['u8'] }

type Fields = Readonly<Record<string, unknown>>

/**
 * A module's manifest, every field the host relies on checked: it may come from a stranger. Fields it does not know are
 * left alone.
 *
 * @param text JSON of the custom section
 * @throws HillockError `module`
 */
export function readManifest(text: string): Manifest {
  const manifest = fields(parse(text), 'the manifest')
  const { abi } = manifest
  if (abi !== ABI) throw otherAbi(whole(abi, 'abi', 0))
  whole(manifest['slots'], 'slots', Header.first, mostSlots)
  const slots = manifest['slots'] as number
  const slot = (value: unknown, path: string): void => void whole(value, path, Header.first, slots - 1)
  readDefaults(manifest['defaults'])
  const arrays = list(manifest['arrays'], 'arrays')
  const groups = list(manifest['groups'], 'groups')
  const constants = list(manifest['constants'], 'constants')
  arrays.forEach((array, index) => readArray(array, `arrays[${index}]`, groups.length, slot))
  constants.forEach((constant, index) => readConstant(constant, `constants[${index}]`, slot))
  groups.forEach((group, index) =>
    readGroup(group, `groups[${index}]`, index, arrays as readonly ManifestArray[], slot),
  )
  unique(groups, 'groups')
  const monitors = list(manifest['monitors'], 'monitors')
  monitors.forEach((monitor, index) => readMonitor(monitor, `monitors[${index}]`, groups.length, slot))
  unique(monitors, 'monitors')
  list(manifest['initial'], 'initial').forEach((initial, index) => {
    readInitial(initial, `initial[${index}]`, groups.length, arrays as readonly ManifestArray[])
  })
  return freeze(manifest) as unknown as Manifest
}

type CheckSlot = (value: unknown, path: string) => void

function readDefaults(value: unknown): void {
  const defaults = fields(value, 'defaults')
  const { dt, duration, seed, epoch } = defaults
  if (!(finite(dt, 'defaults.dt') > 0)) throw broken('defaults.dt', 'more than 0', dt)
  if (duration !== undefined && finite(duration, 'defaults.duration') < 0) {
    throw broken('defaults.duration', 'not negative', duration)
  }
  if (seed !== undefined) whole(seed, 'defaults.seed', 0)
  whole(epoch, 'defaults.epoch', 0)
}

function readArray(value: unknown, path: string, groups: number, slot: CheckSlot): void {
  const array = fields(value, path)
  string(array['name'], `${path}.name`)
  oneOf(array['element'], elements, `${path}.element`)
  oneOf(array['purpose'], ['state', 'derived', 'track', 'row', 'scratch'], `${path}.purpose`)
  slot(array['slot'], `${path}.slot`)
  if (array['initially'] !== undefined) {
    if (array['element'] === 'f64') finite(array['initially'], `${path}.initially`)
    else whole(array['initially'], `${path}.initially`, -(2 ** 31))
  }
  const length = fields(array['length'], `${path}.length`)
  oneOf(length['per'], ['neuron', 'tile', 'block', 'fixed'], `${path}.length.per`)
  if (length['per'] === 'neuron') whole(length['group'], `${path}.length.group`, 0, groups - 1)
  if (length['per'] === 'fixed') whole(length['count'], `${path}.length.count`, 0, 2 ** 32)
}

function readConstant(value: unknown, path: string, slot: CheckSlot): void {
  const constant = fields(value, path)
  string(constant['name'], `${path}.name`)
  slot(constant['slot'], `${path}.slot`)
  oneOf(constant['type'], types, `${path}.type`)
  const place = constant as { value?: unknown }
  place.value = readValue(constant['value'], constant['type'] === 'float', `${path}.value`)
  readUnit(constant, path)
  if (constant['expression'] !== undefined) string(constant['expression'], `${path}.expression`)
  if (constant['linkSlot'] !== undefined) slot(constant['linkSlot'], `${path}.linkSlot`)
}

function readGroup(
  value: unknown,
  path: string,
  index: number,
  arrays: readonly ManifestArray[],
  slot: CheckSlot,
): void {
  const group = fields(value, path)
  string(group['name'], `${path}.name`)
  if (group['variable'] !== undefined) string(group['variable'], `${path}.variable`)
  if (group['fixedBy'] !== undefined) string(group['fixedBy'], `${path}.fixedBy`)
  whole(group['size'], `${path}.size`, 1, 2 ** 31 - 1)
  slot(group['sizeSlot'], `${path}.sizeSlot`)
  string(group['kernel'], `${path}.kernel`)
  const variables = list(group['variables'], `${path}.variables`)
  variables.forEach((each, k) => readVariable(each, `${path}.variables[${k}]`, index, arrays))
  unique(variables, `${path}.variables`)
}

function readVariable(value: unknown, path: string, group: number, arrays: readonly ManifestArray[]): void {
  const variable = fields(value, path) as unknown as ManifestVariable
  string(variable.name, `${path}.name`)
  oneOf(variable.kind, ['differential', 'parameter', 'internal'], `${path}.kind`)
  oneOf(variable.type, types, `${path}.type`)
  if (typeof variable.shared !== 'boolean') throw broken(`${path}.shared`, 'true or false', variable.shared)
  readUnit(variable as unknown as Fields, path)
  const array = arrays[whole(variable.array, `${path}.array`, 0, arrays.length - 1)]
  const { element, length, purpose } = array ?? {}
  const fits =
    purpose === 'state' &&
    elementsOf[variable.type]?.includes(element ?? '') === true &&
    (variable.shared ? length?.per === 'fixed' : length?.per === 'neuron' && length.group === group)
  if (!fits) throw broken(`${path}.array`, 'a state array of this group and type', variable.array)
}

function readMonitor(value: unknown, path: string, groups: number, slot: CheckSlot): void {
  const monitor = fields(value, path)
  oneOf(monitor['kind'], ['spike', 'state'], `${path}.kind`)
  string(monitor['name'], `${path}.name`)
  if (monitor['variable'] !== undefined) string(monitor['variable'], `${path}.variable`)
  whole(monitor['group'], `${path}.group`, 0, groups - 1)
  const spike = monitor['kind'] === 'spike'
  const names = spike ? ['entriesSlot', 'scratchSlot'] : ['rowsSlot', 'intervalSlot']
  for (const name of ['usedSlot', 'capacitySlot', ...names]) slot(monitor[name], `${path}.${name}`)
  if (spike) return
  whole(monitor['interval'], `${path}.interval`, 1)
  if (monitor['record'] !== 'all') {
    readIndices(monitor['record'], `${path}.record`)
    slot(monitor['indicesSlot'], `${path}.indicesSlot`)
  }
  const columns = list(monitor['columns'], `${path}.columns`)
  columns.forEach((each, k) => readColumn(each, `${path}.columns[${k}]`, slot))
}

function readColumn(value: unknown, path: string, slot: CheckSlot): void {
  const column = fields(value, path) as unknown as ManifestColumn
  string(column.variable, `${path}.variable`)
  oneOf(column.element, elements, `${path}.element`)
  oneOf(column.type, types, `${path}.type`)
  readUnit(column as unknown as Fields, path)
  slot(column.slot, `${path}.slot`)
}

function readInitial(value: unknown, path: string, groups: number, arrays: readonly ManifestArray[]): void {
  const initial = fields(value, path)
  oneOf(initial['kind'], ['kernel', 'data'], `${path}.kind`)
  if (initial['kind'] === 'kernel') {
    whole(initial['group'], `${path}.group`, 0, groups - 1)
    string(initial['export'], `${path}.export`)
    whole(initial['epoch'], `${path}.epoch`, 0)
    if (initial['indices'] !== undefined) readIndices(initial['indices'], `${path}.indices`)
    return
  }
  const array = arrays[whole(initial['array'], `${path}.array`, 0, arrays.length - 1)]
  if (array?.purpose !== 'state') throw broken(`${path}.array`, 'a state array', initial['array'])
  const values = list(initial['values'], `${path}.values`) as unknown[]
  for (const [k, each] of values.entries()) {
    values[k] = readValue(each, array.element === 'f64', `${path}.values[${k}]`)
  }
  if (initial['indices'] === 'all') return
  const indices = readIndices(initial['indices'], `${path}.indices`)
  if (indices.length !== values.length) throw broken(`${path}.values`, `${indices.length} numbers`, values)
}

/** A value of the model: a float may be anything, the others are whole. */
function readValue(value: unknown, isFloat: boolean, path: string): number {
  const number = valueFromJson(value)
  if (!isFloat) return whole(number, path, Number.MIN_SAFE_INTEGER)
  if (typeof number !== 'number') throw broken(path, 'a number', value)
  return number
}

function readIndices(value: unknown, path: string): readonly unknown[] {
  const indices = list(value, path)
  indices.forEach((each, k) => whole(each, `${path}[${k}]`, 0, 2 ** 31 - 2))
  return indices
}

function readUnit({ dimension, unit }: Fields, path: string): void {
  const exponents = list(dimension, `${path}.dimension`)
  exponents.forEach((each, k) => finite(each, `${path}.dimension[${k}]`))
  if (exponents.length !== 7) throw broken(`${path}.dimension`, 'seven exponents', dimension)
  string(unit, `${path}.unit`)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw moduleError(`the manifest of this module is not JSON: ${(cause as Error).message}`, again)
  }
}

function fields(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw broken(path, 'an object', value)
  return value as Fields
}

function list(value: unknown, path: string): readonly unknown[] {
  if (!Array.isArray(value)) throw broken(path, 'a list', value)
  return value
}

function unique(values: readonly unknown[], path: string): void {
  const names = new Set<unknown>()
  for (const [index, value] of values.entries()) {
    const { name } = value as Fields
    if (names.has(name)) throw broken(`${path}[${index}].name`, 'a name of its own', name)
    names.add(name)
  }
}

function string(value: unknown, path: string): void {
  if (typeof value !== 'string') throw broken(path, 'text', value)
}

function finite(value: unknown, path: string): number {
  if (!Number.isFinite(value)) throw broken(path, 'a number', value)
  return value as number
}

function whole(value: unknown, path: string, least: number, most: number = Number.MAX_SAFE_INTEGER): number {
  const fits = Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most
  if (!fits) {
    const bounds = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`
    throw broken(path, `a whole number ${bounds}`, value)
  }
  return value as number
}

function oneOf(value: unknown, allowed: readonly string[], path: string): void {
  if (!allowed.includes(value as string)) throw broken(path, allowed.map(each => `'${each}'`).join(' or '), value)
}

const again = 'compile the model again, or load the file once more if it was copied or downloaded'

function broken(path: string, expected: string, value: unknown): Error {
  const shown = value === undefined ? 'missing' : (JSON.stringify(value)?.slice(0, 60) ?? typeof value)
  return moduleError(`the manifest of this module is broken: ${path} is ${shown}, expected ${expected}`, again)
}

function otherAbi(abi: number): Error {
  return moduleError(
    `this module keeps to version ${abi} of the contract between module and host, this Hillock to version ${ABI}`,
    abi > ABI ? 'update Hillock, or compile the model with this one' : 'compile the model again with this Hillock',
  )
}

function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const each of Object.values(value)) freeze(each)
  }
  return value
}

/** A group's name as people know it: the script's variable, else Brian's name. */
export function shownName({ name, variable }: Pick<ManifestGroup, 'name' | 'variable'>): string {
  return variable ?? name
}
