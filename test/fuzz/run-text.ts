/** Scripts at work: whatever they are, they end in good order. */
import { Network, type NetworkObject, type NetworkOptions } from '../../network/index.ts'
import { runScript } from '../../session/index.ts'
import { assembleQuickly, notAssembled } from '../assemble.ts'
import { diagnosticsFault, type Fault, textFault, thrownFault } from './fault.ts'

/** How much of it is real. */
export interface Running {
  /** Whether modules are assembled and step; else the code is generated, and no step is done. */
  readonly steps: boolean
  /** Whether figures are drawn. */
  readonly draws: boolean
}

/** Characters of what is printed that are looked at. */
const enough = 50_000

/** Networks that are checked and compiled to text, and then do no step. */
class StandingNetwork extends Network {
  constructor(objects: readonly NetworkObject[], options: NetworkOptions) {
    super(objects, { ...options, assemble: notAssembled })
  }

  override run(...[length, options]: Parameters<Network['run']>): ReturnType<Network['run']> {
    return super.run(typeof length === 'object' && length.value > 0 ? { ...length, value: 0 } : length, options)
  }
}

/** What is wrong with how a script went. */
export type TextRunner = (text: string, running: Running) => Promise<Fault | undefined>

/**
 * Runs scripts.
 *
 * @param patience seconds after which a script is interrupted, as by Ctrl-C
 */
export function textRunner(patience = 2): TextRunner {
  return async (text, { steps, draws }) => {
    let printed = ''
    const print = (part: string): void => {
      if (printed.length < enough) printed += part
    }
    try {
      const { diagnostics, figures } = await runScript(text, {
        file: 'script.py',
        seed: 1,
        signal: AbortSignal.timeout(1000 * patience),
        onPrint: print,
        onPrintError: print,
        assemble: assembleQuickly,
        ...(!steps && { network: (objects, options) => new StandingNetwork(objects, options) }),
      })
      const fault = diagnosticsFault(diagnostics, text) ?? printedFault(printed, text)
      if (fault !== undefined || !draws) return fault
      for (const figure of figures) {
        const leak = textFault((await figure.toSVG()).replaceAll(/[\t\r]/g, ' '), text)
        if (leak !== undefined) return { ...leak, said: `in a figure: ${leak.said}` }
      }
      return undefined
    } catch (thrown) {
      return thrownFault(thrown, text)
    }
  }
}

/** Scripts print what they like, but not what JavaScript calls its things. */
function printedFault(printed: string, text: string): Fault | undefined {
  const leak = /\[object \w|\bundefined\b|\bNaN\b|\bInfinity\b/.exec(printed)?.[0]
  if (leak === undefined || text.includes(leak)) return undefined
  const line = printed.split('\n').find(each => each.includes(leak)) ?? ''
  return { what: 'message', said: `printed: ${line.slice(0, 300)}` }
}
