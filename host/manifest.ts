import { ABI, Header, MOST_SLOTS } from '../abi/layout.ts'
import type {
  Manifest,
  ManifestArray,
  ManifestClock,
  ManifestColumn,
  ManifestConstant,
  ManifestEvent,
  ManifestEventMonitor,
  ManifestGroup,
  ManifestInitial,
  ManifestCost,
  ManifestKernel,
  ManifestMonitor,
  ManifestPart,
  ManifestPathway,
  ManifestPhase,
  ManifestRandomCall,
  ManifestRange,
  ManifestRateMonitor,
  ManifestStateMonitor,
  ManifestVariable,
} from '../abi/manifest.ts'
import { valueFromJson } from '../abi/json.ts'
import { checkManifest } from './manifest-checks.ts'
import { moduleError } from './errors.ts'
import {
  broken,
  duration,
  either,
  finite,
  list,
  object,
  oneOf,
  optional,
  record,
  satisfying,
  type Shape,
  text,
  textUpTo,
  timeStep,
  truth,
  variant,
  whole,
} from './shape.ts'

/**
 * A module's manifest, every field checked: it may come from a stranger. Fields it does not know are left alone.
 *
 * @param json of the custom section
 * @throws HillockError `module`
 */
export function readManifest(json: string): Manifest {
  const value = parse(json)
  requireShallow(value)
  object<{ readonly abi: number }>({ abi: whole(0) })(value, '')
  const { abi } = value as Manifest
  if (abi !== ABI) throw otherAbi(abi)
  object<Counted>({
    slots: whole(Header.first, MOST_SLOTS),
    clocks: lists,
    groups: lists,
    arrays: lists,
    pathways: lists,
    schedule: lists,
  })(value, '')
  manifestShape(value as Manifest)(value, '')
  checkManifest(value as Manifest)
  return freeze(value as Manifest)
}

/** What others point to by index. */
type Counted = Pick<Manifest, 'slots' | 'clocks' | 'groups' | 'arrays' | 'pathways' | 'schedule'>

const lists = list(each => each)

/** The names of objects, variables, constants and functions: they become names of files and keys of records. */
const name = satisfying(
  value => typeof value === 'string' && value.length <= 200 && /^[\p{ID_Start}_][\p{ID_Continue}]*$/u.test(value),
  'a name',
)

/** `tau`, or `G.tau`. */
const dottedName = satisfying(
  value =>
    typeof value === 'string' &&
    value.length <= 400 &&
    /^[\p{ID_Start}_][\p{ID_Continue}]*(?:\.[\p{ID_Start}_][\p{ID_Continue}]*)?$/u.test(value),
  'a name',
)

/** A unit, the name of an array. */
const short = textUpTo(1000)

const version = satisfying(value => typeof value === 'string' && /^[\w.+-]{1,64}$/.test(value), 'a version')

const element = oneOf(['f64', 'f32', 'i64', 'i32', 'u8'])
const type = oneOf(['float', 'integer', 'boolean'])
const dimension: Shape = (value, path) => {
  const exponents = list(finite)(value, path) as readonly number[]
  if (exponents.length !== 7) throw broken(path, 'seven exponents', value)
  return value
}

/** A value of the model: a number, or the word for one that JSON cannot write. */
const value: Shape = (given, path) => {
  const number = valueFromJson(given)
  if (typeof number !== 'number') throw broken(path, 'a number', given)
  return number
}

const neurons = list(whole(0, 2 ** 31 - 2), 2 ** 31 - 1)

const bound = whole(0, 2 ** 31 - 1)
const range = object<ManifestRange>({ start: bound, stop: bound })

function manifestShape(counted: Counted): Shape {
  const slot = whole(Header.first, counted.slots - 1)
  const clock = whole(0, counted.clocks.length - 1)
  const group = whole(0, counted.groups.length - 1)
  const array = whole(0, counted.arrays.length - 1)
  const pathway = whole(0, counted.pathways.length - 1)
  const phase = whole(0, counted.schedule.length - 1)
  const column = object<ManifestColumn>({ variable: name, element, type, dimension, unit: short, slot })
  const monitor = {
    name,
    variable: optional(name),
    group,
    range: optional(range),
    clock,
    usedSlot: slot,
    capacitySlot: slot,
    kind: text,
  }
  return object<Manifest>({
    abi: whole(ABI, ABI),
    hillock: version,
    slots: whole(Header.first, MOST_SLOTS),
    defaults: object<Manifest['defaults']>({
      duration: optional(duration),
      seed: optional(whole(0)),
      epoch: whole(0),
    }),
    clocks: list(
      object<ManifestClock>({
        name,
        dt: timeStep,
        dtSlot: slot,
        everySlot: optional(slot),
        stepSlot: optional(slot),
        endSlot: optional(slot),
      }),
    ),
    undivided: optional(text),
    base: optional(clock),
    arrays: list(
      object<ManifestArray>({
        name: short,
        element,
        length: variant<ManifestArray['length']['per']>('per', {
          neuron: object<{ readonly group: number }>({ group }),
          tile: object({}),
          block: object({}),
          fixed: object<{ readonly count: number }>({ count: whole(0, 2 ** 32) }),
          table: object<Omit<Extract<ManifestArray['length'], { readonly per: 'table' }>, 'per'>>({
            count: whole(0, 2 ** 32),
            rowsSlot: slot,
            columnsSlot: optional(slot),
          }),
          row: object<{ readonly group: number }>({ group }),
          thread: object<{ readonly group: number }>({ group }),
          queue: object<{ readonly pathway: number }>({ pathway }),
          carried: object<{ readonly pathway: number; readonly count: number }>({ pathway, count: whole(0, 2 ** 32) }),
          delays: object<{ readonly pathway: number }>({ pathway }),
        }),
        slot,
        purpose: oneOf(['state', 'data', 'derived', 'track', 'row', 'events', 'scratch']),
        own: optional(truth),
        byRanges: optional(truth),
        initially: optional(finite),
        values: optional(list(value, 2 ** 31 - 1)),
      }),
    ),
    groups: list(
      object<ManifestGroup>({
        name,
        variable: optional(name),
        size: whole(0, 2 ** 31 - 1),
        fixedBy: optional(text),
        precision: oneOf(['float64', 'float32']),
        sizeSlot: slot,
        clock,
        ends: optional(object<NonNullable<ManifestGroup['ends']>>({ pre: group, post: group })),
        failure: optional(object<NonNullable<ManifestGroup['failure']>>({ stepSlot: slot, neuronSlot: slot })),
        variables: list(
          object<ManifestVariable>({
            name,
            kind: oneOf(['differential', 'parameter', 'internal']),
            type,
            dimension,
            unit: short,
            shared: truth,
            array,
          }),
        ),
        method: short,
        equations: text,
        refractory: optional(text),
        events: list(object<ManifestGroup['events'][number]>({ name, condition: text, code: optional(text) })),
      }),
    ),
    constants: list(
      object<ManifestConstant>({
        name: dottedName,
        slot,
        type,
        value,
        dimension,
        unit: short,
        expression: optional(text),
        linkSlot: optional(slot),
        hidden: optional(truth),
      }),
    ),
    events: list(object<ManifestEvent>({ group, event: name, countSlot: slot, array, undivided: optional(truth) })),
    pathways: list(
      object<ManifestPathway>({
        name,
        group,
        neurons: group,
        event: name,
        clock,
        delay: duration,
        array: optional(array),
        slotsSlot: slot,
        spareSlot: optional(slot),
        ahead: optional(truth),
        sameAs: optional(pathway),
        deliveredSlot: optional(slot),
      }),
    ),
    monitors: list(
      variant<ManifestMonitor['kind']>('kind', {
        event: object<ManifestEventMonitor>({
          ...monitor,
          event: name,
          entriesSlot: slot,
          scratchSlot: slot,
          columns: list(column),
        }),
        state: object<ManifestStateMonitor>({
          ...monitor,
          record: either('all', neurons),
          rowsSlot: slot,
          indicesSlot: optional(slot),
          columns: list(column),
        }),
        rate: object<ManifestRateMonitor>({ ...monitor, event: name, countsSlot: slot }),
      }),
    ),
    initial: list(
      variant<ManifestInitial['kind']>('kind', {
        kernel: object<Extract<ManifestInitial, { kind: 'kernel' }>>({
          kind: text,
          group,
          export: name,
          epoch: whole(0),
          seed: optional(whole(0)),
          text,
          range: optional(range),
          indices: optional(neurons),
          pieces: optional(truth),
        }),
        connect: object<Extract<ManifestInitial, { kind: 'connect' }>>({
          kind: text,
          group,
          neurons: group,
          range: optional(range),
          export: name,
          epoch: whole(0),
          seed: optional(whole(0)),
          text,
          pieces: optional(truth),
        }),
        data: object<Extract<ManifestInitial, { kind: 'data' }>>({
          kind: text,
          array,
          indices: either('all', neurons),
          values: list(value, 2 ** 31 - 1),
        }),
      }),
    ),
    schedule: list(object<ManifestPhase>({ object: name, owner: name, clock, when: short, order: finite })),
    parts: list(
      object<ManifestPart>({
        kernels: list(
          object<ManifestKernel>({
            export: name,
            group,
            phases: list(phase),
            apart: optional(text),
            undivided: optional(text),
          }),
        ),
        stepByStep: optional(text),
      }),
    ),
    randomCalls: list(
      object<ManifestRandomCall>({
        group,
        function: oneOf(['rand', 'randn', 'poisson', 'binomial', 'chance']),
        where: text,
        ordinal: whole(0, 2 ** 20 - 1),
        site: whole(0, 2 ** 12 - 1),
      }),
    ),
    costs: list(
      object<ManifestCost>({
        group,
        calls: record(name, whole(0)),
        divisions: whole(0),
        operations: whole(0),
        bytes: whole(0),
        single: list(short),
      }),
    ),
    script: optional(object<NonNullable<Manifest['script']>>({ name: text, text })),
  })
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch (cause) {
    throw moduleError(
      `the manifest of this module is not JSON: ${(cause as Error).message}`,
      'compile the model again, or load the file once more if it was copied or downloaded',
    )
  }
}

/** No manifest needs more levels than this, and what shows or freezes one goes into every level of it. */
const mostLevels = 32

function requireShallow(value: unknown, level = 0): void {
  if (typeof value !== 'object' || value === null) return
  if (level === mostLevels) throw broken('', `at most ${mostLevels} levels`, value, 'nested more deeply')
  for (const each of Object.values(value)) requireShallow(each, level + 1)
}

function otherAbi(abi: number): Error {
  return moduleError(
    `this module keeps to version ${abi} of the contract between module and host, this Hillock to version ${ABI}`,
    abi > ABI ? 'update Hillock, or compile the model with this one' : 'compile the model again with this Hillock',
  )
}

function freeze<T>(given: T): T {
  if (typeof given === 'object' && given !== null && !Object.isFrozen(given)) {
    Object.freeze(given)
    for (const each of Object.values(given)) freeze(each)
  }
  return given
}
