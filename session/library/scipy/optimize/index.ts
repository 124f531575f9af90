/** The module `scipy.optimize`. */
import type { ModuleValue } from '../../../evaluate/values.ts'
import { moduleOf } from '../../python/module.ts'
import { fits } from './curve-fit.ts'
import { leastsq } from './leastsq.ts'
import { minimizers } from './minimize.ts'
import { roots } from './roots.ts'

/** The module `scipy.optimize`. */
export const optimizeModule: ModuleValue = moduleOf('scipy.optimize', [...roots, ...minimizers, ...fits, leastsq])
