/**
 * Every code a diagnostic can have, with what it stands for. Each has a page `docs/errors/<code>.md` and a test.
 * A code is a promise: it keeps its meaning.
 */
export const codes = {
  // the text
  syntax: 'The text is not what the grammar expects here.',
  unsupported: 'Valid Python or Brian 2 that Hillock does not take.',
  'not-text': 'The file is not UTF-8 text.',
  'too-deep': 'Nesting beyond what can be read.',
  // names
  'unknown-name': 'A name that stands for nothing.',
  'unknown-flag': 'A flag that no equation has.',
  'unknown-method': 'A numerical integration method that does not exist.',
  'unknown-unit': 'A word in a unit specification that is no base unit.',
  'illegal-name': 'A name that Brian 2 keeps for itself.',
  'duplicate-name': 'A variable defined twice.',
  'shadowed-name': 'A name that exists in several places with different values.',
  // dimensions and types
  'unit-mismatch': 'Quantities of different dimensions meet.',
  'type-mismatch': 'A value of the wrong type.',
  'wrong-arguments': 'A call with arguments it cannot take.',
  // models
  equations: 'Equations that contradict a rule of the language.',
  'read-only': 'Something that cannot be written.',
  threshold: 'A threshold, reset or refractory argument that cannot work.',
  function: 'A function of your own that equations cannot use.',
  integration: 'A method that cannot integrate the equations.',
  'method-chosen': 'No method was given; one was chosen.',
  'numerical-trouble': 'NaN or a very large value appeared.',
  // runs
  'bad-value': 'A value out of its range.',
  'too-large': 'More memory than there is.',
  network: 'Objects that cannot run together.',
  python: 'An error Python itself would raise.',
  ignored: 'A statement that has no meaning here and was skipped.',
  seed: 'How to repeat a random run.',
  threads: 'Several threads were asked for, and one did the run.',
  // modules and commands
  module: 'A file that is not a module Hillock can load.',
  usage: 'A command that cannot be understood.',
  file: 'A file that cannot be read or written.',
  internal: 'A bug of Hillock.',
} as const

/** A diagnostic's stable word. */
export type Code = keyof typeof codes
