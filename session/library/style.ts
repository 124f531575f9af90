/** `matplotlib.style`: figures have matplotlib's usual look. */
import { list, str, type ModuleValue } from '../evaluate/values.ts'
import { lookOnlyRow } from './look-only.ts'
import { lookOnlyHelp } from './plain-arguments.ts'
import { nullContext } from './python/contextlib.ts'
import { moduleOf } from './python/module.ts'
import { row } from './row.ts'

const context = row('context(style, after_reset=False)', (_, { session, span }) => {
  session.noteOnce('ignored', span, 'style.context() is not drawn yet', lookOnlyHelp)
  return nullContext(null)
})

const styles = ['default', 'classic', 'ggplot', 'seaborn-v0_8'].map(str)

export const style: ModuleValue = moduleOf(
  'matplotlib.style',
  [lookOnlyRow('use', 'style.use()'), context],
  [['available', list(styles)]],
)
