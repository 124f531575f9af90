/** What a simulation starts from. */
import { shownArgument } from '../diagnostics/arguments.ts'
import type { Manifest } from '../abi/manifest.ts'
import type { Report } from '../diagnostics/diagnostic.ts'
import { seconds } from '../units/dimension.ts'
import { displayQuantity } from '../units/display.ts'
import type { ConnectProgress } from './connecting.ts'
import type { EngineOptions } from './engine.ts'
import type { Program } from './module.ts'
import { find } from './names.ts'
import { hostError } from './errors.ts'
import { type QuantityLike, quantityOf } from './quantities.ts'
import { canBeShared } from './shared-memory.ts'
import type { Settings } from './settings.ts'
import { aloneBecause } from './threads/alone.ts'
import { NetworkState, type StateOptions, requireStateOptions } from './state.ts'
import type { ModelNames, SettableName } from './types.ts'

/** What a simulation starts from; the module's defaults where absent. */
export interface StartOptions<N extends ModelNames = ModelNames>
  extends
    Pick<EngineOptions, 'room' | 'threadsAfter'>,
    Pick<StateOptions, 'tile' | 'blockLimit' | 'memoryLimit' | 'threads'> {
  /** A whole number from 0; drawn if neither given nor in the script. */
  readonly seed?: number | undefined
  /** Neurons by group. */
  readonly sizes?: Partial<GroupSizes<N>> | undefined
  /** Constants, and state variables to be set after the model's own initial values. */
  readonly set?: Settings<SettableName<N>> | undefined
  /** The step of Brian's `defaultclock`, or of the only clock there is; others keep theirs. */
  readonly dt?: QuantityLike | undefined
  /** Told again and again how far synapses are made, where the module makes many of them; starting ends with what it throws. */
  readonly onConnecting?: ((progress: ConnectProgress) => void) | undefined
  /** Takes warnings, such as of variables that become NaN; without it they go to the console. */
  readonly onDiagnostic?: Report | undefined
}

/** Neurons by group. */
export type GroupSizes<N extends ModelNames> = { readonly [G in keyof N['groups'] & string]: number }

/**
 * The state of a simulation before its module is there: limits, and groups of a size of their own.
 *
 * @throws HillockError `bad-value`, `unknown-name`
 */
export function stateFor(
  { manifest: { groups }, bytes }: Program,
  { sizes = {}, tile, blockLimit, memoryLimit, threads }: Omit<StartOptions, 'set'>,
): NetworkState {
  const options: StateOptions = {
    ...(tile !== undefined && { tile }),
    ...(blockLimit !== undefined && { blockLimit }),
    ...(memoryLimit !== undefined && { memoryLimit }),
    ...(threads !== undefined && { threads }),
  }
  requireStateOptions(options)
  const alone =
    bytes === undefined ? aloneBecause.compiledBefore : canBeShared(bytes) ? undefined : aloneBecause.compiledForOne
  const state = new NetworkState(options, alone)
  for (const [name, size] of Object.entries<number | undefined>(sizes)) {
    const group = find(groups, name, 'group')
    if (size === undefined) continue
    requireSize(name, size)
    if (size !== group.size && group.fixedBy !== undefined) {
      const element = group.ends === undefined ? 'neuron' : 'synapse'
      const elements = group.size === 1 ? element : `${element}s`
      throw hostError(
        'bad-value',
        `${name} has ${group.size} ${elements}, and not ${size}, because of ${group.fixedBy}`,
      )
    }
    state.addGroup(group.name, size)
  }
  return state
}

/** The clock that people mean when they speak of dt. */
export function mainClock({ clocks }: Manifest): number | undefined {
  const named = clocks.findIndex(({ name }) => name === 'defaultclock')
  return named >= 0 ? named : clocks.length === 1 ? 0 : undefined
}

/** The lengths of the clocks' steps in seconds. */
export function clocksOf(manifest: Manifest, given: QuantityLike | undefined): readonly number[] {
  const dts = manifest.clocks.map(({ dt }) => dt)
  if (given === undefined) return dts
  const dt = positive(quantityOf(given, seconds, 'dt'), 'dt')
  const clock = mainClock(manifest)
  if (clock === undefined) {
    const names = manifest.clocks.map(({ name }) => name).join(', ')
    throw hostError('bad-value', `a dt is that of defaultclock, which nothing in this model goes by: it has ${names}`)
  }
  return dts.with(clock, dt)
}

/** @throws HillockError `bad-value` if this is not more than 0 seconds */
export function positive(value: number, what: string): number {
  if (value > 0 && Number.isFinite(value)) return value
  throw hostError('bad-value', `${what} must be more than 0, but is ${displayQuantity([value], [], seconds)}`)
}

function requireSize(group: string, size: number): void {
  if (Number.isSafeInteger(size) && size >= 1 && size < 2 ** 31) return
  throw hostError('bad-value', `a group has 1 to ${2 ** 31 - 1} neurons; ${group} cannot have ${shownArgument(size)}`)
}
