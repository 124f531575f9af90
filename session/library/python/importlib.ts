/** The module `importlib`: what `import` finds, under a name that is worked out. */
import { absolutePath, importedModule } from '../../evaluate/modules.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import type { ModuleValue } from '../../evaluate/values.ts'
import { notYet } from '../../later.ts'
import { given, text } from '../arguments.ts'
import { row } from '../row.ts'
import { moduleOf } from './module.ts'

export const importlibModule: ModuleValue = moduleOf('importlib', [
  row('import_module(name, package=None)', ([name, around], site) => {
    const wanted = text(name, 'name')
    if (wanted.startsWith('.') && !given(around)) {
      const message = `the 'package' argument is required to perform a relative import for '${wanted}'`
      throw new PythonError('TypeError', message)
    }
    const path = absolutePath(wanted, given(around) ? text(around, 'package') : '')
    if (path === undefined || path === '')
      throw new PythonError('ImportError', 'attempted relative import beyond top-level package')
    return { kind: 'unfinished', steps: importedModule(path, site.session, site.span) }
  }),
  row('reload(module)', () => {
    throw unsupported(notYet('importlib.reload()', 'Python'))
  }),
  row('invalidate_caches()', () => null),
])
