/** A compiled run → what the page shows of it. */
import { assembleToLines, type LinedText } from '../../compiler/assemble/assemble.ts'
import { costLines, memoryBytes, memoryLines } from '../../inspection/inspection.ts'
import { partLines } from '../../inspection/schedule-text.ts'
import type { ScriptReport } from '../../session/index.ts'
import type { Edited } from '../notebook.ts'
import type { GeneratedLine, Inside, WebAssemblyPiece } from './inside.ts'
import { blocksOf } from './blocks.ts'
import { statementsOf } from './statements.ts'
import { vectorLines } from './vector-lines.ts'

/**
 * Takes a module apart. The text of WebAssembly is made here, which takes as long as assembling it.
 *
 * @param offset where places lie in the text that is edited
 */
export async function lookInside(
  compiled: NonNullable<ScriptReport['compiled']>,
  offset: Edited['offset'],
): Promise<Inside> {
  const { text, lines, manifest, module } = compiled
  const { statements, indexOf } = statementsOf(
    lines.flatMap(({ span }) => span ?? []),
    offset,
  )
  const origins = new Map(lines.map(origin => [origin.line, origin]))
  const generated = text.split('\n').map((line, index): GeneratedLine => {
    const { span, phases } = origins.get(index + 1) ?? {}
    return { text: line, ...(span && { statement: indexOf(span) }), ...(phases && { phases }) }
  })
  return {
    statements,
    generated,
    functions: piecesOf(await assembleToLines(text)),
    schedule: manifest.schedule.map(({ when, order, object, clock }) => ({
      when,
      order: String(order),
      object,
      clock: manifest.clocks.length > 1 ? manifest.clocks[clock]?.name : undefined,
    })),
    bytes: module.length,
    memory: memoryBytes(manifest),
    vectors: vectorLines(manifest, blocksOf(generated)),
    parts: partLines(manifest),
    costs: costLines(manifest),
    arrays: memoryLines(manifest),
  }
}

/** The text of a module cut at its functions, those of the model first. */
export function piecesOf({ lines }: LinedText): readonly WebAssemblyPiece[] {
  const pieces: { name: string; own: boolean; lines: LinedText['lines'][number][] }[] = []
  const outside: LinedText['lines'][number][] = []
  let open: (typeof pieces)[number] | undefined
  for (const line of lines) {
    const name = /^ \(func \$(\S+)/.exec(line.text)?.[1]
    if (name !== undefined) {
      open = { name: name.replace(/^module\//, ''), own: name.startsWith('module/'), lines: [] }
      pieces.push(open)
    }
    ;(open?.lines ?? outside).push(line)
    if (line.text === ' )') open = undefined
  }
  const rest = { name: 'types, imports, memory and exports', own: false, lines: outside }
  return [...pieces.filter(({ own }) => own), ...pieces.filter(({ own }) => !own), rest]
}
