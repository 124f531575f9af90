/** The compiler: a network description and the names of a run → the text of a module and its manifest. */
import { type Note, note, type Report } from '../diagnostics/index.ts'
import { checkGroup } from './check/check-group.ts'
import { functions } from './model/functions.ts'
import { generateModule, type GeneratedModule, type ModuleDescription } from './generate/module.ts'
import type { Parser } from './grammar/index.ts'
import { integrate, type System } from './integrate/index.ts'
import { buildKernel } from './ir/build-kernel.ts'
import type { Kernel } from './ir/kernel.ts'
import type { GroupModel } from './model/group.ts'
import type { InitialAssignment, NetworkModel } from './model/network.ts'

/** What is to be compiled. */
export interface CompileRequest {
  readonly network: NetworkModel
  /** Assignments made before the first run, for modules that are to start by themselves. */
  readonly initial: readonly InitialAssignment[]
  readonly description: ModuleDescription
}

/** Checks a network, reporting what is wrong with it; true if nothing is. */
export function checkNetwork({ groups, namespace }: NetworkModel, report: Report): boolean {
  return groups.map(group => checkGroup(group, namespace, report)).every(Boolean)
}

/** Compiles to text; undefined after reporting why not. */
export function compileNetwork(request: CompileRequest, parser: Parser, report: Report): GeneratedModule | undefined {
  const { network, initial, description } = request
  if (!checkNetwork(network, report)) return undefined
  const integrated = network.groups.map((group, index) => integrateGroup(group, index, network, parser, report))
  const complete = integrated.filter(each => each !== undefined)
  if (complete.length < integrated.length) return undefined
  return generateModule({
    network,
    kernels: complete.map(({ kernel }) => kernel),
    methods: complete.map(({ method }) => method),
    initial,
    description,
  })
}

function integrateGroup(
  group: GroupModel,
  index: number,
  network: NetworkModel,
  parser: Parser,
  report: Report,
): { kernel: Kernel; method: string } | undefined {
  const monitored = monitoredNames(index, network)
  const recorded = recordedSubexpressions(group, monitored)
  const system = systemOf(group)
  if (system.equations.length === 0)
    return { kernel: buildKernel(group, undefined, network.namespace, recorded, monitored), method: 'none' }
  const names = group.methods.map(({ name }) => name)
  const request = names.length === 0 ? undefined : { names, span: group.methods[0]?.span }
  const integration = integrate(system, request, parser, refusal =>
    report(group.span === undefined || refusal.span !== undefined ? refusal : { ...refusal, span: group.span }),
  )
  if (integration === undefined) return undefined
  const { update, choice } = integration
  if (choice !== undefined) report(methodNote(group, choice.method, choice.note))
  return { kernel: buildKernel(group, update, network.namespace, recorded, monitored), method: update.method }
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

function monitoredNames(group: number, { monitors }: NetworkModel): ReadonlySet<string> {
  return new Set(
    monitors.flatMap(monitor => (monitor.kind === 'state' && monitor.group === group ? monitor.variables : [])),
  )
}

function recordedSubexpressions(group: GroupModel, monitored: ReadonlySet<string>): string[] {
  return [...monitored].filter(name => {
    const variable = group.variables.get(name)
    return variable?.kind === 'subexpression' && !variable.constantOverDt
  })
}
