/** The arguments of a NeuronGroup → its model. */
import type { Expr } from '../compiler/grammar/ast.ts'
import { buildGroup } from '../compiler/index.ts'
import type { GroupArguments } from '../compiler/model/build-group.ts'
import type { GroupModel } from '../compiler/model/group.ts'
import { wrongArgument, requireOptions, type OptionKinds } from '../diagnostics/index.ts'
import { type Dimension, dimensionless, seconds } from '../units/index.ts'
import { bareName } from './brian-object.ts'
import { built } from './built.ts'
import { requireDimension } from './quantities.ts'
import { isText, sourceText, type Text } from './text.ts'
import { toConsole } from './to-console.ts'
import { tools } from './tools.ts'
import { equationArguments, type EquationOptions, equationOptions } from './equation-options.ts'

export interface NeuronGroupOptions extends EquationOptions {
  /** When a neuron spikes: a condition. */
  readonly threshold?: Text | undefined
  /** What a spike does to its neuron: statements. */
  readonly reset?: Text | undefined
  /** How long a neuron is refractory after a spike: `'5*ms'`, an expression, a condition, or a number of seconds with dimension. */
  readonly refractory?:
    | null
    | Text
    | { readonly value: number; readonly dimension: Dimension; readonly expression?: Expr }
    | undefined
  /** Events besides spikes: a condition for each name, looked at after the threshold (semantics §5.7). */
  readonly events?: Readonly<Record<string, Text>> | undefined
}

const neuronGroupOptions: OptionKinds<NeuronGroupOptions> = {
  threshold: 'own',
  reset: 'own',
  refractory: 'own',
  events: 'object',
  ...equationOptions,
}

/** @throws HillockError with everything that is wrong with the arguments */
export function buildModel(size: number, equations: Text, options: NeuronGroupOptions): GroupModel {
  requireOptions('NeuronGroup', options, neuronGroupOptions)
  const tell = options.onDiagnostic ?? toConsole()
  const given = argumentsOf(size, equations, options)
  return built(report => buildGroup(given, tools().parser, report), tell)
}

function argumentsOf(size: number, equations: Text, options: NeuronGroupOptions): GroupArguments {
  const { threshold, reset, refractory, events = {}, name, span } = options
  if (typeof size !== 'number') throw wrongArgument('the first argument of NeuronGroup', 'the number of neurons', size)
  return {
    name: bareName(name, span) ?? 'neurongroup',
    size,
    equations: sourceText(equations, 'equations'),
    threshold: threshold === undefined ? undefined : sourceText(threshold, 'threshold'),
    reset: reset === undefined ? undefined : sourceText(reset, 'reset'),
    refractory: refractoryOf(refractory),
    events: Object.entries(events).map(([event, condition]) => ({
      name: event,
      condition: sourceText(condition, `events.${event}`),
    })),
    ...equationArguments(options),
  }
}

function refractoryOf(given: NeuronGroupOptions['refractory']): GroupArguments['refractory'] {
  if (given === undefined || given === null) return given
  if (isText(given)) return sourceText(given, 'refractory')
  if (typeof given === 'object' && 'value' in given && 'dimension' in given) return given
  // JavaScript may give a number: 0 is no time in any unit, others lack theirs.
  if (typeof given !== 'number') throw wrongArgument('refractory', "a text such as '5*ms'", given)
  requireDimension(given, dimensionless, seconds, 'refractory')
  return { value: given, dimension: seconds }
}
