import { readFileSync } from 'node:fs'
import type { Diagnostic, Span } from '../../diagnostics/index.ts'
import type { Column, Observed } from './observed.ts'

/** What this folder needs of the session's main function and of its report. */
interface Session {
  runScript(text: string, options: SessionOptions): Promise<Report>
}

interface SessionOptions {
  readonly file: string
  readonly seed?: number
  readonly onPrint: (text: string) => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

interface Report {
  /** Recorded arrays by monitor and variable, as `--save` writes them. */
  readonly results: Readonly<Record<string, Column>>
}

/** Runs a model file through a session in this process. Refusals are part of the answer; a fault of Hillock's throws. */
export async function runModel(file: string, { seed }: { readonly seed?: number } = {}): Promise<Observed> {
  const { runScript } = await openSession()
  const diagnostics: Diagnostic[] = []
  let printed = ''
  const report = await runScript(readFileSync(file, 'utf8'), {
    file,
    ...(seed !== undefined && { seed }),
    onPrint: text => (printed += text),
    onDiagnostic: diagnostic => diagnostics.push(diagnostic),
  }).catch((problem: unknown) => {
    // A HillockError is the modeller's fault and carries what to say; anything else is ours.
    if (!(problem instanceof Error) || !('diagnostics' in problem)) throw problem
    diagnostics.push(...(problem.diagnostics as readonly Diagnostic[]))
    return undefined
  })
  const refusal = diagnostics.find(diagnostic => diagnostic.severity === 'error')
  return {
    printed,
    columns: report?.results ?? {},
    ...(refusal && {
      error: { message: refusal.message, ...(refusal.span && { line: lineOf(refusal.span) }) },
    }),
  }
}

async function openSession(): Promise<Session> {
  return (await import(new URL('../../session/index.ts', import.meta.url).href)) as Session
}

function lineOf(span: Span): number {
  return span.source.text.slice(0, span.start).split('\n').length
}
