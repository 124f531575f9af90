import { expect, test } from 'vitest'
import { run } from '../tools.ts'

/** What matplotlib prints of these. */
test.each([
  [
    "bars = ax.bar([1, 2], [3, 4], width=0.5, color=['r', 'b'])\nprint([(p.get_height(), p.get_width(), p.get_x(), p.get_y()) for p in bars], len(bars), bars[1] is bars[-1], bars[0].get_xy())",
    '[(np.int64(3), np.float64(0.5), np.float64(0.75), np.int64(0)), (np.int64(4), np.float64(0.5), np.float64(1.75), np.int64(0))] 2 True (np.float64(0.75), np.int64(0))',
  ],
  [
    "for p in ax.bar(['a', 'b'], [3, 4.5]): t = ax.text(p.get_x() + p.get_width() / 2, p.get_height(), f'{p.get_height()}')\nprint([t.get_text() for t in ax.texts], len(ax.patches), len(ax.containers), [float(t.get_position()[0]) for t in ax.texts])",
    "['3.0', '4.5'] 2 1 [0.0, 1.0]",
  ],
  [
    "a, b = ax.barh([1, 2], [3, 4], left=[1, 2])\na.set_color('r'); b.set_width(7); b.set(edgecolor='k', lw=2); plt.setp([a, b], 'facecolor', (0, 0.5, 0))\nprint(a.get_facecolor(), a.get_edgecolor(), b.get_width(), b.get_x(), b.get_linewidth(), b)",
    '(0.0, 0.5019607843137255, 0.0, 1.0) (1.0, 0.0, 0.0, 1.0) 7 2 2.0 Rectangle(xy=(2, 1.6), width=7, height=0.8, angle=0)',
  ],
  [
    "n, edges, patches = ax.hist([1, 2, 2, 3, 3, 3], bins=3)\nfor c, p in zip('rgb', patches): plt.setp(p, 'facecolor', c)\nprint(len(patches), [p.get_height() for p in patches], patches[2].get_facecolor(), len(patches.patches))",
    '3 [np.float64(1.0), np.float64(2.0), np.float64(3.0)] (0.0, 0.0, 1.0, 1.0) 3',
  ],
  [
    "a = ax.bar([1, 2], [3, 4]); b = ax.bar([1, 2], [3, 4], bottom=[3, 4])\nlegend = ax.legend((a[0], b[0]), ('men', 'women'))\nprint([t.get_text() for t in legend.get_texts()], b[1].get_y(), [t.get_text() for t in ax.legend([a, b], ['x', 'y']).get_texts()])",
    "['men', 'women'] 4 ['x', 'y']",
  ],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`import numpy as np, matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n${script}`)
  expect(errors).toEqual([])
  expect(out.trim()).toBe(shown)
})

test('a bar of a histogram in a colour of its own is drawn so', async () => {
  const { figures } = await run("from pylab import *\nhist([1, 2, 2], bins=2)[2][1].set_facecolor('#123456')")
  expect((await figures[0]?.toSVG())?.match(/fill="#123456"/g)).toHaveLength(1)
})
