/** What is wrong with statements of Python as far as their text tells, in the words of a run. */
import type { Call } from '../../compiler/grammar/ast.ts'
import type { Report, Span } from '../../diagnostics/index.ts'
import type { Group } from '../../network/index.ts'
import {
  displayQuantity,
  formatArray,
  isDimensionless,
  mismatchText,
  pythonFloatRepr,
  sameDimension,
  seconds,
  unitNameOf,
} from '../../units/index.ts'
import { bind } from '../evaluate/parameters.ts'
import { PythonError, toDiagnostic } from '../evaluate/python-error.ts'
import { notDefined } from '../evaluate/unknown-name.ts'
import type { FunctionValue } from '../evaluate/values.ts'
import { isBuiltin, nameLater } from '../later.ts'
import { builtins } from '../library/builtins/index.ts'
import { modules } from '../library/modules.ts'
import type { GivenArguments } from './arguments.ts'
import type { KnownNumber } from './known.ts'
import type { MissingName } from './scene.ts'

/** Arguments that a function of the libraries cannot take: too many, too few, misspelt ones. */
export function checkArguments(called: FunctionValue, call: Call, report: Report): void {
  // Python's own have ways to be called that no signature tells: super().
  if (builtins.get(called.name) === called || call.arguments.some(({ star }) => star !== undefined)) return
  const positional = call.arguments.filter(({ name }) => name === undefined).map(() => null)
  const keywords = new Map(call.arguments.flatMap(({ name }) => (name === undefined ? [] : [[name, null] as const])))
  try {
    bind(called, positional, keywords)
  } catch (thrown) {
    if (!(thrown instanceof PythonError)) throw thrown
    // What is not taken yet is refused before anything runs.
    if (thrown.extras.code !== 'wrong-arguments') return
    thrown.span ??= call.span
    report(toDiagnostic(thrown))
  }
}

/** `run(100)`: a duration that is no time. */
export function checkDuration({ by }: GivenArguments, report: Report): void {
  const given = by.get('duration')
  if (given?.known?.kind !== 'number' || given.known.many || sameDimension(given.known.dimension, seconds)) return
  const { dimension, value } = given.known
  // Brian makes a quantity of a number first, which numpy shows with a point.
  const text =
    value !== undefined && isDimensionless(dimension)
      ? formatArray([value], [1]).slice(1, -1)
      : shown(given.known, given.span)
  const what = `Function 'run' expected a quantity with unit second for argument 'duration' but got '${text}'`
  report(mismatch(mismatchText(what, [dimension]), given.span))
}

/** `G.v = -70`: a number of other dimensions than the variable has. */
export function checkAssigned(
  group: Group,
  name: string,
  known: KnownNumber,
  { byItem, span }: { readonly byItem: boolean; readonly span: Span },
  report: Report,
): void {
  const variable = group.model.variables.get(name)
  if (variable === undefined || variable.readOnly || sameDimension(variable.dimension, known.dimension)) return
  // Zeros go with every unit.
  if (isDimensionless(known.dimension) && (known.value === undefined || known.value === 0)) return
  const units = byItem ? [variable.dimension, known.dimension] : [known.dimension]
  const wanted = isDimensionless(variable.dimension)
    ? 'a dimensionless value'
    : `a value with units ${unitNameOf(variable.dimension)}`
  const what = byItem
    ? `Incorrect unit for setting variable ${name}`
    : `${name} should be set with ${wanted}, but got ${shown(known, span)}`
  report(mismatch(mismatchText(what, units), span))
}

function mismatch(message: string, span: Span): ReturnType<typeof toDiagnostic> {
  return toDiagnostic(new PythonError('DimensionMismatchError', message, { span }))
}

/** A number as Python prints it; one that nobody knows yet as it is written. */
function shown({ type, dimension, value }: KnownNumber, { source, start, end }: Span): string {
  if (value === undefined) return source.text.slice(start, end)
  if (!isDimensionless(dimension)) return displayQuantity([value], [], dimension)
  if (type === 'boolean') return value === 0 ? 'False' : 'True'
  return type === 'integer' ? String(value) : pythonFloatRepr(value)
}

/** A name that nothing has given a value, where it certainly is needed. */
export function checkName({ name: { name, span }, own, starred }: MissingName, report: Report): void {
  // Names that are there and not taken are refused before anything runs.
  if (isBuiltin(name) || name.startsWith('__') || starred.some(module => nameLater(module.name, name) !== undefined))
    return
  const known = {
    starred: starred.some(({ members }) => members.has('NeuronGroup')),
    isBrian: () => modules.get('brian2')?.members.has(name) === true,
    names: () => [...builtins.keys(), ...starred.flatMap(({ members }) => [...members.keys()]), ...own],
  }
  report(toDiagnostic(notDefined(name, span, known)))
}
