import { requireObject, requireText, wrongArgument } from '../diagnostics/arguments.ts'
import type { Manifest, ManifestConstant, ManifestGroup, ManifestVariable, ValueType } from '../abi/manifest.ts'
import { find, shownName, unknown, visibleConstants } from './names.ts'
import { hostError } from './errors.ts'
import { quantityOf } from './quantities.ts'
import { dimensionless, sameDimension } from '../units/dimension.ts'
import { unitSymbolOf } from '../units/register.ts'

/** A quantity as text, a number in SI, a truth value, or a number for each neuron. */
export type SettingValue = string | number | boolean | ArrayLike<number>

/** Values by name: constants, and state variables as `'G.v'`. */
export type Settings<Name extends string = string> = { readonly [K in Name]?: SettingValue }

/** A value checked and in SI, ready to be written. */
export type Setting =
  | { readonly kind: 'constant'; readonly index: number; readonly value: number }
  | {
      readonly kind: 'variable'
      /** Brian's name. */
      readonly group: string
      readonly variable: string
      readonly values: number | ArrayLike<number>
    }

/** What a name stands for. */
export type Target =
  | { readonly kind: 'constant'; readonly index: number; readonly constant: ManifestConstant }
  | { readonly kind: 'variable'; readonly group: ManifestGroup; readonly variable: ManifestVariable }

/**
 * Checks values for a model.
 *
 * @param kind only those of constants, or of variables
 * @throws HillockError `unknown-name`, `unit-mismatch`, `bad-value`, `type-mismatch`, `read-only`
 */
export function settingsOf<Kind extends Setting['kind'] = Setting['kind']>(
  manifest: Manifest,
  values: Settings,
  sizeOf: (group: ManifestGroup) => number,
  kind?: Kind,
): readonly Extract<Setting, { readonly kind: Kind }>[] {
  requireObject('what is set', values)
  const settings = Object.entries(values).flatMap(([name, value]): Setting[] => {
    if (value === undefined) return []
    requireSettable(name, value)
    const target = findTarget(manifest, name)
    if (kind !== undefined && target.kind !== kind) return []
    return [
      target.kind === 'constant'
        ? constantSetting(name, target, value)
        : variableSetting(name, target, value, sizeOf, manifest),
    ]
  })
  return settings as Extract<Setting, { readonly kind: Kind }>[]
}

function requireSettable(name: string, value: unknown): void {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return
  if (typeof value === 'object' && value !== null && 'length' in value && Number.isSafeInteger(value.length)) return
  throw wrongArgument(name, 'a quantity, a number, a truth value or an array of numbers', value)
}

/** The constant (`tau`, `G.refractory`) or state variable (`G.v`) that a name stands for. */
export function findTarget(manifest: Manifest, name: string): Target {
  requireText('the name of a constant or variable', name)
  const constant = findConstant(manifest, name)
  if (constant !== undefined) return constant
  const dot = name.indexOf('.')
  const [owned] = variablesCalled(manifest, name)
  if (owned !== undefined) {
    throw hostError('unknown-name', `there is no constant '${name}' in this model`, `the variable is '${owned}'`)
  }
  if (dot < 0)
    throw unknown(
      name,
      'constant',
      visibleConstants(manifest).map(constant => constant.name),
    )
  const [before, after] = [name.slice(0, dot), name.slice(dot + 1)]
  const group = find(manifest.groups, before, 'group')
  const own = [shownName(group), group.name].map(owner => findConstant(manifest, `${owner}.${after}`))
  return (
    own.find(each => each !== undefined) ?? {
      kind: 'variable',
      group,
      variable: find(group.variables, after, `variable of ${before}`),
    }
  )
}

function findConstant(manifest: Manifest, name: string): (Target & { kind: 'constant' }) | undefined {
  const [found, another] = visibleConstants(manifest).filter(constant => constant.name === name)
  if (another !== undefined) throw hostError('shadowed-name', `there are several constants '${name}' in this model`)
  return found && { kind: 'constant', index: manifest.constants.indexOf(found), constant: found }
}

/** `G.v`, as messages write it. */
function variableName(group: ManifestGroup, variable: string): string {
  return `${shownName(group)}.${variable}`
}

/** `G.v` for a `v` that lacks its group. */
function variablesCalled({ groups }: Manifest, name: string): string[] {
  return groups.flatMap(group =>
    group.variables.some(variable => variable.name === name) ? [variableName(group, name)] : [],
  )
}

function constantSetting(
  name: string,
  { index, constant }: Target & { kind: 'constant' },
  value: SettingValue,
): Setting {
  if (typeof value === 'object') throw hostError('bad-value', `${name} is one number for the whole model, not an array`)
  return { kind: 'constant', index, value: scalar(name, value, constant) }
}

function variableSetting(
  name: string,
  { group, variable }: Target & { kind: 'variable' },
  value: SettingValue,
  sizeOf: (group: ManifestGroup) => number,
  { pathways }: Manifest,
): Setting {
  const isDelay = pathways.some(({ array }) => array === variable.array)
  if (variable.kind === 'internal' && !isDelay) {
    throw hostError('read-only', `${variableName(group, variable.name)} is kept by the simulation and cannot be set`)
  }
  const place = { kind: 'variable', group: group.name, variable: variable.name } as const
  if (typeof value !== 'object') return { ...place, values: scalar(name, value, variable) }
  const size = variable.shared ? 1 : sizeOf(group)
  if (value.length !== size) {
    const takes = variable.shared ? 'one value' : `${size} values, one for each neuron, or a single one`
    throw hostError('bad-value', `${name} takes ${takes}; there are ${value.length}`)
  }
  const values = Float64Array.from(value, each => checked(name, numberOf(name, each), variable.type))
  return { ...place, values }
}

function scalar(name: string, value: string | number | boolean, { type, dimension }: Typed): number {
  if (typeof value !== 'boolean') return checked(name, quantityOf(value, dimension, name), type)
  if (sameDimension(dimension, dimensionless)) return checked(name, Number(value), type)
  throw hostError('unit-mismatch', `${name} has unit ${unitSymbolOf(dimension)}, but ${value} is a truth value`)
}

/** One of an array, which JavaScript may have filled with anything. */
function numberOf(name: string, value: unknown): number {
  if (typeof value === 'number' || typeof value === 'boolean') return Number(value)
  throw wrongArgument(`every value of ${name}`, 'a number', value)
}

type Typed = Pick<ManifestConstant, 'type' | 'dimension'>

function checked(name: string, value: number, type: ValueType): number {
  if (type === 'integer' && (!Number.isInteger(value) || Math.abs(value) > 2 ** 31 - 1)) {
    throw hostError('type-mismatch', `${name} is an integer and cannot be ${value}`)
  }
  if (type === 'boolean' && value !== 0 && value !== 1) {
    throw hostError('type-mismatch', `${name} is true or false and cannot be ${value}`)
  }
  return value
}
