/** The phases of a network's schedule → their code, one after the other as if nothing were ever joined (semantics §1.2). */
import { invariant } from '../../../diagnostics/index.ts'
import type { CheckedGroup } from '../../check/check-network.ts'
import { inputScope } from '../../check/input-scope.ts'
import type { CodeStatement, Expr } from '../../grammar/ast.ts'
import type { Update } from '../../integrate/types.ts'
import { dependencyOrder } from '../../model/dependency-order.ts'
import { synapticNames, type Variable } from '../../model/group.ts'
import { type MonitorModel, type NetworkModel, type NeuronRange, recordsAll } from '../../model/network.ts'
import type { InputNumbers } from '../../model/poisson-input.ts'
import { activePhases, type Phase } from '../../schedule/index.ts'
import {
  type ArrayRef,
  binary,
  element,
  type EventRef,
  type IrExpr,
  type IrStatement,
  literal,
  local as localRead,
  type Local,
  logical,
  lookup,
  read,
  set,
  type PathwayRef,
  type RangeRef,
  type SpikeTable,
} from '../ir.ts'
import type { Domain, PhaseCode } from '../program.ts'
import { chancesIn } from './chances.ts'
import { type CodeLowering, lowerCode } from './code.ts'
import { createDraws, type Draws, Prelude } from './draws.ts'
import { converted } from './conversions.ts'
import { insideRange, lower, lowerCondition, type Lowering, neuronNumber, placeBehind } from './expression.ts'
import { activeTest, refractoryArrays } from './refractoriness.ts'
import { type References, storageType } from './references.ts'
import { splitShared } from './shared-code.ts'
import { updateStatements } from './update.ts'

/** A group ready to be lowered. */
export interface LoweringGroup {
  readonly checked: CheckedGroup
  readonly references: References
  /** Absent for a group without differential equations. */
  readonly update: Update | undefined
  /** Absent for synapses without event-driven equations, and for neurons. */
  readonly eventUpdate: Update | undefined
  /** Spikes that are given. */
  readonly spikes?: SpikeTable | undefined
  /** Where a subgroup's bounds live. */
  readonly range: (range: NeuronRange) => RangeRef
}

/** The code of every phase that does not rest, in the order of the schedule; one that also changes shared values has two. */
export function lowerPhases(
  schedule: readonly Phase[],
  network: NetworkModel,
  groups: readonly LoweringGroup[],
): PhaseCode[] {
  const codes: readonly GroupCode[] = groups.map(
    (group, population) =>
      new GroupCode(group, population, network, other => {
        const [code, of] = [codes[other], groups[other]]
        invariant(code !== undefined && of !== undefined, 'a group on each side of synapses')
        return { eventNamed: name => code.eventNamed(name), range: of.range }
      }),
  )
  // Random calls are numbered group by group in an order of their own, whatever the schedule: events as they were
  // defined, and what the group is asked to do regularly apart, so that adding one changes no number of the others.
  const lowered = new Map<Phase, readonly PieceOfCode[]>()
  for (const [population, code] of codes.entries()) {
    const own = schedule.filter(phase => phase.group === population)
    for (const phase of own.toSorted((a, b) => code.rank(a) - code.rank(b))) lowered.set(phase, code.piecesOf(phase))
  }
  return activePhases(schedule).flatMap((phase, index) =>
    (lowered.get(phase) ?? []).flatMap(({ domain, body }) =>
      body.length === 0 ? [] : [{ index, phase, domain, body }],
    ),
  )
}

/** Statements with what they are carried out for. */
interface PieceOfCode {
  readonly domain: Domain
  readonly body: readonly IrStatement[]
}

/** Which neurons code is about, and how it draws: for all at once, numbered among which, at the steps of which clock. */
interface CodeSetting {
  readonly rows?: boolean
  readonly draws?: Draws
  readonly clock?: number
  /** The neurons that the code is about; all unless given. */
  readonly range?: NeuronRange | undefined
  /** The numbers of a PoissonInput. */
  readonly input?: InputNumbers | undefined
}

const neurons = { kind: 'neurons' } as const

/** The events of a group, and where the bounds of its subgroups live. */
type Neurons = (group: number) => {
  readonly eventNamed: (name: string) => EventRef
  readonly range: LoweringGroup['range']
}

/** Lowers the code of one group. */
class GroupCode {
  readonly #group: LoweringGroup
  readonly #population: number
  readonly #network: NetworkModel
  readonly #events: ReadonlyMap<string, EventRef>
  readonly #neuronsOf: Neurons
  readonly #draws = createDraws('group')
  readonly #regularDraws = createDraws('regular')
  readonly #inputDraws = createDraws('input')

  constructor(group: LoweringGroup, population: number, network: NetworkModel, neuronsOf: Neurons) {
    this.#neuronsOf = neuronsOf
    this.#group = group
    this.#population = population
    this.#network = network
    this.#events = new Map([...this.#model.events.keys()].map(name => [name, { name, population }]))
  }

  /** Where a phase stands in the numbering of random calls: in an order that nothing moves. */
  rank({ kind, event, regular, pathway }: Phase): number {
    const events = [...this.#model.events.keys()]
    const place = event === undefined ? 0 : events.indexOf(event)
    switch (kind) {
      case 'subexpressions':
        return 0
      case 'update':
        return 1
      case 'pathway':
        return 2 + [...(this.#model.synaptic?.pathways.keys() ?? [])].indexOf(pathway ?? '')
      case 'threshold':
        return 2 + 2 * place
      case 'code':
        return 3 + 2 * place
      case 'regular':
      case 'input':
        return 2 + 2 * events.length + (this.#model.synaptic?.pathways.size ?? 0) + (regular ?? 0)
      case 'sum':
      case 'sample':
      case 'record':
      case 'rate':
      case 'call':
        return Number.POSITIVE_INFINITY
    }
  }

  piecesOf(phase: Phase): readonly PieceOfCode[] {
    switch (phase.kind) {
      case 'subexpressions':
        return this.#subexpressions()
      case 'update':
        return [{ domain: neurons, body: this.#update() }]
      case 'sum':
        return this.#sum(phase.sum ?? '')
      case 'pathway':
        return [this.#pathway(phase.pathway ?? '', phase.clock)]
      case 'threshold':
        return [this.#raise(this.#event(phase))]
      case 'code': {
        const event = this.#event(phase)
        return [{ domain: { kind: 'events', event }, body: this.#eventCode(event) }]
      }
      case 'regular':
      case 'input':
        return this.#regular(phase.regular ?? -1, phase.clock)
      case 'sample':
      case 'record':
      case 'rate':
        return [this.#monitor(phase)]
      case 'call':
        return []
    }
  }

  get #model(): CheckedGroup['group'] {
    return this.#group.checked.group
  }

  /** The event that a phase raises or is about. */
  #event({ event: name = '' }: Phase): EventRef {
    return this.eventNamed(name)
  }

  /** An event of the group: one object for all phases. */
  eventNamed(name: string): EventRef {
    const event = this.#events.get(name)
    invariant(event !== undefined, `an event '${name}'`)
    return event
  }

  #lowering(where: string, setting: CodeSetting = {}): Lowering {
    const { rows = true, draws = this.#draws, clock, input, range } = setting
    const references = this.#references(range)
    const prelude = new Prelude(draws, clock ?? references.clock, rows)
    return { scope: this.#scope(input), references, prelude, where }
  }

  #scope(input: InputNumbers | undefined): Lowering['scope'] {
    const { scope } = this.#group.checked
    return input === undefined ? scope : inputScope(input, scope)
  }

  #references(range: NeuronRange | undefined): References {
    const { references } = this.#group
    return range === undefined ? references : { ...references, range: this.#group.range(range) }
  }

  /** Subexpressions constant over dt, in order of dependency; shared ones first, for they can use only such. */
  #subexpressions(): PieceOfCode[] {
    const once = dependencyOrder(this.#model.variables).filter(({ constantOverDt }) => constantOverDt)
    const statements = (list: readonly Variable[]): IrStatement[] => list.flatMap(each => this.#assigned(each))
    return [
      { domain: { kind: 'once' }, body: statements(once.filter(({ shared }) => shared)) },
      { domain: neurons, body: statements(once.filter(({ shared }) => !shared)) },
    ]
  }

  #assigned(variable: Variable): IrStatement[] {
    const { expression, name, type, shared } = variable
    invariant(expression !== undefined, 'a subexpression has an expression')
    const lowering = this.#lowering(name, { rows: !shared })
    const value = converted(lower(expression, lowering), storageType(type))
    const { span } = expression
    return [...lowering.prelude.take(span), set(this.#group.references.array(variable), value, span)]
  }

  #update(): IrStatement[] {
    const { references, update } = this.#group
    const refractory = this.#lowering('refractory')
    const arrays = refractoryArrays(this.#model, references)
    const test = activeTest(this.#model, refractory)
    const flag = arrays && test ? [...refractory.prelude.take(), set(arrays.flag, test)] : []
    if (update === undefined) return flag
    const lowering = { ...this.#lowering('update'), symbolic: true } as const
    const updating = { group: this.#model, lowering, active: arrays && element(arrays.flag) }
    return [...flag, ...updateStatements(update, updating)]
  }

  #raise(event: EventRef): PieceOfCode {
    const { spikes } = this.#group
    if (spikes === undefined) return { domain: neurons, body: this.#threshold(event) }
    return { domain: { kind: 'due', spikes }, body: [{ kind: 'event', event }] }
  }

  #threshold(event: EventRef): IrStatement[] {
    const model = this.#model.events.get(event.name)
    invariant(model !== undefined, `an event ${event.name}`)
    const base = this.#lowering(event.name === 'spike' ? 'threshold' : event.name)
    const lowering = { ...base, chances: chancesIn(model.condition) }
    const condition = lowerCondition(model.condition, lowering)
    const origin = model.condition.span
    const draws = lowering.prelude.take(origin)
    const arrays = event.name === 'spike' ? refractoryArrays(this.#model, this.#group.references) : undefined
    const raise: IrStatement = { kind: 'event', event, origin }
    if (arrays === undefined) return [...draws, { kind: 'if', condition, body: [raise], origin }]
    const { flag, lastspike } = arrays
    const time = read({ kind: 'time', clock: this.#group.references.clock })
    const body = [set(flag, literal(0, 'bool')), set(lastspike, time), raise]
    return [...draws, { kind: 'if', condition: logical('and', element(flag), condition), body, origin }]
  }

  #eventCode({ name }: EventRef): IrStatement[] {
    const code = this.#model.events.get(name)?.code
    const where = name === 'spike' ? 'reset' : name
    return code === undefined ? [] : this.#code(code.statements, this.#lowering(where, { rows: false }))
  }

  /**
   * Event-driven variables are brought up to date, then the code of the pathway is carried out (semantics §9.4). Its time is that
   * of the synapses' clock, as in Brian 2, whatever clock the events go by.
   */
  #pathway(name: string, clock: number): PieceOfCode {
    const { references } = this.#group
    const pathway = this.#model.synaptic?.pathways.get(name)
    const end = pathway && this.#model.ends?.[pathway.side]
    invariant(pathway !== undefined && end !== undefined, `a pathway ${name}`)
    const { eventNamed, range } = this.#neuronsOf(end.group)
    const behind = this.#model.ends?.post
    invariant(behind !== undefined, 'neurons behind synapses')
    const index = this.#variable(synapticNames[pathway.side])
    const neuron: Local = { stem: index.name, type: 'i32' }
    const ref: PathwayRef = {
      name,
      population: this.#population,
      clock,
      event: eventNamed(pathway.event),
      range: end.range && range(end.range),
      ends: references.array(index),
      neuron,
      behind: {
        ends: references.array(this.#variable(synapticNames.post)),
        population: behind.group,
        range: behind.range && this.#neuronsOf(behind.group).range(behind.range),
      },
      ordered: end.ordered,
      carried: pathway.carried ?? 0,
      delays:
        pathway.delay.variable === undefined ? undefined : references.array(this.#variable(pathway.delay.variable)),
    }
    const known = new Map([[index.name, localRead(neuron)]])
    const base = this.#lowering(name, { rows: false, clock })
    const lowering = { ...base, references: { ...base.references, known } }
    const lastUpdate = this.#model.variables.get(synapticNames.lastUpdate)
    const { eventUpdate } = this.#group
    if (eventUpdate === undefined || lastUpdate === undefined)
      return { domain: { kind: 'pathway', pathway: ref }, body: this.#code(pathway.code.statements, lowering) }
    const [time, last] = [read({ kind: 'time', clock: references.clock }), references.array(lastUpdate)]
    const since: Local = { stem: 'since', type: 'f64' }
    const waited = {
      ...lowering,
      references: { ...lowering.references, dt: localRead(since) },
      symbolic: true,
    } as const
    const body = [
      letLocal(since, binary('-', time, element(last))),
      ...updateStatements(eventUpdate, { group: this.#model, lowering: waited, active: undefined }),
      ...this.#code(pathway.code.statements, lowering),
      set(last, time),
    ]
    return { domain: { kind: 'pathway', pathway: ref }, body }
  }

  #variable(name: string): Variable {
    const variable = this.#model.variables.get(name)
    invariant(variable !== undefined, `a variable ${name}`)
    return variable
  }

  /** A sum begins at 0, and every synapse adds to that of its neuron (semantics §9.5). */
  #sum(name: string): PieceOfCode[] {
    const sum = this.#model.synaptic?.summed.get(name)
    const end = sum && this.#model.ends?.[sum.side]
    invariant(sum !== undefined && end !== undefined, `a sum ${name}`)
    const lowering = this.#lowering(name)
    const { array, at } = placeBehind(this.#variable(name), lowering)
    const value = binary('+', lookup(array, at), converted(lower(sum.expression, lowering), array.type))
    const range = end.range && this.#neuronsOf(end.group).range(end.range)
    return [
      { domain: { kind: 'once' }, body: [{ kind: 'clear', array, range }] },
      {
        domain: neurons,
        body: [...lowering.prelude.take(sum.span), { kind: 'put', array, at, value, origin: sum.span }],
      },
    ]
  }

  #regular(index: number, clock: number): PieceOfCode[] {
    const regular = this.#network.regular[index]
    invariant(regular !== undefined, `a regular operation ${index}`)
    const { input, range } = regular
    const { shared, own } = splitShared(regular.statements, this.#model.variables, this.#scope(input))
    const temporaries = new Map<string, Local>()
    const setting = { draws: input === undefined ? this.#regularDraws : this.#inputDraws, clock, input, range }
    const once = this.#code(shared, this.#lowering(regular.name, { ...setting, rows: false }), temporaries)
    // What the statements for all neurons have kept, those of single neurons read from memory.
    const kept = Array.from(temporaries, ([name, local]) => ({ name, local, array: this.#carried(local) }))
    const inherited = new Map(kept.map(({ name, local }) => [name, { ...local }]))
    const loads = kept.map(({ name, local, array }) => letLocal(inherited.get(name) ?? local, element(array)))
    const arrays = refractoryArrays(this.#model, this.#group.references)
    const active = arrays && element(arrays.flag)
    const inside = insideRange(this.#references(range))
    const each = this.#code(own, this.#lowering(regular.name, setting), inherited, { active, inside })
    return [
      { domain: { kind: 'once' }, body: [...once, ...kept.map(({ local, array }) => set(array, localRead(local)))] },
      { domain: neurons, body: each.length === 0 ? [] : [...loads, ...each] },
    ]
  }

  #carried({ stem, type }: Local): ArrayRef {
    return { name: stem, type, population: this.#population, per: 'population', purpose: 'carried' }
  }

  #code(
    statements: readonly CodeStatement[],
    lowering: Lowering,
    temporaries = new Map<string, Local>(),
    bounds: Pick<CodeLowering, 'active' | 'inside'> = {},
  ): IrStatement[] {
    return lowerCode(statements, { ...lowering, variables: this.#model.variables, temporaries, ...bounds })
  }

  #monitor(phase: Phase): PieceOfCode {
    const index = phase.monitor ?? -1
    const monitor = this.#network.monitors[index]
    invariant(monitor !== undefined, `a monitor ${index}`)
    const references = this.#references(monitor.range)
    const recorded = monitor.kind === 'rate' ? [] : monitor.variables.map(name => this.#recorded(name, monitor.range))
    const values = recorded.map(({ value }) => value)
    const before = recorded.flatMap(each => each.before)
    if (monitor.kind === 'state')
      return { domain: recordedDomain(monitor, index), body: [...before, { kind: 'sample', monitor: index, values }] }
    const taken: IrStatement =
      monitor.kind === 'rate'
        ? { kind: 'count', monitor: index }
        : { kind: 'record', monitor: index, neuron: neuronNumber(references), values }
    const condition = insideRange(references)
    const body: IrStatement = condition === undefined ? taken : { kind: 'if', condition, body: [taken] }
    return { domain: { kind: 'events', event: this.#event(phase) }, body: [...before, body] }
  }

  #recorded(
    name: string,
    range: NeuronRange | undefined,
  ): { readonly value: IrExpr; readonly before: readonly IrStatement[] } {
    const span = this.#model.variables.get(name)?.span ?? this.#model.span ?? noPlace
    const expr: Expr = { kind: 'name', name, span }
    const lowering = this.#lowering(name, { range })
    const value = lower(expr, lowering)
    return { value, before: lowering.prelude.take() }
  }
}

function letLocal(local: Local, value: IrExpr): IrStatement {
  return { kind: 'let', local, value }
}

const noPlace = { source: { name: 'monitor', text: '' }, start: 0, end: 0 }

function recordedDomain(monitor: Extract<MonitorModel, { kind: 'state' }>, index: number): Domain {
  return recordsAll(monitor) ? neurons : { kind: 'recorded', monitor: index }
}
