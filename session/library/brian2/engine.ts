/** What a script's groups, monitors and runs need of the network package; tests may put something simpler in its place. */
import type { ValueType } from '../../../abi/index.ts'
import type { Namespace } from '../../../compiler/model/external.ts'
import type { Expr } from '../../../compiler/grammar/ast.ts'
import type { Diagnostic, Report, SourceText, Span } from '../../../diagnostics/index.ts'
import type { Dimension } from '../../../units/index.ts'

export type Storage = Float64Array | Int32Array | Uint8Array

/** Anything with a number and a dimension. */
export interface EngineQuantity {
  readonly value: number
  readonly dimension: Dimension
}

export interface EngineVariable {
  readonly name: string
  readonly kind: 'differential' | 'parameter' | 'subexpression' | 'internal'
  readonly type: ValueType
  readonly dimension: Dimension
  readonly shared: boolean
  readonly readOnly: boolean
  readonly unit: string
}

export interface EngineGroup {
  readonly name: string
  readonly size: number
  readonly variables: ReadonlyMap<string, EngineVariable>
  read(variable: string, namespace?: Namespace): Storage
  write(
    variable: string,
    values: number | ArrayLike<number>,
    options?: { indices?: ArrayLike<number>; expression?: Expr; span?: Span },
  ): void
  assign(
    variable: string,
    code: SourceText,
    options: { where?: SourceText; indices?: ArrayLike<number>; namespace: Namespace },
  ): void
  select(condition: SourceText, namespace: Namespace): Int32Array
}

export interface EngineStateMonitor {
  readonly name: string
  readonly group: EngineGroup
  readonly variables: readonly string[]
  readonly record: Int32Array
  readonly length: number
  readonly t: Float64Array
  samples(variable: string): { readonly values: Storage; readonly rows: number; readonly samples: number }
}

export interface EngineSpikeMonitor {
  readonly name: string
  readonly group: EngineGroup
  readonly length: number
  readonly t: Float64Array
  readonly i: Int32Array
  readonly count: Int32Array
}

export type EngineObject = EngineGroup | EngineStateMonitor | EngineSpikeMonitor

export interface EngineStreams {
  readonly seed: number
  reseed(seed: number): void
  nextEpoch(): number
}

export interface EngineRunEnd {
  readonly t: number
  readonly steps: number
  readonly seed: number
  readonly compileMilliseconds: number
  readonly runMilliseconds: number
}

export interface EngineProgress {
  readonly t: number
  readonly fraction: number
  readonly secondsLeft: number
}

export interface EngineRunOptions {
  readonly namespace?: Namespace
  readonly streams?: EngineStreams
  readonly variables?: ReadonlyMap<object, string>
  readonly assembler?: unknown
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: EngineProgress) => void
  readonly onDiagnostic?: Report
  readonly span?: Span
}

/** A compiled run. */
export interface EngineModule {
  readonly module: Uint8Array
  readonly manifest: unknown
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface EngineNetwork {
  readonly t: number
  dt: number
  add(...objects: EngineObject[]): void
  run(duration: number, options?: EngineRunOptions): Promise<EngineRunEnd>
  compile(options?: EngineRunOptions & { readonly duration?: number }): Promise<EngineModule>
}

export interface EngineGroupOptions {
  readonly threshold?: SourceText
  readonly reset?: SourceText
  readonly refractory?: SourceText | EngineQuantity | boolean
  readonly method?: SourceText | readonly SourceText[]
  readonly namespace?: Namespace
  readonly name?: string
  readonly dt?: EngineQuantity
  readonly order?: number
  readonly streams?: EngineStreams
  readonly span?: Span
}

export interface Engine {
  group(size: number, model: SourceText, options: EngineGroupOptions): EngineGroup
  stateMonitor(
    group: EngineGroup,
    variables: readonly string[] | true,
    options: { record: boolean | readonly number[]; dt?: EngineQuantity; name?: string; span?: Span },
  ): EngineStateMonitor
  spikeMonitor(group: EngineGroup, options: { record?: boolean; name?: string; span?: Span }): EngineSpikeMonitor
  network(...objects: EngineObject[]): EngineNetwork
  streams(seed: number): EngineStreams
}
