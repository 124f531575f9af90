/** The compiler: a network description and the names of a run → the text of a module and its manifest. */
import type { Manifest } from '../abi/index.ts'
import { type Note, note, type Report } from '../diagnostics/index.ts'
import { type CheckedNetwork, checkNetwork } from './check/check-network.ts'
import { generate } from './generate/index.ts'
import type { Parser } from './grammar/index.ts'
import { integrate, type System, type Update } from './integrate/index.ts'
import { type BuildOptions, buildProgram } from './ir/build.ts'
import { manifestOf, type ModuleDescription } from './manifest/index.ts'
import { functions } from './model/functions.ts'
import type { GroupModel } from './model/group.ts'
import type { InitialAssignment, NetworkModel } from './model/network.ts'
import { scheduleOf } from './schedule/index.ts'

/** What is to be compiled. */
export interface CompileRequest {
  readonly network: NetworkModel
  /** Assignments made before the first run, for modules that are to start by themselves. */
  readonly initial: readonly InitialAssignment[]
  readonly description: ModuleDescription
  readonly options?: BuildOptions | undefined
}

export interface CompiledText {
  /** AssemblyScript. Holds no sizes, constant values or object names, so that it can serve as a cache key. */
  readonly text: string
  readonly manifest: Manifest
}

/** Compiles to text; undefined after reporting why not. */
export function compileNetwork(request: CompileRequest, parser: Parser, report: Report): CompiledText | undefined {
  const { network, initial, description, options } = request
  const checked = checkNetwork(network, report)
  const updates = checked && integrateGroups(checked, parser, report)
  if (checked === undefined || updates === undefined) return undefined
  const schedule = scheduleOf(network)
  const { program, constants } = buildProgram({ checked, schedule, updates, initial }, options)
  const generated = generate(program)
  const methods = updates.map(update => update?.method ?? 'none')
  const manifest = manifestOf({ network, schedule, methods, program, constants, generated, description })
  return { text: generated.text, manifest }
}

/** The update of every group, undefined for one without differential equations; undefined if one cannot be integrated. */
function integrateGroups(
  { groups }: CheckedNetwork,
  parser: Parser,
  report: Report,
): readonly (Update | undefined)[] | undefined {
  const updates = groups.map(({ group }) => {
    const system = systemOf(group)
    return system.equations.length === 0 ? 'none' : integrateGroup(group, system, parser, report)
  })
  if (updates.includes(undefined)) return undefined
  return updates.map(update => (update === 'none' ? undefined : update))
}

function integrateGroup(group: GroupModel, system: System, parser: Parser, report: Report): Update | undefined {
  const names = group.methods.map(({ name }) => name)
  const request = names.length === 0 ? undefined : { names, span: group.methods[0]?.span }
  const integration = integrate(system, request, parser, refusal =>
    report(group.span === undefined || refusal.span !== undefined ? refusal : { ...refusal, span: group.span }),
  )
  if (integration === undefined) return undefined
  const { update, choice } = integration
  if (choice !== undefined) report(methodNote(group, choice.method, choice.note))
  return update
}

function systemOf(group: GroupModel): System {
  const variables = [...group.variables.values()]
  return {
    equations: variables.flatMap(({ kind, name, expression, unlessRefractory }) =>
      kind === 'differential' && expression !== undefined ? [{ name, expression, unlessRefractory }] : [],
    ),
    subexpressions: new Map(
      variables.flatMap(({ kind, name, expression, constantOverDt }) =>
        kind === 'subexpression' && !constantOverDt && expression !== undefined ? [[name, expression]] : [],
      ),
    ),
    statefulFunctions: new Set([...functions.values()].filter(({ stateful }) => stateful).map(({ name }) => name)),
    stepwiseFunctions: new Set(),
  }
}

function methodNote({ name, span }: GroupModel, method: string, reason: string | undefined): ReturnType<typeof note> {
  const notes: Note[] = reason === undefined ? [] : [{ message: reason }]
  const message = `No numerical integration method specified for group '${name}', using method '${method}'.`
  return note('method-chosen', span, message, { notes, help: `name it to be sure: method='${method}'` })
}
