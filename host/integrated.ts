import type { Manifest } from '../abi/manifest.ts'
import { error, HillockError } from '../diagnostics/diagnostic.ts'
import { shownName } from './names.ts'
import type { NetworkState } from './state.ts'

/**
 * Looks whether the integration of every group came to its end.
 *
 * @throws HillockError `integration` with the first neuron whose did not, Brian's words
 */
export function requireIntegrated({ groups }: Manifest, state: NetworkState, dts: readonly number[]): void {
  for (const group of groups) {
    const step = group.failure === undefined ? 0 : state.long(group.failure.stepSlot)
    if (group.failure === undefined || step === 0) continue
    state.setLong(group.failure.stepSlot, 0)
    const t = (step - 1) * (dts[group.clock] ?? 0)
    const neuron = state.slot(group.failure.neuronSlot)
    const message =
      'IntegrationError: GSL integrator failed to integrate the equations. This means that the desired error cannot be achieved with the given maximum number of steps.'
    throw new HillockError([
      error('integration', undefined, message, {
        notes: [{ message: `neuron ${neuron} of ${shownName(group)} in the step at t = ${t} s` }],
        help: 'a larger absolute_error, more max_steps, or a shorter dt',
      }),
    ])
  }
}
