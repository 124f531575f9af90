/** The module `matplotlib.image`: images in files as arrays. */
import { unsupported } from '../evaluate/python-error.ts'
import { type FunctionValue, isStr, type ModuleValue } from '../evaluate/values.ts'
import { bytesOf } from './files/bytes-of.ts'
import { readPng } from './files/png.ts'
import { moduleOf } from './python/module.ts'
import { row } from './row.ts'

/** `imread('image.png')`. */
export const imread: FunctionValue = row(
  'imread(fname, format=None)',
  ([file = null], site) => {
    if (isStr(file) && /^(?:https?|ftp):/i.test(file.text.text)) {
      throw unsupported('imread: a model script cannot reach the internet', {
        span: site.argument('fname'),
        help: 'put the image below the folder of --data, and give its path',
      })
    }
    const { bytes, path } = bytesOf(file, 'imread', site)
    return readPng(bytes, path)
  },
  { reach: 'data' },
)

export const image: ModuleValue = moduleOf('matplotlib.image', [imread])
