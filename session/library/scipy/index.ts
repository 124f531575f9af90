/** The modules of scipy. What is in the real ones and has no row here is refused by its name. */
import type { ModuleValue, Value } from '../../evaluate/values.ts'
import { optimizeModule } from './optimize/index.ts'
import { signalModule, windowsModule } from './signal/index.ts'
import { statsModule } from './stats/index.ts'
import { loadSpecial, specialModule } from './special.ts'

function empty(name: string): ModuleValue {
  return { kind: 'module', name, members: new Map() }
}

const parts: readonly ModuleValue[] = [
  specialModule,
  statsModule,
  optimizeModule,
  signalModule,
  empty('scipy.io'),
  empty('scipy.sparse'),
  empty('scipy.integrate'),
]

const scipy: ModuleValue = {
  kind: 'module',
  name: 'scipy',
  members: new Map<string, Value>(parts.map(part => [part.name.slice('scipy.'.length), part])),
  load: loadSpecial,
}

export const scipyModules: readonly ModuleValue[] = [scipy, ...parts, windowsModule]
