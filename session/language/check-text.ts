import type { Diagnostic } from '../../diagnostics/index.ts'
import { requireReadingOptions } from '../require-options.ts'
import { inspectText, type TextOptions } from './inspect.ts'

/**
 * Checks a script or notebook without evaluating anything, in the words of `checkScript`: the grammar, what Hillock does not
 * take, and the equations and code of the model that stand in the script word for word, their units and names. What only
 * a run can tell is left alone.
 */
export function checkText(text: string, options: TextOptions = {}): readonly Diagnostic[] {
  requireReadingOptions('checkText', text, options)
  return inspectText(text, options).diagnostics
}
