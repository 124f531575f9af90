/** The module `scipy.signal`. */
import type { ModuleValue } from '../../../evaluate/values.ts'
import { moduleOf } from '../../python/module.ts'
import { convolutionRows } from './convolutions.ts'
import { filterRows } from './filters.ts'
import { peakRows } from './peaks.ts'
import { savgolFilter } from './savgol.ts'
import { spectrumRows } from './spectra.ts'
import { waveRows } from './waves.ts'
import { getWindow, windowsModule } from './windows.ts'

/** The module `scipy.signal`. */
export const signalModule: ModuleValue = moduleOf(
  'scipy.signal',
  [...peakRows, ...filterRows, ...convolutionRows, ...spectrumRows, ...waveRows, getWindow, savgolFilter],
  [['windows', windowsModule]],
)

export { windowsModule }
