/** `store` and `restore` of networks (semantics §10.6). */
import { didYouMean } from '../../../diagnostics/index.ts'
import type { Network } from '../../../network/index.ts'
import { withSpan } from '../../../network/with-span.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { type FunctionValue, str, type Value } from '../../evaluate/values.ts'
import { quote } from '../../print/quote.ts'
import { flag, given, optionalText } from '../arguments.ts'
import { look, readBytes, requireWritable, writeContent } from '../files/access.ts'
import { packed, unpacked } from '../files/npy.ts'
import { pathText } from '../files/path-object.ts'
import { row } from '../row.ts'
import { keepState } from './foreign-task.ts'
import { brianOf } from './state.ts'
import { magicNetwork } from './magic.ts'

export const storeSignature = "store(name='default', filename=None)"
export const restoreSignature = "restore(name='default', filename=None, restore_random_state=False)"

type Arguments = readonly (Value | undefined)[]

/** Keeps the state of a network under a name, or beside what a file of `--results` keeps under other names. */
export function storeNetwork(network: Network, [name, file]: Arguments, site: CallSite): Value {
  requireRuntime(site)
  if (!given(file)) {
    keepState(network, brianOf(site.session))
    network.store(optionalText(name, 'name'))
    return null
  }
  const path = pathText(file, 'filename')
  requireWritable(path, 'store', site)
  const states = look(path, 'store', site) === undefined ? [] : statesIn(path, 'store', site)
  const wanted = optionalText(name, 'name') ?? 'default'
  const all = new Map([...states, [wanted, withSpan(site.span, () => network.storedBytes())]])
  writeContent(path, packed(all, false), 'store', site)
  return null
}

/** Puts it back. */
export function restoreNetwork(network: Network, [name, file, random]: Arguments, site: CallSite): Value {
  requireRuntime(site)
  const restoreRandomState = flag(random, false, site)
  const { span } = site
  const wanted = optionalText(name, 'name') ?? 'default'
  const states = given(file) ? statesIn(pathText(file, 'filename'), 'restore', site) : undefined
  const known = states === undefined ? network.storedNames : [...states.keys()]
  if (!known.includes(wanted)) {
    const help = didYouMean(wanted, known) ?? 'store() comes first'
    throw new PythonError('KeyError', quote(wanted), { argument: str(wanted), code: 'unknown-name', help })
  }
  keepState(network, brianOf(site.session))
  withSpan(span, () => network.restore(states?.get(wanted) ?? wanted, { restoreRandomState, span }))
  return null
}

/** What a simulation holds that the script builds itself is not known before. */
function requireRuntime({ session }: CallSite): void {
  if (brianOf(session).standalone === undefined) return
  const message = 'The store/restore mechanism is not supported in the C++ standalone'
  throw new PythonError('NotImplementedError', message, {
    code: 'network',
    help: 'leave build_on_run=False out, or begin anew with device.run()',
  })
}

/** The states that a file keeps, by name. */
function statesIn(path: string, name: string, site: CallSite): ReadonlyMap<string, Uint8Array> {
  return unpacked(readBytes(path, name, site), path)
}

/** `store()` of the objects that `run()` would simulate. */
export const store: FunctionValue = row(storeSignature, (arguments_, site) =>
  storeNetwork(magicNetwork(site.session, site.span), arguments_, site),
)

/** `restore()` of them. */
export const restore: FunctionValue = row(restoreSignature, (arguments_, site) =>
  restoreNetwork(magicNetwork(site.session, site.span), arguments_, site),
)
