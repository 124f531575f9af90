import { once } from '../diagnostics/index.ts'
import { array } from './arrays/array.ts'
import { classesWith, notYet } from './later.ts'
import { attributes } from './library/attributes/index.ts'
import { ufuncMethods } from './library/numpy/ufunc-methods.ts'
import { attributesOfTypes } from './library/numpy/element-type.ts'
import { attributesOfFigures } from './library/pyplot.ts'

/** Methods of Brian's groups, monitors and networks, by which they are recognised whatever stands before the dot. */
const ofBrian: readonly string[] = ['run_at', 'run_on_clock', 'custom_operation']

/** Quantities are arrays of numpy's, so what they have is no sign of Brian 2. */
const arraysOfBrian: ReadonlySet<string> = new Set(['Quantity', 'Unit'])

/** What arrays, their types, Python's values and figures have here. */
const here = once(
  (): ReadonlySet<string> =>
    new Set([
      ...attributesOfFigures(),
      ...ufuncMethods,
      ...attributesOfTypes(),
      ...[...attributes.values()].flatMap(table => [...table.names(array(new Float64Array()))]),
    ]),
)

/**
 * What is said of an attribute that no value in Hillock has and only one kind of real object does, so that a script's text
 * alone tells what is missing: `ax.quiver(…)`; undefined for every other name.
 */
export function attributeLater(name: string): string | undefined {
  if (ofBrian.includes(name)) return notYet(`${name}()`)
  const elsewhere = [...classesWith('Python', name), ...classesWith('Brian 2', name)]
  if (elsewhere.some(each => !arraysOfBrian.has(each)) || here().has(name)) return undefined
  for (const library of ['numpy', 'matplotlib'] as const) {
    const [className] = classesWith(library, name)
    if (className !== undefined) return notYet(`the attribute '${name}' of ${className}`, library)
  }
  return undefined
}
