/** The text of the model. */
import { python } from '@codemirror/lang-python'
import { HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic as Squiggle, setDiagnostics } from '@codemirror/lint'
import { EditorSelection, Prec } from '@codemirror/state'
import { EditorView, keymap } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { basicSetup } from 'codemirror'
import { element } from '../dom.ts'
import type { Problem } from '../run/protocol.ts'
import { type AskHelp, helpExtensions } from './help-extensions.ts'
import { equationHighlighting } from './equations.ts'

export interface EditorOptions {
  readonly onChange: (text: string) => void
  /** Ctrl-Enter. */
  readonly onRun: () => void
  readonly ask: AskHelp
  /** The name of the file. */
  readonly file: () => string
}

/** Colours come from the page's style sheet, by class. */
const highlighting = HighlightStyle.define([
  { tag: [tags.keyword, tags.controlKeyword, tags.operatorKeyword, tags.definitionKeyword], class: 'tok-keyword' },
  { tag: [tags.string, tags.special(tags.string)], class: 'tok-string' },
  { tag: tags.number, class: 'tok-number' },
  { tag: [tags.bool, tags.null], class: 'tok-number' },
  { tag: tags.comment, class: 'tok-comment' },
  { tag: [tags.function(tags.variableName), tags.function(tags.propertyName)], class: 'tok-function' },
])

export class Editor {
  readonly #view: EditorView

  constructor(place: HTMLElement, { onChange, onRun, ask, file }: EditorOptions) {
    const run = (): boolean => {
      onRun()
      return true
    }
    // In a tree of its own CodeMirror takes style sheets without writing any into the page, which its policy would refuse.
    const root = place.attachShadow({ mode: 'open' })
    const parent = element('div', { className: 'editor' })
    root.append(element('link', { rel: 'stylesheet', href: 'editor.css' }), parent)
    this.#view = new EditorView({
      root,
      parent,
      extensions: [
        Prec.highest(keymap.of([{ key: 'Mod-Enter', run, preventDefault: true }])),
        basicSetup,
        python(),
        indentUnit.of('    '),
        syntaxHighlighting(highlighting),
        // Inside the colour of the string that they stand in.
        Prec.highest(equationHighlighting),
        helpExtensions(ask, file),
        EditorView.darkTheme.of(matchMedia('(prefers-color-scheme: dark)').matches),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': 'model, a Brian 2 script', spellcheck: 'false' }),
        EditorView.updateListener.of(({ docChanged }) => {
          if (docChanged) onChange(this.text)
        }),
      ],
    })
    // What scrolls can be reached by keys.
    this.#view.scrollDOM.tabIndex = 0
  }

  get text(): string {
    return this.#view.state.doc.toString()
  }

  set text(text: string) {
    this.#view.dispatch({
      changes: { from: 0, to: this.#view.state.doc.length, insert: text },
      selection: EditorSelection.cursor(0),
      scrollIntoView: true,
    })
  }

  /** Underlines what is wrong, with the words of the problems. */
  mark(problems: readonly Problem[]): void {
    const { length } = this.#view.state.doc
    const squiggles = problems.flatMap(({ from, to, severity, code, message, notes, help, fixes = [] }): Squiggle[] => {
      if (from === undefined || from > length) return []
      const words = [`${severity}[${code}]: ${message}`, ...notes, ...(help === undefined ? [] : [`help: ${help}`])]
      const end = Math.min(length, Math.max(to ?? from, from + 1))
      const actions = fixes.map(({ title, edits }) => ({
        name: title,
        apply: (view: EditorView) => view.dispatch({ changes: edits.map(edit => ({ ...edit })) }),
      }))
      return [{ from, to: end, severity: severity === 'note' ? 'info' : severity, message: words.join('\n'), actions }]
    })
    this.#view.dispatch(setDiagnostics(this.#view.state, squiggles))
  }

  /** Selects characters and brings them into view. */
  select(from: number, to: number): void {
    this.show(from, to)
    this.#view.focus()
  }

  /** Selects characters and brings them into view, without going there. */
  show(from: number, to: number): void {
    const { length } = this.#view.state.doc
    this.#view.dispatch({
      selection: EditorSelection.range(Math.min(from, length), Math.min(Math.max(to, from), length)),
      effects: EditorView.scrollIntoView(Math.min(from, length), { y: 'center' }),
    })
  }

  focus(): void {
    this.#view.focus()
  }
}
