import { expect, test } from 'vitest'
import { run } from '../tools.ts'

/** What matplotlib prints of these. */
test.each([
  [
    "l, = ax.plot([1, 2, 3], [4, 5, 6], 'r--o')\nprint(l.get_marker(), l.get_xydata().tolist(), l.get_visible(), ax.plot([1])[0].get_marker(), l.get_mew())\nl.set_visible(False); print(l.get_visible(), l.get_alpha())",
    'o [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]] True None 1.0\nFalse None',
  ],
  [
    's = ax.scatter([1, 2], [3, 4], s=[10, 20], c=[0.1, 0.9])\nprint(s.get_offsets().tolist(), s.get_sizes().tolist(), s.get_array().tolist(), s.cmap.name, ax.scatter([1], [2]).get_array())',
    '[[1.0, 3.0], [2.0, 4.0]] [10, 20] [0.1, 0.9] viridis None'.replace('[10, 20]', '[10.0, 20.0]'),
  ],
  [
    "i = ax.imshow(np.arange(6).reshape(2, 3)); j = ax.imshow(np.eye(2), origin='lower', extent=(0, 1, 2, 3))\nm = ax.pcolormesh(np.eye(2))\nprint(i.get_extent(), j.get_extent(), i.get_array().shape, m.get_array().shape, len(ax.images), len(ax.collections))",
    '[-0.5, 2.5, 1.5, -0.5] [0.0, 1.0, 2.0, 3.0] (2, 3) (2, 2) 2 1',
  ],
  [
    "t = ax.text(1, 2, 'hi', ha='center', va='top', color='g'); print(t.get_ha(), t.get_va(), t.get_weight(), ax.texts[0] is t)\na = ax.annotate('p', xy=(1, 2), xytext=(3, 4), arrowprops={}); print(a.xy, a.xyann)",
    'center top normal True\n(1.0, 2.0) (3.0, 4.0)',
  ],
  [
    'h = ax.axhline(2); v = ax.axvspan(1, 3); print(h.get_ydata(), h.get_xdata(), v.get_x(), v.get_width(), v.get_y(), v.get_height())',
    '[2.0, 2.0] [0.0, 1.0] 1.0 2.0 0.0 1.0',
  ],
  [
    'print(fig.get_size_inches(), fig.get_figwidth(), plt.get_fignums(), plt.fignum_exists(1), plt.fignum_exists(2))\nfig.set_figheight(3); print(fig.get_size_inches())\nplt.figure(7); plt.figure(4); print(plt.get_fignums())',
    '[6.4 4.8] 6.4 [1] True False\n[6.4 3. ]\n[1, 4, 7]',
  ],
  ['cs = ax.contourf(np.arange(9).reshape(3, 3), levels=[0, 4, 8]); print(fig.colorbar(cs).get_ticks())', '[0. 4. 8.]'],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`import numpy as np, matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n${script}`)
  expect(errors).toEqual([])
  expect(out.trim()).toBe(shown)
})

test('what is not visible is not drawn', async () => {
  const { figures } = await run(
    "from pylab import *\nplot([1, 2], color='#123456')[0].set_visible(False)\ntext(0.5, 1.5, 'unseen').set_visible(False)",
  )
  expect(await figures[0]?.toSVG()).not.toMatch(/#123456|unseen/)
})
