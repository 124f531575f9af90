/** The pipeline: a network description and the names of a run → the text of a module and its manifest. */
import type { Manifest } from '../abi/index.ts'
import type { Report } from '../diagnostics/index.ts'
import { checkNetwork } from './check/check-network.ts'
import { generate, type LineOrigin } from './generate/index.ts'
import type { Parser } from './grammar/index.ts'
import { integrateEvents, integrateGroups } from './integrate/index.ts'
import { type BuildOptions, buildProgram } from './ir/build.ts'
import { manifestOf, type ModuleDescription } from './manifest/index.ts'
import type { InitialAssignment, NetworkModel } from './model/network.ts'
import { activePhases, scheduleOf } from './schedule/index.ts'

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
  /** Which of its lines come from the model, and from where in it. */
  readonly lines: readonly LineOrigin[]
  readonly manifest: Manifest
}

/** Compiles to text; undefined after reporting why not. */
export function compileNetwork(request: CompileRequest, parser: Parser, report: Report): CompiledText | undefined {
  const { network, initial, description, options } = request
  const checked = checkNetwork(network, report)
  const updates = checked && integrateGroups(network, parser, report)
  const eventUpdates = checked && integrateEvents(network, parser, report)
  if (checked === undefined || updates === undefined || eventUpdates === undefined) return undefined
  const schedule = scheduleOf(network)
  const { program, constants } = buildProgram({ checked, schedule, updates, eventUpdates, initial }, options)
  const generated = generate(program)
  const methods = updates.map(update => update?.method ?? 'none')
  const manifest = manifestOf({
    network,
    schedule: activePhases(schedule),
    methods,
    program,
    constants,
    generated,
    description,
  })
  return { text: generated.text, lines: generated.lines, manifest }
}
