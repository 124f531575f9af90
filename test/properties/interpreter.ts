/**
 * Carries out the phases of a network one after the other, a statement at a time, over arrays: what a module has to
 * agree with, to the last bit. Nothing is moved, joined, shared or kept here; of the passes only those are made that
 * say in which order numbers are multiplied.
 */
import { interpret, type PlaceValue } from '../../compiler/ir/interpret.ts'
import type {
  ArrayRef,
  DrawStatement,
  EventRef,
  IrExpr,
  IrStatement,
  Local,
  Place,
  SpikeTable,
} from '../../compiler/ir/ir.ts'
import type { Domain, PhaseCode } from '../../compiler/ir/program.ts'
import type { Runtime } from '../../compiler/ir/runtime.ts'
import { withInner } from '../../compiler/ir/walk.ts'
import { toStep } from '../../host/clock.ts'
import type { Lowered } from './lowered.ts'
import { createMatrixFunction } from './matrices.ts'
import type { Observation } from './observe.ts'

/** Runs a network from time 0 for so many seconds. */
export function interpretNetwork(network: Lowered, duration: number, runtime: Runtime): Observation {
  const interpreter = new Interpreter(network, runtime)
  interpreter.run(duration)
  return interpreter.observation
}

/** Neurons that code is carried out for, in ascending order. */
type Rows = readonly number[]

class Interpreter {
  readonly #network: Lowered
  readonly #runtime: Runtime
  readonly #arrays = new Map<ArrayRef, Float64Array>()
  readonly #lists = new Map<EventRef, number[]>()
  readonly #records = new Map<string, number[]>()
  /** Groups that were given up. */
  readonly #lost = new Set<number>()
  readonly #steps: number[]
  readonly #matrix = createMatrixFunction()
  #t = 0

  constructor(network: Lowered, runtime: Runtime) {
    this.#network = network
    this.#runtime = runtime
    this.#steps = network.dts.map(() => 0)
    for (const { array, values } of network.state) this.#arrays.set(array, Float64Array.from(values))
    for (const { array, values } of network.tables) this.#arrays.set(array, Float64Array.from(values))
    for (const { name, keys, size } of network.monitors) {
      for (const key of keys) {
        this.#records.set(name + key, key === ' count' ? Array.from({ length: size }, () => 0) : [])
      }
    }
  }

  /** Until the earliest clock has come to the end (semantics §1.3). */
  run(duration: number): void {
    const { dts, phases } = this.#network
    const end = this.#t + duration
    const ends = dts.map(dt => toStep(end, dt))
    for (;;) {
      const times = dts.map((dt, clock) => (this.#steps[clock] ?? 0) * dt)
      const earliest = times.indexOf(Math.min(...times))
      if ((this.#steps[earliest] ?? 0) >= (ends[earliest] ?? 0)) break
      const due = times.map(
        (t, clock) => Math.abs(t - (times[earliest] ?? 0)) / Math.min(dts[clock] ?? 0, dts[earliest] ?? 0) < 1e-4,
      )
      for (const code of phases) {
        if (due[code.phase.clock] === true && !this.#lost.has(code.phase.group)) this.#tryPhase(code)
      }
      for (const [clock, isDue] of due.entries()) if (isDue) this.#steps[clock] = (this.#steps[clock] ?? 0) + 1
    }
    this.#t = end
  }

  /** State, and everything recorded. */
  get observation(): Observation {
    const seen = new Map<string, ArrayLike<number>>([['t', [this.#t]]])
    for (const { array, name } of this.#network.state) {
      if (!this.#lost.has(array.population)) seen.set(name, this.#array(array))
    }
    for (const monitor of this.#network.monitors) {
      if (this.#lost.has(monitor.group)) continue
      for (const key of monitor.keys) {
        const name = monitor.name + key
        const values = this.#records.get(name) ?? []
        const rows = monitor.record?.length || 1
        const isSample = monitor.record !== undefined && key !== ' t'
        const samples = values.length / rows
        const byRow = isSample
          ? values.map((_, k) => values[(k % samples) * rows + Math.floor(k / samples)] ?? 0)
          : values
        seen.set(name, byRow)
      }
    }
    return seen
  }

  /** A group with whole numbers beyond what is held here is given up. */
  #tryPhase(code: PhaseCode): void {
    try {
      this.#phase(code)
    } catch (thrown) {
      if (!(thrown instanceof RangeError)) throw thrown
      this.#lose(code.phase.group)
    }
  }

  /** With a group those are lost that read its values. */
  #lose(group: number): void {
    if (this.#lost.has(group)) return
    this.#lost.add(group)
    for (const other of this.#network.linked[group] ?? []) this.#lose(other)
  }

  #phase({ domain, body, phase }: PhaseCode): void {
    const { group, clock } = phase
    for (const each of body.flatMap(withInner)) if (each.kind === 'event') this.#lists.set(each.event, [])
    const rows = this.#rowsOf(domain, group)
    const monitor = this.#network.monitors[phase.monitor ?? -1]
    const now = (this.#steps[clock] ?? 0) * (this.#network.dts[clock] ?? 0)
    if (monitor !== undefined && monitor.event === undefined) this.#record(`${monitor.name} t`, now)
    if (phase.kind === 'rate' && monitor !== undefined) {
      this.#record(`${monitor.name} t`, now)
      const own = rows.filter(row => row >= monitor.first && row < monitor.first + monitor.size)
      this.#record(`${monitor.name} rate`, own.length / (this.#network.dts[clock] ?? 0) / monitor.size)
      return
    }
    const at = { group, length: domain.kind === 'once' ? 1 : this.#size(group), now }
    // What is written to another neuron is there for the rows behind.
    const inTurn = body.flatMap(withInner).some(({ kind }) => kind === 'put')
    for (const some of inTurn ? rows.map(row => [row]) : [rows])
      this.#block(body, { ...at, rows: some, locals: new Map<Local, Float64Array>() })
  }

  #block(statements: readonly IrStatement[], at: At): void {
    for (const statement of statements) this.#statement(statement, at)
  }

  #statement(statement: IrStatement, at: At): void {
    switch (statement.kind) {
      case 'let':
      case 'assign':
        at.locals.set(statement.local, this.#values(statement.value, at))
        return
      case 'set': {
        const values = this.#values(statement.value, at)
        const array = this.#array(statement.array)
        for (const row of at.rows) array[row] = values[row] ?? 0
        return
      }
      case 'put': {
        const values = this.#values(statement.value, at)
        const places = this.#values(statement.at, at)
        const array = this.#array(statement.array)
        for (const row of at.rows) array[places[row] ?? 0] = values[row] ?? 0
        return
      }
      case 'if': {
        const holds = this.#values(statement.condition, at)
        this.#block(statement.body, { ...at, rows: at.rows.filter(row => holds[row] !== 0) })
        return
      }
      case 'draw':
        at.locals.set(statement.local, this.#draw(statement, at))
        return
      case 'matrix': {
        const entries = statement.entries.map(entry => this.#values(entry, at))
        const scale = this.#values(statement.scale, at)
        const results = statement.results.map(() => new Float64Array(at.length))
        for (const row of at.rows) {
          const matrix = this.#matrix(
            statement.function,
            statement.size,
            entries.map(entry => entry[row] ?? 0),
          )
          for (const [k, result] of statement.results.entries()) {
            const entry = matrix[result.row * statement.size + result.column] ?? 0
            const values = results[k]
            if (values !== undefined) values[row] = isOne(statement.scale) ? entry : (scale[row] ?? 0) * entry
          }
        }
        for (const [k, result] of statement.results.entries())
          at.locals.set(result.local, results[k] ?? new Float64Array(0))
        return
      }
      case 'event': {
        const list = this.#lists.get(statement.event)
        for (const row of at.rows) list?.push(row)
        return
      }
      case 'record':
      case 'sample': {
        const monitor = this.#network.monitors[statement.monitor]
        if (monitor === undefined) return
        const values = statement.values.map(value => this.#values(value, at))
        const neurons = statement.kind === 'record' ? this.#values(statement.neuron, at) : undefined
        for (const row of at.rows) {
          if (statement.kind === 'record') {
            this.#record(`${monitor.name} t`, at.now)
            const neuron = neurons?.[row] ?? row
            this.#record(`${monitor.name} i`, neuron)
            this.#count(`${monitor.name} count`, neuron)
          }
          for (const [k, column] of values.entries())
            this.#record(`${monitor.name}.${monitor.variables[k]}`, column[row] ?? 0)
        }
        return
      }
      case 'adaptive':
      case 'clear':
      case 'count':
      case 'rederive':
      case 'meet':
      case 'fill':
      case 'map':
      case 'sample rows':
        throw new Error(`${statement.kind} in the code of a phase`)
    }
  }

  #rowsOf(domain: Domain, group: number): Rows {
    switch (domain.kind) {
      case 'once':
        return [0]
      case 'due':
        return this.#due(domain.spikes)
      case 'neurons':
        return Array.from({ length: this.#size(group) }, (_, neuron) => neuron)
      case 'recorded':
        return this.#network.monitors[domain.monitor]?.record ?? []
      case 'pathway':
        throw new Error('synapses among random models')
      case 'events':
        return this.#lists.get(domain.event) ?? []
    }
  }

  #due({ indices, times, period, clock }: SpikeTable): Rows {
    const dt = this.#network.dts[clock] ?? 0
    const step = this.#steps[clock] ?? 0
    const bins = Math.round((this.#network.scalars.get(period) ?? 0) / dt)
    const due = bins > 0 ? step % bins : step
    return Array.from(indices).filter((_, k) => Math.trunc(((times[k] ?? 0) + 1e-3 * dt) / dt) === due)
  }

  #values(expr: IrExpr, at: At): Float64Array {
    const place = (each: Place): PlaceValue => this.#place(each, at)
    return interpret(expr, { runtime: this.#runtime, length: at.length, place })
  }

  #place(place: Place, { locals, length }: At): PlaceValue {
    const { dts } = this.#network
    switch (place.kind) {
      case 'local':
        return locals.get(place.local) ?? Number.NaN
      case 'scalar':
        return this.#network.scalars.get(place.scalar) ?? Number.NaN
      case 'element': {
        const array = this.#array(place.array)
        return place.index === 'none' ? (array[0] ?? Number.NaN) : array
      }
      case 'index':
        return Array.from({ length }, (_, neuron) => neuron)
      case 'size':
        return this.#size(place.population)
      case 'dt':
        return dts[place.clock] ?? 0
      case 'step':
        return this.#steps[place.clock] ?? 0
      case 'time':
        return (this.#steps[place.clock] ?? 0) * (dts[place.clock] ?? 0)
    }
  }

  #draw({ function: called, arguments: given = [], site, clock }: DrawStatement, at: At): Float64Array {
    const { key } = this.#network
    const stream = ((at.group << 12) | site) >>> 0
    const step = BigInt(this.#steps[clock] ?? 0)
    const values = given.map(each => this.#values(each, at))
    const draw = this.#runtime.integerFunction(
      { rand: 'uniformAt', chance: 'chanceAt', randn: 'normalAt', poisson: 'poisson', binomial: 'binomialAt' }[called],
    )
    const table = called === 'randn' || called === 'binomial' ? [this.#runtime.ziggurat] : []
    const drawn = new Float64Array(at.length)
    for (const row of at.rows) {
      const own = values.map(each => each[row] ?? 0)
      drawn[row] = Number(draw(...own, row, step, 0, stream, ...key, ...table))
    }
    return drawn
  }

  #array(array: ArrayRef): Float64Array {
    const known = this.#arrays.get(array)
    if (known !== undefined) return known
    const made = new Float64Array(array.per === 'neuron' ? this.#size(array.population) : 1)
    this.#arrays.set(array, made)
    return made
  }

  #size(population: number): number {
    return this.#network.sizes[population] ?? 0
  }

  #record(name: string, value: number): void {
    this.#records.get(name)?.push(value)
  }

  #count(name: string, row: number): void {
    const counts = this.#records.get(name)
    if (counts !== undefined) counts[row] = (counts[row] ?? 0) + 1
  }
}

interface At {
  readonly rows: Rows
  readonly group: number
  readonly locals: Map<Local, Float64Array>
  /** Elements of a value. */
  readonly length: number
  /** Seconds, of the phase's clock. */
  readonly now: number
}

function isOne(expr: IrExpr): boolean {
  return expr.kind === 'literal' && expr.value === 1
}
