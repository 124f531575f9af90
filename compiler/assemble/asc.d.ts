/** The part of AssemblyScript's compiler interface that Hillock calls; its own declarations leak global names. */
import type binaryen from 'binaryen'

export interface Diagnostic {
  readonly category: number
  readonly code: number
  readonly message: string
  readonly range: {
    readonly start: number
    readonly end: number
    readonly source: { readonly normalizedPath: string }
  } | null
}

export interface Host {
  readFile(name: string, baseDir: string): string | null | Promise<string | null>
  writeFile(name: string, contents: Uint8Array | string, baseDir: string): void
  listFiles(dirname: string, baseDir: string): string[]
  reportDiagnostic?(diagnostic: Diagnostic): void
  readonly transforms?: readonly Transform[]
}

/** What is done to a module between compiling and writing it. */
export interface Transform {
  afterCompile(module: binaryen.Module): void
}

export interface Result {
  readonly error: Error | null
}

export declare const libraryFiles: Record<string, string>
export declare function main(argv: readonly string[], host: Host): Promise<Result>

declare const asc: { readonly main: typeof main; readonly libraryFiles: typeof libraryFiles }
export default asc
