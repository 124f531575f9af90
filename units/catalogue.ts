/**
 * The facts about named units: prefixes, names, symbols, dimensions (International System of Units, 9th brochure) and
 * which of their spellings Brian 2 shows to scripts.
 */

/**
 * Prefixes that every prefixed unit has, with their powers of ten. The order decides between units that suit a
 * quantity equally well for display, as in Brian 2.
 */
export const prefixes: readonly (readonly [prefix: string, scale: number])[] = [
  ['Y', 24],
  ['k', 3],
  ['M', 6],
  ['z', -21],
  ['E', 18],
  ['y', -24],
  ['T', 12],
  ['u', -6],
  ['p', -12],
  ['n', -9],
  ['m', -3],
  ['f', -15],
  ['G', 9],
  ['P', 15],
  ['Z', 21],
  ['a', -18],
  ['', 0],
]

/** Prefixes that only litres carry into expressions; metres have `c` in scripts. */
export const seldomPrefixes: readonly (readonly [prefix: string, scale: number])[] = [
  ['c', -2],
  ['d', -1],
  ['da', 1],
  ['h', 2],
]

/** Prefixes of the names that the star import brings. */
export const exportedPrefixes: readonly string[] = ['p', 'n', 'u', 'm', '', 'k', 'M', 'G', 'T']

export interface NamedUnit {
  /** All spellings; the first is the one chosen for display. */
  readonly names: readonly string[]
  readonly symbol: string
  readonly dimension: readonly number[]
  readonly scale?: number
  /** `none`: kelvin is never prefixed. */
  readonly prefixed: 'none' | 'usual' | 'all'
  /** Whether there are squared and cubed versions such as `metre2`. */
  readonly powers: boolean
  /** Whether quantities are displayed in it. */
  readonly displayed: boolean
  /** Spellings that the star import brings, with prefixes. */
  readonly exported: readonly string[]
}

const usual = { prefixed: 'usual', powers: true, displayed: true } as const

/** Named units. Symbols of two units of like dimensions: only the displayed one is chosen for output. */
export const namedUnits: readonly NamedUnit[] = [
  { ...usual, names: ['metre', 'meter'], symbol: 'm', dimension: [1, 0, 0, 0, 0, 0, 0], exported: ['metre', 'meter'] },
  {
    names: ['kilogram', 'kilogramme'],
    symbol: 'kg',
    dimension: [0, 1, 0, 0, 0, 0, 0],
    prefixed: 'none',
    powers: true,
    // It takes the place of kgram among the multiples of the gram.
    displayed: false,
    exported: ['kilogram'],
  },
  {
    ...usual,
    names: ['gram', 'gramme'],
    symbol: 'g',
    dimension: [0, 1, 0, 0, 0, 0, 0],
    scale: -3,
    exported: ['gram', 'gramme'],
  },
  { ...usual, names: ['second'], symbol: 's', dimension: [0, 0, 1, 0, 0, 0, 0], exported: ['second'] },
  { ...usual, names: ['amp', 'ampere'], symbol: 'A', dimension: [0, 0, 0, 1, 0, 0, 0], exported: ['amp'] },
  {
    names: ['kelvin'],
    symbol: 'K',
    dimension: [0, 0, 0, 0, 1, 0, 0],
    prefixed: 'none',
    powers: true,
    displayed: true,
    exported: ['kelvin'],
  },
  { ...usual, names: ['mole', 'mol'], symbol: 'mol', dimension: [0, 0, 0, 0, 0, 1, 0], exported: ['mole'] },
  { ...usual, names: ['candle'], symbol: 'cd', dimension: [0, 0, 0, 0, 0, 0, 1], exported: [] },
  { ...usual, names: ['lumen'], symbol: 'lm', dimension: [0, 0, 0, 0, 0, 0, 1], displayed: false, exported: [] },
  { ...usual, names: ['lux'], symbol: 'lx', dimension: [-2, 0, 0, 0, 0, 0, 1], exported: [] },
  { ...usual, names: ['radian'], symbol: 'rad', dimension: [0, 0, 0, 0, 0, 0, 0], displayed: false, exported: [] },
  { ...usual, names: ['steradian'], symbol: 'sr', dimension: [0, 0, 0, 0, 0, 0, 0], displayed: false, exported: [] },
  { ...usual, names: ['hertz'], symbol: 'Hz', dimension: [0, 0, -1, 0, 0, 0, 0], exported: ['hertz'] },
  { ...usual, names: ['becquerel'], symbol: 'Bq', dimension: [0, 0, -1, 0, 0, 0, 0], displayed: false, exported: [] },
  { ...usual, names: ['newton'], symbol: 'N', dimension: [1, 1, -2, 0, 0, 0, 0], exported: [] },
  { ...usual, names: ['pascal'], symbol: 'Pa', dimension: [-1, 1, -2, 0, 0, 0, 0], exported: ['pascal'] },
  { ...usual, names: ['joule'], symbol: 'J', dimension: [2, 1, -2, 0, 0, 0, 0], exported: ['joule'] },
  { ...usual, names: ['watt'], symbol: 'W', dimension: [2, 1, -3, 0, 0, 0, 0], exported: ['watt'] },
  { ...usual, names: ['coulomb'], symbol: 'C', dimension: [0, 0, 1, 1, 0, 0, 0], exported: ['coulomb'] },
  { ...usual, names: ['volt'], symbol: 'V', dimension: [2, 1, -3, -1, 0, 0, 0], exported: ['volt'] },
  { ...usual, names: ['farad'], symbol: 'F', dimension: [-2, -1, 4, 2, 0, 0, 0], exported: ['farad'] },
  { ...usual, names: ['ohm'], symbol: 'ohm', dimension: [2, 1, -3, -2, 0, 0, 0], exported: ['ohm'] },
  { ...usual, names: ['siemens'], symbol: 'S', dimension: [-2, -1, 3, 2, 0, 0, 0], exported: ['siemens'] },
  { ...usual, names: ['weber'], symbol: 'Wb', dimension: [2, 1, -2, -1, 0, 0, 0], exported: [] },
  { ...usual, names: ['tesla'], symbol: 'T', dimension: [0, 1, -2, -1, 0, 0, 0], exported: [] },
  { ...usual, names: ['henry'], symbol: 'H', dimension: [2, 1, -2, -2, 0, 0, 0], exported: [] },
  { ...usual, names: ['gray'], symbol: 'Gy', dimension: [2, 0, -2, 0, 0, 0, 0], exported: [] },
  { ...usual, names: ['sievert'], symbol: 'Sv', dimension: [2, 0, -2, 0, 0, 0, 0], displayed: false, exported: [] },
  { ...usual, names: ['katal'], symbol: 'kat', dimension: [0, 0, -1, 0, 0, 1, 0], exported: [] },
  { ...usual, names: ['molar'], symbol: 'M', dimension: [-3, 0, 0, 0, 0, 1, 0], scale: 3, exported: ['molar'] },
  {
    names: ['litre', 'liter'],
    symbol: 'l',
    dimension: [3, 0, 0, 0, 0, 0, 0],
    scale: -3,
    prefixed: 'all',
    powers: false,
    displayed: false,
    exported: ['litre', 'liter'],
  },
]

/** Short spellings and the unit each stands for. `mS` is the one that string expressions do not know by themselves. */
export const shortNames: readonly (readonly [short: string, name: string])[] = [
  ['mV', 'mvolt'],
  ['mA', 'mamp'],
  ['uA', 'uamp'],
  ['nA', 'namp'],
  ['pA', 'pamp'],
  ['pF', 'pfarad'],
  ['uF', 'ufarad'],
  ['nF', 'nfarad'],
  ['nS', 'nsiemens'],
  ['uS', 'usiemens'],
  ['mS', 'msiemens'],
  ['ms', 'msecond'],
  ['us', 'usecond'],
  ['Hz', 'hertz'],
  ['kHz', 'khertz'],
  ['MHz', 'Mhertz'],
  ['cm', 'cmetre'],
  ['cm2', 'cmetre2'],
  ['cm3', 'cmetre3'],
  ['mm', 'mmetre'],
  ['mm2', 'mmetre2'],
  ['mm3', 'mmetre3'],
  ['um', 'umetre'],
  ['um2', 'umetre2'],
  ['um3', 'umetre3'],
  ['mM', 'mmolar'],
  ['uM', 'umolar'],
  ['nM', 'nmolar'],
]

/** Compounds without a name of their own in which quantities are displayed unless a script has used another. */
export const customaryCompounds: readonly {
  readonly name: string
  readonly symbol: string
  readonly dimension: readonly number[]
}[] = [
  { name: 'pascal * second', symbol: 'Pa s', dimension: [-1, 1, -1, 0, 0, 0, 0] },
  { name: 'watt / (metre ** 2)', symbol: 'W/(m^2)', dimension: [0, 1, -3, 0, 0, 0, 0] },
  { name: 'joule / kelvin', symbol: 'J/K', dimension: [2, 1, -2, 0, -1, 0, 0] },
  { name: 'joule / (kilogram * kelvin)', symbol: 'J/(kg K)', dimension: [2, 0, -2, 0, -1, 0, 0] },
  { name: 'watt / (metre * kelvin)', symbol: 'W/(m K)', dimension: [1, 1, -3, 0, -1, 0, 0] },
  { name: 'volt / (metre ** 3)', symbol: 'V/(m^3)', dimension: [-1, 1, -3, -1, 0, 0, 0] },
  { name: 'coulomb / (metre ** 3)', symbol: 'C/(m^3)', dimension: [-3, 0, 1, 1, 0, 0, 0] },
  { name: 'coulomb / (metre ** 2)', symbol: 'C/(m^2)', dimension: [-2, 0, 1, 1, 0, 0, 0] },
  { name: 'farad / metre', symbol: 'F/m', dimension: [-3, -1, 4, 2, 0, 0, 0] },
  { name: 'henry / metre', symbol: 'H/m', dimension: [1, 1, -2, -2, 0, 0, 0] },
  { name: 'joule / mole', symbol: 'J/mol', dimension: [2, 1, -2, 0, 0, -1, 0] },
  { name: 'joule / (mole * kelvin)', symbol: 'J/(mol K)', dimension: [2, 1, -2, 0, -1, -1, 0] },
  { name: 'coulomb / kilogram', symbol: 'C/kg', dimension: [0, -1, 1, 1, 0, 0, 0] },
  { name: 'gray / second', symbol: 'Gy/s', dimension: [2, 0, -3, 0, 0, 0, 0] },
  { name: 'katal / (metre ** 3)', symbol: 'kat/(m^3)', dimension: [-3, 0, -1, 0, 0, 1, 0] },
]
