/** Arrays in files: `np.load`, `np.save` and their kind. */
import { array, type ArrayValue } from '../../arrays/array.ts'
import { float64 } from '../../arrays/kinds.ts'
import type { CallSite } from '../../evaluate/call.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { typeName } from '../../evaluate/types.ts'
import {
  isBytes,
  list,
  str,
  type FunctionValue,
  type ObjectType,
  type ObjectValue,
  type Value,
} from '../../evaluate/values.ts'
import { flag, keywordMap, needArray, optionalInteger, rest, text } from '../arguments.ts'
import { requireWritable, writeContent } from '../files/access.ts'
import { bytesOf } from '../files/bytes-of.ts'
import { writeInto } from '../files/file-object.ts'
import { readElements, readNpy, readNpz, writeNpy, writeNpz } from '../files/npy.ts'
import { isPath, pathText } from '../files/path-object.ts'
import { method, methods, row } from '../row.ts'
import { bytesOfText } from '../text-encoding.ts'
import { elementType } from './element-type.ts'
import { textFileRows } from './text-files.ts'

/** `data = np.load('x.npz')`: arrays by name, each read when it is asked for. */
interface Archive {
  readonly name: string
  readonly entries: ReadonlyMap<string, Uint8Array>
}

function member({ data }: ObjectValue, name: string): ArrayValue {
  const { entries, name: file } = data as Archive
  const found = entries.get(name)
  if (found === undefined) {
    throw new PythonError('KeyError', `'${name} is not a file in the archive'`, {
      help: `there is ${[...entries.keys()].slice(0, 20).join(', ')}`,
    })
  }
  return readNpy(found, `${name} of ${file}`)
}

const names = ({ data }: ObjectValue): string[] => [...(data as Archive).entries.keys()]

const archiveMethods = methods<ObjectValue>([
  method('keys()', archive => list(names(archive).map(str))),
  method('values()', archive => list(names(archive).map(name => member(archive, name)))),
  method('items()', archive =>
    list(names(archive).map(name => ({ kind: 'tuple', items: [str(name), member(archive, name)] }))),
  ),
  method('get(key, default=None, /)', (archive, [key, otherwise = null]) => {
    const name = text(key, 'key')
    return names(archive).includes(name) ? member(archive, name) : otherwise
  }),
  method('close()', () => null),
  method('__enter__()', archive => archive),
  method('__exit__(*args)', () => null),
])

const archiveType: ObjectType = {
  name: 'NpzFile',
  attribute: (archive, name) =>
    name === 'files' ? list(names(archive).map(str)) : archiveMethods.get(name)?.bind(archive),
  attributeNames: () => ['files', ...archiveMethods.keys()],
  item: (archive, key) => member(archive, text(key, 'the name of an array')),
  length: archive => names(archive).length,
  iterate: archive => names(archive).map(str),
  repr: archive => `NpzFile '${(archive.data as Archive).name}' with keys: ${names(archive).join(', ')}`,
}

const load = row(
  "load(file, mmap_mode=None, allow_pickle=False, fix_imports=True, encoding='ASCII')",
  ([file = null, , pickle], site) => {
    if (flag(pickle, false, site)) {
      throw unsupported('allow_pickle=True: a pickle is a program, which a model script does not run', {
        span: site.argument('allow_pickle'),
        help: 'arrays of numbers load without it',
      })
    }
    const { bytes, path } = bytesOf(file, 'np.load', site)
    const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
    if (!isArchive) return readNpy(bytes, path)
    return { kind: 'object', type: archiveType, data: { name: path, entries: readNpz(bytes, path) } satisfies Archive }
  },
  { reach: 'data' },
)

/** Where something is saved: a file that is open, or a path with its ending. */
function put(file: Value, ending: string, content: () => Uint8Array, name: string, site: CallSite): void {
  if (!isPath(file)) {
    if (!writeInto(file, content())) pathText(file, 'file')
    return
  }
  const path = pathText(file)
  const whole = path.endsWith(ending) ? path : path + ending
  requireWritable(whole, name, site)
  writeContent(whole, content(), name, site)
}

const save = row(
  'save(file, arr, allow_pickle=True, fix_imports=True)',
  ([file = null, values], site) => {
    put(file, '.npy', () => writeNpy(needArray(values, 'save', site)), 'np.save', site)
    return null
  },
  { reach: 'results' },
)

function saver(name: string, compressed: boolean): FunctionValue {
  return row(
    `${name}(file, *args, **kwds)`,
    ([file = null, args, keywords], site) => {
      const arrays = new Map(rest(args).map((each, k) => [`arr_${k}`, needArray(each, name, site)]))
      for (const [key, value] of keywordMap(keywords)) arrays.set(key, needArray(value, name, site))
      put(file, '.npz', () => writeNpz(arrays, compressed), `np.${name}`, site)
      return null
    },
    { reach: 'results' },
  )
}

/** Numbers that stand in bytes, the lowest byte of each first. */
const frombuffer = row(
  'frombuffer(buffer, dtype=float, count=-1, offset=0)',
  ([buffer = null, dtype, count, offset], site) => {
    if (!isBytes(buffer))
      throw new PythonError('TypeError', `a bytes-like object is required, not '${typeName(buffer)}'`)
    const [kind, all] = [elementType(dtype) ?? float64, bytesOfText(buffer.text)]
    const [start, wanted] = [optionalInteger(offset, 'offset', site) ?? 0, optionalInteger(count, 'count', site) ?? -1]
    const wrong = (message: string): PythonError => new PythonError('ValueError', message)
    if (start < 0 || start > all.length)
      throw wrong(`offset must be non-negative and no greater than buffer length (${all.length})`)
    const most = ((all.length - start) * 8) / kind.bits
    if (wanted < 0 && !Number.isInteger(most)) throw wrong('buffer size must be a multiple of element size')
    if (wanted > most) throw wrong('buffer is smaller than requested size')
    const length = wanted < 0 ? most : wanted
    return array(readElements(all.subarray(start), kind, length, true), [length], kind.type)
  },
)

export const fileRows: readonly FunctionValue[] = [
  load,
  save,
  saver('savez', false),
  saver('savez_compressed', true),
  frombuffer,
  ...textFileRows,
]
