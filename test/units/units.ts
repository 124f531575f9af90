import { unitNamed, type Operand, type Unit } from '../../units/index.ts'

/** The unit of a name that is known to exist. */
export function unit(name: string): Unit {
  const found = unitNamed(name)
  if (found === undefined) throw new Error(`no unit is called ${name}`)
  return found
}

/** An array times a unit, as the checks take it. */
export function array(values: readonly number[], of?: Unit): Operand {
  return {
    values: values.map(x => x * (of?.value ?? 1)),
    shape: [values.length],
    dimension: of?.dimension ?? [0, 0, 0, 0, 0, 0, 0],
  }
}
