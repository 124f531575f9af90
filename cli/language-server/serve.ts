/** `hillock language-server`: help for editors, over the Language Server Protocol on standard input and output. */
import { fileURLToPath } from 'node:url'
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  createConnection,
  type InitializeResult,
  type Range,
  TextDocuments,
  TextDocumentSyncKind,
} from 'vscode-languageserver/node'
import { TextDocument } from 'vscode-languageserver-textdocument'
import { version } from '../../compiler/version.ts'
import { checkText, completionsAt, fixesFor, hoverAt, type TextOptions } from '../../session/index.ts'
import { siblingModules } from '../sibling-modules.ts'
import { codeAction, completionItem, type Problem, problemsIn, shownHover } from './convert.ts'

/** How long nobody types before a text is checked, in milliseconds. */
const pause = 100

/** Serves an editor until it says goodbye, which ends the process. */
export function serve(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): void {
  const connection = createConnection(input, output)
  const documents = new TextDocuments(TextDocument)
  connection.onInitialize(capabilities)
  keepChecked(connection, documents)
  connection.onCompletion(({ textDocument, position }) => {
    const document = modelIn(documents, textDocument.uri)
    if (document === undefined) return undefined
    const found = completionsAt(document.getText(), document.offsetAt(position), optionsOf(document))
    const items = found.map((each, place) => completionItem(document, each, place))
    // What is offered depends on whether anything is written yet.
    return { isIncomplete: true, items }
  })
  connection.onHover(({ textDocument, position }) => {
    const document = modelIn(documents, textDocument.uri)
    const hover = document && hoverAt(document.getText(), document.offsetAt(position), optionsOf(document))
    return document && hover && shownHover(document, hover)
  })
  connection.onCodeAction(({ textDocument, range }) => {
    const document = modelIn(documents, textDocument.uri)
    return document && fixesIn(document, range)
  })
  documents.listen(connection)
  connection.listen()
}

function capabilities(): InitializeResult {
  return {
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      completionProvider: { triggerCharacters: ['.', '(', "'", '"', ':'] },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
    },
    serverInfo: { name: 'hillock', version },
  }
}

/** Checks each document some moments after it was changed. */
function keepChecked(connection: Connection, documents: TextDocuments<TextDocument>): void {
  const waiting = new Map<string, NodeJS.Timeout>()
  const forget = (uri: string): void => {
    clearTimeout(waiting.get(uri))
    waiting.delete(uri)
  }
  const tell = (uri: string, problems: readonly Problem[], of?: number): void => {
    const diagnostics = problems.map(({ shown }) => shown)
    void connection.sendDiagnostics({ uri, diagnostics, ...(of !== undefined && { version: of }) })
  }
  documents.onDidChangeContent(({ document }) => {
    const { uri } = document
    forget(uri)
    const check = (): void => {
      waiting.delete(uri)
      try {
        tell(uri, problemsOf(document), document.version)
      } catch (fault) {
        connection.console.error(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
      }
    }
    waiting.set(uri, setTimeout(check, pause))
  })
  documents.onDidClose(({ document: { uri } }) => {
    forget(uri)
    tell(uri, [])
  })
}

/** A document of Python that is about Brian 2; there is no help for others. */
function modelIn(documents: TextDocuments<TextDocument>, uri: string): TextDocument | undefined {
  const document = documents.get(uri)
  return document && isModel(document) ? document : undefined
}

function isModel(document: TextDocument): boolean {
  return /^[^\S\n]*(?:import|from)[^\S\n]+brian2\b/m.test(document.getText())
}

function problemsOf(document: TextDocument): readonly Problem[] {
  return isModel(document) ? problemsIn(document, checkText(document.getText(), optionsOf(document))) : []
}

/** Files beside the script can be imported. */
function optionsOf({ uri }: TextDocument): TextOptions {
  if (!uri.startsWith('file:')) return { file: uri }
  const file = fileURLToPath(uri)
  return { file, modules: siblingModules(file, { cwd: '/' }) }
}

/** Ways to mend what is wrong in a range. */
function fixesIn(document: TextDocument, range: Range): CodeAction[] {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)]
  return problemsOf(document).flatMap(problem => {
    const { start, end } = problem.shown.range
    if (document.offsetAt(start) > to || document.offsetAt(end) < from) return []
    const fixes = fixesFor(document.getText(), problem.own)
    return fixes.map((fix, place) => codeAction(document, fix, problem, place === 0))
  })
}
