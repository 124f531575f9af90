/** What Python, numpy, matplotlib and Brian 2 have and Hillock does not have yet, so that no such name counts as misspelt. */
import { builtinNames, classNames, keywordsTaken, moduleNames } from './real-names.ts'

export type Library = 'Python' | 'numpy' | 'scipy' | 'matplotlib' | 'Brian 2' | 'brian2tools' | 'tqdm' | 'progressbar'

/** `Synapses is Brian 2, not yet Hillock; this file runs in Brian 2`. */
export function notYet(what: string, library: Library = 'Brian 2'): string {
  return `${what} is ${library}, not yet Hillock; this file runs in Brian 2`
}

/** What the star import of Brian 2 brings, by who is named for it. */
const ofBrian: readonly string[] = [
  'brian2.only',
  'numpy',
  'numpy.random',
  'numpy.linalg',
  'numpy.fft',
  'matplotlib.pyplot',
  'brian2',
]

/** Modules of which Hillock has what only works on texts; what else they have asks the machine. */
const machine: ReadonlySet<string> = new Set(['os', 'os.path'])

/** What is said of a name that the real module of this path has and Hillock's has not; undefined for a misspelt one. */
export function nameLater(path: string, name: string): string | undefined {
  const library = libraryOfName(path, name)
  if (library === undefined) return undefined
  return machine.has(path) ? `${path}.${name}: a model script cannot reach the machine` : notYet(name, library)
}

/** Whose name it is in a module of this path; undefined for a name that the real module has not. */
function libraryOfName(path: string, name: string): Library | undefined {
  const searched = path === 'brian2' ? ofBrian : likePaths(path)
  const found = searched.find(each => moduleNames.get(each)?.has(name) === true)
  return found === undefined ? undefined : libraryOfModule(found)
}

/** The entries of the tables that have the names: for modules inside Brian 2 one of all its names stands. */
function likePaths(path: string): readonly string[] {
  if (path === 'brian2.numpy_') return ['numpy']
  return path.startsWith('brian2.') && !moduleNames.has(path) ? ['brian2.only', 'brian2.*'] : [path]
}

function libraryOfModule(path: string): Library {
  if (path.startsWith('numpy')) return 'numpy'
  if (path.startsWith('matplotlib')) return 'matplotlib'
  if (path.startsWith('scipy')) return 'scipy'
  if (path === 'brian2tools' || path === 'tqdm' || path === 'progressbar') return path
  return path.startsWith('brian2') ? 'Brian 2' : 'Python'
}

/** What the function of this name in the real module takes by name, but for its first argument. */
export function keywordsOf(path: string, name: string): readonly string[] {
  return [...(keywordsTaken.get(path) ?? [])].flatMap(([keyword, takers]) => (takers.has(name) ? [keyword] : []))
}

/** Whether it is one of Python's built-in names. */
export function isBuiltin(name: string): boolean {
  return builtinNames.has(name)
}

/** Whose attribute it is of values of a class, by Python's name of the class; undefined where the real class has none. */
export function libraryOfAttribute(className: string, attribute: string): Library | undefined {
  for (const [library, classes] of classNames) {
    if (classes.get(className)?.has(attribute) === true) return library as Library
  }
  return undefined
}

/** Every public attribute of a class of a library. */
export function attributesOfClass(library: Library, className: string): readonly string[] {
  return [...(classNames.get(library)?.get(className) ?? [])]
}

/** Whether any class of Brian 2 has such an attribute. */
export function isBrianAttribute(attribute: string): boolean {
  return classesWith('Brian 2', attribute).length > 0
}

/** The classes of a library that have such an attribute. */
export function classesWith(library: Library, attribute: string): string[] {
  const classes = [...(classNames.get(library) ?? [])]
  return classes.flatMap(([className, names]) => (names.has(attribute) ? [className] : []))
}
