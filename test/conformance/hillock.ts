import { readFileSync } from 'node:fs'
import type { Span } from '../../diagnostics/index.ts'
import { runScript } from '../../session/index.ts'
import type { ScriptVariable } from '../../session/index.ts'
import type { Column, Observed } from './observed.ts'

/** Runs a model file through a session in this process. Refusals are part of the answer; a fault of Hillock's throws. */
export async function runModel(file: string, { seed }: { readonly seed: number }): Promise<Observed> {
  let printed = ''
  const report = await runScript(readFileSync(file, 'utf8'), { file, seed, onPrint: text => (printed += text) })
  const refusal = report.diagnostics.find(({ severity }) => severity === 'error')
  return {
    printed,
    columns: Object.fromEntries(report.variables.flatMap(columnsOf)),
    ...(refusal && {
      error: { code: refusal.code, message: refusal.message, ...(refusal.span && { line: lineOf(refusal.span) }) },
    }),
  }
}

function columnsOf({ name, data }: ScriptVariable): readonly (readonly [string, Column])[] {
  switch (data.kind) {
    case 'group':
      return []
    case 'spike-monitor':
    case 'event-monitor': {
      const { object } = data
      const { t, i, count, variables } = object
      return [
        [`${name}.t`, { values: Array.from(t) }],
        [`${name}.i`, { values: Array.from(i) }],
        [`${name}.count`, { values: Array.from(count) }],
        ...variables.map(each => [`${name}.${each}`, { values: Array.from(object.samples(each)) }] as const),
      ]
    }
    case 'rate-monitor': {
      const { t, rate } = data.object
      return [
        [`${name}.t`, { values: Array.from(t) }],
        [`${name}.rate`, { values: Array.from(rate) }],
      ]
    }
    case 'state-monitor': {
      const { object } = data
      const traces = object.variables.map(variable => {
        const { values } = object.samples(variable)
        return [`${name}.${variable}`, { values: Array.from(values) }] as const
      })
      return [[`${name}.t`, { values: Array.from(object.t) }], ...traces]
    }
  }
}

function lineOf(span: Span): number {
  return span.source.text.slice(0, span.start).split('\n').length
}
