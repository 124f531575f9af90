/** `store` and `restore` of networks (semantics §10.6). */
import { didYouMean } from '../../../diagnostics/index.ts'
import type { Network } from '../../../network/index.ts'
import { withSpan } from '../../../network/with-span.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { truth } from '../../evaluate/truth.ts'
import { type FunctionValue, str, type Value } from '../../evaluate/values.ts'
import { quote } from '../../print/quote.ts'
import { argumentPlace, given, optionalText } from '../arguments.ts'
import { row } from '../row.ts'
import { magicNetwork } from './magic.ts'

export const storeSignature = "store(name='default', filename=None)"
export const restoreSignature = "restore(name='default', filename=None, restore_random_state=False)"

type Arguments = readonly (Value | undefined)[]

/** Keeps the state of a network under a name. */
export function storeNetwork(network: Network, [name, file]: Arguments, site: CallSite): Value {
  refuseFile(file, site)
  network.store(optionalText(name, 'name'))
  return null
}

/** Puts it back. */
export function restoreNetwork(network: Network, [name, file, random]: Arguments, site: CallSite): Value {
  refuseFile(file, site)
  const restoreRandomState = random !== undefined && truth(random, site)
  const { span } = site
  const wanted = optionalText(name, 'name') ?? 'default'
  if (!network.storedNames.includes(wanted)) {
    const help = didYouMean(wanted, network.storedNames) ?? 'store() comes first'
    throw new PythonError('KeyError', quote(wanted), { argument: str(wanted), code: 'unknown-name', help })
  }
  withSpan(span, () => network.restore(wanted, { restoreRandomState, span }))
  return null
}

/** A model reaches no files but those that the user opens to it. */
function refuseFile(file: Value | undefined, site: CallSite): void {
  if (!given(file)) return
  throw unsupported('a stored state in a file is Brian 2, not yet Hillock; this file runs in Brian 2', {
    span: argumentPlace('filename', 1, site),
    help: 'without filename= the state is kept while the script runs',
  })
}

/** `store()` of the objects that `run()` would simulate. */
export const store: FunctionValue = row(storeSignature, (arguments_, site) =>
  storeNetwork(magicNetwork(site.session, site.span), arguments_, site),
)

/** `restore()` of them. */
export const restore: FunctionValue = row(restoreSignature, (arguments_, site) =>
  restoreNetwork(magicNetwork(site.session, site.span), arguments_, site),
)
