import type { Span } from '../../diagnostics/index.ts'
import { runScript } from '../../session/index.ts'
import type { ScriptOptions, ScriptVariable } from '../../session/index.ts'
import type { Column, Observed } from './observed.ts'
import { modelText } from './reference.ts'

/**
 * Runs a model file through a session in this process. Refusals are part of the answer; a fault of Hillock's throws.
 *
 * @param options how it is run, which has to change nothing
 */
export async function runModel(
  file: string,
  options: Pick<ScriptOptions, 'seed' | 'precision' | 'network' | 'assemble'>,
): Promise<Observed> {
  let printed = ''
  const report = await runScript(modelText(file), { ...options, file, onPrint: text => (printed += text) })
  const refusal = report.diagnostics.find(({ severity }) => severity === 'error')
  return {
    printed,
    columns: Object.fromEntries(report.variables.flatMap(columnsOf)),
    figures: report.figures.length,
    ...(refusal && {
      error: { code: refusal.code, message: refusal.message, ...(refusal.span && { line: lineOf(refusal.span) }) },
    }),
  }
}

function columnsOf({ name, data }: ScriptVariable): readonly (readonly [string, Column])[] {
  const column = (variable: string, values: ArrayLike<number>): readonly [string, Column] => [
    `${name}.${variable}`,
    { values: Array.from(values) },
  ]
  switch (data.kind) {
    case 'group':
      return []
    case 'spike-monitor':
    case 'event-monitor': {
      const { t, i, count, variables } = data.object
      const values = variables.map(variable => column(variable, data.object.samples(variable)))
      return [column('t', t), column('i', i), column('count', count), ...values]
    }
    case 'state-monitor': {
      const { object } = data
      const traces = object.variables.map(variable => column(variable, object.samples(variable).values))
      return [column('t', object.t), ...traces]
    }
    case 'rate-monitor':
      return [column('t', data.object.t), column('rate', data.object.rate)]
  }
}

function lineOf(span: Span): number {
  return span.source.text.slice(0, span.start).split('\n').length
}
