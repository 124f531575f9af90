/** What numpy and matplotlib have and Hillock does not have yet: the common ones, so that they are no misspellings. */

import { numpy } from './numpy/index.ts'
import { pyplot } from './pyplot.ts'

const ofNumpy: readonly string[] = [
  'append', 'apply_along_axis', 'arctan2', 'argsort', 'argwhere', 'array_equal', 'asanyarray', 'atleast_1d', 'atleast_2d',
  'average', 'bincount', 'broadcast_to', 'clip', 'column_stack', 'concatenate', 'convolve', 'corrcoef', 'correlate', 'cov',
  'cross', 'cumprod', 'deg2rad', 'delete', 'diag', 'diagonal', 'digitize', 'dot', 'dstack', 'einsum', 'empty_like',
  'expand_dims', 'fft', 'flatnonzero', 'flip', 'float32', 'frombuffer', 'fromfile', 'full_like', 'geomspace', 'gradient',
  'heaviside', 'histogram', 'histogram2d', 'hstack', 'hypot', 'identity', 'in1d', 'indices', 'inner', 'interp', 'isclose',
  'allclose', 'isin', 'kron', 'linalg', 'load', 'loadtxt', 'logaddexp', 'logical_and', 'logical_or', 'logical_xor',
  'logspace', 'matmul', 'meshgrid', 'mgrid', 'moveaxis', 'nanmax', 'nanmean', 'nanmin', 'nanstd', 'nansum', 'nonzero',
  'outer', 'percentile', 'piecewise', 'poly1d', 'polyfit', 'polyval', 'quantile', 'r_', 'c_', 'rad2deg', 'rand', 'randint',
  'randn', 'random', 'ravel', 'repeat', 'reshape', 'resize', 'roll', 'rot90', 'save', 'savetxt', 'savez', 'searchsorted',
  'select', 'setdiff1d', 'shuffle', 'sort', 'split', 'squeeze', 'stack', 'swapaxes', 'take', 'tensordot', 'tile', 'trace',
  'transpose', 'trapz', 'tri', 'tril', 'triu', 'uint8', 'union1d', 'unique', 'unravel_index', 'vectorize', 'vstack',
  'where', 'normal', 'uniform', 'choice', 'permutation', 'poisson', 'binomial', 'exponential', 'gamma', 'arcsinh',
  'arccosh', 'arctanh', 'log2', 'exp2', 'cbrt',
] // prettier-ignore

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
export const numpyLater: ReadonlySet<string> = new Set(ofNumpy.filter(name => !numpy.members.has(name)))
export const pyplotLater: ReadonlySet<string> = new Set(ofPyplot.filter(name => !pyplot.members.has(name)))
