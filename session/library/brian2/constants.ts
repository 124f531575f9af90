/** `brian2.units.constants`: CODATA 2014 values, as Brian 2 has them (semantics §4.3). */
import { multiplyDimensions, powerDimension, unitInExpressions, type Dimension } from '../../../units/index.ts'
import { quantity } from '../../arrays/array.ts'
import type { Value } from '../../evaluate/values.ts'

/** Units and their powers. */
function dimension(...factors: readonly (readonly [unit: string, power: number])[]): Dimension {
  return factors.reduce<Dimension>(
    (product, [name, power]) => {
      const unit = unitInExpressions(name)
      return unit === undefined ? product : multiplyDimensions(product, powerDimension(unit.dimension, power))
    },
    [0, 0, 0, 0, 0, 0, 0],
  )
}

const rows: readonly (readonly [name: string, value: number, dimension: Dimension])[] = [
  ['avogadro_constant', 6.022140857e23, dimension(['mole', -1])],
  ['boltzmann_constant', 1.38064852e-23, dimension(['joule', 1], ['kelvin', -1])],
  ['electric_constant', 8.854187817e-12, dimension(['farad', 1], ['metre', -1])],
  ['electron_mass', 9.10938356e-31, dimension(['kilogram', 1])],
  ['elementary_charge', 1.6021766208e-19, dimension(['coulomb', 1])],
  ['faraday_constant', 96485.33289, dimension(['coulomb', 1], ['mole', -1])],
  ['gas_constant', 8.3144598, dimension(['joule', 1], ['mole', -1], ['kelvin', -1])],
  ['magnetic_constant', 4 * Math.PI * 1e-7, dimension(['newton', 1], ['amp', -2])],
  ['molar_mass_constant', 1e-3, dimension(['kilogram', 1], ['mole', -1])],
  ['zero_celsius', 273.15, dimension(['kelvin', 1])],
]

export const unitConstants: ReadonlyMap<string, Value> = new Map(
  rows.map(([name, value, dim]) => [name, quantity(value, dim)]),
)
