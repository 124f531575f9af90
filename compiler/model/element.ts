import type { Element, Precision } from '../../abi/index.ts'
import type { EquationArguments } from './equation-arguments.ts'
import type { Variable } from './group.ts'

/** How memory holds a variable of a group: floats in its precision or that of the group, but for times, which are always exact. */
export function elementOf(
  { type, kind, precision }: Pick<Variable, 'type' | 'kind' | 'precision'>,
  usual: Precision,
): Element {
  switch (type) {
    case 'integer':
      return 'i32'
    case 'boolean':
      return 'u8'
    case 'float':
      return (precision ?? usual) === 'float32' && !isTime({ type, kind }) ? 'f32' : 'f64'
  }
}

/** Whether a variable is a time that a group keeps without its being of the equations: `lastspike`, `lastupdate`, delays. */
export function isTime({ type, kind }: Pick<Variable, 'type' | 'kind'>): boolean {
  return type === 'float' && kind === 'internal'
}

/** What floats are that a variable of such a group holds. */
export function floatsOf(variable: Pick<Variable, 'type' | 'kind' | 'precision'>, usual: Precision): Precision {
  return elementOf(variable, usual) === 'f32' ? 'float32' : 'float64'
}

/**
 * The variables of a group, some of whose floats may have another precision than the others. Where all of them have one, it is
 * that of the group.
 */
export function withPrecisions(
  variables: ReadonlyMap<string, Variable>,
  { precision: usual = 'float64', precisions: asked = new Map() }: Pick<EquationArguments, 'precision' | 'precisions'>,
): { readonly variables: ReadonlyMap<string, Variable>; readonly precision: Precision } {
  const floats = [...variables.values()].filter(each => each.type === 'float' && !isTime(each))
  const all = new Set(floats.map(({ name }) => asked.get(name) ?? usual))
  const [only = usual] = all
  const precision = all.size > 1 ? usual : only
  const own = new Map(floats.map(({ name }) => [name, asked.get(name) ?? precision]))
  const differing = (variable: Variable): Variable => {
    const found = own.get(variable.name) ?? precision
    return found === precision ? variable : { ...variable, precision: found }
  }
  return { variables: new Map([...variables].map(([name, each]) => [name, differing(each)])), precision }
}
