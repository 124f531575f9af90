/** What numpy and matplotlib have and Hillock does not have yet: the common ones, so that they are no misspellings. */

import { numpy } from './numpy/index.ts'
import { numpyNames } from './numpy/later.ts'
import { pyplot } from './pyplot.ts'

const ofPyplot: readonly string[] = [
  'annotate', 'arrow', 'axes', 'bar_label', 'barbs', 'boxplot', 'broken_barh', 'clabel', 'clim', 'cm', 'cohere', 'colorbar',
  'contour', 'contourf', 'csd', 'cycler', 'delaxes', 'eventplot', 'figimage', 'figlegend', 'figtext', 'fill',
  'fill_betweenx', 'findobj', 'fignum_exists', 'gci', 'get_cmap', 'get_fignums', 'ginput', 'hexbin', 'hist2d', 'imread',
  'imsave', 'imshow', 'locator_params', 'magnitude_spectrum', 'matshow', 'minorticks_on', 'pause', 'pcolor', 'pcolormesh',
  'pie', 'polar', 'psd', 'quiver', 'rc', 'rcParams', 'rcdefaults', 'set_cmap', 'setp', 'specgram', 'spy', 'stackplot',
  'stairs', 'stem', 'streamplot', 'style', 'table', 'thetagrids', 'tick_params', 'ticklabel_format', 'tricontour',
  'tripcolor', 'triplot', 'twinx', 'twiny', 'violinplot', 'xcorr', 'acorr', 'xkcd', 'FuncAnimation', 'GridSpec',
  'rgrids', 'subplot_mosaic', 'viridis',
] // prettier-ignore

/** Names that gained a row since need not be struck off. */
export const numpyLater: ReadonlySet<string> = new Set(numpyNames.filter(name => !numpy.members.has(name)))
export const pyplotLater: ReadonlySet<string> = new Set(ofPyplot.filter(name => !pyplot.members.has(name)))
