/** The module `scipy.io`: variables in MATLAB's files. */
import type { CallSite } from '../../../evaluate/call.ts'
import { collect } from '../../../evaluate/iterate.ts'
import { PythonError } from '../../../evaluate/python-error.ts'
import {
  bytes as bytesValue,
  isStr,
  list,
  namedDict,
  str,
  type ModuleValue,
  type Value,
} from '../../../evaluate/values.ts'
import { flag, given, optionalText, text } from '../../arguments.ts'
import { look, requireWritable, writeContent } from '../../files/access.ts'
import { bytesOf } from '../../files/bytes-of.ts'
import { writeInto } from '../../files/file-object.ts'
import { isPath, pathText } from '../../files/path-object.ts'
import { moduleOf } from '../../python/module.ts'
import { row } from '../../row.ts'
import { lacking } from '../numbers.ts'
import { readMat } from './read-mat.ts'
import { writeMat } from './write-mat.ts'

const savemat = row(
  "savemat(file_name, mdict, appendmat=True, format='5', long_field_names=False, do_compression=False, oned_as='row')",
  ([file = null, variables = null, , format, longNames, compressed, oned], site) => {
    if ((optionalText(format, 'format') ?? '5') !== '5') throw lacking("savemat() with format='4'")
    if (typeof variables !== 'object' || variables?.kind !== 'dict') throw lacking('savemat() of anything but a dict')
    const way = optionalText(oned, 'oned_as') ?? 'row'
    if (way !== 'row' && way !== 'column') throw new PythonError('ValueError', `1D option "${way}" is strange`)
    const options = {
      longNames: flag(longNames, false, site),
      compressed: flag(compressed, false, site),
      inColumns: way === 'column',
    }
    if (!isPath(file)) {
      if (!writeInto(file, writeMat(variables, options, site))) pathText(file, 'file_name')
      return null
    }
    const path = pathText(file)
    requireWritable(path, 'savemat', site)
    writeContent(path, writeMat(variables, options, site), 'savemat', site)
    return null
  },
  { reach: 'results' },
)

const loadmat = row(
  `loadmat(file_name, mdict=None, appendmat=True, *, squeeze_me=False, struct_as_record=True, simplify_cells=False,
    variable_names=None)`,
  ([file = null, into, append, squeeze, , simplify, names], site) => {
    const simple = flag(simplify, false, site)
    const { bytes } = bytesOf(found(file, flag(append, true, site), site), 'loadmat', site)
    const variables = readMat(bytes, {
      simple,
      squeezed: simple || flag(squeeze, false, site),
      wanted: wantedNames(names, site),
    })
    const head = new TextDecoder('latin1').decode(bytes.subarray(0, 116)).replace(/[\0 \t\n]+$/, '')
    const all: (readonly [string, Value])[] = [
      ['__header__', bytesValue(head)],
      ['__version__', str('1.0')],
      ['__globals__', list([])],
      ...variables,
    ]
    const made = namedDict(all)
    if (typeof into !== 'object' || into?.kind !== 'dict') return made
    for (const [key, entry] of made.entries) into.entries.set(key, entry)
    return into
  },
  {
    reach: 'data',
    later: [
      'mat_dtype',
      'chars_as_strings',
      'matlab_compatible',
      'byte_order',
      'verify_compressed_data_integrity',
      'uint16_codec',
      'spmatrix',
    ],
    laterOf: 'scipy',
  },
)

/** The file as it is named, or with the ending that may be left out. */
function found(file: Value, append: boolean, site: CallSite): Value {
  if (!isPath(file)) return file
  const path = pathText(file)
  return append && !path.endsWith('.mat') && look(path, 'loadmat', site) === undefined ? str(`${path}.mat`) : file
}

function wantedNames(names: Value | undefined, site: CallSite): ReadonlySet<string> | undefined {
  if (!given(names)) return undefined
  return new Set(isStr(names) ? [names.text.text] : collect(names, site).map(name => text(name, 'variable_names')))
}

export const ioModule: ModuleValue = moduleOf('scipy.io', [savemat, loadmat])
