/** The thread that knows the language: it is asked while a script runs, too. */
import { port } from '../port.ts'
import { answer } from './answer.ts'
import type { HelpRequest } from './protocol.ts'

port.addEventListener('message', ({ data }) => {
  const { ask, question } = data as HelpRequest
  try {
    port.postMessage({ ask, answer: answer(question) })
  } catch (fault) {
    port.postMessage({ ask, answer: undefined, fault: fault instanceof Error ? fault.stack : String(fault) })
  }
})
