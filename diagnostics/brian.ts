/**
 * Sentences of Brian 2 that several rooms say: one function a sentence, so that it reads the same wherever the mistake
 * is found. Each returns the message of a diagnostic, with Python's name of the exception in front.
 */

/** Writing to what cannot be written: a subexpression, `i`, `N`, `t`. */
export function readOnly(variable: string): string {
  return `TypeError: Variable ${variable} is read-only.`
}

/**
 * A statement or an assignment of the wrong dimensions.
 *
 * @param statement as written: `v = 5`
 * @param expected dimensions of its target: `m^2 kg s^-3 A^-1`
 * @param unit of what stands on the right: `1`
 */
export function wrongStatementUnit(statement: string, expected: string, unit: string): string {
  return (
    `DimensionMismatchError: The right-hand-side of code statement "${statement}" does not have the expected unit ` +
    `${expected} (unit is ${unit}).`
  )
}

/** One value for the whole group that is to be computed from values of its neurons. */
export function scalarFromVector(target: string, vector: string): string {
  return `SyntaxError: Cannot write to scalar variable '${target}' with an expression referring to vector variable '${vector}'`
}

/** One value for the whole group that is written after values of its neurons, in a block of code. */
export function scalarAfterVector(target: string): string {
  return (
    'SyntaxError: All writes to scalar variables in a code block have to be made before writes to vector variables. ' +
    `Illegal write to '${target}'.`
  )
}

/** `record=[5]` of a monitor, in a group of fewer neurons. */
export function recordOutside(size: number, group: string): string {
  return (
    'IndexError: The indices to record from contain values outside of the range ' +
    `[0, ${size - 1}] allowed for the group '${group}'`
  )
}

/** A monitor of an event that its group does not have. */
export function unknownRecordedEvent(group: string, event: string): string {
  const forgotten = event === 'spike' ? " Did you forget to set a 'threshold'?" : ''
  return `ValueError: Recorded group '${group}' does not define an event '${event}'.${forgotten}`
}
