/** The class `NeuronGroup` and what a script can do with its objects (semantics §5). */
import type { Expr } from '../../../compiler/grammar/ast.ts'
import { namesIn } from '../../../compiler/grammar/index.ts'
import { note, suggest, type SourceText } from '../../../diagnostics/index.ts'
import { dimensionless, isDimensionless, sameDimension, seconds } from '../../../units/index.ts'
import { array, at, type ArrayValue } from '../../arrays/array.ts'
import { dimensionError } from '../../arrays/dimensions.ts'
import type { Operand } from '../../arrays/operand.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { operandOf } from '../../evaluate/operators.ts'
import { toArray } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import { str, type FunctionValue, type ObjectType, type ObjectValue, type Value } from '../../evaluate/values.ts'
import { displayQuantity } from '../../../units/index.ts'
import { given } from '../arguments.ts'
import { row } from '../row.ts'
import type { EngineGroup, EngineGroupOptions, EngineQuantity, EngineVariable } from './engine.ts'
import { isDerivation } from './derived.ts'
import { groupAttributesLater, notYet } from './later.ts'
import { callerNamespace, givenNamespace } from './namespace.ts'
import { located } from './located.ts'
import { freeName } from './object-names.ts'
import { setVariable } from './set-variable.ts'
import { brianOf, type BrianData } from './state.ts'
import { unitless, view, type ViewData } from './variable-view.ts'

type GroupData = Extract<BrianData, { kind: 'group' }>

const randomness = /\b(?:xi\w*|randn?|poisson)\b/

/** `NeuronGroup(N, model, …)`. */
export const neuronGroup: FunctionValue = row(
  'NeuronGroup(N, model, method=None, threshold=None, reset=None, refractory=False, namespace=None, name=None)',
  ([n = null, model = null, method, threshold, reset, refractory, namespace, name], site) => {
    const brian = brianOf(site.session)
    const equations = modelText(model, site)
    const options: EngineGroupOptions = {
      ...textOption('threshold', threshold, site),
      ...textOption('reset', reset, site),
      ...refractoryOption(refractory, site),
      ...(given(method) && { method: methodOption(method, site) }),
      ...(given(namespace) && { namespace: givenNamespace(namespace, site.argument('namespace')) }),
      name: given(name) ? nameOption(name, site) : freeName('neurongroup', site.session),
      streams: brian.streams,
      span: site.span,
      onDiagnostic: site.session.report,
    }
    const texts = [equations, options.threshold, options.reset, options.refractory]
    brian.random ||= texts.some(each => typeof each === 'object' && 'text' in each && randomness.test(each.text))
    const object = brian.engine.group(sizeOption(n, options.name, site), equations, options)
    const data: GroupData = { kind: 'group', object, scope: brian.scope, serial: brian.made++ }
    return { kind: 'object', type: groupType, data }
  },
  {
    type: true,
    later: ['method_options', 'events', 'dtype', 'dt', 'clock', 'order', 'codeobj_class'],
  },
)

function sizeOption(n: Value, name: string, site: CallSite): number {
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
  const { options, groupNames } = brianOf(site.session)
  const { sizes, variableAt } = options
  const variable = variableAt.get(site.span.start)
  for (const each of [name, variable]) if (each !== undefined) groupNames.add(each)
  const given = sizes.get(variable ?? name) ?? sizes.get(name)
  const written = Math.trunc(at(values, 0))
  const size = given ?? written
  if (given !== undefined) tellSizeIsApart(given, written, variable ?? name, site)
  if (!(size >= 1)) {
    const message = `NeuronGroup size should be at least 1, was ${size}`
    throw new PythonError('ValueError', message, { code: 'bad-value', span: site.argument(0) })
  }
  return size
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

function modelText(model: Value, site: CallSite): SourceText {
  if (isStr(model)) return located(model.text, site.argument(1))
  const message = `model has to be a string or an Equations object, is '<class '${typeName(model)}'>' instead.`
  throw new PythonError('TypeError', message, { span: site.argument(1) })
}

function textOption(
  name: 'threshold' | 'reset',
  value: Value | undefined,
  site: CallSite,
): Partial<Record<'threshold' | 'reset', SourceText>> {
  if (!given(value)) return {}
  if (isStr(value)) return { [name]: located(value.text, site.argument(name)) }
  const [what, example] = name === 'threshold' ? ['Threshold condition', "'v > ...'"] : ['Reset statement', "'v = ...'"]
  const kind = toArray(value, site) === undefined ? `'${typeName(value)}'` : 'a quantity'
  const message = `${what} has to be a string, not ${kind}. Probably you intended to use ${example}?`
  throw new PythonError('TypeError', message, { code: 'threshold', span: site.argument(name) })
}

function refractoryOption(value: Value | undefined, site: CallSite): Pick<EngineGroupOptions, 'refractory'> {
  if (!given(value) || value === false) return {}
  if (isStr(value)) return { refractory: located(value.text, site.argument('refractory')) }
  return { refractory: refractoryPeriod(value, site) }
}

function refractoryPeriod(value: Exclude<Value, null>, site: CallSite): EngineQuantity {
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
  const expression = site.written('refractory') ?? site.written(5)
  const linked = expression !== undefined && isSettled(expression, site)
  return { value: at(values, 0), dimension: values.dimension, ...(linked && { expression }) }
}

/** A derivation whose names never change afterwards, so that it gives the same at every run. */
function isSettled(expression: Expr, { session }: CallSite): boolean {
  const { assignedOnce } = brianOf(session).options
  return (
    isDerivation(expression, session) &&
    namesIn(expression).every(({ name }) => !isAssigned(name) || assignedOnce.has(name))
  )

  function isAssigned(name: string): boolean {
    return session.scope.bindings.get(name)?.assigned === true
  }
}

/** @throws PythonError DimensionMismatchError for anything but a time */
export function timeOption(
  name: string,
  value: Value,
  site: CallSite,
  called = '__init__',
  textOf = (operand: Operand): string => operand.text(),
): EngineQuantity {
  const operand = operandOf(value, site)
  if (operand === undefined || operand.values.data.length !== 1) {
    throw new PythonError('TypeError', `'${name}' has to be a quantity with unit second, not '${typeName(value)}'`)
  }
  const { dimension } = operand.values
  if (!sameDimension(dimension, seconds)) {
    const description = `Function '${called}' expected a quantity with unit second for argument '${name}' but got '${textOf(operand)}'`
    const raised = dimensionError(description, [dimension], site.session.units)
    raised.span = site.argument(name) === site.span ? site.argument(0) : site.argument(name)
    throw raised
  }
  return { value: at(operand.values, 0), dimension }
}

function methodOption(value: Exclude<Value, null>, site: CallSite): SourceText | readonly SourceText[] {
  if (isStr(value)) return value.text
  if (typeof value === 'object' && (value.kind === 'tuple' || value.kind === 'list')) {
    const names = value.items.flatMap(item => (isStr(item) ? [item.text] : []))
    if (names.length === value.items.length) return names
  }
  throw unsupported('a method that is not given by its name is Brian 2, not yet Hillock', {
    span: site.argument('method'),
  })
}

/** The `name` argument of groups and monitors. */
export function nameOption(value: Value, site: CallSite): string {
  const name = isStr(value) ? value.text.text : ''
  if (/^[_a-z]\w*$/i.test(name)) return name
  throw new PythonError('ValueError', `Name ${name} not valid variable name`, {
    code: 'bad-value',
    span: site.argument('name'),
  })
}

function isStr(value: Value | undefined): value is Extract<Value, { kind: 'str' }> {
  return typeof value === 'object' && value !== null && value.kind === 'str'
}

const dataOf = (object: ObjectValue): GroupData => object.data as GroupData

/** The group behind a value, if it is one. */
export function groupOf(value: Value | undefined): GroupData | undefined {
  if (typeof value !== 'object' || value?.kind !== 'object' || value.type !== groupType) return undefined
  return dataOf(value)
}

function attribute(object: ObjectValue, name: string): Value | undefined {
  const { object: group } = dataOf(object)
  switch (name) {
    case 'name':
      return str(group.name)
    case 'N':
      return BigInt(group.size)
    default:
  }
  const variable = group.variables.get(name)
  if (variable !== undefined) return view(variableView(group, variable))
  const bare = name.endsWith('_') ? group.variables.get(name.slice(0, -1)) : undefined
  if (bare === undefined) {
    if (groupAttributesLater.has(name)) throw unsupported(notYet(`the attribute '${name}' of groups`))
    const near = suggest(name, group.variables.keys())
    throw new PythonError('AttributeError', `No attribute with name ${name}`, {
      code: 'unknown-name',
      help: near === undefined ? undefined : `did you mean '${near}'?`,
    })
  }
  return view(
    unitless(variableView(group, bare), (index, value, site) => setVariable(group, bare, index, value, site, true)),
  )
}

function variableView(group: EngineGroup, variable: EngineVariable): ViewData {
  const { name, dimension, shared } = variable
  return {
    owner: group.name,
    name,
    dimension,
    shared,
    read: site => readVariable(group, variable, site),
    select: (condition, site) => group.select(condition, callerNamespace(site.session)),
    write: (index, value, site) => setVariable(group, variable, index, value, site),
  }
}

function readVariable(
  group: EngineGroup,
  { name, type, dimension, shared }: EngineVariable,
  site: CallSite | undefined,
): ArrayValue {
  const data = group.read(name, site === undefined ? undefined : callerNamespace(site.session))
  return array(data, shared ? [] : [data.length], type, isDimensionless(dimension) ? dimensionless : dimension)
}

function setAttribute(object: ObjectValue, name: string, value: Value, site: CallSite): void {
  const { object: group } = dataOf(object)
  const variable = group.variables.get(name)
  if (variable !== undefined) {
    setVariable(group, variable, undefined, value, site)
    return
  }
  const bare = name.endsWith('_') ? group.variables.get(name.slice(0, -1)) : undefined
  if (bare !== undefined) {
    setVariable(group, bare, undefined, value, site, true)
    return
  }
  if (name === 'N' || name === 'name')
    throw new PythonError('TypeError', `Variable ${name} is read-only.`, { code: 'read-only' })
  const near = suggest(name, group.variables.keys())
  const hint = near === undefined ? '' : ` Did you mean to write "${near}"?`
  const message = `Could not find a state variable with name "${name}".${hint} Use the add_attribute method if you intend to add a new attribute to the object.`
  throw new PythonError('AttributeError', message, { code: 'unknown-name' })
}

const groupType: ObjectType = {
  name: 'NeuronGroup',
  attribute,
  setAttribute,
  attributeNames: object => dataOf(object).object.variables.keys(),
  length: object => dataOf(object).object.size,
  item: () => {
    throw unsupported('a subgroup (G[…]) is Brian 2, not yet Hillock; this file runs in Brian 2')
  },
  repr: object => {
    const { object: group } = dataOf(object)
    const clock = displayQuantity(group.read('dt'), [], seconds, 'repr')
    return `NeuronGroup(clock=Clock(dt=${clock}, name='defaultclock'), when=start, order=0, name='${group.name}')`
  },
}
