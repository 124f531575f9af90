/** What would change what a figure shows and is not drawn here: it is refused, where the text of a call has it at once. */

const ofTexts = ['transform', 'visible']
const ofLines = ['data', 'transform', 'visible']
/** Pictures of what was recorded, whose keywords go to `plot`. */
const activity = ['brian_plot', 'plot_raster', 'plot_rate', 'plot_state']

const ofAreas = ['data', 'fill', 'transform', 'visible']

const calls: readonly (readonly [names: readonly string[], keywords: readonly string[]])[] = [
  [['title', 'xlabel', 'ylabel', 'suptitle'], ofTexts],
  [
    ['xticks', 'yticks', 'xticklabels', 'yticklabels'],
    ['minor', 'transform'],
  ],
  [
    [
      'plot',
      ...activity,
      'semilogx',
      'semilogy',
      'loglog',
      'step',
      'axvline',
      'axhline',
      'vlines',
      'hlines',
      'eventplot',
    ],
    ofLines,
  ],
  [['errorbar'], [...ofLines, 'uplims', 'lolims', 'xuplims', 'xlolims']],
  [['axvspan', 'axhspan'], ofAreas],
  [
    ['contour', 'contourf'],
    ['locator', 'hatches', 'transform', 'clip_path', 'data', 'xunits', 'yunits'],
  ],
  [['clabel'], ['manual']],
  [['stem'], ofLines],
  [
    ['boxplot'],
    [
      ...ofLines,
      'bootstrap',
      'usermedians',
      'conf_intervals',
      'meanline',
      'meanprops',
      'flierprops',
      'capwidths',
      'label',
    ],
  ],
  [['violinplot'], ['data', 'quantiles', 'side', 'facecolor', 'linecolor']],
  [['pie'], ['data', 'hatch']],
  [['scatter'], ofAreas],
  [['hist'], ofAreas.filter(name => name !== 'fill')],
  [['bar', 'barh'], ofAreas],
  [['fill'], ofAreas],
  [['fill_between', 'fill_betweenx'], ofAreas],
  [['imshow'], ['transform', 'url', 'clip_on']],
  [['pcolormesh', 'pcolor'], ['transform']],
  [['set'], ['visible', 'transform', 'xinverted', 'yinverted']],
  [['colorbar'], ['extend', 'boundaries', 'values', 'alpha']],
]

/** Keywords by the name of the function, without `set_`. */
export const undrawnKeywords: ReadonlyMap<string, readonly string[]> = new Map(
  calls.flatMap(([names, keywords]) => names.map(name => [name, keywords] as const)),
)

/** Words of matplotlib's that stand for what is not drawn here: of what `projection` says, and of scales. */
export const undrawnTexts: Readonly<Record<'projection' | 'scale', readonly string[]>> = {
  projection: ['3d', 'aitoff', 'hammer', 'lambert', 'mollweide'],
  scale: ['symlog', 'logit', 'asinh', 'function', 'functionlog'],
}
