/** Finds what names, calls and texts of a script are, for help at a place in it. */
import type { SourceText } from '../../diagnostics/index.ts'
import type { Parameter } from '../evaluate/parameters.ts'
import type { ModuleValue } from '../evaluate/values.ts'
import { members } from './descriptions.ts'
import { equationLines } from './equation-lines.ts'
import type { Inspection } from './inspect.ts'
import type { Known, KnownObject } from './known.ts'
import { lookUp, memberOf } from './names.ts'
import { nameIn, parametersIn } from './signature.ts'

/** What a dotted name stands for: the last of the values that the script gives it. */
export function knownBy(dotted: string, { bindings, names }: Inspection): Known | undefined {
  const [first = '', ...others] = dotted.split('.')
  const own = bindings.get(first)?.findLast(each => each !== undefined)
  const start = own ?? (bindings.has(first) ? undefined : lookUp(names, first))
  return others.reduce<Known | undefined>((known, name) => {
    const module = moduleIn(known)
    return module && memberOf(module, name)
  }, start)
}

export function moduleIn(known: Known | undefined): ModuleValue | undefined {
  const value = known?.kind === 'library' ? known.value : undefined
  return typeof value === 'object' && value?.kind === 'module' ? value : undefined
}

/** What is called, as help needs it. */
export interface Callee {
  /** `NeuronGroup`, `connect` */
  readonly name: string
  readonly parameters: readonly Parameter[]
  /** Before the dot. */
  readonly object: KnownObject | undefined
}

export function calleeOf(dotted: string, inspection: Inspection): Callee | undefined {
  const known = knownBy(dotted, inspection)
  const value = known?.kind === 'library' ? known.value : undefined
  if (typeof value === 'object' && value?.kind === 'function')
    return { name: value.name, parameters: value.parameters, object: undefined }
  const dot = dotted.lastIndexOf('.')
  if (dot < 0) return undefined
  const before = knownBy(dotted.slice(0, dot), inspection)
  const name = dotted.slice(dot + 1)
  const object = before?.kind === 'object' ? before.object : undefined
  const signature = memberSignatures(object).find(each => nameIn(each) === name)
  return signature === undefined ? undefined : { name, parameters: parametersIn(signature), object }
}

/** What stands behind the dot of an object, as signatures or names, variables left out; of everything if it is not known. */
export function memberSignatures(object: KnownObject | undefined): readonly string[] {
  return [...membersOf(object).keys()]
}

/** The same with what they are. */
export function membersOf(object: KnownObject | undefined): ReadonlyMap<string, string> {
  if (object === undefined) return new Map(Object.values(members).flatMap(each => Object.entries(each)))
  const common = isGroup(object) ? members['group'] : undefined
  return new Map([...Object.entries(members[object.className] ?? {}), ...Object.entries(common ?? {})])
}

const groupClasses: ReadonlySet<string> = new Set([
  'NeuronGroup',
  'PoissonGroup',
  'SpikeGeneratorGroup',
  'Synapses',
  'Subgroup',
])

export function isGroup({ className }: KnownObject): boolean {
  return groupClasses.has(className)
}

/** The object whose call an offset is in, the innermost. */
export function objectAround(source: string, offset: number, { scene }: Inspection): KnownObject | undefined {
  return scene.objects.findLast(({ span }) => span.source.text === source && span.start <= offset && offset <= span.end)
}

/** The objects whose equations stand at an offset. */
export function objectsOfEquations(source: string, offset: number, { scene }: Inspection): readonly KnownObject[] {
  return scene.objects.filter(({ texts }) => texts?.model !== undefined && covers(texts.model, source, offset))
}

function covers({ pieces }: SourceText, source: string, offset: number): boolean {
  return pieces.some(
    piece => piece.source.text === source && piece.start <= offset && offset <= piece.start + piece.length,
  )
}

/** A variable of a group, as its users see it. */
export interface GroupVariable {
  readonly name: string
  /** As written behind the colon. */
  readonly unit: string
  /** The line that defines it; undefined for those that Brian adds. */
  readonly line: string | undefined
}

/** The variables of a group: those that its equations define, whatever is wrong with them, and those that Brian adds. */
export function variablesOf(object: KnownObject): readonly GroupVariable[] {
  const lines = variablesIn(object.texts?.model?.text ?? '')
  const written = new Set(lines.map(({ name }) => name))
  const model = object.group?.model
  const added = [...(model?.variables.values() ?? [])].filter(
    ({ name, linked, side }) => !written.has(name) && !name.startsWith('_') && !(linked === true && side !== undefined),
  )
  return [...lines, ...added.map(({ name, unit }) => ({ name, unit, line: undefined }))]
}

/** The variables that a text of equations defines. */
export function variablesIn(text: string): readonly GroupVariable[] {
  return equationLines(text).map(({ name, unit, text: line }) => ({ name, unit, line }))
}
