/** The modules of scipy. What is in the real ones and has no row here is refused by its name. */
import type { ModuleValue, Value } from '../../evaluate/values.ts'
import { ioModule } from './io/index.ts'
import { ndimageModule } from './ndimage.ts'
import { optimizeModule } from './optimize/index.ts'
import { signalModule, windowsModule } from './signal/index.ts'
import { statsModule } from './stats/index.ts'
import { specialModule, withSpecial } from './special.ts'

function empty(name: string): ModuleValue {
  return { kind: 'module', name, members: new Map() }
}

const parts: readonly ModuleValue[] = [
  specialModule,
  statsModule,
  optimizeModule,
  signalModule,
  ioModule,
  ndimageModule,
  empty('scipy.sparse'),
  empty('scipy.integrate'),
]

const scipy: ModuleValue = withSpecial({
  kind: 'module',
  name: 'scipy',
  members: new Map<string, Value>(parts.map(part => [part.name.slice('scipy.'.length), part])),
})

/** All of them; `loaded-modules.ts` stands for them until a script imports one. */
export const scipyModules: readonly ModuleValue[] = [scipy, ...parts, windowsModule]
