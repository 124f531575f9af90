import { unitNamed, type Unit } from '../../units/index.ts'

/** The unit of a name that is known to exist. */
export function unit(name: string): Unit {
  const found = unitNamed(name)
  if (found === undefined) throw new Error(`no unit is called ${name}`)
  return found
}
