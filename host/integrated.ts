import type { Manifest } from '../abi/manifest.ts'
import { error, HillockError } from '../diagnostics/diagnostic.ts'
import { shownName } from './names.ts'
import type { NetworkState } from './state.ts'

/**
 * Looks whether the integration of every group came to its end.
 *
 * @param tables where those of several threads stand
 *
 * @throws HillockError `integration` with the first neuron whose did not, Brian's words
 */
export function requireIntegrated(
  { groups }: Manifest,
  state: NetworkState,
  dts: readonly number[],
  tables: readonly number[] = [0],
): void {
  for (const group of groups) {
    const { failure } = group
    if (failure === undefined) continue
    const failed = tables
      .map(table => ({ step: state.long(failure.stepSlot, table), neuron: state.slot(failure.neuronSlot, table) }))
      .filter(({ step }) => step !== 0)
    for (const table of tables) state.setLong(failure.stepSlot, 0, table)
    const [first] = failed.toSorted((a, b) => a.step - b.step || a.neuron - b.neuron)
    if (first === undefined) continue
    const { step, neuron } = first
    const t = (step - 1) * (dts[group.clock] ?? 0)
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
