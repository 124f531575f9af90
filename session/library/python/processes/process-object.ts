/** `multiprocessing.Process`, which does its work when it is started. */
import type { CallSite, Session } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { PythonError, toDiagnostic } from '../../../evaluate/python-error.ts'
import {
  str,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Steps,
  type Value,
} from '../../../evaluate/values.ts'
import { warning } from '../../../../diagnostics/index.ts'
import { toRepr } from '../../../print/show.ts'
import { flag, given, keywordMap, optionalText } from '../../arguments.ts'
import { method, methods, row } from '../../row.ts'
import { exceptionArguments, exceptionValue } from '../../../evaluate/classes/exceptions.ts'
import { unfinished } from './hand-over.ts'
import { tellDoneHere } from './tell.ts'
import { carriedOut, newBeginning, none, type Outcome, processesKey, type Task, type Worker } from './world.ts'

interface Process {
  readonly task: Task
  name: string
  daemon: boolean
  pid: number | undefined
  /** Undefined before it was started. */
  outcome: Outcome | undefined
}

function start(started: Process, site: CallSite): Steps<Value> {
  if (started.outcome !== undefined) throw new PythonError('AssertionError', 'cannot start a process twice')
  return carriedOn(started, site)
}

function* carriedOn(started: Process, site: CallSite): Steps<Value> {
  const processes = site.session.state(processesKey)
  const worker: Worker = { name: started.name, shares: false, inherits: true, begins: newBeginning() }
  started.pid = processes.count + 1
  // Nobody is given what its function returns.
  const outcome = yield* carriedOut(started.task, worker, site)
  started.outcome = outcome
  if ('raised' in outcome && outcome.raised.type !== 'SystemExit') {
    const { message, span, notes } = toDiagnostic(outcome.raised)
    const help = 'another process that fails ends by itself, and the script goes on'
    site.session.report(warning('python', span, `${started.name} failed: ${message}`, { notes, help }))
  }
  return null
}

function exitCode({ outcome }: Process): Value {
  if (outcome === undefined) return null
  if (!('raised' in outcome)) return 0n
  if (outcome.raised.type !== 'SystemExit') return 1n
  const [code = null] = exceptionArguments(exceptionValue(outcome.raised))
  return code === null ? 0n : typeof code === 'bigint' ? code : 1n
}

const processMethods = methods<Process>([
  method('start()', (started, _, site) => unfinished(start(started, site))),
  method('join(timeout=None)', ({ outcome }) => {
    if (outcome === undefined) throw new PythonError('AssertionError', 'can only join a started process')
    return null
  }),
  method('is_alive()', () => false),
  method('terminate()', () => null),
  method('kill()', () => null),
  method('close()', () => null),
])

const processAttributes: ReadonlyMap<string, (started: Process) => Value> = new Map<
  string,
  (started: Process) => Value
>([
  ['name', ({ name }) => str(name)],
  ['daemon', ({ daemon }) => daemon],
  ['pid', ({ pid }) => (pid === undefined ? null : BigInt(pid))],
  ['ident', ({ pid }) => (pid === undefined ? null : BigInt(pid))],
  ['exitcode', exitCode],
])

const processType: ObjectType = {
  name: 'Process',
  attribute: (object, name) => {
    const started = object.data as Process
    const found = processAttributes.get(name)
    return found === undefined ? processMethods.get(name)?.bind(started) : found(started)
  },
  setAttribute: (object, name, value, site) => {
    const started = object.data as Process
    if (name === 'daemon') started.daemon = flag(value, false, site)
    else if (name === 'name') started.name = optionalText(value, 'name') ?? started.name
    else throw new PythonError('AttributeError', `'Process' object has no attribute '${name}'`)
  },
  attributeNames: () => [...processAttributes.keys(), ...processMethods.keys()],
  repr: (object, display) => {
    const started = object.data as Process
    const code = exitCode(started)
    return `<Process name='${started.name}' parent=1 ${code === null ? 'initial' : `stopped exitcode=${toRepr(code, display)}`}>`
  },
}

export const processClass: FunctionValue = row(
  'Process(group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None)',
  ([, target, name, args, keywords, daemon], site) => {
    tellDoneHere(site)
    const { state } = site.session
    const number = state(madeKey).count++
    const task: Task = {
      called: given(target) ? target : row('run()', () => null),
      positional: given(args) ? collect(args, site) : [],
      keywords: given(keywords) ? keywordMap(keywords) : none,
    }
    const started: Process = {
      task,
      name: optionalText(name, 'name') ?? `Process-${number}`,
      daemon: flag(daemon ?? undefined, false, site),
      pid: undefined,
      outcome: undefined,
    }
    return { kind: 'object', type: processType, data: started } satisfies ObjectValue
  },
  { type: true },
)

/** How many were made, which gives them their names. */
const madeKey = { name: 'multiprocessing.Process', create: (): { count: number } => ({ count: 1 }) }

/** The process that is at work: the script's own, or the one whose task is done. */
export function currentProcess(session: Session): ObjectValue {
  const { name, pid } = session.state(processesKey).current
  const task: Task = { called: null, positional: [], keywords: none }
  return {
    kind: 'object',
    type: processType,
    data: { task, name, daemon: false, pid, outcome: undefined } satisfies Process,
  }
}
