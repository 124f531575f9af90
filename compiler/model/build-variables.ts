/** The variables that equations define, and the rules they keep (semantics §2.2–2.5, §5.2). */
import type { ValueType } from '../../abi/index.ts'
import { error, type Report, type Span, warning } from '../../diagnostics/index.ts'
import { dimensionless, seconds } from '../../units/index.ts'
import type { Equation } from '../grammar/ast.ts'
import { namesIn } from '../grammar/index.ts'
import { isAdaptive, isOn } from './adaptive-options.ts'
import { checkForms } from './forms.ts'
import { type GroupModel, indicesOfLink, type Refractory, type Variable } from './group.ts'
import { roundLiterals } from './literals.ts'
import { isNoise } from './noise.ts'
import { checkDefinedName } from './rules.ts'
import { unitSpecification } from './unit-specification.ts'

/** The variables of a group: those of its equations, and those of refractoriness. */
export function variablesOf(
  equations: readonly Equation[],
  refractory: Refractory,
  report: Report,
): ReadonlyMap<string, Variable> {
  const variables = new Map<string, Variable>()
  const defined = new Map<string, Equation>()
  for (const equation of equations) {
    checkDefinedName(equation, report)
    const earlier = defined.get(equation.name)
    if (earlier !== undefined) {
      report(
        error(
          'duplicate-name',
          equation.nameSpan,
          `EquationError: Duplicate definition of variable '${equation.name}'`,
          {
            notes: [{ message: 'it is defined here already', span: earlier.nameSpan }],
          },
        ),
      )
    }
    defined.set(equation.name, equation)
    if (equation.expression !== undefined) checkForms(equation.expression, report)
    const variable = variableOf(equation, refractory, report)
    if (variable === undefined) continue
    variables.set(equation.name, variable)
    if (variable.linked !== true) continue
    const name = indicesOfLink(equation.name)
    variables.set(name, {
      ...internal,
      name,
      type: 'integer',
      dimension: dimensionless,
      unit: 'integer',
      readOnly: true,
    })
  }
  if (refractory.kind !== 'none') for (const internal of refractoryVariables) variables.set(internal.name, internal)
  return variables
}

const internal: Omit<Variable, 'name' | 'type' | 'dimension' | 'unit'> = {
  kind: 'internal',
  shared: false,
  constantOverDt: false,
  unlessRefractory: false,
  readOnly: false,
}

/** A variable that no equation defines, of each element of a group. */
export function internalVariable(
  of: Pick<Variable, 'name' | 'type' | 'dimension' | 'unit'> & Partial<Pick<Variable, 'readOnly'>>,
): Variable {
  return { ...internal, ...of }
}

/** A whole number of each element of a group, which nobody but Brian sets: `i` of synapses. */
export function readOnlyNumber(name: string): Variable {
  return internalVariable({ name, type: 'integer', dimension: dimensionless, unit: 'integer', readOnly: true })
}

const refractoryVariables: readonly Variable[] = [
  { ...internal, name: 'not_refractory', type: 'boolean', dimension: dimensionless, unit: 'boolean' },
  { ...internal, name: 'lastspike', type: 'float', dimension: seconds, unit: 'second' },
]

/**
 * What methods that choose the lengths of their steps keep of each neuron, by Brian's names: the length to begin with, how often a
 * step was too long and how many there were, in the last step.
 */
export function adaptiveVariables({
  methods,
  methodOptions = new Map(),
}: Pick<GroupModel, 'methods' | 'methodOptions'>): (readonly [string, Variable])[] {
  if (!methods.some(({ name }) => isAdaptive(name))) return []
  const kept: (readonly [name: string, type: ValueType, unit: string, isKept: boolean])[] = [
    ['_last_timestep', 'float', 'second', isOn(methodOptions, 'use_last_timestep')],
    ['_failed_steps', 'integer', 'integer', isOn(methodOptions, 'save_failed_steps')],
    ['_step_count', 'integer', 'integer', isOn(methodOptions, 'save_step_count')],
  ]
  return kept
    .filter(([, , , isKept]) => isKept)
    .map(([name, type, unit]) => {
      const dimension = type === 'float' ? seconds : dimensionless
      return [name, { ...internal, name, type, dimension, unit }] as const
    })
}

function variableOf(equation: Equation, refractory: Refractory, report: Report): Variable | undefined {
  const unit = unitSpecification(equation.unit, equation.name, report)
  if (unit === undefined) return undefined
  const has = (flag: string): boolean => equation.flags.some(({ name }) => name === flag)
  if (equation.kind === 'differential' && unit.type !== 'float') {
    const message = 'TypeError: Differential equations can only define floating point variables'
    report(error('type-mismatch', equation.unit.span, message))
  }
  if (equation.kind === 'differential' && has('unless refractory') && refractory.kind === 'none') {
    const message = 'Model equations use the "unless refractory" flag but no refractory keyword was given.'
    report(
      warning('threshold', equation.flags[0]?.span, message, { help: 'the flag has no effect without refractory=…' }),
    )
  }
  return {
    name: equation.name,
    kind: equation.kind,
    type: unit.type,
    dimension: unit.dimension,
    unit: unit.text,
    ...(unit.compound && { compound: unit.compound }),
    shared: has('shared'),
    constantOverDt: has('constant over dt'),
    unlessRefractory: has('unless refractory') && refractory.kind !== 'none',
    ...(has('event-driven') && { eventDriven: true }),
    // A value constant over dt is a parameter that every step assigns.
    readOnly: (equation.kind === 'subexpression' && !has('constant over dt')) || has('linked'),
    ...(has('linked') && { linked: true }),
    ...(equation.expression !== undefined && { expression: roundLiterals(equation.expression) }),
    span: equation.nameSpan,
  }
}

/**
 * Reports noise in the wrong places: `xi` stands in one differential equation only, never in a subexpression (semantics §2.5), where
 * `xi_a` is for the equations that read it.
 */
export function checkNoise(equations: readonly Equation[], report: Report): void {
  let first: Equation | undefined
  for (const equation of equations) {
    const noise = equation.expression && namesIn(equation.expression).find(({ name }) => isNoise(name))
    if (noise === undefined) continue
    if (equation.kind !== 'differential' && noise.name === 'xi') {
      const message = `EquationError: The equation defining '${equation.name}' contains the symbol '${noise.name}' but is not a differential equation.`
      report(error('equations', noise.span, message))
    } else if (noise.name === 'xi') {
      if (first !== undefined) report(secondNoise(noise.span, equation, first))
      first ??= equation
    }
  }
}

function secondNoise(span: Span, { name }: Equation, first: Equation): ReturnType<typeof error> {
  const message = `EquationError: The equation defining ${name} contains the symbol 'xi', but it is already used in the equation defining ${first.name}.`
  const advice =
    "Rename the variables to 'xi_...' to make clear whether they are the same or independent random variables. Using the same name twice will lead to identical noise realizations whereas using different names will lead to independent noise realizations."
  return error('equations', span, `${message} ${advice}`, {
    help: 'xi_a and xi_b are independent; the same name in two equations is the same noise',
  })
}
