/** `S.connect(condition=None, i=None, …)` (semantics §9.6). */
import { givesAgain } from '../../../compiler/index.ts'
import type { Namespace } from '../../../compiler/model/external.ts'
import type { ConnectOptions, Synapses } from '../../../network/index.ts'
import { tools } from '../../../network/tools.ts'
import { withSpan } from '../../../network/with-span.ts'
import type { SourceText } from '../../../diagnostics/index.ts'
import { dimensionless, isDimensionless } from '../../../units/index.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { dtypeName } from '../../arrays/array.ts'
import { kindOf } from '../../arrays/kinds.ts'
import { argumentPlace, given } from '../arguments.ts'
import { method, type MethodRow } from '../row.ts'
import { located } from './located.ts'
import { isSettled } from './group-options.ts'
import { callerNamespace, givenNamespace } from './namespace.ts'
import { indicesIn } from './owner.ts'
import { sayOf } from './standalone.ts'
import { brianOf, Finished } from './state.ts'

/** Makes synapses; what is wrong is said in Brian's words. */
export const connectMethod: MethodRow<{ readonly object: Synapses }> = method<{ readonly object: Synapses }>(
  'connect(condition=None, i=None, j=None, p=1.0, n=1, skip_if_invalid=False, namespace=None, level=0)',
  ({ object }, [condition, i, j, p = 1, n = 1n, skip = false, namespace], site) => {
    const own = namespace === undefined || namespace === null ? callerNamespace(site.session) : undefined
    const brian = brianOf(site.session)
    const { onConnecting } = brian.options
    let looked = 0
    const options: ConnectOptions = {
      ...(given(condition) && { condition: conditionOption(condition, site) }),
      ...(given(i) && { i: indexOption('i', i, site) }),
      ...(given(j) && { j: indexOption('j', j, site) }),
      p: following('p', 3, 'float', chanceOption(p, site), own, site),
      n: following('n', 4, 'integer', timesOption(n, site), own, site),
      skipInvalid: truth(skip, site),
      namespace: own ?? givenNamespace(namespace ?? null, site.session, site.argument('namespace')),
      onCandidates: (count, expected) => {
        lookingAt(count, site)
        looked += count
        // what was looked at before these is done
        if (looked > count) onConnecting?.({ name: object.name, fraction: Math.min(1, (looked - count) / expected) })
      },
      span: site.span,
    }
    const connect = (): void => {
      const began = performance.now()
      try {
        withSpan(site.span, () => object.connect(options))
      } finally {
        brian.connectMilliseconds += performance.now() - began
        if (looked > 0) onConnecting?.({ name: object.name, fraction: 1 })
      }
    }
    sayOf(object, brian, connect, site.span)
    return null
  },
)

/** A number that constants of the script say stays theirs: a module in which they are set anew connects by that. */
function following(
  name: 'p' | 'n',
  position: number,
  type: 'float' | 'integer',
  value: SourceText | number,
  namespace: Namespace | undefined,
  site: CallSite,
): SourceText | number {
  const written = site.written(name) ?? site.written(position)
  if (typeof value !== 'number' || namespace === undefined || written === undefined || !isSettled(written, site))
    return value
  const external = { value, type, dimension: dimensionless }
  if (!givesAgain(external, written, namespace, tools().runtime)) return value
  const { source, start, end } = written.span
  const text = source.text.slice(start, end)
  return text.includes('\n') ? value : { text, pieces: [{ at: 0, length: text.length, source, start }] }
}

/** As many pairs take a check a few seconds. */
const mostWhenChecking = 2e7

/** A long connection can be ended; where the script is only checked, one that takes long ends the check, as a run does. */
function lookingAt(count: number, { session, span }: CallSite): void {
  session.interruptible()
  const brian = brianOf(session)
  if (brian.options.checkOnly !== true) return
  brian.candidates += count
  if (brian.candidates <= mostWhenChecking) return
  session.noteOnce(
    'ignored',
    span,
    'the check ends here, where many pairs of neurons are looked at',
    'what follows was read, but not evaluated',
  )
  throw new Finished()
}

function conditionOption(value: Exclude<Value, null>, site: CallSite): SourceText | boolean {
  if (typeof value === 'boolean') return value
  const span = argumentPlace('condition', 0, site)
  if (isStr(value)) return located(value.text, span)
  const message =
    'condition argument must be bool or string. If you want to connect based on indices, use connect(i=..., j=...).'
  throw new PythonError('TypeError', message, { span })
}

function indexOption(name: 'i' | 'j', value: Exclude<Value, null>, site: CallSite): SourceText | Int32Array {
  const span = argumentPlace(name, name === 'i' ? 1 : 2, site)
  if (isStr(value)) return located(value.text, span)
  const part = indicesIn(value)
  if (part !== undefined) return Int32Array.from(part)
  const values = typeof value === 'number' ? undefined : toArray(value, site)
  if (values === undefined)
    throw new PythonError('TypeError', `${name} argument must be int, array or string`, { span })
  if (values.type !== 'integer' || !kindOf(values).isSigned) {
    const side = name === 'i' ? 'Presynaptic' : 'Postsynaptic'
    const message = `${side} indices have to be given as integers, are type ${dtypeName(values)} instead.`
    throw new PythonError('TypeError', message, { span })
  }
  if (values.shape.length > 1) throw new PythonError('ValueError', 'Can only use 1-dimensional indices', { span })
  return Int32Array.from(values.data)
}

function chanceOption(value: Value, site: CallSite): SourceText | number {
  if (typeof value === 'number') return value
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  const span = argumentPlace('p', 3, site)
  if (isStr(value)) return located(value.text, span)
  const values = toArray(value, site)
  const isFloat = values?.shape.length === 0 && isDimensionless(values.dimension) && dtypeName(values) === 'float64'
  if (isFloat) return values.data[0] ?? 0
  throw new PythonError('TypeError', 'p must be float or string', { span })
}

function timesOption(value: Value, site: CallSite): SourceText | number {
  if (typeof value === 'bigint' || typeof value === 'boolean') return Number(value)
  const span = argumentPlace('n', 4, site)
  if (isStr(value)) return located(value.text, span)
  throw new PythonError('TypeError', 'n must be int or string', { span })
}
