/**
 * What only changes the look of a figure, in ways that are not drawn here: the figure is drawn without it, and that is
 * said once. What would change what a figure shows is refused instead.
 */

const ofTexts = [
  'fontstyle', 'style', 'fontfamily', 'family', 'fontname', 'fontdict', 'fontproperties', 'fontstretch', 'fontvariant', 'labelpad',
  'pad', 'loc', 'x', 'y', 'rotation', 'rotation_mode', 'horizontalalignment', 'ha', 'verticalalignment', 'va', 'wrap',
  'linespacing', 'multialignment', 'bbox', 'path_effects', 'clip_on', 'in_layout',
] // prettier-ignore

const ofLines = [
  'clip_on', 'clip_box', 'dashes', 'fillstyle', 'gapcolor', 'markerfacecoloralt', 'markevery', 'path_effects',
  'solid_capstyle', 'solid_joinstyle', 'dash_capstyle', 'dash_joinstyle', 'rasterized', 'antialiased', 'aa', 'snap',
  'animated', 'picker', 'pickradius', 'gid', 'url', 'in_layout',
] // prettier-ignore

const ofAreas = [
  ...ofLines, 'hatch', 'hatch_linewidth', 'linestyle', 'ls', 'capstyle', 'joinstyle', 'edgegapcolor',
] // prettier-ignore

const ofLegends = [
  'bbox_to_anchor', 'bbox_transform', 'borderaxespad', 'borderpad', 'columnspacing', 'edgecolor', 'facecolor', 'fancybox',
  'framealpha', 'handleheight', 'handlelength', 'handler_map', 'handletextpad', 'labelcolor', 'labelspacing', 'markerfirst',
  'markerscale', 'mode', 'numpoints', 'prop', 'reverse', 'scatterpoints', 'scatteryoffsets', 'shadow', 'title_fontsize',
  'title_fontproperties', 'alignment', 'draggable',
] // prettier-ignore

const ofFigures = [
  'edgecolor', 'frameon', 'subplotpars', 'FigureClass', 'linewidth',
] // prettier-ignore

const ofTickParams = [
  'which', 'reset', 'direction', 'length', 'width', 'color', 'pad', 'labelfontfamily', 'zorder',
  'labelrotation_mode', 'grid_color', 'grid_alpha', 'grid_linewidth', 'grid_linestyle', 'size',
] // prettier-ignore

const calls: readonly (readonly [names: readonly string[], keywords: readonly string[]])[] = [
  [['title', 'xlabel', 'ylabel', 'suptitle'], [...ofTexts, 'fontweight', 'weight', 'alpha', 'backgroundcolor']],
  [['text', 'figtext', 'annotate'], ofTexts.filter(name => !['x', 'y', 'rotation', 'ha', 'va', 'horizontalalignment', 'verticalalignment'].includes(name))],
  [['xticks', 'yticks', 'xticklabels', 'yticklabels'], ofTexts.filter(name => !['rotation', 'rotation_mode', 'ha', 'va', 'horizontalalignment', 'verticalalignment'].includes(name))],
  [['plot', 'step', 'semilogx', 'semilogy', 'loglog', 'errorbar', 'axvline', 'axhline', 'vlines', 'hlines', 'eventplot'], ofLines],
  [['errorbar'], ['capthick', 'barsabove', 'errorevery']],
  [['axvline', 'axhline'], ['marker', 'markersize', 'ms', 'drawstyle']],
  [['bar', 'barh', 'hist', 'fill', 'arrow', 'fill_between', 'fill_betweenx', 'axvspan', 'axhspan', 'scatter'], ofAreas],
  [['bar', 'barh'], ['error_kw']],
  [['scatter'], ['plotnonfinite']],
  [['fill_between', 'fill_betweenx'], ['interpolate']],
  [['legend'], ofLegends],
  [['tick_params'], ofTickParams],
  [['grid'], ['which', 'color', 'c', 'linestyle', 'ls', 'linewidth', 'lw', 'alpha', 'zorder']],
  [['figure', 'subplots'], ofFigures],
  [['savefig'], ['metadata', 'backend', 'bbox_extra_artists', 'pil_kwargs', 'papertype']],
  [['tight_layout'], ['rect']],
  [['set'], ['frame_on', 'position', 'zorder', 'alpha', 'label', 'axisbelow', 'box_aspect', 'adjustable', 'anchor', 'rasterized', 'gid', 'picker', 'path_effects', 'url', 'snap', 'in_layout', 'navigate', 'navigate_mode', 'autoscale_on', 'autoscalex_on', 'autoscaley_on', 'rasterization_zorder']],
  [['axis', 'xlim', 'ylim'], ['emit']],
  [['xscale', 'yscale', 'loglog', 'semilogx', 'semilogy'], ['base', 'subs', 'nonpositive', 'linthresh', 'linscale']],
  [['subplot', 'add_subplot', 'subplot2grid'], ['frameon', 'label', 'fig', 'zorder']],
] // prettier-ignore

/** Keywords by the name of the function, without `set_`. */
export const lookOnlyKeywords: ReadonlyMap<string, ReadonlySet<string>> = collected()

function collected(): ReadonlyMap<string, ReadonlySet<string>> {
  const byName = new Map<string, Set<string>>()
  for (const [names, keywords] of calls) {
    for (const name of names) {
      const known = byName.get(name) ?? new Set()
      keywords.forEach(each => known.add(each))
      byName.set(name, known)
    }
  }
  return byName
}

/** Functions and methods of which the same holds as a whole; they give nothing. */
export const lookOnlyFunctions: readonly string[] = [
  'ticklabel_format', 'minorticks_on', 'minorticks_off', 'locator_params', 'set_axisbelow',
  'autoscale', 'autoscale_view', 'relim', 'set_rasterized', 'set_alpha', 'set_position', 'set_frame_on', 'align_labels',
  'align_xlabels', 'align_ylabels', 'autofmt_xdate', 'set_tight_layout', 'set_layout_engine', 'use_sticky_edges', 'set_anchor', 'set_box_aspect', 'set_adjustable',
  'set_zorder', 'set_label',
  'rcdefaults', 'xkcd',
] // prettier-ignore

/** Methods of one direction of axes, and of a formatter, of which the same holds. */
export const lookOnlyOfAxis: readonly string[] = [
  'set_minor_locator', 'set_minor_formatter', 'set_remove_overlapping_locs',
  'set_useOffset', 'set_scientific', 'set_powerlimits', 'set_useMathText', 'set_useLocale',
] // prettier-ignore
