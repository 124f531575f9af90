/** Images in PNG files (ISO/IEC 15948), as matplotlib gives them to a script. */
import { unzlibSync } from 'fflate'
import { array, type ArrayValue } from '../../arrays/array.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import { joined, requireSize } from './access.ts'

const signature: readonly number[] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Numbers of a pixel by colour type: grey, colour, an entry of the palette, grey and colour with opacity. */
const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }

interface Header {
  readonly width: number
  readonly height: number
  readonly depth: number
  readonly colourType: number
}

interface Palette {
  readonly colours: Uint8Array
  readonly opacity: Uint8Array
}

/**
 * The numbers of an image from 0 to 1 in single precision, from the top: rows of pixels of one grey, or of red, green and
 * blue, and opacity where it has that; entries of a palette, and grey with opacity, become four.
 *
 * @throws PythonError for what is no PNG file, or one that is damaged
 */
export function readPng(bytes: Uint8Array, path: string): ArrayValue {
  if (signature.some((each, k) => bytes[k] !== each)) throw noImage(path)
  const chunks = chunksOf(bytes, path)
  const header = headerOf(chunks.get('IHDR')?.[0], path)
  const palette = { colours: joined(chunks.get('PLTE') ?? []), opacity: joined(chunks.get('tRNS') ?? []) }
  const { width, height, depth, colourType } = header
  const channels = channelsOf[colourType] ?? 0
  const [bytesOfPixel, bytesOfRow] = [Math.ceil((channels * depth) / 8), Math.ceil((width * channels * depth) / 8)]
  requireSize(height * Math.max(bytesOfRow, 4 * width), path)
  const filtered = inflated(joined(chunks.get('IDAT') ?? []), height * (1 + bytesOfRow), path)
  const samples = samplesOf(unfiltered(filtered, height, bytesOfRow, bytesOfPixel), header, channels, bytesOfRow)
  const most = 2 ** depth - 1
  if (colourType === 3) return coloured(samples, header, palette)
  if (colourType === 4) return fromGrey(samples, header, most)
  const shape = channels === 1 ? [height, width] : [height, width, channels]
  return array(
    Float32Array.from(samples, sample => sample / most),
    shape,
  )
}

function noImage(path: string): PythonError {
  return new PythonError('UnidentifiedImageError', `cannot identify image file '${path}'`, {
    code: 'bad-value',
    help: 'images of other kinds are not read: save it as PNG',
  })
}

function damaged(path: string): PythonError {
  return new PythonError('OSError', `the image file '${path}' is damaged`, { code: 'bad-value' })
}

/** What is in a file, by kind, in order. */
function chunksOf(bytes: Uint8Array, path: string): ReadonlyMap<string, readonly Uint8Array[]> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = new Map<string, Uint8Array[]>()
  for (let at = signature.length; at + 12 <= bytes.length;) {
    const length = view.getUint32(at)
    if (at + 12 + length > bytes.length) throw damaged(path)
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    const known = found.get(kind)
    const content = bytes.subarray(at + 8, at + 8 + length)
    if (known === undefined) found.set(kind, [content])
    else known.push(content)
    at += 12 + length
  }
  return found
}

function headerOf(chunk: Uint8Array | undefined, path: string): Header {
  if (chunk === undefined || chunk.length !== 13) throw damaged(path)
  const view = new DataView(chunk.buffer, chunk.byteOffset, chunk.byteLength)
  const [width, height] = [view.getUint32(0), view.getUint32(4)]
  const [depth = 0, colourType = 0, , , interlaced] = chunk.subarray(8)
  const isDepth = [1, 2, 4, 8, 16].includes(depth) && (depth >= 8 || colourType === 0 || colourType === 3)
  if (!isDepth || channelsOf[colourType] === undefined || width === 0 || height === 0) throw damaged(path)
  if (interlaced !== 0)
    throw unsupported(`'${path}' is interlaced: such images are not read`, { help: 'save it without' })
  return { width, height, depth, colourType }
}

function inflated(packed: Uint8Array, size: number, path: string): Uint8Array {
  try {
    const found = unzlibSync(packed, { out: new Uint8Array(size) })
    if (found.length === size) return found
  } catch {
    // fflate says no more than that
  }
  throw damaged(path)
}

/** Rows as they were before each was written as its difference from what is beside and above it. */
function unfiltered(filtered: Uint8Array, height: number, bytesOfRow: number, step: number): Uint8Array {
  const plain = new Uint8Array(height * bytesOfRow)
  for (let row = 0; row < height; row++) {
    const from = row * (1 + bytesOfRow)
    const to = row * bytesOfRow
    const filter = filtered[from] ?? 0
    for (let k = 0; k < bytesOfRow; k++) {
      const left = k < step ? 0 : (plain[to + k - step] ?? 0)
      const above = row === 0 ? 0 : (plain[to + k - bytesOfRow] ?? 0)
      const corner = row === 0 || k < step ? 0 : (plain[to + k - bytesOfRow - step] ?? 0)
      plain[to + k] = (filtered[from + 1 + k] ?? 0) + predicted(filter, left, above, corner)
    }
  }
  return plain
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  switch (filter) {
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4: {
      const [a, b, c] = [Math.abs(above - corner), Math.abs(left - corner), Math.abs(left + above - 2 * corner)]
      return a <= b && a <= c ? left : b <= c ? above : corner
    }
    default:
      return 0
  }
}

/** The numbers of all pixels, of 1 to 16 bits each. */
function samplesOf(
  plain: Uint8Array,
  { width, height, depth }: Header,
  channels: number,
  bytesOfRow: number,
): Uint16Array {
  const ofRow = width * channels
  const samples = new Uint16Array(height * ofRow)
  for (let row = 0; row < height; row++) {
    for (let k = 0; k < ofRow; k++) {
      const bit = k * depth
      const at = row * bytesOfRow + (bit >> 3)
      const byte = plain[at] ?? 0
      samples[row * ofRow + k] =
        depth === 16 ? (byte << 8) | (plain[at + 1] ?? 0) : (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1)
    }
  }
  return samples
}

function coloured(samples: Uint16Array, { width, height }: Header, { colours, opacity }: Palette): ArrayValue {
  const data = new Float32Array(samples.length * 4)
  samples.forEach((entry, k) => {
    for (let c = 0; c < 3; c++) data[4 * k + c] = (colours[3 * entry + c] ?? 0) / 255
    data[4 * k + 3] = (opacity[entry] ?? 255) / 255
  })
  return array(data, [height, width, 4])
}

function fromGrey(samples: Uint16Array, { width, height }: Header, most: number): ArrayValue {
  const data = new Float32Array(samples.length * 2)
  for (let k = 0; k < samples.length; k += 2) {
    data.fill((samples[k] ?? 0) / most, 2 * k, 2 * k + 3)
    data[2 * k + 3] = (samples[k + 1] ?? 0) / most
  }
  return array(data, [height, width, 4])
}
