import { afterEach, expect, test, vi } from 'vitest'
import { arrayMemory } from '../../../compiler/index.ts'
import { copyOf } from '../../../session/arrays/array.ts'
import { usualKind } from '../../../session/arrays/kinds.ts'
import { unwrittenFloats, unwrittenLike, unwrittenOf } from '../../../session/arrays/unwritten.ts'
import { run } from '../tools.ts'

afterEach(() => vi.restoreAllMocks())

/** From now on memory that was not written holds this byte. */
function holding(byte: number): void {
  vi.spyOn(Buffer, 'allocUnsafeSlow').mockImplementation(size => Buffer.from(new ArrayBuffer(size)).fill(byte))
  const lend = arrayMemory.lend.bind(arrayMemory)
  vi.spyOn(arrayMemory, 'lend').mockImplementation(size => {
    const room = lend(size)
    if (room !== undefined) new Uint8Array(room.buffer, room.byteOffset, size).fill(byte)
    return room
  })
}

test('memory is taken as it is where there is much of it', () => {
  holding(1)
  expect(unwrittenOf(usualKind('boolean'), 50_000).every(each => each === 1)).toBe(true)
  expect(unwrittenFloats(3)).toEqual(new Float64Array(3))
  for (const kind of [Float64Array, Float32Array, Int32Array, Uint8Array]) {
    const some = new kind(20_000).fill(7)
    const like = unwrittenLike(some, 30_000)
    expect(like.constructor).toBe(kind)
    expect(like).toHaveLength(30_000)
    expect(copyOf(some)).toEqual(some)
  }
})

const script = `from brian2 import *
x = arange(30000) / 7.0 - 2000
y = x[::-1] * 2
i = arange(30000)
f = x.astype('float32')
m = x > 0
t = x.reshape(100, 300)
order = (i * 7919) % 30000
every = [
  x + 2.0, 2.0 - x, x * y, x ** 2, x ** 1.0, abs(x) ** 1.5, x % 3, i // 7, i * 2, f + f, -x, -i, ~m, ~i, m & (y > 0), m * 1.0,
  t + t[0], t * t[:, :1], t + t[:1, :1], t.T + 1, t.T.reshape(-1), t[:, ::2], t[::-1, 1:-1] * 1, x[m], x[order], m[order], f[order], x[order.astype('int32')],
  exp(x / 1000), clip(x, -1, 1), clip(x, y, None), maximum(x, 0), where(m, x, y), where(m, x, 0), where(m)[0], nonzero(t)[1], isnan(x), logical_or(x, y),
  cumsum(x), cumsum(t, axis=0), cumprod(x / x), diff(x), diff(t, axis=0), sort(y), argsort(y), unique(i // 2), gradient(x),
  x.astype(int), x.astype('float32'), x.astype(bool), i.astype(float), m.astype(int), x.astype('int32'), f.astype(float),
  concatenate([x, y]), concatenate([f, f]), stack([x, y], axis=1), vstack([t, t]), hstack([m, m]), concatenate([i, x]), concatenate([order.astype('int32')] * 2),
  linspace(0, 1, 30000), arange(30000.0), zeros(30000), ones(30000), full(30000, 3.0), full_like(x, 2), zeros_like(i), ones_like(m), x.copy(), x.flatten(), array(x), copy(m),
  tile(x, 2), repeat(x, 2), roll(x, 3), flip(t, 0), outer(x[:200], x[:300]), meshgrid(x[:200], x[:300])[0], std(t, axis=0), sum(t, axis=0), median(t, axis=0), max(t, axis=0),
  round(x, 1), sign(x), floor(x), arctan2(x, y), convolve(x, [1, 2, 0.5]), interp(x, [0, 1], [2, 3]), nan_to_num(x), f * 2, x * 2 + y, digitize(x, [0, 1]), searchsorted(x, y), histogram(x, 10)[0], x @ y, t[:, :100] @ t,
]
y[m] = x[m]
y[order] = x
y[1:] += y[:-1]
y[::2] *= 2
for k, a in enumerate([*every, y]): print(k, a.dtype, a.shape, sum(a * 1.0), a.reshape(-1)[-1:])
`

test('results are the same where there is no memory to lend', async () => {
  const { out } = await run(script)
  vi.spyOn(arrayMemory, 'lend').mockReturnValue(undefined)
  expect((await run(script)).out).toBe(out)
  expect(arrayMemory.lend).toHaveBeenCalled()
})

test('views hold what they are of, while other arrays come and go', async () => {
  const { out } = await run(`from numpy import *
x = arange(200000.0)
views = [x[k::1000] for k in range(5)] + [x[1000 * k:1000 * k + 10] for k in range(5)]
kept = [view.copy() for view in views]
x = None
for k in range(2000):
    y = ones(200000) * k
    if k % 500 == 0: kept.append(y[:3]); views.append(full(3, float(k)))
print(all([array_equal(a, b) for a, b in zip(kept, views)]), len(views))
`)
  expect(out).toBe('True 14\n')
})

test('whatever it held, results are the same', async () => {
  holding(0)
  const { out } = await run(script)
  holding(255)
  expect((await run(script)).out).toBe(out)
  expect(out).not.toContain('nan')
  expect(Buffer.allocUnsafeSlow).toHaveBeenCalled()
  expect(arrayMemory.lend).toHaveBeenCalled()
})
