/** Where a group's variables live: in arrays of their own until the first run, then in the memory of the network. */
import { elementBytes } from '../abi/index.ts'
import { delayName, elementOf, initially, storedVariables, synapticNames } from '../compiler/index.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
import type { NeuronRange } from '../compiler/model/network.ts'
import { error, HillockError } from '../diagnostics/index.ts'
import { assign, byteText, type NetworkState, type NumberArray, numberArrays } from '../host/running.ts'

/** Values of stored variables, in SI. */
export interface Storage {
  /** A copy of all values, or of those of some neurons. */
  read(variable: string, range?: NeuronRange): NumberArray
  /** All values as they stand: for a look, not to be kept nor written. */
  peek(variable: string): NumberArray
  write(variable: string, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number>): void
}

/** The values of a group's variables, wherever they are: they begin as Brian's initial values in arrays of the group's own. */
export class GroupStorage implements Storage {
  /** Undefined while they are in a network's memory. */
  #arrays: LocalArrays | undefined
  #current: Storage

  constructor(group: GroupModel) {
    requireRoom(group)
    const arrays = storedVariables(group).map(variable => [variable.name, allocate(variable, group)] as const)
    this.#arrays = new LocalArrays(new Map(arrays))
    this.#current = this.#arrays
  }

  read(variable: string, range?: NeuronRange): NumberArray {
    return this.#current.read(variable, range)
  }

  peek(variable: string): NumberArray {
    return this.#current.peek(variable)
  }

  write(variable: string, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number>): void {
    this.#current.write(variable, values, indices)
  }

  /** Writes values of elements from one on, while they are in arrays of the group's own. */
  writeFrom(start: number, variable: string, values: NumberArray): void {
    if (this.#arrays === undefined) throw new Error(`${variable} is in a network's memory`)
    this.#arrays.array(variable).set(values, start)
  }

  /** Takes in a variable that the group has from now on. */
  add(variable: Variable, group: GroupModel): void {
    this.moveOut(group)
    this.#arrays?.add(variable.name, allocate(variable, group))
  }

  /** Moves them into a network's memory, unless they are there. */
  moveInto(state: NetworkState, group: GroupModel): void {
    if (this.#arrays === undefined) return
    state.addGroup(group.name, group.size)
    for (const variable of storedVariables(group)) {
      const { name, shared } = variable
      if (mayBeIdle(variable, group)) {
        state.offer(group.name, name, this.#arrays.array(name))
        continue
      }
      state.addArray(group.name, name, elementOf(variable, group.precision), { shared })
      state.write(group.name, name, this.#arrays.array(name))
    }
    this.#arrays = undefined
    this.#current = {
      peek: variable => state.peek(group.name, variable),
      read: (variable, range) => state.read(group.name, variable, range?.start, range?.stop),
      write: (variable, values, indices) => state.write(group.name, variable, values, indices),
    }
  }

  /**
   * Makes room for another number of elements; new ones stand behind those that there were, and begin as all did.
   *
   * @param given arrays that are taken over as they are
   */
  resize(group: GroupModel, given: Readonly<Record<string, NumberArray>>): void {
    if (this.#arrays === undefined) this.moveOut(group)
    requireRoom(group)
    const resized = storedVariables(group).map(variable => {
      const { name } = variable
      const own = given[name]
      if (own !== undefined) return [name, own] as const
      const array = allocate(variable, group)
      array.set(this.peek(name).subarray(0, array.length))
      return [name, array] as const
    })
    this.#arrays = new LocalArrays(new Map(resized))
    this.#current = this.#arrays
  }

  /** Takes them out of a network's memory again. */
  moveOut(group: GroupModel): void {
    if (this.#arrays !== undefined) return
    this.#arrays = new LocalArrays(new Map(storedVariables(group).map(({ name }) => [name, this.read(name)])))
    this.#current = this.#arrays
  }
}

/** Of each synapse, what modules may do without: the neuron before it, where rows say it, and delays that are all alike. */
function mayBeIdle({ name, shared }: Variable, { synaptic }: GroupModel): boolean {
  if (synaptic === undefined || shared) return false
  return name === synapticNames.pre || [...synaptic.pathways.keys()].some(pathway => delayName(pathway) === name)
}

class LocalArrays implements Storage {
  readonly #arrays: Map<string, NumberArray>

  constructor(arrays: Map<string, NumberArray>) {
    this.#arrays = arrays
  }

  add(variable: string, array: NumberArray): void {
    this.#arrays.set(variable, array)
  }

  read(variable: string, range?: NeuronRange): NumberArray {
    return this.array(variable).slice(range?.start, range?.stop)
  }

  peek(variable: string): NumberArray {
    return this.array(variable)
  }

  write(variable: string, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number>): void {
    assign(this.array(variable), values, indices)
  }

  array(variable: string): NumberArray {
    const found = this.#arrays.get(variable)
    if (found === undefined) throw new Error(`no variable ${variable}`)
    return found
  }
}

/** A module addresses 4 GB: what does not fit is refused before any of it is taken. */
export function requireRoom(group: GroupModel): void {
  const perNeuron = storedVariables(group)
    .filter(({ shared }) => !shared)
    .reduce((sum, variable) => sum + elementBytes[elementOf(variable, group.precision)], 0)
  const total = perNeuron * group.size
  if (total <= 2 ** 32) return
  const elements = group.type === 'Synapses' ? 'synapses' : 'neurons'
  const needed = `${Math.round(group.size)} ${elements} of ${perNeuron} bytes each are ${byteText(total)}, and a module has at most 4 GiB`
  throw new HillockError([
    error('too-large', group.span, `MemoryError: ${needed}`, {
      help: `simulate fewer ${elements}; this script runs in Brian 2, on a GPU with Brian2CUDA or Brian2GeNN`,
    }),
  ])
}

function allocate(variable: Variable, group: GroupModel): NumberArray {
  try {
    return initialArray(variable, group)
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause
    throw new HillockError([
      error(
        'too-large',
        group.span,
        `MemoryError: this machine has no room for ${variable.name} of ${group.size} neurons`,
      ),
    ])
  }
}

function initialArray(variable: Variable, { size, precision }: GroupModel): NumberArray {
  const array = new numberArrays[elementOf(variable, precision)](variable.shared ? 1 : size)
  const value = initially(variable)
  return value === 0 ? array : array.fill(value)
}
