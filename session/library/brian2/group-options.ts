/** Arguments of `NeuronGroup` as the network takes them (semantics §5.1, §5.4). */
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { namesIn } from '../../../compiler/grammar/index.ts'
import { note, type SourceText } from '../../../diagnostics/index.ts'
import type { NeuronGroupOptions } from '../../../network/index.ts'
import { isDimensionless, sameDimension, seconds } from '../../../units/index.ts'
import { at } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { floatToInteger } from '../../evaluate/float-to-integer.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { isStr, type Value } from '../../evaluate/values.ts'
import { visibleBinding } from '../../evaluate/visible.ts'
import { given } from '../arguments.ts'
import { isDerivation } from './derived.ts'
import { equationsIn } from './equations.ts'
import { located } from './located.ts'
import { brianOf } from './state.ts'

/** How many neurons, unless another number is given from outside. */
export function sizeOption(n: Value, name: string, site: CallSite): number {
  if (isStr(n)) {
    throw new PythonError('TypeError', 'First NeuronGroup argument should be size, not equations.', {
      span: site.argument(0),
    })
  }
  const values = typeof n === 'object' && n?.kind === 'list' ? undefined : toArray(n, site)
  if (values === undefined || values.data.length !== 1 || !isDimensionless(values.dimension)) {
    throw new PythonError('TypeError', `NeuronGroup size has to be a whole number, not '${typeName(n)}'`, {
      span: site.argument(0),
    })
  }
  const size = chosenSize(floatToInteger(at(values, 0)), name, site)
  if (!(size >= 1)) {
    const message = `NeuronGroup size should be at least 1, was ${size}`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument(0) })
  }
  return size
}

/** The size of a group of this name: the one it is written with, unless another is given from outside. */
export function chosenSize(written: number, name: string, site: CallSite): number {
  const { options, groupNames } = brianOf(site.session)
  const { sizes, variableAt } = options
  const variable = variableAt.get(site.span)
  for (const each of [name, variable]) if (each !== undefined) groupNames.add(each)
  const given = sizes.get(variable ?? name) ?? sizes.get(name)
  if (given !== undefined) tellSizeIsApart(given, written, variable ?? name, site)
  return given ?? written
}

/** A size set from outside leaves the script's own numbers as they are. */
function tellSizeIsApart(given: number, written: number, group: string, { session, argument }: CallSite): void {
  if (given === written) return
  const span = argument(0)
  const word = span === undefined ? '' : span.source.text.slice(span.start, span.end)
  const isName = /^[A-Za-z_]\w*$/.test(word)
  const message = `${group} has ${given} neurons instead of ${written}; ${isName ? `the script's ${word} stays ${written}` : 'the numbers of the script stay as they are'}`
  session.report(note('ignored', span, message, { help: isName ? `--set ${word}=${given} moves both` : undefined }))
}

export function modelText(model: Value, site: CallSite): SourceText {
  if (isStr(model)) return located(model.text, site.argument(1))
  const made = equationsIn(model)
  if (made !== undefined) return made.text
  const message = `model has to be a string or an Equations object, is '<class '${typeName(model)}'>' instead.`
  throw new PythonError('TypeError', message, { span: site.argument(1) })
}

export function textOption<Name extends 'threshold' | 'reset'>(
  name: Name,
  value: Value | undefined,
  site: CallSite,
): SourceText | undefined {
  if (!given(value)) return undefined
  if (isStr(value)) return located(value.text, site.argument(name))
  const [what, example] = name === 'threshold' ? ['Threshold condition', "'v > ...'"] : ['Reset statement', "'v = ...'"]
  const kind = toArray(value, site) === undefined ? `'${typeName(value)}'` : 'a quantity'
  const message = `${what} has to be a string, not ${kind}. Probably you intended to use ${example}?`
  throw new PythonError('TypeError', message, { code: 'threshold', span: site.argument(name) })
}

export function refractoryOption(value: Value | undefined, site: CallSite): NeuronGroupOptions['refractory'] {
  if (value === null) return null
  if (!given(value) || value === false) return undefined
  return isStr(value) ? located(value.text, site.argument('refractory')) : refractoryPeriod(value, site)
}

function refractoryPeriod(value: Exclude<Value, null>, site: CallSite): NeuronGroupOptions['refractory'] {
  const values = toArray(value, site)
  if (values === undefined || values.data.length !== 1 || value === true) {
    const message = `refractory has to be a duration, a string or a boolean, not '${typeName(value)}'`
    throw new PythonError('TypeError', message, { code: 'threshold', span: site.argument('refractory') })
  }
  if (!sameDimension(values.dimension, seconds)) {
    const text = operandOf(value, site)?.text() ?? ''
    const raised = dimensionError(
      `Refractory period has to be specified in units of seconds but got ${text}`,
      [values.dimension],
      site.session.units,
    )
    raised.span = site.argument('refractory')
    throw raised
  }
  const expression = site.written('refractory') ?? site.written(6)
  const linked = expression !== undefined && isSettled(expression, site)
  return { value: at(values, 0), dimension: values.dimension, ...(linked && { expression }) }
}

/** A derivation whose names never change afterwards, so that it gives the same at every run. */
export function isSettled(expression: Expr, { session }: CallSite): boolean {
  const { assignedOnce } = brianOf(session).options
  return (
    isDerivation(expression, session) &&
    namesIn(expression).every(({ name }) => !isAssigned(name) || assignedOnce.has(name))
  )

  function isAssigned(name: string): boolean {
    return visibleBinding(name, session)?.assigned === true
  }
}
