/** Where a group's variables live: in arrays of their own until the first run, then in the memory of the network. */
import type { NetworkState } from '../host/state.ts'
import { error, HillockError } from '../diagnostics/index.ts'
import { byteText } from '../host/memory.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
import { storedVariables } from '../compiler/model/group.ts'
import { initially } from '../compiler/model/initially.ts'

export type Values = Float64Array | Int32Array | Uint8Array

/** Values of stored variables, in SI. */
export interface Storage {
  /** A copy. */
  read(variable: string): Values
  write(variable: string, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number>): void
}

/** Arrays of a group's own. */
export interface LocalStorage extends Storage {
  readonly arrays: ReadonlyMap<string, Values>
}

/** Arrays with Brian's initial values. */
export function createStorage(group: GroupModel): LocalStorage {
  requireRoom(group)
  return localStorage(new Map(storedVariables(group).map(variable => [variable.name, allocate(variable, group)])))
}

function localStorage(arrays: ReadonlyMap<string, Values>): LocalStorage {
  const array = (name: string): Values => {
    const found = arrays.get(name)
    if (found === undefined) throw new Error(`no variable ${name}`)
    return found
  }
  return {
    arrays,
    read: name => array(name).slice(),
    write(name, values, indices) {
      const target = array(name)
      if (indices === 'all') {
        if (typeof values === 'number') target.fill(values)
        else target.set(values)
        return
      }
      for (let k = 0; k < indices.length; k++) {
        const index = indices[k] ?? 0
        target[index] = typeof values === 'number' ? values : (values[k] ?? 0)
      }
    },
  }
}

/** A module addresses 4 GB: what does not fit is refused before any of it is taken. */
function requireRoom(group: GroupModel): void {
  const perNeuron = storedVariables(group)
    .filter(({ shared }) => !shared)
    .reduce((sum, { type }) => sum + bytes[type], 0)
  const total = perNeuron * group.size
  if (total <= 2 ** 32) return
  const needed = `${group.size} neurons of ${perNeuron} bytes each are ${byteText(total)}, and a module has at most 4 GiB`
  throw new HillockError([error('too-large', group.span, `MemoryError: ${needed}`, { help: 'simulate fewer neurons' })])
}

const bytes = { float: 8, integer: 4, boolean: 1 } as const

function allocate(variable: Variable, { size, span }: GroupModel): Values {
  try {
    return initialArray(variable, size)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new HillockError([
      error('too-large', span, `MemoryError: this machine has no room for ${variable.name} of ${size} neurons`),
    ])
  }
}

function initialArray(variable: Variable, size: number): Values {
  const { type, shared } = variable
  const length = shared ? 1 : size
  const array =
    type === 'integer' ? new Int32Array(length) : type === 'boolean' ? new Uint8Array(length) : new Float64Array(length)
  const value = initially(variable)
  return value === 0 ? array : array.fill(value)
}

/** The variables of a group inside a network's memory. */
export function boundStorage(state: NetworkState, group: string): Storage {
  return {
    read: variable => state.read(group, variable),
    write: (variable, values, indices) => state.write(group, variable, values, indices),
  }
}

/** Moves a group's arrays into a network's memory. */
export function moveInto(state: NetworkState, group: GroupModel, { arrays }: LocalStorage): Storage {
  state.addGroup(group.name, group.size)
  for (const variable of storedVariables(group)) {
    const element = variable.type === 'integer' ? 'i32' : variable.type === 'boolean' ? 'u8' : 'f64'
    state.addArray(group.name, variable.name, element, { shared: variable.shared })
    const values = arrays.get(variable.name)
    if (values !== undefined) state.write(group.name, variable.name, values)
  }
  return boundStorage(state, group.name)
}

/** Arrays of a group's own with the values it has. */
export function moveOut(storage: Storage, group: GroupModel): LocalStorage {
  return localStorage(new Map(storedVariables(group).map(({ name }) => [name, storage.read(name)])))
}
