/** A script or notebook as its text tells it: what is wrong with it, its names, its objects, and what is known of its equations. */
import type { Expr, Script, Statement } from '../../compiler/grammar/ast.ts'
import { children, innerStatements, namesIn, statementExpressions } from '../../compiler/grammar/index.ts'
import { defaultSlots, functions, type Inferred, inspectNetwork, integrateGroups } from '../../compiler/index.ts'
import type { Namespace } from '../../compiler/model/external.ts'
import type { GroupModel } from '../../compiler/model/group.ts'
import type { NetworkModel } from '../../compiler/model/network.ts'
import { type Diagnostic, HillockError, mostErrors, type Report, type Source } from '../../diagnostics/index.ts'
import { describe } from '../../network/describe.ts'
import { tools } from '../../network/tools.ts'
import { type Cells, notebookCells, readWhatCan, scriptCells } from '../cells.ts'
import { isNotebook } from '../notebook.ts'
import type { ScriptOptions } from '../script-types.ts'
import { readArguments } from './arguments.ts'
import { type Bindings, namespaceOf, OpenNamespace } from './bindings.ts'
import { followScript } from './follow.ts'
import { makeObject } from './make-group.ts'
import { assignAttribute, callMethod } from './methods.ts'
import { type Names, ownNames } from './names.ts'
import { readFunction, type Reader } from './read-expression.ts'
import { createScene, quietScene, type Scene } from './scene.ts'
import { checkArguments, checkDuration, checkName } from './script-checks.ts'

/** What to read, and as what. */
export type TextOptions = Pick<ScriptOptions, 'file' | 'modules' | 'files'>

/** Everything a text tells. */
export interface Inspection {
  readonly diagnostics: readonly Diagnostic[]
  readonly script: Script
  /** The text, or those of the code cells of a notebook. */
  readonly sources: readonly Source[]
  /** Names at the end of the script. */
  readonly names: Names
  readonly bindings: Bindings
  readonly scene: Scene
  /** What equations know of the script's names. */
  readonly namespace: Namespace
  /** Type and dimension of sub-expressions of equations, as far as they are known. */
  readonly inferred: ReadonlyMap<Expr, Inferred>
}

/** Reads a text without evaluating anything. */
export function inspectText(text: string, options: TextOptions = {}): Inspection {
  const diagnostics: Diagnostic[] = []
  const report: Report = diagnostic => void diagnostics.push(diagnostic)
  const cells = cellsOf(text, options, report)
  const { script, whole } = readWhatCan(cells, options, report)
  const scene = createScene(report)
  scene.openNames = !whole || reachesNames(script.statements)
  const bindings: Bindings = new Map()
  let runs = false
  const sceneOf = ({ unsure }: Reader): Scene => (unsure ? quietScene(scene) : scene)
  const names = followScript(script, {
    bindings,
    called: (called, call, reader) => {
      const given = readArguments(call, called.parameters, reader)
      checkArguments(called, call, sceneOf(reader).report)
      if (called.name === 'run') checkDuration(given, sceneOf(reader).report)
      if (called.name === 'run' && !reader.unsure) runs = true
      // Names may come from anywhere.
      if (called.name === 'run' && given.by.has('namespace')) scene.openNames = true
      const made = makeObject(called, given, call, sceneOf(reader))
      if (made !== undefined) return { kind: 'object', object: made }
      const [first] = given.by.values()
      if (called.name === 'Equations' && first?.known?.kind === 'text' && given.by.size === 1 && !given.more)
        return { kind: 'equations', text: first.known.text }
      const named = call.arguments.flatMap(({ name }) => (name === undefined ? [] : [name]))
      const positional = [...given.by].filter(([name]) => !named.includes(name)).map(([, { known }]) => known)
      const keywords = new Map(named.map(name => [name, given.by.get(name)?.known]))
      return given.more ? undefined : readFunction(called.name, positional, keywords)
    },
    calledOn: (object, name, call, reader) => {
      if (name === 'run' && !reader.unsure) runs = true
      if (name === 'run' && call.arguments.some(each => each.name === 'namespace')) scene.openNames = true
      return callMethod(object, name, call, reader, sceneOf(reader))
    },
    assigned: (target, value, known, reader) => assignAttribute(target, value, known, reader, sceneOf(reader)),
    unknown: (name, { certain, names: before }) => {
      if (certain && scene.missing.length < mostErrors)
        scene.missing.push({ name, starred: [...before.starred], own: ownNames(before) })
    },
    unknownStar: () => {
      scene.openNames = true
    },
  })
  // Names are looked for at a run.
  const known = namespaceOf(bindings)
  const namespace = scene.openNames ? new OpenNamespace() : runs ? known : new OpenNamespace(known)
  const inferred = inspectScene(scene, namespace, runs)
  for (const check of scene.later) check(namespace)
  for (const missing of scene.missing)
    if (!scene.openNames && !bindings.has(missing.name.name)) checkName(missing, report)
  return {
    diagnostics: distinct(diagnostics),
    script,
    sources: cells.parts.map(({ source }) => source),
    names,
    bindings,
    scene,
    namespace,
    inferred,
  }
}

function cellsOf(text: string, options: TextOptions, report: Report): Cells {
  if (!isNotebook({ name: options.file ?? 'script', text })) return scriptCells(text, options)
  try {
    return notebookCells(text, options)
  } catch (thrown) {
    if (!(thrown instanceof HillockError)) throw thrown
    thrown.diagnostics.forEach(report)
    return { parts: [], notebook: true, figures: [] }
  }
}

/** What makes names, or changes them, in ways that a text does not tell. */
const reaching: ReadonlySet<string> = new Set(['exec', 'eval', 'globals', 'locals', 'vars', 'setattr'])

function reachesNames(statements: readonly Statement[]): boolean {
  const within = (expr: Expr): boolean =>
    (expr.kind === 'name' && reaching.has(expr.name)) ||
    (expr.kind === 'attribute' && (expr.name === 'namespace' || expr.name.startsWith('__'))) ||
    children(expr).some(within)
  return statements.some(
    statement => statementExpressions(statement).some(within) || reachesNames(innerStatements(statement)),
  )
}

function inspectScene(
  { network: objects, open, parts, report }: Scene,
  namespace: Namespace,
  runs: boolean,
): Inspection['inferred'] {
  const { network, groups } = describe(objects, { slots: defaultSlots, namespace })
  const checked = network.groups.map((group, k) => {
    const own = groups[k]
    if (own === undefined) return group
    if (open.has(own)) return { ...group, namespace: new OpenNamespace() }
    return parts.has(own) ? { ...group, namespace: new OpenNamespace([...namespace, ...group.namespace]) } : group
  })
  const { inferred, sound } = inspectNetwork({ ...network, groups: checked }, report)
  // Methods are looked at by a run.
  if (runs) checkMethods({ ...network, groups: sound }, report)
  return inferred
}

/** Methods that do not fit the equations, of groups of whose names everything is known. */
function checkMethods(network: NetworkModel, report: Report): void {
  const settled = network.groups.filter(
    group => group.methods.length > 0 && equationNames(group).every(name => isSettled(name, group, network.namespace)),
  )
  integrateGroups({ ...network, groups: settled }, tools().parser, found => {
    if (found.severity === 'error') report(found)
  })
}

function equationNames({ variables }: GroupModel): string[] {
  return [...variables.values()].flatMap(({ expression }) =>
    expression === undefined ? [] : namesIn(expression).map(({ name }) => name),
  )
}

/** Whether a name that stands for something outside of the equations is a number. */
function isSettled(name: string, group: GroupModel, namespace: Namespace): boolean {
  if (group.variables.has(name) || functions.has(name)) return true
  const outside = group.namespace.get(name) ?? namespace.get(name)
  return outside === undefined || !('kind' in outside) || (outside.kind === 'unsettled' && outside.number !== undefined)
}

/** What is said of a text that several objects have is said once. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>()
  return diagnostics.filter(({ message, span }) => {
    const key = `${span?.source.name}:${span?.start}:${span?.end}:${message}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
