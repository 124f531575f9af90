import { error, type Diagnostic } from '../../diagnostics/index.ts'
import { dimensionless, sameDimension } from '../../units/index.ts'
import type { Expr } from '../grammar/ast.ts'
import { calleeOf, rewrite } from '../grammar/equation-tree.ts'
import { adaptiveDefaults, adaptiveSwitches, isOn } from '../model/adaptive-options.ts'
import type { MethodOptions } from '../model/methods.ts'
import type { Analysis } from './analysis.ts'
import { binary, call, name } from './build.ts'
import { withMovingTime } from './moving-time.ts'
import type { AdaptiveControl, AdaptiveMethod, AdaptiveUpdate, UpdateStatement } from './types.ts'

/** The options of adaptive methods. */
export const adaptiveOptions: readonly string[] = Object.keys(adaptiveDefaults)

/** A system ready to be integrated by steps of the length that it asks for, or why its options cannot be met. */
export function adaptiveUpdate(
  method: AdaptiveMethod,
  analysis: Analysis,
  options: MethodOptions,
): AdaptiveUpdate | Diagnostic {
  const control = controlOf(options)
  if ('code' in control) return control
  const errors = errorsOf(analysis, options)
  if (!(errors instanceof Map)) return errors
  const { system, algebra } = analysis
  const stage: UpdateStatement[] = []
  const labels = new Map(system.equations.map(each => labelled(each.name)))
  const changing = [...labels.keys()]

  /** A rate at the place that is asked for. */
  function moved(expr: Expr): Expr {
    return rewrite(expr, node => {
      if (node.kind !== 'name') return node
      const label = labels.get(node.name) ?? subexpressionLabel(node)
      return label === undefined ? node : name(label, node.span)
    })
  }

  /** With the subexpressions of `t` written out, as whether that moves depends on what stands beside it. */
  function timeWritten(expr: Expr): Expr {
    return rewrite(expr, node => {
      const meaning = node.kind === 'name' ? system.subexpressions.get(node.name) : undefined
      return meaning !== undefined && algebra.names(node).has('t') ? timeWritten(meaning) : node
    })
  }

  function varies(node: Expr): boolean {
    if (node.kind === 'call') return system.statefulFunctions.has(calleeOf(node) ?? '')
    return node.kind === 'name' && (system.perNeuron.has(node.name) || node.name === 'i')
  }

  function subexpressionLabel(node: Expr & { readonly kind: 'name' }): string | undefined {
    const meaning = system.subexpressions.get(node.name)
    const names = algebra.names(node)
    if (meaning === undefined || !changing.some(each => names.has(each))) return undefined
    const value = moved(meaning)
    const [, label] = labelled(node.name)
    stage.push({ target: label, temporary: true, value, unlessRefractory: false })
    labels.set(node.name, label)
    return label
  }

  const variables = system.equations.map(({ name: variable, expression, unlessRefractory }) => {
    const { span } = expression
    const rate = moved(withMovingTime(timeWritten(expression), time, varies))
    const active = call('int', [name('not_refractory', span)], span)
    return {
      name: variable,
      at: labelled(variable)[1],
      rate: unlessRefractory ? binary('*', active, rate, span) : rate,
      error: errors.get(variable) ?? 0,
      unlessRefractory,
    }
  })
  return { kind: 'adaptive', method, variables, time, stage, control }
}

/** What stands for a `t` that moves within the step. */
const time = '_t'

/** A name, and what stands for it: no name of a model begins with an underscore, nor is one `t`. */
function labelled(of: string): readonly [string, string] {
  return [of, `_${of}`]
}

function controlOf(options: MethodOptions): AdaptiveControl | Diagnostic {
  const mostSteps = options.get('max_steps')?.value ?? adaptiveDefaults.max_steps
  if (typeof mostSteps !== 'number' || !Number.isInteger(mostSteps) || mostSteps < 0 || mostSteps >= 2 ** 31)
    return optionError(options, 'max_steps', 'TypeError: The max_steps key in method_options should be a whole number.')
  const wrong = adaptiveSwitches.find(each => typeof (options.get(each)?.value ?? false) !== 'boolean')
  if (wrong !== undefined)
    return optionError(options, wrong, `TypeError: The ${wrong} key in method_options should be True or False.`)
  return { adaptable: isOn(options, 'adaptable_timestep'), mostSteps }
}

/** The error that is allowed of each variable, in SI. */
function errorsOf({ system }: Analysis, options: MethodOptions): Map<string, number> | Diagnostic {
  const every = options.get('absolute_error')?.value ?? adaptiveDefaults.absolute_error
  if (typeof every !== 'number' || !(every > 0)) {
    const message = 'TypeError: The absolute_error key in method_options should be a float.'
    return optionError(options, 'absolute_error', message)
  }
  const errors = new Map(system.equations.map(each => [each.name, every]))
  const given = options.get('absolute_error_per_variable')?.value ?? new Map()
  const refuse = (message: string): Diagnostic => optionError(options, 'absolute_error_per_variable', message)
  if (!(given instanceof Map)) {
    return refuse(
      'TypeError: The absolute_error_per_variable key in method_options should either be None or a dictionary containing the error for each individual state variable.',
    )
  }
  for (const [variable, { value, dimension }] of given) {
    const expected = system.dimensions.get(variable)
    if (expected === undefined)
      return refuse(`KeyError: absolute_error specified for variable that does not exist: ${variable}`)
    if (!errors.has(variable))
      return refuse(`KeyError: absolute_error specified for variable that is not being integrated: ${variable}`)
    if (!sameDimension(dimension, expected ?? dimensionless)) {
      return refuse(
        `DimensionMismatchError: Unit of absolute_error_per_variable for variable ${variable} does not match unit of variable itself`,
      )
    }
    errors.set(variable, value)
  }
  return errors
}

function optionError(options: MethodOptions, option: string, message: string): Diagnostic {
  return error('integration', options.get(option)?.span, message)
}
