/** The module `pathlib`. */
import type { FunctionValue, ModuleValue } from '../../evaluate/values.ts'
import { rest } from '../arguments.ts'
import { makePath, pathText } from '../files/path-object.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

function pathClass(name: string): FunctionValue {
  return row(`${name}(*args)`, ([args]) => makePath(rest(args).map(each => pathText(each))), {
    type: true,
    attributes: new Map([['cwd', row('cwd()', () => makePath(['.']))]]),
  })
}

export const pathlibModule: ModuleValue = moduleOf(
  'pathlib',
  ['Path', 'PurePath', 'PosixPath', 'PurePosixPath'].map(pathClass),
)
