import { expect, test } from 'vitest'
import { checkScript } from '../../../session/run-script.ts'
import { run } from '../tools.ts'

/** What scripts do with axes, lines and spines, and what Brian 2 with matplotlib prints. */
test.each([
  [
    'f, axs = subplots(2, 3)\nprint(axs.shape, len(axs), axs[0, 1] is axs.flat[1], axs[:, 0].shape, axs.T[2, 1] is axs[1, 2])',
    '(2, 3) 2 True (2,) True',
  ],
  ['f, axs = subplots(2)\nprint([ax is g for ax, g in zip(axs, f.axes)], axs.size)', '[True, True] 2'],
  [
    "from matplotlib.lines import Line2D\nimport matplotlib.patches as mpatches\nh = [Line2D([0], [0], color='r', lw=2, label='exc'), mpatches.Patch(color='b', label='inh')]\nprint([t.get_text() for t in gca().legend(handles=h, loc='upper right').get_texts()])",
    "['exc', 'inh']",
  ],
  [
    "r = plt.Rectangle((0, -1), 10, 2, color='gray', alpha=0.3, lw=0)\nprint(gca().add_patch(r) is r)\nc = gca().add_artist(plt.Circle((0, 0), 1, fill=False, label='round'))\nprint([t.get_text() for t in legend().get_texts()])",
    "True\n['round']",
  ],
  [
    "from matplotlib.colors import *\nn = Normalize(vmin=0, vmax=10)\nprint(n(5), n([0, 5, 20]), n.vmin, n.vmax, to_hex('tab:blue'), to_rgb('k'), is_color_like('reddd'))\nim = imshow(np.eye(3), cmap=ListedColormap(['w', 'k']), norm=n)\nprint(im.get_clim(), LinearSegmentedColormap.from_list('mine', ['w', 'r'], N=5).N, plt.cm.viridis.reversed().name)",
    '0.5 [0.  0.5 2. ] 0.0 10.0 #1f77b4 (0.0, 0.0, 0.0) False\n(0.0, 10.0) 5 viridis_r',
  ],
  [
    "from matplotlib.colors import *\nprint(to_rgba('g'), to_rgb((0.1, 0.2, 0.3)), to_hex((0.1, 0.2, 0.3)), to_rgba('0.5'), to_rgb('#123'))\nprint(Normalize()(np.arange(400000.))[-1], Normalize(1)([1.5, 3]))",
    '(0.0, 0.5, 0.0, 1.0) (0.1, 0.2, 0.3) #1a334c (0.5, 0.5, 0.5, 1.0) (0.06666666666666667, 0.13333333333333333, 0.2)\n1.0 [0.25 1.  ]',
  ],
  ['f, ax = subplots()\nprint(ax is gca())', 'True'],
  [
    "f, ax = subplots()\nt = ax.text(1, 2, 'hi')\nprint(ax.has_data(), t.axes is ax)\nl, = ax.plot([1, 2], 'o-')\nprint(ax.has_data(), l.axes is ax, l.figure is f, l.get_figure() is f)\nl.set_markerfacecolor('white'); l.set_mec('k'); l.set_mew(2); l.set_ms(12)\nl.set(color='r', lw=3, label='b')\nprint(l.get_markersize(), l.get_label(), l.get_lw(), l.get_alpha(), l.get_zorder(), len(l.get_data()))\nl.remove(); print(l.axes)",
    'False True\nTrue True True True\n12.0 b 3.0 None 2 2\nNone',
  ],
  [
    "t = gca().text(1, 2, 'hi')\nt.set_text('other'); t.set_rotation('vertical'); t.set_size(18); t.set_ha('center'); t.set_position((3, 4)); t.set_weight('bold'); t.set(va='top', x=5); t.set_style('italic')\nprint(t.get_text(), t.get_position(), t.get_rotation(), t.get_fontsize())\ntry: t.set(nope=1)\nexcept AttributeError as error: print(error)\ngca().title.set_text('new'); print(gca().get_title(), gca().title.get_text())",
    "other (5.0, 4.0) 90.0 18.0\nText.set() got an unexpected keyword argument 'nope'\nnew new",
  ],
  [
    "f = figure(figsize=(6, 4))\nf.canvas.draw(); f.canvas.flush_events()\nm = plt.get_current_fig_manager(); print(m.get_window_title()); m.set_window_title('x'); m.full_screen_toggle()\nprint(f.canvas.manager.get_window_title(), f.canvas.get_width_height(), f.dpi, f.canvas.mpl_connect('key_press_event', print) >= 0)",
    'Figure 1\nx (600, 400) 100.0 True',
  ],
  ['f, (a, b) = subplots(1, 2)\nprint(a is b)', 'False'],
  [
    'f, axs = subplots(2, 2, squeeze=False)\nfor row in axs:\n    for ax in row: ax.plot([1, 2])\nprint(axs.ravel()[3] is axs[1, 1])',
    'True',
  ],
  ['plot([], [])\nprint(tuple(round(float(x), 6) for x in xlim()))', '(-0.055, 0.055)'],
  [
    "l, = plot([1, 2])\nl.set_data([3, 4], [5, 6])\nl.set_label('a')\nprint(l.get_xdata(), l.get_label(), xlim()[0] > 2)",
    '[3. 4.] a True',
  ],
  ["bar(['a', 'b'], [1, 2])\nprint(list(xticks()[0]))", '[np.float64(0.0), np.float64(1.0)]'],
  [
    'plot([0, 1], [0, 2])\nprint(axis(), xlim(0, 3), gca().get_ybound(), gca().yaxis_inverted())',
    '(np.float64(-0.05), np.float64(1.05), np.float64(-0.1), np.float64(2.1)) (0.0, 3.0) (np.float64(-0.1), np.float64(2.1)) False',
  ],
  ["axis('equal')\nbox(False)\ngca().set_aspect('equal')\nprint('ok')", 'ok'],
  [
    "ax = gca()\nax.spines['top'].set_visible(False)\nax.spines[['left', 'right']].set_visible(False)\nfor s in ax.spines.values(): s.set_visible(True)\nprint('ok')",
    'ok',
  ],
  [
    "style.use('ggplot')\nplt.rcParams['font.size'] = 9\nplt.rcParams.update({'lines.linewidth': 2})\nrc('font', size=3)\nprint('ok')",
    'ok',
  ],
  ["f, (a, b) = subplots(2, 1, gridspec_kw=dict(height_ratios=[3, 1], hspace=0.5))\nprint('ok')", 'ok'],
  [
    "from matplotlib.ticker import *\nax = gca()\nax.set_xlim(0, 1)\nax.xaxis.set_major_formatter(FormatStrFormatter('%.1f'))\nprint(ax.xaxis is ax.get_xaxis(), xticks()[1][1].get_text())",
    'True 0.2',
  ],
  ["ax = gca()\nax.xaxis.set_major_formatter('<{x:.2f}>')\nprint(xticks()[1][-1].get_text())", '<1.00>'],
  [
    "def write(value, k): return f'{k}|{value:g}'\ngca().yaxis.set_major_formatter(write)\nprint(yticks()[1][1].get_text())",
    '1|0.2',
  ],
  [
    "print(plt.cm.gray(255), plt.cm.gray(1.0)[0], colormaps['gray'](array([0, 255]))[1, 2])",
    '(1.0, 1.0, 1.0, 1.0) 1.0 1.0',
  ],
  [
    "print(get_cmap('jet') == plt.cm.jet, colormaps['jet'] == plt.cm.jet, get_cmap('jet') == plt.cm.hot)",
    'True True False',
  ],
  [
    "ax = gca(); ax.plot([0, 4], [0, 1]); ax.set_xticklabels(['p', 'q']); n = len(ax.get_xticks()); ax.set_ybound(2, 3); ax.set_xmargin(0); print(n > 2, *map(float, ax.get_ylim() + ax.get_xlim()))",
    'True 2.0 3.0 0.0 4.0',
  ],
  [
    "im = imshow(zeros((2, 2))); im.set_data([[1, 2], [3, 4]]); ax = gca(); ax.xaxis.label.set_color('r'); ax.xaxis.label.set_fontsize('large'); s = scatter([1, 2], [1, 2], c=[1, 2], facecolors='none'); print(s.get_clim())",
    '(1.0, 2.0)',
  ],
  [
    "im = imshow(zeros((2, 3)), cmap=plt.cm.Blues)\nim.set_array(ones((2, 3)))\nclim(0, 2)\ncb = colorbar(im, label='w')\ncb.set_ticks([0, 1])\nprint(im.get_clim(), cb.ax.get_ylabel(), len(gcf().axes), gca() is cb.ax)",
    '(0.0, 2.0) w 2 False',
  ],
  [
    "f = figure()\ngs = f.add_gridspec(2, 3)\nax = f.add_subplot(gs[0, 1:], title='a')\nprint(gs[0, 1:], gs[-1], gs.nrows, ax.get_title(), len(gs[1, 0].subgridspec(1, 2).subplots()))",
    'GridSpec(2, 3)[0:1, 1:3] GridSpec(2, 3)[1:2, 2:3] 2 a 2',
  ],
  [
    "from matplotlib.gridspec import GridSpec, GridSpecFromSubplotSpec\ngs = GridSpec(2, 2, hspace=0.3)\ngs.update(wspace=0.1)\naxs = gs.subplots(sharex='col')\ninner = GridSpecFromSubplotSpec(1, 2, subplot_spec=gs[0])\nprint(axs.shape, inner.get_geometry(), len(list(gs)))",
    '(2, 2) (1, 2) 4',
  ],
  [
    'ax = gca()\nplot([0, 10])\nb = ax.twinx()\nb.set_ylim(3, 4)\nprint(gca() is b, ax.get_xlim() == b.get_xlim(), ax.get_ylim() == b.get_ylim())',
    'True True False',
  ],
  [
    "ax = gca()\nax.text(0, 1, 'a', transform=ax.transAxes)\nax.text(0, 1, 'b', transform=ax.get_xaxis_transform())\na = ax.annotate('c', xy=(1, 2), xytext=(0, 3), arrowprops=dict(arrowstyle='->', color='r'))\ngcf().text(0.5, 0, 'd', transform=gcf().transFigure)\nfigtext(0, 0, 'e')\nax.arrow(0, 0, 1, 1, head_width=0.1)\nl, = fill([0, 1, 1], [0, 0, 1])\nl.set_color('r')\nprint('ok')",
    'ok',
  ],
  [
    "n, e, p = hist([[1, 2, 2], [2, 3]], bins=2, label=['a', 'b'], orientation='horizontal')\nprint(n.shape, n[1], len(p), hist([1, 2], bins=[0, 3])[0])",
    '(2, 2) [0. 2.] 2 [2.]',
  ],
  [
    "ax = gca()\nl, = plot([0, 1], label='a')\nh, n = ax.get_legend_handles_labels()\nlegend().get_frame().set_alpha(1)\nprint(h[0] is l, n, ax.lines[0] is l, len(ax.get_lines()), list(ax.get_xticks())[:2] == list(xticks()[0])[:2], ax.get_yscale())",
    "True ['a'] True 1 True linear",
  ],
  [
    "f, ax = subplots()\nf.supxlabel('a')\nf.supylabel('b', fontsize=9)\nax.set_axis_off()\nax.set_axis_on()\npause(0.1)\nax.yaxis.set_major_locator(MaxNLocator(2))\neventplot([1, 2])\nprint(f.axes == [ax])",
    'True',
  ],
  [
    `from cycler import cycler, concat
c = cycler(color=['r', 'g']) + cycler('ls', ['-', '--'])
print(c, len(c), c.keys == {'color', 'ls'}, list(c))
print([d['lw'] for d in cycler(color=['k', 'b']) * cycler(lw=[1, 2])], c[:1], c * 2 == concat(c, c))
print(matplotlib.rcParams['axes.prop_cycle'][2:3], plt.cycler(color='k').concat(cycler(color='r')).by_key())`,
    `(cycler('color', ['r', 'g']) + cycler('ls', ['-', '--'])) 2 True [{'color': 'r', 'ls': '-'}, {'color': 'g', 'ls': '--'}]
[1, 2, 1, 2] (cycler('color', ['r']) + cycler('ls', ['-'])) True
cycler('color', ['#2ca02c']) {'color': ['k', 'r']}`,
  ],
  [
    `for wrong in (lambda: cycler(a=[1, 2]) + cycler(b=[1]), lambda: cycler(a=[1]) * cycler(a=[2]), lambda: cycler(a=[1])[0], lambda: cycler(3)):
    try: wrong()
    except (ValueError, TypeError) as error: print(error)`,
    `Can only add equal length cycles, not 2 and 1
Can not compose overlapping cycles
Can only use slices with Cycler.__getitem__
a Cycler is needed`,
  ],
  [
    `fig, (a, b) = subplots(1, 2)
a.set_prop_cycle(color=['k', 'r'])
two = array([[1, 2], [2, 3]])
print([l.get_color() for l in a.plot([1, 2], two) + a.plot([1, 2], 'b--') + a.plot([1, 2])])
b.set_prop_cycle(cycler('linestyle', ['--', ':']) + cycler(lw=[1, 3]))
for l in b.plot([1, 2]) + b.plot([1, 2], 'r') + b.plot([1, 2], ls='-', lw=2) + b.plot([1, 2]): print(l.get_color(), l.get_linestyle(), l.get_linewidth())
rc('axes', prop_cycle=cycler(color=['c', 'm']))
print([l.get_color() for l in subplots()[1].plot([1, 2], two)])`,
    `['#000000', '#ff0000', '#0000ff', '#000000']
#1f77b4 -- 1.0
#ff0000 : 3.0
#1f77b4 - 2.0
#1f77b4 -- 1.0
['#00bfbf', '#bf00bf']`,
  ],
  [
    `ax = gca()
ax.set_ylabel('v')
label = ax.yaxis.get_label()
print(label.get_position(), ax.xaxis.get_label().get_position(), label.get_text(), label)
ax.yaxis.set_label_coords(-0.1, 0.5)
print(label.get_position())`,
    "(0.0, 0.5) (0.5, 0.0) v Text(0, 0.5, 'v')\n(-0.1, 0.5)",
  ],
  [
    "ax = gca(); l = plot([1], label='a'); g = legend(); g.set_title('t'); print([t.get_text() for t in g.get_texts()], g.get_title().get_text(), ax.get_legend() is g); g.remove(); print(ax.get_legend())",
    "['a'] t True\nNone",
  ],
  [
    'a, b = subplots(1, 2)[1]; a.set_visible(False); print(len(gcf().axes)); a.set_visible(True); print(len(gcf().axes))',
    '1\n2',
  ],
  [
    "ax = gca(); x = ax.scatter(['p', 'q'], [1, 2]); x = ax.bar(['q', 'r'], [1, 2]); print(ax.get_xticks())",
    '[0. 1. 2.]',
  ],
  [
    "with plt.style.context('ggplot'):\n    with rc_context({'axes.prop_cycle': cycler(color=['r'])}):\n        print(rcParams['axes.prop_cycle'].by_key()['color'])\nprint(len(rcParams['axes.prop_cycle'].by_key()['color']), len(plt.style.available) > 0)",
    "['r']\n10 True",
  ],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`from brian2 import *\n${script}`)
  expect(errors).toEqual([])
  expect(out.trim()).toBe(shown)
})

test('what only changes the look is noted once, and the figure is drawn', async () => {
  const script =
    'from brian2 import *\nfor k in range(2): plot([1, 2], clip_on=False)\ngca().tick_params(length=8)\nxlabel("t", labelpad=3)'
  const { diagnostics, errors } = await run(script)
  expect(errors).toEqual([])
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['ignored', "'clip_on' of plot() is not drawn yet"],
    ['ignored', "'length' of tick_params() is not drawn yet"],
    ['ignored', "'labelpad' of xlabel() is not drawn yet"],
  ])
})

test('an animation shows what was drawn before its first frame, and asks for none', async () => {
  const { out, diagnostics, figures } = await run(`
import matplotlib.animation
from matplotlib.animation import FuncAnimation
from matplotlib.pyplot import subplots
fig, ax = subplots()
line, = ax.plot([1.5, 2.5])
movie = FuncAnimation(fig, lambda k: line.set_data([k], [k]), frames=3, interval=20, blit=True)
movie.save('movie.mp4')
print(line.get_ydata(), FuncAnimation is matplotlib.animation.FuncAnimation)
`)
  expect(out).toBe('[1.5 2.5] True\n')
  expect(figures).toHaveLength(1)
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ['ignored', 'FuncAnimation is not drawn yet'],
    ['ignored', 'save() of an animation is not drawn yet'],
  ])
})

test.each([
  ['plot([1, 2], transform=3)', "the argument 'transform' of plot"],
  ['gca().hist([1], transform=1)', "the argument 'transform' of hist"],
  ['ax.set_xticks([1], minor=True)', "the argument 'minor' of xticks"],
  ['imshow([[1]], clip_on=False)', "the argument 'clip_on' of imshow"],
  ['l.set_path_effects([])', "the attribute 'set_path_effects' of Axes"],
  ["figure().add_subplot(projection='3d')", "the projection '3d'"],
  ["ax.set_yscale('symlog')", "the scale 'symlog'"],
  ["ax.set(xscale='logit')", "the scale 'logit'"],
  ['ax.set(visible=False)', "the argument 'visible' of set"],
])('%s is refused before anything is simulated', async (script, what) => {
  const text = `from brian2 import *\nG = NeuronGroup(1, 'v : 1')\nax = gca()\nl, = plot([1])\nrun(1*ms)\n${script}`
  const { diagnostics } = await checkScript(text)
  expect(diagnostics.map(({ message }) => message)).toEqual([
    `${what} is matplotlib, not yet Hillock; this file runs in Brian 2`,
  ])
})

test.each([
  ["ax.spines['topp']", "KeyError: 'topp'"],
  ['subplots(2, 1, height_ratios=[1])', 'ValueError: Expected the given height_ratios to be 2 positive numbers'],
  ['figure().add_gridspec(2, 2)[2, 0]', 'IndexError: index 2 is out of bounds for axis 0 with size 2'],
  ['figure().add_gridspec(2, 2)[1:1, 0]', 'IndexError: GridSpec slice would result in no space allocated for subplot'],
  ["figure().add_gridspec(2, 2)['a']", 'TypeError: a grid takes whole numbers and slices between its brackets'],
  ["plot([1])[0].set_colour('r')", "AttributeError: 'Line2D' object has no attribute 'set_colour'"],
  ["yscale('sym' + 'log')", "the scale 'symlog' is not drawn yet"],
  ["subplot(projection='3' + 'd')", "the projection '3d' is not drawn yet"],
  ['ax.set(foo=3)', "TypeError: set() got an unexpected keyword argument 'foo'"],
  ["array(['a', 'b'])", 'an array of strings is numpy, not yet Hillock; this file runs in Brian 2'],
])('%s: %s', async (script, message) => {
  expect((await run(`from brian2 import *\nax = gca()\n${script}`)).errors).toEqual([message])
})

test('what a function that writes ticks does wrong is told, and the figure has the usual ticks', async () => {
  const script =
    'from brian2 import *\nplot([1, 2])\ngca().xaxis.set_major_formatter(lambda value, k: value + "")\nprint("end")'
  const { out, errors, figures } = await run(script)
  expect([out, errors.length]).toEqual(['end\n', 1])
  expect(await figures[0]?.toSVG()).toContain('>1.2<')
})

test('every unit is in brian2.units.allunits', async () => {
  const { out } = await run('from brian2.units.allunits import ymole\nprint(2*ymole)')
  expect(out).toBe('2. ymol\n')
})
