/** What the language knows → what the protocol of editors says. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type CodeAction,
  CodeActionKind,
  type CompletionItem,
  CompletionItemKind,
  type Diagnostic as Shown,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Hover as ShownHover,
  MarkupKind,
  type Range,
} from 'vscode-languageserver/node'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Diagnostic, Severity } from '../../diagnostics/diagnostic.ts'
import type { Span } from '../../diagnostics/source.ts'
import type { Completion, CompletionKind, Fix, Hover } from '../../session/index.ts'
import { packageFolder } from '../package-folder.ts'

/** A diagnostic, and the same as it is shown. */
export interface Problem {
  readonly own: Diagnostic
  readonly shown: Shown
}

/** The diagnostics of a document; what is about other files is shown at its beginning. */
export function problemsIn(document: TextDocument, diagnostics: readonly Diagnostic[]): readonly Problem[] {
  return diagnostics.map(own => ({ own, shown: shownIn(document, own) }))
}

const severities: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  note: DiagnosticSeverity.Information,
}

function shownIn(document: TextDocument, { code, severity, message, help, span, notes }: Diagnostic): Shown {
  const plain = notes.filter(note => note.span === undefined).map(note => `note: ${note.message}`)
  const lines = [message, ...plain, ...(help === undefined ? [] : [`help: ${help}`])]
  const related = notes.flatMap((note): DiagnosticRelatedInformation[] =>
    note.span === undefined
      ? []
      : [{ message: note.message, location: { uri: document.uri, range: rangeOf(document, note.span) } }],
  )
  return {
    range: rangeOf(document, span),
    severity: severities[severity],
    source: 'hillock',
    code,
    codeDescription: { href: pathToFileURL(join(packageFolder(), 'docs/errors', `${code}.md`)).href },
    message: lines.join('\n'),
    ...(related.length > 0 && { relatedInformation: related }),
  }
}

function rangeOf(document: TextDocument, span: Span | undefined): Range {
  if (span === undefined || span.source.text !== document.getText()) return between(document, 0, 0)
  return between(document, span.start, span.end)
}

function between(document: TextDocument, from: number, to: number): Range {
  return { start: document.positionAt(from), end: document.positionAt(to) }
}

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  argument: CompletionItemKind.Property,
  attribute: CompletionItemKind.Field,
  class: CompletionItemKind.Class,
  constant: CompletionItemKind.Constant,
  flag: CompletionItemKind.EnumMember,
  function: CompletionItemKind.Function,
  keyword: CompletionItemKind.Keyword,
  method: CompletionItemKind.Method,
  module: CompletionItemKind.Module,
  text: CompletionItemKind.Text,
  unit: CompletionItemKind.Unit,
  value: CompletionItemKind.Value,
  variable: CompletionItemKind.Variable,
}

/** @param place among all of them, which editors are to keep */
export function completionItem(document: TextDocument, completion: Completion, place: number): CompletionItem {
  const { label, kind, detail, documentation, replace } = completion
  return {
    label,
    kind: kinds[kind],
    sortText: String(place).padStart(5, '0'),
    textEdit: { range: between(document, replace.from, replace.to), newText: label },
    ...(detail !== '' && { detail }),
    ...(documentation !== '' && { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  }
}

export function shownHover(document: TextDocument, { from, to, text }: Hover): ShownHover {
  return { contents: { kind: MarkupKind.Markdown, value: text }, range: between(document, from, to) }
}

/** @param first whether it is the likeliest of several */
export function codeAction(
  document: TextDocument,
  { title, edits }: Fix,
  { shown }: Problem,
  first: boolean,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    isPreferred: first,
    edit: {
      changes: {
        [document.uri]: edits.map(({ from, to, insert }) => ({ range: between(document, from, to), newText: insert })),
      },
    },
  }
}
