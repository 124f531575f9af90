/** What the function of a rule returns instead of a number of synapses, where it cannot be followed. */
export const ConnectFailure = {
  /** A pair that is to be connected has no such neuron. */
  outside: -1,
  /** A pair is to have fewer than 0 synapses. */
  negative: -2,
  /** A range without end, or longer than there can be neurons. */
  endless: -3,
  /** A sample is to have fewer than 0 candidates, or more than there are. */
  sample: -4,
  /** More than 2³¹ − 1 synapses. */
  tooMany: -5,
  /** A sample is to be taken of more numbers than there is room for: 32 times as many as neurons. */
  longSample: -6,
  /** A probability that is the same for all rows is NaN. */
  chance: -7,
} as const
