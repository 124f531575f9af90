/** Images that a script reads, as matplotlib gives them. */
import { zlibSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { run } from './tools.ts'

/** A PNG file; sums that tell damage are left out, as nobody here looks at them. */
function png(
  [width, height, depth, colourType, interlaced = 0]: readonly number[],
  rows: readonly (readonly number[])[],
  more: readonly (readonly [kind: string, content: readonly number[]])[] = [],
): Uint8Array {
  const chunk = (kind: string, content: Iterable<number>): number[] => {
    const bytes = [...content]
    return [...long(bytes.length), ...Buffer.from(kind), ...bytes, 0, 0, 0, 0]
  }
  const header = [...long(width ?? 0), ...long(height ?? 0), depth ?? 0, colourType ?? 0, 0, 0, interlaced]
  return Uint8Array.from([
    0x89,
    0x50,
    0x4e,
    0x47,
    0x0d,
    0x0a,
    0x1a,
    0x0a,
    ...chunk('IHDR', header),
    ...more.flatMap(([kind, content]) => chunk(kind, content)),
    ...chunk('IDAT', zlibSync(Uint8Array.from(rows.flat()))),
    ...chunk('IEND', []),
  ])
}

function long(value: number): number[] {
  return [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255]
}

async function read(file: Uint8Array | string, shown = '(255*x).round().astype(int).tolist()'): Promise<string> {
  const script = `from matplotlib.image import imread\nx = imread('a.png')\nprint(x.shape, x.dtype, ${shown})`
  const { out, errors } = await run(script, { files: new Map([['a.png', file]]) })
  return [out.trim(), ...errors].join('')
}

describe('imread', () => {
  test.each([
    [
      'grey',
      png(
        [2, 2, 8, 0],
        [
          [0, 51, 255],
          [0, 0, 102],
        ],
      ),
      '(2, 2) float32 [[51, 255], [0, 102]]',
    ],
    ['of two levels', png([3, 1, 1, 0], [[0, 0b10100000]]), '(1, 3) float32 [[255, 0, 255]]'],
    ['of sixteen bits', png([1, 1, 16, 0], [[0, 0x33, 0x33]]), '(1, 1) float32 [[51]]'],
    ['colours', png([1, 1, 8, 2], [[0, 51, 0, 255]]), '(1, 1, 3) float32 [[[51, 0, 255]]]'],
    ['with opacity', png([1, 1, 8, 6], [[0, 51, 0, 255, 102]]), '(1, 1, 4) float32 [[[51, 0, 255, 102]]]'],
    ['grey with opacity', png([1, 1, 8, 4], [[0, 51, 102]]), '(1, 1, 4) float32 [[[51, 51, 51, 102]]]'],
    [
      'of a palette',
      png(
        [2, 1, 4, 3],
        [[0, 0x10]],
        [
          ['PLTE', [1, 2, 3, 51, 0, 255]],
          ['tRNS', [102]],
        ],
      ),
      '(1, 2, 4) float32 [[[51, 0, 255, 255], [1, 2, 3, 102]]]',
    ],
    [
      'written as differences, from the left, above, both and the nearest',
      png(
        [2, 5, 8, 0],
        [
          [0, 10, 20],
          [1, 10, 10],
          [2, 1, 1],
          [3, 5, 5],
          [4, 1, 1],
        ],
      ),
      '(5, 2) float32 [[10, 20], [10, 20], [11, 21], [10, 20], [11, 21]]',
    ],
  ])('%s', async (_, file, shown) => {
    expect(await read(file)).toBe(shown)
  })

  test('gives an array of floats for a model', async () => {
    expect(await read(png([2, 1, 8, 0], [[0, 255, 0]]), '(1 - x)[::-1, :].T.tolist()')).toBe(
      '(1, 2) float32 [[0.0], [1.0]]',
    )
  })

  test.each([
    ['another kind of file', 'GIF89a', "UnidentifiedImageError: cannot identify image file 'a.png'"],
    ['half a file', png([2, 2, 8, 0], [[0, 1, 2]]), "OSError: the image file 'a.png' is damaged"],
    ['no size', png([0, 2, 8, 0], []), "OSError: the image file 'a.png' is damaged"],
    ['rows in another order', png([1, 1, 8, 0, 1], [[0, 1]]), "'a.png' is interlaced: such images are not read"],
  ])('says so of %s', async (_, file, message) => {
    expect(await read(file)).toBe(message)
  })

  test.each([
    ["plt.imread('a.png')", 'matplotlib.pyplot.imread: a model script cannot reach the machine'],
    ["imread('https://example.com/a.png')", 'imread: a model script cannot reach the internet'],
  ])('%s', async (call, message) => {
    const files = message.endsWith('internet') ? new Map() : undefined
    const { errors } = await run(`from brian2 import *\n${call}`, files && { files })
    expect(errors).toEqual([message])
  })
})
