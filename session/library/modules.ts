import type { ModuleValue } from '../evaluate/values.ts'
import {
  brian2,
  brian2AllUnits,
  brian2Constants,
  brian2Device,
  brian2Devices,
  brian2Only,
  brian2Submodules,
  brian2Units,
  pylab,
} from './brian2/index.ts'
import { animationModule } from './animation.ts'
import { brian2tools } from './brian2tools/index.ts'
import { image } from './image.ts'
import { brianNumpy, fft, linalg, numpy, random } from './numpy/index.ts'
import { cm } from './colour-maps.ts'
import { cyclerModule } from './cycler.ts'
import { colours } from './colours.ts'
import { gridspec, lines, matplotlib, patches, pyplot } from './pyplot.ts'
import { progressbarModule } from './progress/progressbar.ts'
import { tqdmModules } from './progress/tqdm.ts'
import { pythonModules } from './python/index.ts'
import { scipyModules } from './scipy/loaded-modules.ts'
import { style } from './style.ts'
import { ticker } from './ticker.ts'

/** Every module a script can import. */
export const modules: ReadonlyMap<string, ModuleValue> = new Map<string, ModuleValue>([
  ['brian2', brian2],
  ['brian2.only', brian2Only],
  ['brian2.units', brian2Units],
  ['brian2.units.constants', brian2Constants],
  ['brian2.units.allunits', brian2AllUnits],
  ['brian2.devices', brian2Devices],
  ['brian2.devices.device', brian2Device],
  ...brian2Submodules.map(module => [module.name, module] as const),
  ['brian2.numpy_', brianNumpy],
  ['brian2tools', brian2tools],
  ['numpy', numpy],
  ['numpy.random', random],
  ['numpy.linalg', linalg],
  ['numpy.fft', fft],
  ['matplotlib', matplotlib],
  ['matplotlib.pyplot', pyplot],
  ['matplotlib.style', style],
  ['matplotlib.cm', cm],
  ['matplotlib.gridspec', gridspec],
  ['matplotlib.lines', lines],
  ['matplotlib.patches', patches],
  ['matplotlib.colors', colours],
  ['matplotlib.ticker', ticker],
  ['matplotlib.image', image],
  ['matplotlib.animation', animationModule],
  ['cycler', cyclerModule],
  ['pylab', pylab],
  ['matplotlib.pylab', pylab],
  ['progressbar', progressbarModule],
  ...tqdmModules.map(module => [module.name, module] as const),
  ...scipyModules.map(module => [module.name, module] as const),
  ...pythonModules.map(module => [module.name, module] as const),
])
