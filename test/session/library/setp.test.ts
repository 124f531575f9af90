import { expect, test } from 'vitest'
import { run } from '../tools.ts'

const start = 'import numpy as np, matplotlib.pyplot as plt\n'

test('setp sets properties of lines, of lists of them and of axes', async () => {
  const { out, errors } = await run(`${start}fig, axs = plt.subplots(1, 2)
lines = axs[0].plot([1, 2], [[1, 2], [2, 3]])
plt.setp(lines, linewidth=3, ls='--')
plt.setp(lines[0], 'label', 'a', 'alpha', 0.5)
print([(l.get_linewidth(), l.get_linestyle(), l.get_label(), l.get_alpha()) for l in lines][0])
plt.setp(axs, xlim=(0, 5), yticks=[1.25, 1.75], ylim=(1, 2))
plt.setp([[axs[0]], axs[1]], title='t')
print([(a.get_xlim(), list(a.get_yticks()), a.get_title()) for a in axs])`)
  expect(errors).toEqual([])
  expect(out).toBe(`(3.0, '--', 'a', 0.5)
[((np.float64(0.0), np.float64(5.0)), [np.float64(1.25), np.float64(1.75)], 't'), ((np.float64(0.0), np.float64(5.0)), [np.float64(1.25), np.float64(1.75)], 't')]
`)
})

test.each([
  ["plt.setp(plt.plot([1]), colour='r')", "AttributeError: Line2D.set() got an unexpected keyword argument 'colour'"],
  ["plt.setp(plt.plot([1]), 'color')", 'ValueError: The set args must be string, value pairs'],
])('%s', async (script, message) => {
  expect((await run(start + script)).errors).toEqual([message])
})
