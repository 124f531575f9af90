/** The options of what has equations: neurons and synapses. */
import type { Precision } from '../abi/index.ts'
import type { EquationArguments } from '../compiler/model/equation-arguments.ts'
import type { Namespace } from '../compiler/model/external.ts'
import type { OptionKinds, Report } from '../diagnostics/index.ts'
import { type GroupOptions, groupOptions } from './group.ts'
import { type MethodLike, methodOptionsOf, type MethodOptionsLike, methodsOf } from './methods.ts'
import { namespaceOf, type NamespaceLike } from './namespace.ts'
import { requirePrecision } from './precision.ts'
import { orderOf } from './timing.ts'

export interface EquationOptions extends GroupOptions {
  /** Place of what is done at each step among what shares its slot; 0 unless given. */
  readonly order?: number | undefined
  /** Numerical integration: `exact`, `euler`, …, a scheme of one's own, or several to try in turn. Brian 2's own choice unless given. */
  readonly method?: MethodLike | readonly MethodLike[] | undefined
  /** What a method that is named alone is to know: `{ absolute_error: 1e-9 }` of `gsl_rkf45`. */
  readonly methodOptions?: MethodOptionsLike | undefined
  /** Constants of the equations, which come before the caller's. */
  readonly namespace?: Namespace | NamespaceLike | undefined
  /**
   * What floats are: state, and the arithmetic of a step. `float32` takes half the memory, and steps take less time; times (`t`, `dt`,
   * `lastspike`, delays) keep double precision. `float64` unless given.
   */
  readonly precision?: Precision | undefined
  /** What the floats of some variables are, by name, if something else: `{ v: 'float64' }`. */
  readonly precisions?: Readonly<Record<string, Precision>> | undefined
  /** Takes warnings and notes; without it warnings go to the console. */
  readonly onDiagnostic?: Report | undefined
}

export const equationOptions: OptionKinds<EquationOptions> = {
  order: 'own',
  method: 'own',
  methodOptions: 'own',
  namespace: 'own',
  precision: 'own',
  precisions: 'object',
  onDiagnostic: 'function',
  ...groupOptions,
}

/** @throws HillockError with what is wrong with them */
export function equationArguments(options: EquationOptions): EquationArguments {
  const { order, method, methodOptions, namespace, precision, precisions = {}, span } = options
  for (const each of [precision, ...Object.values(precisions)]) requirePrecision(each)
  return {
    order: orderOf(order, span),
    methods: methodsOf(method),
    methodOptions: methodOptionsOf(methodOptions),
    namespace: namespaceOf(namespace),
    precision,
    precisions: new Map(Object.entries(precisions)),
    span,
  }
}
