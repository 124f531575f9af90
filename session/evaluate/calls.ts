/** Calls of the script's functions that are under way, and what they hand to the statements that made them. */
import type { Activation } from './activation.ts'
import type { Session } from './call.ts'
import { PythonError } from './python-error.ts'
import type { Value } from './values.ts'

/** Functions of the script inside one another, as in Python. */
const deepest = 1000

/** A call begins, or goes on. */
export function enter(session: Session, record: Activation): void {
  const { calls, statement } = session
  if (calls.length > deepest) throw new PythonError('RecursionError', 'maximum recursion depth exceeded')
  record.calledIn = statement
  calls.push(record)
}

/** It has ended, or waits. */
export function leave(session: Session, record: Activation): void {
  session.calls.pop()
  session.statement = record.calledIn
}

/** So many values at most are remembered for a statement. */
const mostHanded = 4096

/** Remembers what a call has handed back for as long as the statement lasts, if there may be objects of a library in it. */
export function handBack(value: Value, { calls, statement }: Session): void {
  if (typeof value !== 'object' || value === null || !mayHoldObjects.has(value.kind)) return
  const around = calls.at(-1)
  if (around === undefined) return
  if (around.handed?.statement !== statement) around.handed = { statement, values: [value] }
  else if (around.handed.values.length < mostHanded) around.handed.values.push(value)
}

const mayHoldObjects: ReadonlySet<string> = new Set(['object', 'instance', 'list', 'tuple', 'dict'])
