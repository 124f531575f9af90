/** The module `sys`, as data: nothing of the machine the script runs on. */
import type { StateKey } from '../../evaluate/call.ts'
import { list, str, tuple, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { exiting } from '../builtins/objects.ts'
import { row } from '../row.ts'
import { stream } from '../streams.ts'
import { argumentsKey } from './script-arguments.ts'
import { moduleOf } from './module.ts'

/** Where Python looks for files; here nobody does. */
const pathKey: StateKey<Value> = { name: 'sys.path', create: () => list([]) }

export const pythonVersion = [3, 11, 0] as const

export const sysModule: ModuleValue = {
  ...moduleOf(
    'sys',
    [
      row('exit(status=None, /)', ([status = null]) => {
        throw exiting(status)
      }),
      row('getrecursionlimit()', () => 1000n),
      row('setrecursionlimit(limit, /)', (_, site) => {
        site.session.noteOnce(
          'ignored',
          site.span,
          'sys.setrecursionlimit() is ignored; functions nest up to 1000 deep',
        )
        return null
      }),
    ],
    [
      ['version', str(`${pythonVersion.join('.')} (Hillock)`)],
      ['version_info', tuple([...pythonVersion.map(BigInt), str('final'), 0n])],
      ['platform', str('hillock')],
      ['maxsize', 2n ** 63n - 1n],
      ['stdout', stream('stdout')],
      ['stderr', stream('stderr')],
      ['executable', str('')],
      ['byteorder', str('little')],
    ],
  ),
  own: new Map([
    ['argv', argumentsKey],
    ['path', pathKey],
  ]),
  followed: new Set(['stdout', 'stderr', 'stdin', 'excepthook', 'displayhook', 'modules']),
}
