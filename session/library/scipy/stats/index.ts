/** The module `scipy.stats`. */
import type { ModuleValue } from '../../../evaluate/values.ts'
import { moduleOf } from '../../python/module.ts'
import { withSpecial } from '../special.ts'
import { continuous } from './continuous.ts'
import { descriptions } from './describe.ts'
import { discrete } from './discrete.ts'
import { distributionObject } from './distribution-object.ts'
import { ranks } from './ranks.ts'
import { regressions } from './regression.ts'
import { tests } from './tests.ts'

/** The module `scipy.stats`. */
export const statsModule: ModuleValue = withSpecial(
  moduleOf(
    'scipy.stats',
    [...descriptions, ...ranks, ...regressions, ...tests],
    [...continuous, ...discrete].map(each => [each.name, distributionObject(each)] as const),
  ),
)
