import { divideDimensions, multiplyDimensions, powerDimension, type Dimension } from './dimension.ts'
import { unitNamed } from './names.ts'
import type { Quantity } from './quantity.ts'

/** What `brian2.units.constants` holds: CODATA 2014 values as Brian 2 has them. */
export const physicalConstants: ReadonlyMap<string, Quantity> = /* @__PURE__ */ new Map<string, Quantity>([
  ['avogadro_constant', { value: 6.022140857e23, dimension: over('mole') }],
  ['boltzmann_constant', { value: 1.38064852e-23, dimension: over('kelvin', 'joule') }],
  ['electric_constant', { value: 8.854187817e-12, dimension: over('metre', 'farad') }],
  ['electron_mass', { value: 9.10938356e-31, dimension: of('kilogram') }],
  ['elementary_charge', { value: 1.6021766208e-19, dimension: of('coulomb') }],
  ['faraday_constant', { value: 96485.33289, dimension: over('mole', 'coulomb') }],
  ['gas_constant', { value: 8.3144598, dimension: divideDimensions(over('mole', 'joule'), of('kelvin')) }],
  [
    'magnetic_constant',
    { value: 4 * Math.PI * 1e-7, dimension: divideDimensions(of('newton'), powerDimension(of('amp'), 2)) },
  ],
  ['molar_mass_constant', { value: 1e-3, dimension: over('mole', 'kilogram') }],
  ['zero_celsius', { value: 273.15, dimension: of('kelvin') }],
])

function of(name: string): Dimension {
  return unitNamed(name)?.dimension ?? []
}

function over(below: string, above?: string): Dimension {
  const inverse = powerDimension(of(below), -1)
  return above === undefined ? inverse : multiplyDimensions(of(above), inverse)
}
