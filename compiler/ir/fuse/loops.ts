/** Phases of one population → the loops of one kernel. */
import { type Effects, commute, effectsOf, lookedUpIn } from '../effects.ts'
import { type ArrayRef, type EventRef, type IfStatement, type IrStatement, local, type Local } from '../ir.ts'
import type { Loop, PhaseCode } from '../program.ts'
import { withInner } from '../walk.ts'

/** Loops under construction, in the order in which they run. */
export class Loops {
  readonly #loops: Draft[] = []

  /** The loops so far. */
  get finished(): readonly Loop[] {
    return this.#loops
  }

  /** Adds a phase behind what is there; false if it cannot be part of the same kernel. */
  add(code: PhaseCode): boolean {
    if (code.domain.kind === 'once' || this.#loops.some(({ body }) => reachesAcross(body, code.body))) return false
    if (code.domain.kind === 'events') return this.#addToEvent(code, code.domain.event)
    const last = this.#loops.at(-1)
    const joins =
      last !== undefined &&
      !last.sampling &&
      code.phase.kind !== 'sample' &&
      last.clock === code.phase.clock &&
      last.domain.kind === code.domain.kind
    if (last !== undefined && joins) {
      last.phases.push(code.index)
      // Each by itself: the engine's stack bounds the number of arguments.
      for (const statement of code.body) last.body.push(statement)
      return true
    }
    const { domain, phase, index, body } = code
    this.#loops.push({
      domain,
      clock: phase.clock,
      phases: [index],
      body: [...body],
      sampling: phase.kind === 'sample',
      lanes: 'scalar',
    })
    return true
  }

  /** The loop that the code of an event cannot go past on its way to the condition of the event, if there is one. */
  obstacle(code: PhaseCode, event: EventRef): Loop | undefined {
    const effects = effectsOf(code.body)
    const position = this.#positionOf(event)
    return position < 0
      ? undefined
      : this.#loops.slice(position + 1).find(({ body }) => !commute(effectsOf(body), effects))
  }

  #positionOf(event: EventRef): number {
    return this.#loops.findIndex(({ body }) => thresholdOf(body, event) >= 0)
  }

  /** The loop that looks for an event carries out what the event does, if that may move there. */
  #addToEvent(code: PhaseCode, event: EventRef): boolean {
    const loop = this.#loops[this.#positionOf(event)]
    if (loop === undefined || loop.clock !== code.phase.clock || this.obstacle(code, event) !== undefined) return false
    loop.phases.push(code.index)
    loop.body = withEventCode(loop.body, event, code.body, effectsOf(code.body))
    return true
  }
}

/** Whether one uses what the other assigns of other neurons than the one at hand: that has to be there for all elements first. */
function reachesAcross(a: readonly IrStatement[], b: readonly IrStatement[]): boolean {
  const put = [...a, ...b].flatMap(withInner).flatMap(each => (each.kind === 'put' ? [each.array] : []))
  const others = new Set([...put, ...lookedUpIn(a), ...lookedUpIn(b)])
  if (others.size === 0) return false
  const only = (arrays: ReadonlySet<ArrayRef>): ReadonlySet<ArrayRef> =>
    new Set([...arrays].filter(each => others.has(each)))
  const [one, other] = [effectsOf(a), effectsOf(b)]
  return !commute(
    { reads: only(one.reads), writes: only(one.writes) },
    { reads: only(other.reads), writes: only(other.writes) },
  )
}

interface Draft extends Loop {
  readonly phases: number[]
  body: IrStatement[]
  readonly sampling: boolean
}

/** Where an event is raised among statements, under its condition or by itself; -1 if it is not. */
function thresholdOf(body: readonly IrStatement[], event: EventRef): number {
  return body.findIndex(
    statement =>
      raises(statement, event) || (statement.kind === 'if' && statement.body.some(each => raises(each, event))),
  )
}

function raises(statement: IrStatement, event: EventRef): boolean {
  return statement.kind === 'event' && statement.event === event
}

/** The code of an event goes under its condition, or, where what comes between would notice, to the end. */
function withEventCode(
  body: readonly IrStatement[],
  event: EventRef,
  code: readonly IrStatement[],
  effects: Effects,
): IrStatement[] {
  const position = thresholdOf(body, event)
  const threshold = body[position]
  if (threshold?.kind === 'event') return [...body, ...code]
  if (threshold?.kind !== 'if') throw new Error(`no condition of ${event.name}`)
  const behind = body.slice(position + 1)
  if (commute(effectsOf(behind), effects)) {
    return body.with(position, { ...threshold, body: [...threshold.body, ...code] })
  }
  const met = metOf(threshold, body[position - 1])
  if (met !== undefined) return [...body, { kind: 'if', condition: local(met), body: code }]
  const own: Local = { stem: `is_${event.name}`, type: 'bool' }
  return [
    ...body.slice(0, position),
    { kind: 'let', local: own, value: threshold.condition },
    { ...threshold, condition: local(own) },
    ...behind,
    { kind: 'if', condition: local(own), body: code },
  ]
}

/** The local that holds whether the event came about, if there is one already. */
function metOf({ condition }: IfStatement, before: IrStatement | undefined): Local | undefined {
  if (before?.kind !== 'let' || condition.kind !== 'read' || condition.place.kind !== 'local') return undefined
  return before.local === condition.place.local ? before.local : undefined
}
