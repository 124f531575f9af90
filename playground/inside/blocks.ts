/** The generated text, cut into its functions. */
import type { GeneratedLine } from './inside.ts'

/** A piece of the generated text: a function with its comments, or what stands before all of them. */
export interface Block {
  readonly name: string
  /** The number of its first line. */
  readonly first: number
  readonly lines: readonly GeneratedLine[]
  /** Whether something of the model is in it. */
  readonly isOpen: boolean
}

/** The generated text cut at its functions. */
export function blocksOf(generated: readonly GeneratedLine[]): readonly Block[] {
  const blocks: Block[] = []
  const take = (first: number, end: number, name: string): void => {
    const lines = generated.slice(first, end)
    const isOpen = lines.some(({ statement }) => statement !== undefined)
    if (lines.some(({ text }) => text !== '')) blocks.push({ name, first: first + 1, lines, isOpen })
  }
  let start = 0
  let name = 'addresses and imports'
  for (const [index, { text }] of generated.entries()) {
    const called = /^(?:export )?function (\w+)/.exec(text)?.[1]
    if (called === undefined) continue
    let head = index
    while (/^(?:\/\/|\/\*| \*)/.test(generated[head - 1]?.text ?? '')) head--
    take(start, head, name)
    start = head
    name = called
  }
  take(start, generated.length, name)
  return blocks
}
