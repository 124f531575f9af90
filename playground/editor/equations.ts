/** Colours inside strings that are equations: what they define, units, functions, flags, comments. */
import { syntaxTree } from '@codemirror/language'
import { RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

/** A piece of an equation string, by what it is. */
interface Piece {
  readonly from: number
  readonly to: number
  readonly kind: 'definition' | 'unit' | 'flag' | 'number' | 'function' | 'comment' | 'operator'
}

/** A line that defines something: `dv/dt = … : volt`, `w : 1`, `I = … : amp`. */
const definition = /^[ \t'"]*(?:d\s*\w+\s*\/\s*dt|\w+)\s*(?:=[^:#\n]*)?:(?!=)/m

const inside =
  /(?<comment>#[^\n'"]*)|(?<unit>:[ \t]*[A-Za-z0-9_*/^. ()-]+?(?=\s*(?:\((?:[a-z][a-z ,]*)\)|#|\n|$)))|(?<flag>\((?:constant(?: over dt)?|shared|unless refractory|linked|event-driven|clock-driven|summed)(?:\s*,[^)\n]*)?\))|(?<definition>\bd\s*\w+\s*\/\s*dt\b)|(?<function>\b[A-Za-z_]\w*(?=\())|(?<number>(?<![\w.])\d+\.?\d*(?:[eE][-+]?\d+)?)|(?<operator>[-+*/=<>]+)/g

/** The pieces of a string's text that have a colour; none where it defines no equations. */
export function equationPieces(text: string): readonly Piece[] {
  if (!definition.test(text)) return []
  return Array.from(text.matchAll(inside), match => {
    const [kind] = Object.entries(match.groups ?? {}).find(([, found]) => found !== undefined) ?? ['operator']
    return { from: match.index, to: match.index + match[0].length, kind: kind as Piece['kind'] }
  })
}

const marks = Object.fromEntries(
  ['definition', 'unit', 'flag', 'number', 'function', 'comment', 'operator'].map(kind => [
    kind,
    Decoration.mark({ class: `eq-${kind}` }),
  ]),
)

function decorate(view: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>()
  for (const { from, to } of view.visibleRanges) {
    syntaxTree(view.state).iterate({
      from,
      to,
      enter: node => {
        if (node.name !== 'String') return undefined
        for (const piece of equationPieces(view.state.sliceDoc(node.from, node.to)).toSorted(
          (a, b) => a.from - b.from,
        )) {
          const mark = marks[piece.kind]
          if (mark !== undefined) builder.add(node.from + piece.from, node.from + piece.to, mark)
        }
        return false
      },
    })
  }
  return builder.finish()
}

/** Colours the equations that are in view. */
export const equationHighlighting = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = decorate(view)
    }

    update({ docChanged, viewportChanged, view, startState, state }: ViewUpdate): void {
      if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state))
        this.decorations = decorate(view)
    }
  },
  { decorations: plugin => plugin.decorations },
)
