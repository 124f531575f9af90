import { requireText } from '../diagnostics/arguments.ts'
import type { Manifest, ManifestConstant } from '../abi/manifest.ts'
import { didYouMean } from '../diagnostics/suggest.ts'
import { hostError } from './errors.ts'

/** Something with Brian's name and perhaps a script variable. */
export interface Named {
  readonly name: string
  readonly variable?: string
}

/** The name people know: the script's variable, else Brian's name. */
export function shownName({ name, variable }: Named): string {
  return variable ?? name
}

/** The constants that are for people. */
export function visibleConstants({ constants }: Pick<Manifest, 'constants'>): readonly ManifestConstant[] {
  return constants.filter(({ hidden }) => hidden !== true)
}

/**
 * The thing a name stands for: Brian's name or the script's variable.
 *
 * @param what for messages: `group`
 * @throws HillockError `unknown-name`, or `shadowed-name` if it stands for several
 */
export function find<T extends Named>(things: readonly T[], name: string, what: string): T {
  const [found, another] = things.filter(thing => thing.name === name || thing.variable === name)
  if (found === undefined) throw unknown(name, what, namesOf(things))
  if (another !== undefined) throw ambiguous(name, [found, another])
  return found
}

/** Every name that stands for one of these things. */
export function namesOf(things: readonly Named[]): string[] {
  return [...new Set(things.flatMap(({ name, variable }) => (variable === undefined ? [name] : [variable, name])))]
}

/** Nothing has this name. */
export function unknown(name: string, what: string, known: readonly string[]): Error {
  requireText(`the name of a ${what}`, name)
  const help = didYouMean(name, known) ?? (known.length > 0 ? `there is ${known.slice(0, 12).join(', ')}` : undefined)
  return hostError('unknown-name', `there is no ${what} '${name}' in this model`, help)
}

/**
 * An object that has everything under its names: enumerable under the one people use, to be found under Brian's too.
 * A name that stands for several throws when it is used.
 */
export function byName<T extends Named, V>(things: readonly T[], value: (thing: T) => V): Readonly<Record<string, V>> {
  const object = Object.create(null) as Record<string, V>
  for (const name of namesOf(things)) {
    const all = things.filter(thing => thing.name === name || thing.variable === name)
    const [thing, another] = all
    if (thing === undefined) continue
    if (another !== undefined) {
      const refuse = (): never => {
        throw ambiguous(name, [thing, another])
      }
      Object.defineProperty(object, name, { get: refuse })
    } else {
      Object.defineProperty(object, name, { value: value(thing), enumerable: name === shownName(thing) })
    }
  }
  return object
}

function ambiguous(name: string, [one, other]: readonly [Named, Named]): Error {
  const describe = (thing: Named): string =>
    thing.name === name ? `what Brian 2 calls '${name}'` : `the script's '${name}' (${thing.name})`
  const clear = namesOf([one, other]).filter(each => each !== name)
  return hostError(
    'shadowed-name',
    `'${name}' could be ${describe(one)} or ${describe(other)}`,
    `say ${clear.map(each => `'${each}'`).join(' or ')}`,
  )
}
