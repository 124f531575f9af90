import type { FunctionRow } from '../model/functions.ts'
import type { InputNumbers } from '../model/poisson-input.ts'
import type { Scope } from './scope.ts'

/** What names mean in the statement of a PoissonInput: the numbers it draws and its own constants, then those of its group. */
export function inputScope(numbers: InputNumbers, outer: Scope): Scope {
  const { call, trials, probability, constants } = numbers
  const row: FunctionRow = {
    name: call,
    arguments: [],
    result: 'dimensionless',
    type: 'float',
    stateful: true,
    computed: { by: 'draw', binomial: { trials, probability } },
  }
  return name => {
    if (name === call) return { kind: 'function', row }
    const external = constants.get(name)
    return external === undefined ? outer(name) : { kind: 'constant', name, external }
  }
}
