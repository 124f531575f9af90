/**
 * Networks that feed back: one spike a step later comes to all neurons in the end, so that in single precision each seed gives
 * other spikes, of the same distributions.
 */
export const recurrent: readonly string[] = [
  'balanced-network',
  'conductance-network',
  'current-based-network',
  'cuba-distributions',
  'cobahh-distributions',
]
