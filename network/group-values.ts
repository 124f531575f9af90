/** The values of a group: where they are, what was assigned to them, and what waits for a seed (semantics §5.9). */
import { storedVariables } from '../compiler/index.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { GroupModel, Variable } from '../compiler/model/group.ts'
import type { InitialAssignment, NeuronRange } from '../compiler/model/network.ts'
import { drawSeed, type NetworkState, type NumberArray } from '../host/running.ts'
import type { NamedArrays } from './snapshot.ts'
import type { Holding } from './reach.ts'
import { GroupStorage, requireRoom } from './storage.ts'
import { RandomStreams } from './streams.ts'
import { tools } from './tools.ts'
import { type VariableInfo, variablesOf } from './variable-info.ts'

/** An assignment made before the first run, of a group that does not know its place in a network yet. */
export type NotedAssignment = InitialAssignment extends infer Assignment
  ? Assignment extends unknown
    ? Omit<Assignment, 'group'>
    : never
  : never

/** An assignment that modules repeat. */
interface Note {
  /** Undefined of synapses that are made by a rule. */
  readonly variable?: string
  readonly assignment: () => NotedAssignment
  /** It is about all elements that there will be. */
  readonly lasts: boolean
  /** When it was made, among those of all groups. */
  readonly moment: number
  /** Whether modules would still come to the same, and what they are to do if not. */
  readonly holds?: Holding | undefined
  readonly otherwise?: (() => NotedAssignment) | undefined
}

/** What modules are to do, and when. */
export interface InitialNote {
  readonly assignment: NotedAssignment
  readonly moment: number
}

/** What a group and its subgroups share. */
export class GroupValues {
  #variables: ReadonlyMap<string, VariableInfo>
  #model: GroupModel
  #noted: Note[] = []
  /** Of synapses by rules: everything as it was said, for modules that follow the rules; undefined where something stands in the way. */
  #told: Note[] | undefined = []
  readonly #pending: (() => void)[] = []
  readonly #storage: GroupStorage
  #streams: RandomStreams | undefined
  #hasRun = false
  /** Told before stored values of a variable become others. */
  beforeWriting: (variable: string) => void = () => undefined

  constructor(model: GroupModel, streams: RandomStreams | undefined) {
    this.#model = model
    this.#variables = variablesOf(model)
    this.#storage = new GroupStorage(model)
    this.#streams = streams
  }

  /** What the group says, as plain data. */
  get model(): GroupModel {
    return this.#model
  }

  set model(model: GroupModel) {
    if (model.variables !== this.#model.variables) this.#variables = variablesOf(model)
    this.#model = model
  }

  get variables(): ReadonlyMap<string, VariableInfo> {
    return this.#variables
  }

  /** What was done before the first run, in order: by rules if modules can follow these. */
  get noted(): readonly InitialNote[] {
    return (this.followsRules ? (this.#told ?? []) : this.#noted).map(({ assignment, moment }) => ({
      assignment: assignment(),
      moment,
    }))
  }

  /** Whether modules make its elements themselves, by rules. */
  get followsRules(): boolean {
    return this.#told?.some(({ variable }) => variable === undefined) === true
  }

  /** Whether it has run, so that what is assigned does not follow from initial values any more. */
  get hasRun(): boolean {
    return this.#hasRun
  }

  /**
   * Notes an assignment for modules, which begin as the first run does; after it nothing is noted, nor worked out for it.
   *
   * @param said the same for modules that make the elements themselves: data of so many elements mean nothing to them
   * @param holds whether they would come to the same, with the names of a run
   * @param otherwise what they are to do if not
   */
  note(
    assignment: () => NotedAssignment,
    said: () => NotedAssignment = assignment,
    holds?: Holding,
    otherwise?: () => NotedAssignment,
  ): void {
    if (this.#hasRun) return
    const noted = assignment()
    this.#noted.push({ ...noteOf(noted), holds, otherwise })
    this.#tell(said === assignment ? noted : said(), holds)
  }

  /** Notes a rule by which elements came about. */
  noteRule(rule: NotedAssignment, holds: Holding): void {
    if (!this.#hasRun) this.#tell(rule, holds)
  }

  /** Before a module is made: gives it what there is where it would come to something else. */
  settleFor(namespace: Namespace): void {
    if (this.#told?.some(({ holds }) => holds?.(namespace) === false) === true) this.noteGiven()
    this.#noted = this.#noted.map(note =>
      note.otherwise !== undefined && note.holds?.(namespace) === false
        ? { ...note, assignment: note.otherwise }
        : note,
    )
  }

  /** From now on modules are given the elements that there are. */
  noteGiven(): void {
    this.#told = undefined
  }

  #tell(said: NotedAssignment, holds?: Note['holds']): void {
    if (this.#isOfElements(said)) this.#told = undefined
    else this.#told?.push({ ...noteOf(said), holds })
  }

  /** Whether it is about elements by their numbers, which others may have. */
  #isOfElements(said: NotedAssignment): boolean {
    if (said.kind === 'connect') return false
    const variable = said.kind === 'code' ? said.statement.target.name : said.variable
    const isNumbered = said.kind === 'data' || (said.kind === 'code' && said.indices !== undefined)
    return isNumbered && this.variables.get(variable)?.shared !== true
  }

  /** Notes all values of a variable, those that a module finds when it is made: they are too many to be kept twice. */
  noteAll(variable: string): void {
    if (this.#hasRun) return
    const assignment = (): NotedAssignment => {
      return { kind: 'data', variable, indices: 'all', values: Array.from(this.#storage.read(variable)) }
    }
    this.#noted.push({ variable, assignment, lasts: true, moment: tools().nextMoment() })
  }

  /** From now on assignments are none of initial values. */
  endInitial(): void {
    this.#hasRun = true
  }

  /** Takes in a variable that the group did not have, whose values follow from those of others. */
  add(variable: Variable): void {
    this.flush()
    this.#storage.add(variable, this.#model)
    this.model = { ...this.#model, variables: new Map([...this.#model.variables, [variable.name, variable]]) }
  }

  /**
   * Takes in more elements, behind those that there are.
   *
   * @param given the values of some variables, of all elements that there will be: arrays to be taken over
   */
  grow(count: number, given: Readonly<Record<string, NumberArray>> = {}): void {
    this.flush()
    this.#settleNotes()
    this.resize(this.#model.size + count, given)
  }

  /** Gives the group another number of elements: new ones stand behind those that there were. */
  resize(size: number, given: Readonly<Record<string, NumberArray>> = {}): void {
    this.model = { ...this.#model, size }
    this.#storage.resize(this.#model, given)
  }

  /** What was assigned so far was so to the elements that there are, and is noted as their values. */
  #settleNotes(): void {
    const { size } = this.#model
    const passing = new Set(
      this.#noted.flatMap(({ lasts, variable }) => (lasts || variable === undefined ? [] : [variable])),
    )
    if (this.#hasRun || size === 0 || passing.size === 0) return
    this.#noted = this.#noted.filter(({ lasts }) => lasts)
    const all = Array.from({ length: size }, (_, k) => k)
    for (const variable of passing) {
      const indices = this.variables.get(variable)?.shared === true ? 'all' : all
      const values = Array.from(this.#storage.read(variable))
      this.#noted.push(noteOf({ kind: 'data', variable, indices, values }))
    }
  }

  /**
   * Refuses more elements than a module can hold.
   *
   * @throws HillockError `too-large`
   */
  requireRoom(size: number): void {
    requireRoom({ ...this.#model, size })
  }

  /** Writes stored values of elements from one on, before the group has run or after it has grown. */
  writeFrom(start: number, variable: string, values: NumberArray): void {
    this.#storage.writeFrom(start, variable, values)
  }

  /** A copy of the stored values of a variable, or of those of some neurons. */
  read(variable: string, range?: NeuronRange): NumberArray {
    return this.#storage.read(variable, this.variables.get(variable)?.shared === true ? undefined : range)
  }

  /** All stored values of a variable, or those of some neurons, as they stand: for a look, not to be kept nor written. */
  peek(variable: string, range?: NeuronRange): NumberArray {
    const all = this.#storage.peek(variable)
    return range === undefined || this.variables.get(variable)?.shared === true
      ? all
      : all.subarray(range.start, range.stop)
  }

  /** Writes stored values, by indices in the group. */
  write(variable: string, values: number | ArrayLike<number>, indices: 'all' | ArrayLike<number>): void {
    this.beforeWriting(variable)
    this.#storage.write(variable, values, indices)
  }

  /** The streams that random numbers are drawn from; some of its own where nobody gave it any. */
  get streams(): RandomStreams {
    return (this.#streams ??= new RandomStreams(drawSeed()))
  }

  /** Gives it the streams of its network, unless a script gave it some; assignments that waited are carried out. */
  useStreams(streams: RandomStreams): void {
    this.#streams ??= streams
    this.flush()
  }

  /** Carries out an assignment of numbers, behind those that wait for a seed. */
  inTurn(carryOut: () => void): void {
    if (this.#pending.length === 0) carryOut()
    else this.#pending.push(carryOut)
  }

  /** Carries out an assignment of what is computed, at once or when there is a seed. */
  whenSeeded(carryOut: () => void): void {
    if (this.#streams === undefined) this.#pending.push(carryOut)
    else carryOut()
  }

  /** Carries out assignments that waited for a seed. */
  flush(): void {
    if (this.#pending.length === 0) return
    this.#streams ??= new RandomStreams(drawSeed())
    for (const carryOut of this.#pending.splice(0)) carryOut()
  }

  /** All that is stored, as arrays by name: copies. */
  contents(): NamedArrays {
    this.flush()
    return new Map(storedVariables(this.model).map(({ name }) => [name, this.#storage.read(name)]))
  }

  /** Puts back what {@link contents} gave. */
  refill(contents: NamedArrays): void {
    for (const { name } of storedVariables(this.model)) {
      const values = contents.get(name)
      if (values === undefined) continue
      this.#storage.write(name, values, 'all')
      this.note(() => ({ kind: 'data', variable: name, indices: 'all', values: Array.from(values) }))
    }
  }

  /** Moves the values into a network's memory. */
  bind(state: NetworkState): void {
    this.flush()
    this.#storage.moveInto(state, this.model)
  }

  /** Takes the values out of a network's memory again. */
  release(): void {
    this.#storage.moveOut(this.model)
  }
}

function noteOf(noted: NotedAssignment): Note {
  const variable =
    noted.kind === 'connect' ? undefined : noted.kind === 'code' ? noted.statement.target.name : noted.variable
  return {
    ...(variable !== undefined && { variable }),
    assignment: () => noted,
    lasts: false,
    moment: tools().nextMoment(),
  }
}
