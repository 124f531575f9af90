/** A network's kernels → the text of a module and its manifest. */
import { ABI, type Manifest, type ManifestGroup, type ManifestRandomCall } from '../../abi/index.ts'
import { functions } from '../model/functions.ts'
import { derivedNames, type Kernel } from '../ir/kernel.ts'
import { describeGroup } from '../ir/build-kernel.ts'
import type { IrType } from '../ir/ir.ts'
import { storageType } from '../ir/lower.ts'
import { operationNamed } from '../ir/operations.ts'
import type { GroupModel } from '../model/group.ts'
import { storedVariables } from '../model/group.ts'
import type { InitialAssignment, NetworkModel } from '../model/network.ts'
import { advanceText, sampleHelpers } from './advance.ts'
import { createConstants, describeConstants, linkLines, slotOfConstant } from './constants.ts'
import { emit, type Emission } from './expression.ts'
import {
  createFrame,
  derivedArraySlot,
  derivedSlot,
  elementOf,
  emissionOf,
  type Frame,
  sizeSlot,
  stateKey,
  topLoad,
} from './frame.ts'
import { initialText } from './initial.ts'
import { scalarLanes, shifts } from './lanes.ts'
import { addressOf } from './layout.ts'
import { createModuleContext, type ModuleContext } from './module-context.ts'
import { describeMonitor, monitorSlots, type SpikeSlots, type StateSlots } from './monitors.ts'
import { matrixLines, matrixResults } from './neuron-loop.ts'
import { deriveName, deriveRows, type GroupUnit, tileKernel, tileName } from './tile-kernel.ts'
import { block, comment } from './writer.ts'

/** A network whose groups have become kernels. */
export interface GenerateInput {
  readonly network: NetworkModel
  readonly kernels: readonly Kernel[]
  readonly methods: readonly string[]
  readonly initial: readonly InitialAssignment[]
  readonly description: ModuleDescription
}

/** What the manifest says that the kernels do not know. */
export interface ModuleDescription {
  readonly version: string
  readonly dt: number
  readonly duration?: number | undefined
  readonly seed?: number | undefined
  readonly epoch: number
  /** Script variable of each group and monitor by Brian's name. */
  readonly variables: ReadonlyMap<string, string>
  /** Why a group's size is fixed, by Brian's name. */
  readonly fixedBy?: ReadonlyMap<string, string> | undefined
  readonly script?: { readonly name: string; readonly text: string } | undefined
}

export interface GeneratedModule {
  /** AssemblyScript. Holds no sizes, constant values or object names, so that it can serve as a cache key. */
  readonly text: string
  readonly manifest: Manifest
}

/** Generates a module. */
export function generateModule(input: GenerateInput): GeneratedModule {
  const { network } = input
  const constants = createConstants(network.groups, network.namespace)
  const context = createModuleContext(scalarLanes, constants.keyFor)
  network.groups.forEach((group, index) => registerGroup(group, index, context))
  const slots = network.monitors.map((monitor, index) => monitorSlots(monitor, index, context))
  const units = network.groups.map((model, index) => unitOf(model, index, input, slots))
  const kernels = units.map(unit => [
    ...describeGroup(unit.model).map(comment),
    comment(`method ${input.methods[unit.index] ?? 'none'}`),
    ...tileKernel(unit, context),
  ])
  const once: ModuleContext = { ...context, calls: new Map() }
  const derives = units.map(unit => deriveRows(unit, once, storeDerived))
  const initial = initialText(input.initial, network.namespace, units, constants, context)
  const derived = units.flatMap(unit => derivedScalars(unit, once))
  const links = linkLines(constants, once)
  const prepare = prepareText([...links, ...derived, ...units.flatMap(unit => deriveCall(unit, context))])
  const advance = advanceText(units, context)
  const needsSamples = slots.some(({ kind }) => kind === 'state')
  const functionTexts = [
    ...kernels,
    ...derives,
    prepare,
    ...(needsSamples ? sampleHelpers() : []),
    ...advance,
    ...initial.functions,
  ]
  const body = functionTexts.filter(lines => lines.length > 0).map(lines => lines.join('\n'))
  for (const key of constants.used.keys()) slotOfConstant(context, key)
  return {
    text: [...head(context), '', body.join('\n\n'), ''].join('\n'),
    manifest: manifestOf(input, units, slots, constants, context, initial.manifest),
  }
}

function registerGroup(group: GroupModel, index: number, context: ModuleContext): void {
  sizeSlot(context, index)
  for (const { name, type, shared } of storedVariables(group)) {
    context.layout.array(stateKey(index, name), {
      name: `${name}_${index}`,
      element: elementOf(storageType(type)),
      length: shared ? { per: 'fixed', count: 1 } : { per: 'neuron', group: index },
      purpose: 'state',
      ...(name === 'lastspike' && { initially: -10000 }),
      ...(name === 'not_refractory' && { initially: 1 }),
    })
  }
}

function unitOf(
  model: GroupModel,
  index: number,
  input: GenerateInput,
  slots: readonly (SpikeSlots | StateSlots)[],
): GroupUnit {
  const kernel = input.kernels[index]
  if (kernel === undefined) throw new Error(`no kernel for group ${index}`)
  const own = slots.filter(slot => slot.model.group === index)
  return {
    index,
    model,
    kernel,
    typeOf: variable => storageType(model.variables.get(variable)?.type ?? 'float'),
    spikeMonitors: own.filter(slot => slot.kind === 'spike'),
    stateMonitors: own.filter(slot => slot.kind === 'state'),
  }
}

function storeDerived(name: string, type: IrType, frame: Frame): string {
  const slot = derivedArraySlot(frame, name, type)
  const base = topLoad(frame, slot.symbol, `${name}_at`, `<usize>load<u32>(${slot.symbol})`)
  const address = type === 'bool' ? `${base} + <usize>n` : `${base} + (<usize>n << ${shifts[type]})`
  return frame.context.lanes.store(type, address, frame.names.of(`derived-array ${name}`, name))
}

/** Scalars of `prepare()`; later ones may use earlier ones, so each is kept as a local too. */
function derivedScalars(unit: GroupUnit, context: ModuleContext): string[] {
  if (unit.kernel.derived.length === 0) return []
  const frame = createFrame(context, unit.index, { step: '<i64>0' })
  const emission: Emission = emissionOf(frame)
  const lines = unit.kernel.derived.flatMap(derivation => {
    const texts =
      derivation.kind === 'value'
        ? [{ name: derivation.name, value: emit(derivation.value, emission) }]
        : matrixResults(derivation, frame)
    const before = derivation.kind === 'matrix' ? matrixLines(derivation, frame) : []
    const types = new Map(derivedNames(derivation).map(({ name, type }) => [name, type]))
    const stores = texts.flatMap(({ name, value }) => storeScalar(name, value, types.get(name) ?? 'f64', frame))
    return [...before, ...stores]
  })
  return block('', [...frame.top, ...lines])
}

function storeScalar(name: string, value: string, type: IrType, frame: Frame): string[] {
  const { symbol } = derivedSlot(frame, name)
  const local = frame.names.of(`top ${symbol}`, name)
  frame.seen.add(`top ${symbol}`)
  const store = type === 'bool' ? `store<i32>(${symbol}, <i32>${local})` : `store<${type}>(${symbol}, ${local})`
  return [`const ${local} = ${value}`, store]
}

function deriveCall({ index, kernel }: GroupUnit, context: ModuleContext): string[] {
  return kernel.derivedArrays.length === 0
    ? []
    : [`${deriveName(index)}(0, load<i32>(${sizeSlot(context, index).symbol}))`]
}

function prepareText(lines: readonly string[]): string[] {
  return [
    '/** Computes what depends on constants and read-only variables alone; called after either changed. */',
    ...block('export function prepare(): void', lines),
  ]
}

function head(context: ModuleContext): string[] {
  const imports = [...context.imports].sort(([a], [b]) => (a < b ? -1 : 1))
  const header = [
    ['STEP', 0],
    ['DT', 1],
    ['KEY', 2],
    ['BLOCK_LIMIT', 3],
    ['TILE', 4],
    ['BLOCK', 5],
    ['CURSOR', 6],
    ['NEED', 7],
    ['NEED_ROOM', 8],
  ] as const
  const slots = [
    ...header,
    ...[...context.layout.slots.values()].map(({ symbol, number }) => [symbol, number] as const),
  ]
  return [
    comment(`Hillock ABI ${ABI}. Addresses of the table:`),
    ...slots.map(([symbol, number]) => `const ${symbol}: usize = ${addressOf(number)}`),
    '',
    ...imports.map(([file, names]) => `import { ${[...names].sort().join(', ')} } from './runtime-as/${file}'`),
  ]
}

function manifestOf(
  { methods, description }: GenerateInput,
  units: readonly GroupUnit[],
  slots: readonly (SpikeSlots | StateSlots)[],
  constants: ReturnType<typeof createConstants>,
  context: ModuleContext,
  initial: Manifest['initial'],
): Manifest {
  const variableOf = (name: string): string | undefined => description.variables.get(name)
  const { dt, duration, seed, epoch, script } = description
  return {
    abi: ABI,
    hillock: description.version,
    slots: context.layout.size(),
    defaults: { dt, ...(duration !== undefined && { duration }), ...(seed !== undefined && { seed }), epoch },
    groups: units.map(unit => describeUnit(unit, methods[unit.index] ?? 'none', description, context)),
    constants: describeConstants(constants, context, description.variables),
    arrays: context.layout.arrays,
    monitors: slots.map(slot => {
      const unit = units[slot.model.group]
      const typeOf = (name: string): IrType => unit?.kernel.recorded.get(name)?.type ?? unit?.typeOf(name) ?? 'f64'
      return describeMonitor(slot, variableOf(slot.model.name), name => unit?.model.variables.get(name), typeOf)
    }),
    initial,
    schedule: scheduleOf(units),
    randomCalls: units.flatMap(randomCalls),
    calls: Object.fromEntries([...context.calls].filter(([name]) => isElementary(name))),
    ...(script !== undefined && { script }),
  }
}

function describeUnit(
  unit: GroupUnit,
  method: string,
  { variables, fixedBy }: ModuleDescription,
  context: ModuleContext,
): ManifestGroup {
  const { model, index } = unit
  const variable = variables.get(model.name)
  const fixed = fixedBy?.get(model.name)
  const { threshold, reset, refractory } = model.texts
  return {
    name: model.name,
    ...(variable !== undefined && { variable }),
    size: model.size,
    ...(fixed !== undefined && { fixedBy: fixed }),
    sizeSlot: sizeSlot(context, index).number,
    variables: storedVariables(model).map(({ name, kind, type, dimension, unit: text, shared }) => ({
      name,
      kind: kind === 'subexpression' ? 'parameter' : kind,
      type,
      dimension,
      unit: text,
      shared,
      array: context.layout.arrayIndex(stateKey(index, name)),
    })),
    kernel: tileName(index),
    method,
    equations: model.equations,
    ...(threshold !== undefined && { threshold: threshold.text }),
    ...(reset !== undefined && { reset: reset.text }),
    ...(refractory !== undefined && { refractory: refractory.text }),
  }
}

function scheduleOf(units: readonly GroupUnit[]): string[] {
  return units.flatMap(({ model, kernel, stateMonitors, spikeMonitors }) => [
    ...(kernel.before.length > 0 ? [`before_start: ${model.name} values constant over dt`] : []),
    ...stateMonitors.map(monitor => `start: ${monitor.model.name}`),
    `groups: ${model.name} state update`,
    ...(model.threshold === undefined ? [] : [`thresholds: ${model.name} threshold`]),
    ...spikeMonitors.map(monitor => `thresholds: ${monitor.model.name}`),
    ...(model.reset.length === 0 ? [] : [`resets: ${model.name} reset`]),
  ])
}

function randomCalls({ index, kernel }: GroupUnit): ManifestRandomCall[] {
  return kernel.sites.map(({ site, function: called, where }) => ({
    group: index,
    function: called,
    where,
    ordinal: index,
    site,
  }))
}

function isElementary(name: string): boolean {
  return (functions.has(name) || name === 'phi1' || name === 'pow') && operationNamed(name).transcendental === true
}
