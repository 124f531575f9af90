import { expect, test } from 'vitest'
import { run } from '../tools.ts'

/** What matplotlib prints of these. */
test.each([
  [
    'h, x, y, mesh = ax.hist2d([1, 2, 2], [1, 1, 2], bins=2)\nprint(h.tolist(), x, y, mesh.get_array().tolist(), ax.get_xlim() == (1, 2))',
    '[[1.0, 0.0], [1.0, 1.0]] [1.  1.5 2. ] [1.  1.5 2. ] [[1.0, 1.0], [0.0, 1.0]] True',
  ],
  [
    'h = plt.hist2d([1, 2, 2, 9], [1, 1, 2, 3], bins=[2, [0, 1.5, 3, 4]], range=[[0, 4], [0, 4]], density=True, cmap="hot")\nprint(h[0].shape, np.round(h[0], 5).tolist(), h[1], h[2])',
    '(2, 3) [[0.11111, 0.0, 0.0], [0.11111, 0.11111, 0.0]] [0. 2. 4.] [0.  1.5 3.  4. ]',
  ],
  [
    'm = plt.matshow(np.eye(3)); print(plt.axis() == (-0.5, 2.5, 2.5, -0.5), plt.get_fignums(), plt.gcf().get_size_inches(), m.get_array().shape)\nprint(plt.matshow(np.zeros((2, 8))).figure.get_size_inches())',
    'True [1, 2] [4.8 4.8] (3, 3)\n[16.  4.]',
  ],
  [
    's = ax.spy(np.eye(3) - 0.2, precision=0.3); print(ax.axis() == (-0.5, 2.5, 2.5, -0.5), s.get_array().tolist()[0])',
    'True [1.0, 0.0, 0.0]',
  ],
  [
    "a, b = plt.stackplot([1, 2], [1, 2], [3, 4], labels=['p', 'q'], alpha=0.5); print(a.get_label(), b.get_label(), b.get_alpha(), len(ax.collections), [round(float(v), 3) for v in ax.get_ylim()])\nprint(len(plt.stackplot([1, 2, 3], np.ones((4, 3)), baseline='sym')), [round(float(v), 3) for v in ax.get_ylim()])",
    'p q 0.5 2 [0.0, 6.3]\n4 [-2.4, 6.4]',
  ],
  [
    "print([t.get_text() for t in plt.bar_label(plt.barh([1, 2], [3, 4.25]))], [t.get_text() for t in ax.bar_label(ax.bar([1, 2], [3, 4], bottom=1), label_type='center', fmt='%.1f', padding=2)], [t.get_text() for t in ax.bar_label(ax.bar([1], [1234567]), fmt='{:.0f}')])",
    "['3', '4.25'] ['3.0', '4.0'] ['1234567']",
  ],
  ['a = fig.add_subplot(fig.add_gridspec(2, 2)[1, :]); print(a.get_subplotspec().get_geometry())', '(2, 2, 2, 3)'],
])('%s', async (script, shown) => {
  const { out, errors } = await run(`import numpy as np, matplotlib.pyplot as plt\nfig, ax = plt.subplots()\n${script}`)
  expect(errors).toEqual([])
  expect(out.trim()).toBe(shown)
})

test.each([
  ['plt.spy([[1]], markersize=3)', /markers of spy\(\) are not drawn yet/],
  ["plt.stackplot([1], [1], baseline='x')", /'x' is not a valid value for baseline/],
  ['plt.bar_label(3)', /TypeError: bar_label\(\) takes what/],
])('%s is refused', async (script, message) => {
  const { errors } = await run(`import matplotlib.pyplot as plt\n${script}`)
  expect(errors).toEqual([expect.stringMatching(message)])
})
