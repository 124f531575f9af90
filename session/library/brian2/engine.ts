/** What a script's groups, monitors and runs need of the network package; tests may put something simpler in its place. */
import type { Manifest, ValueType } from '../../../abi/index.ts'
import type { Namespace } from '../../../compiler/model/external.ts'
import type { Expr } from '../../../compiler/grammar/ast.ts'
import type { Diagnostic, Report, SourceText, Span } from '../../../diagnostics/index.ts'
import type { Dimension } from '../../../units/index.ts'

export type Storage = Float64Array | Int32Array | Uint8Array

/** A quantity, and how the script derived it. */
export interface EngineQuantity {
  readonly value: number
  readonly dimension: Dimension
  readonly expression?: Expr
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

export interface EngineCompileOptions {
  readonly namespace?: Namespace
  readonly variables?: ReadonlyMap<EngineObject, string>
  readonly onDiagnostic?: Report
  readonly span?: Span
  readonly script?: { readonly name: string; readonly text: string }
  /** Seconds. */
  readonly duration?: number
  readonly keepSeed?: boolean
}

export interface EngineRunOptions extends Omit<EngineCompileOptions, 'script' | 'duration' | 'keepSeed'> {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: EngineProgress) => void
}

/** A compiled run. */
export interface EngineModule {
  readonly module: Uint8Array
  readonly manifest: Manifest
  readonly text: string
  readonly diagnostics: readonly Diagnostic[]
}

export interface EngineNetwork {
  readonly t: number
  /** Seconds. */
  readonly dt: number
  setDt(dt: number): void
  add(...objects: EngineObject[]): void
  check(options: EngineCompileOptions): boolean
  run(duration: number, options?: EngineRunOptions): Promise<EngineRunEnd>
  compile(options?: EngineCompileOptions): Promise<EngineModule>
}

export interface EngineGroupOptions {
  readonly threshold?: SourceText
  readonly reset?: SourceText
  readonly refractory?: SourceText | EngineQuantity
  readonly method?: SourceText | readonly SourceText[]
  readonly namespace?: Namespace
  readonly name: string
  readonly streams: EngineStreams
  readonly span: Span
  readonly onDiagnostic: Report
}

export interface Engine {
  group(size: number, model: SourceText, options: EngineGroupOptions): EngineGroup
  stateMonitor(
    group: EngineGroup,
    variables: readonly string[] | true,
    options: { record: boolean | readonly number[]; dt?: number; name: string; span: Span },
  ): EngineStateMonitor
  spikeMonitor(group: EngineGroup, options: { record: boolean; name: string; span: Span }): EngineSpikeMonitor
  network(objects: readonly EngineObject[], streams: EngineStreams): EngineNetwork
  streams(seed: number): EngineStreams
}
