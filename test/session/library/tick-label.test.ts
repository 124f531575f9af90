import { expect, test } from 'vitest'
import { run } from '../tools.ts'

/** What matplotlib prints of these. */
test.each([
  [
    "places, labels = plt.xticks([1, 2], ['a', 'b'], rotation=45, ha='right')\nprint(list(places), [t.get_text() for t in labels], labels[1].get_rotation())",
    "[np.int64(1), np.int64(2)] ['a', 'b'] 45.0".replaceAll(/np.int64\((\d)\)/g, 'np.float64($1.0)'),
  ],
  [
    "ax.set_xticks([0, 1, 2]); ax.set_xticklabels(['p', 'q', 'r'], fontsize=8)\nplt.setp(ax.get_xticklabels(), rotation=30, ha='right', rotation_mode='anchor', color='r')\nprint([(t.get_text(), t.get_rotation(), t.get_size()) for t in ax.get_xticklabels()], ax.get_xticklabels()[1])",
    "[('p', 30.0, 8.0), ('q', 30.0, 8.0), ('r', 30.0, 8.0)] Text(1.0, 0, 'q')",
  ],
  [
    'for label in ax.get_yticklabels()[::2]: label.set_visible(False)\nprint(len(ax.get_yticklabels()) < len(ax.yaxis.get_ticklabels()) + 1, ax.get_yticklabels()[0].get_visible())',
    'True True',
  ],
  [
    "a, b = plt.subplots(2, 1, sharex=True)[1]\nplt.setp(b.get_xticklabels(), visible=False)\nprint(a.get_xticklabels(), b.get_xticklabels())\nax.tick_params(axis='x', labelrotation=90, labelsize=7)\nprint({(t.get_rotation(), t.get_fontsize()) for t in ax.get_xticklabels()})",
    '[] []\n{(90.0, 7.0)}',
  ],
])('%s', async (script, shown) => {
  const { out, errors, diagnostics } = await run(
    `import numpy as np, matplotlib.pyplot as plt\nfig, ax = plt.subplots()\nax.plot([0, 2], [1, 3])\n${script}`,
  )
  expect([errors, diagnostics]).toEqual([[], []])
  expect(out.trim()).toBe(shown)
})

test('what a text has not is refused as matplotlib does', async () => {
  const { errors } = await run('from pylab import *\ngca().get_xticklabels()[0].set(nope=1)')
  expect(errors).toEqual(["AttributeError: Text.set() got an unexpected keyword argument 'nope'"])
})
