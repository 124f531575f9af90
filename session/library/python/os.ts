/** The modules `os` and `os.path`: paths as texts, and the folders that were handed in; nothing else of the machine. */
import { isStr, namedDict, list, str, tuple, type ModuleValue, type Value } from '../../evaluate/values.ts'
import type { StateKey } from '../../evaluate/call.ts'
import { flag, rest } from '../arguments.ts'
import { listFolder, look, makeFolder, refused } from '../files/access.ts'
import { pathText } from '../files/path-object.ts'
import { commonPrefix, directoryOf, joinPaths, lastPart, normalPath, splitExtension } from '../files/paths.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'
import { processors } from './processes/pool.ts'
import { processesKey } from './processes/world.ts'

const path = (value: Value | undefined): string => pathText(value)
const baseName = (value: Value | undefined): string => path(value).slice(lastPart(path(value)))

export const osPath: ModuleValue = moduleOf(
  'os.path',
  [
    row('join(a, /, *p)', ([first, others]) => str(joinPaths([path(first), ...rest(others).map(path)]))),
    row('basename(p)', ([p]) => str(baseName(p))),
    row('dirname(p)', ([p]) => str(directoryOf(path(p)))),
    row('split(p)', ([p]) => tuple([str(directoryOf(path(p))), str(baseName(p))])),
    row('splitext(p)', ([p]) => tuple(splitExtension(path(p)).map(str))),
    row('normpath(path)', ([p]) => str(normalPath(path(p)))),
    // A script is not told in which folder it is: a relative path stays one.
    row('abspath(path)', ([p]) => str(normalPath(path(p)))),
    row('realpath(path)', ([p]) => str(normalPath(path(p)))),
    row('expanduser(path)', ([p]) => str(path(p))),
    row('isabs(s)', ([p]) => path(p).startsWith('/')),
    row('commonprefix(m)', ([paths]) =>
      str(commonPrefix(typeof paths === 'object' && paths?.kind === 'list' ? paths.items.filter(isStr).map(path) : [])),
    ),
    row('exists(path)', ([p], site) => look(path(p), 'os.path.exists', site) !== undefined, { reach: 'either' }),
    row('isfile(path)', ([p], site) => look(path(p), 'os.path.isfile', site) === 'file', { reach: 'either' }),
    row('isdir(s)', ([p], site) => look(path(p), 'os.path.isdir', site) === 'folder', { reach: 'either' }),
  ],
  [
    ['sep', str('/')],
    ['extsep', str('.')],
    ['pardir', str('..')],
    ['curdir', str('.')],
  ],
)

/** No variable of the machine's; what a script sets is its own. */
const environmentKey: StateKey<Value> = { name: 'os.environ', create: () => namedDict([]) }

export const osModule: ModuleValue = {
  ...moduleOf(
    'os',
    [
      row('getcwd()', () => str('.')),
      row('getpid()', (_, { session }) => BigInt(session.state(processesKey).current.pid)),
      row('cpu_count()', () => BigInt(processors)),
      row('system(command)', () => {
        throw refused('os.system', 'machine')
      }, { reach: 'machine' }),
      row('fspath(path)', ([p]) => str(path(p))),
      row('listdir(path=".")', ([p], site) =>
        list(listFolder(p === undefined ? '.' : path(p), 'os.listdir', site).map(str)), { reach: 'either' }),
      row('mkdir(path, mode=0o777)', ([p], site) => {
        makeFolder(path(p), false, 'os.mkdir', site)
        return null
      }, { reach: 'results' }),
      row('makedirs(name, mode=0o777, exist_ok=False)', ([name, , existOk], site) => {
        if (flag(existOk, false, site) && look(path(name), 'os.makedirs', site) === 'folder') return null
        makeFolder(path(name), true, 'os.makedirs', site)
        return null
      }, { reach: 'results' }),
    ],
    [
      ['path', osPath],
      ['sep', str('/')],
      ['linesep', str('\n')],
      ['name', str('posix')],
    ],
  ),
  own: new Map([['environ', environmentKey]]),
} // prettier-ignore
