/** The module `platform`, as data: nothing of the machine the script runs on. */
import { str, tuple, type ModuleValue } from '../../evaluate/values.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'
import { pythonVersion } from './sys.ts'

const version = pythonVersion.join('.')

const answers: readonly (readonly [name: string, answer: string])[] = [
  ['system', 'Hillock'],
  ['node', ''],
  ['release', ''],
  ['version', ''],
  ['machine', ''],
  ['processor', ''],
  ['platform', 'Hillock'],
  ['python_version', version],
  ['python_implementation', 'Hillock'],
  ['python_compiler', ''],
]

export const platformModule: ModuleValue = moduleOf('platform', [
  ...answers.map(([name, answer]) => row(`${name}()`, () => str(answer))),
  row('python_version_tuple()', () => tuple(pythonVersion.map(part => str(String(part))))),
])
