/** Where a group's variables live: in arrays of their own until the first run, then in the memory of the network. */
import type { NetworkState } from '../host/state.ts'
import { error, HillockError } from '../diagnostics/index.ts'
import { byteText } from '../host/memory.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
import { storedVariables } from '../compiler/model/group.ts'

export type Values = Float64Array | Int32Array | Uint8Array

/** Values of stored variables, in SI. */
export interface Storage {
  /** A copy. */
  read(variable: string): Values
  write(variable: string, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number>): void
}

/** Arrays before the first run. */
export interface LocalStorage extends Storage {
  readonly arrays: ReadonlyMap<string, Values>
}

/** Brian's initial values: 0, but for the refractory mechanism's (semantics §5.2). */
export function createStorage(group: GroupModel): LocalStorage {
  requireRoom(group)
  const arrays = new Map(storedVariables(group).map(variable => [variable.name, allocate(variable, group)]))
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
    return emptyArray(variable, size)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new HillockError([
      error('too-large', span, `MemoryError: this machine has no room for ${variable.name} of ${size} neurons`),
    ])
  }
}

function emptyArray({ type, shared, name }: Variable, size: number): Values {
  const length = shared ? 1 : size
  if (type === 'integer') return new Int32Array(length)
  if (type === 'boolean') return name === 'not_refractory' ? new Uint8Array(length).fill(1) : new Uint8Array(length)
  return name === 'lastspike' ? new Float64Array(length).fill(-10000) : new Float64Array(length)
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
