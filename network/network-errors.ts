/** What a network refuses, in Brian's sentences. */
import { error, HillockError, type Span } from '../diagnostics/index.ts'
import { seconds } from '../units/index.ts'
import type { BrianObject } from './brian-object.ts'
import { type QuantityLike, siValue } from './quantities.ts'
import { withSpan } from './with-span.ts'

/** An object is added that a network has run. */
export function alreadySimulated({ name, span }: BrianObject): HillockError {
  const message = `RuntimeError: ${name} has already been simulated, cannot add it to the network`
  return networkError(span, `${message}. An object that is to rest for a while stays in its network.`)
}

/** An object was run by another network since it was added. */
export function ranElsewhere({ name, span }: BrianObject): HillockError {
  const message = `RuntimeError: '${name}' has already been run in the context of another network. Use add/remove to change the objects in a simulated network instead of creating a new one.`
  return networkError(span, message)
}

/** An object is removed that is not in the network. */
export function notThere({ name, span }: BrianObject): HillockError {
  return networkError(span, `KeyError: '${name}' is not in the network`)
}

/** A module is asked for of a network without objects, which does not move in time. */
export function nothingToCompile(span: Span | undefined): HillockError {
  return networkError(span, 'there is nothing in this network to be compiled')
}

/** A module is asked for of a network in whose steps something is to be called. */
export function notInModule({ name, span }: BrianObject): HillockError {
  const message = `'${name}' is a function of the modeller's, which a module cannot call`
  const help = 'run the model as it is, or say it with run_regularly, events or a TimedArray'
  return new HillockError([error('unsupported', span, message, { help })])
}

/** A run is begun during another. */
export function runningAlready(span: Span | undefined): HillockError {
  return networkError(span, 'this simulation is running already')
}

/**
 * How long a run is to be, in seconds.
 *
 * @throws HillockError `unit-mismatch`, or `bad-value` for a time that is negative or never ends
 */
export function durationOf(duration: QuantityLike, span: Span | undefined): number {
  const length = withSpan(span, () => siValue(duration, seconds, 'duration'))
  if (length >= 0 && Number.isFinite(length)) return length
  const message =
    length > 0
      ? 'OverflowError: a run needs an end, and its duration is infinite'
      : `ValueError: Function 'run' expected a non-negative duration but got '${length} s'`
  throw new HillockError([error('bad-value', span, message)])
}

function networkError(span: Span | undefined, message: string): HillockError {
  return new HillockError([error('network', span, message)])
}

/** Something of a run is set before there was one. */
export function nothingToSet(): HillockError {
  return networkError(undefined, 'nothing has run yet, so there is nothing to set')
}
