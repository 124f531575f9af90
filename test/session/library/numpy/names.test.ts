import { expect, test } from 'vitest'
import { run } from '../../tools.ts'

test.each([
  [
    'import numpy as np\nnp.apply_over_axes(np.sum, [1], 0)',
    'apply_over_axes is numpy, not yet Hillock; this file runs in Brian 2',
    'apply_over_axes',
  ],
  ['from numpy import fromregex', 'fromregex is numpy, not yet Hillock; this file runs in Brian 2', 'fromregex'],
  ['from brian2 import *\nx = polyint([1])', 'polyint is numpy, not yet Hillock; this file runs in Brian 2', 'polyint'],
  [
    'import numpy as np\nnp.random.dirichlet([1])',
    'dirichlet is numpy, not yet Hillock; this file runs in Brian 2',
    'dirichlet',
  ],
  ['import numpy as np\nnp.fft.fft2([[1]])', 'fft2 is numpy, not yet Hillock; this file runs in Brian 2', 'fft2'],
  [
    'import numpy as np\nnp.cumprod(np.fft.fft([1]))',
    'cumprod() of complex numbers is numpy, not yet Hillock; this file runs in Brian 2',
    '',
  ],
  [
    'import numpy as np\nfrom matplotlib.pyplot import plot\nplot(np.fft.fft([1, 2]))',
    'a picture of complex numbers is matplotlib, not yet Hillock; this file runs in Brian 2',
    '',
  ],
  [
    'import numpy as np\nnp.fft.fft([1], 10**7)',
    'a Fourier transform of more than 8388608 numbers is numpy, not yet Hillock',
    '',
  ],
  ['import numpy as np\nnp.fft.fft([1]) > 0', 'comparisons of complex arrays are numpy, not yet Hillock', ''],
  [
    'import numpy as np\nnp.size(np.fft.fft([[1, 2]]), 0)',
    'size() of complex numbers with further arguments is numpy, not yet Hillock',
    '',
  ],
  ['import numpy as np\nnp.einsum("...i", [1])', "einsum() with '...' is numpy, not yet Hillock", ''],
  ['import numpy as np\nnp.einsum([1], [0])', 'einsum() without a text of subscripts is numpy, not yet Hillock', ''],
  ['import numpy as np\nnp.pad([1], 1, "median")', "pad(mode='median') is numpy, not yet Hillock", ''],
  ['import numpy as np\nnp.pad([1], 1, end_values=2)', 'this argument of pad() is numpy, not yet Hillock', ''],
  [
    'import numpy as np\nnp.vectorize(abs, excluded=[1])',
    "the arguments 'excluded' and 'signature' of vectorize are numpy, not yet Hillock",
    '',
  ],
  [
    'import numpy as np\nnp.vectorize(str)([1])',
    'vectorize() of a function that gives other than numbers is numpy, not yet Hillock',
    '',
  ],
  [
    'import numpy as np\nnp.linalg.svd(np.ones((2, 2, 2)))',
    'svd() of several matrices at once is numpy, not yet Hillock',
    '',
  ],
  ['import numpy as np\nnp.linalg.qr([[1]], "raw")', "qr(mode='raw') is numpy, not yet Hillock", ''],
  ['import numpy as np\nnp.linalg.cond([[1]], 1)', 'cond() by another norm is numpy, not yet Hillock', ''],
  ['import numpy as np\nnp.zeros(2, dtype="float16")', "the element type 'float16' is numpy, not yet Hillock", ''],
])('%s is numpy, not yet Hillock', async (script, message, place) => {
  const { diagnostics, errors, places } = await run(script)
  expect(errors).toEqual([message])
  expect(diagnostics[0]?.code).toBe('unsupported')
  if (place !== '') expect(places).toEqual([place])
})

test.each([
  ['import numpy as np\nnp.linspce(0, 1)', "AttributeError: module 'numpy' has no attribute 'linspce'", 'linspace'],
  [
    'import numpy as np\nnp.random.nromal()',
    "AttributeError: module 'numpy.random' has no attribute 'nromal'",
    'normal',
  ],
])('%s is misspelt', async (script, message, meant) => {
  const { diagnostics, errors } = await run(script)
  expect(errors).toEqual([message])
  expect(diagnostics[0]?.help).toContain(meant)
})

test.each([
  'from numpy.random import rand, seed\nseed(1)\nx = rand(3)',
  'import numpy.random as rnd\nx = rnd.normal(size=3)',
  'from numpy import *\nx = zeros(3)',
  'import numpy\nx = numpy.linalg.solve([[2, 0], [0, 4]], [2, 4])',
])('%s', async script => {
  expect((await run(`${script}\nprint(len(x) in (2, 3))`)).out).toBe('True\n')
})
