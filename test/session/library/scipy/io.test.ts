/** MATLAB's files: those written are scipy's byte for byte, those that scipy wrote are read. */
import { describe, expect, test } from 'vitest'
import { run } from '../../tools.ts'

const variables = `{'a': np.arange(3), 'b': True, 's': 'hello', 'e': '', 'st': {'x': 1.5, 'n': 'é', 'in': {'deep': [1, 2]}}, 'c': [np.arange(2), np.arange(3.)], 'z': 1+2j, 'f': np.float32([[1, 2], [3, 4]]), 'm': np.arange(12).reshape(2, 3, 2), 'i': np.int32([5, 6]), 'none': [], 'names': ['x', 'yz'], 'cc': [{'x': 1}, {'x': 2}]}`

/** What scipy 1.18 writes of them behind the head of the file. */
const plain = [
  'DgAAAEgAAAAGAAAACAAAAA4AAAAAAAAABQAAAAgAAAABAAAAAwAAAAEAAQBhAAAADAAAABgAAAAAAAAAAAAAAAEAAAAAAAAAAgAAAAAAAAAOAA',
  'AAMAAAAAYAAAAIAAAACQIAAAAAAAAFAAAACAAAAAEAAAABAAAAAQABAGIAAAACAAEAAQAAAA4AAAA4AAAABgAAAAgAAAAEAAAAAAAAAAUAAAAI',
  'AAAAAQAAAAUAAAABAAEAcwAAABAAAAAFAAAAaGVsbG8AAAAOAAAAMAAAAAYAAAAIAAAABAAAAAAAAAAFAAAACAAAAAAAAAAAAAAAAQABAGUAAA',
  'AQAAAAAAAAAA4AAABQAQAABgAAAAgAAAACAAAAAAAAAAUAAAAIAAAAAQAAAAEAAAABAAIAc3QAAAUABAADAAAAAQAAAAkAAAB4AABuAABpbgAA',
  'AAAAAAAADgAAADgAAAAGAAAACAAAAAYAAAAAAAAABQAAAAgAAAABAAAAAQAAAAEAAAAAAAAACQAAAAgAAAAAAAAAAAD4Pw4AAAAwAAAABgAAAA',
  'gAAAAEAAAAAAAAAAUAAAAIAAAAAQAAAAEAAAABAAAAAAAAABAAAgDDqQAADgAAAIgAAAAGAAAACAAAAAIAAAAAAAAABQAAAAgAAAABAAAAAQAA',
  'AAEAAAAAAAAABQAEAAUAAAABAAAABQAAAGRlZXAAAAAADgAAAEAAAAAGAAAACAAAAA4AAAAAAAAABQAAAAgAAAABAAAAAgAAAAEAAAAAAAAADA',
  'AAABAAAAABAAAAAAAAAAIAAAAAAAAADgAAAMAAAAAGAAAACAAAAAEAAAAAAAAABQAAAAgAAAABAAAAAgAAAAEAAQBjAAAADgAAAEAAAAAGAAAA',
  'CAAAAA4AAAAAAAAABQAAAAgAAAABAAAAAgAAAAEAAAAAAAAADAAAABAAAAAAAAAAAAAAAAEAAAAAAAAADgAAAEgAAAAGAAAACAAAAAYAAAAAAA',
  'AABQAAAAgAAAABAAAAAwAAAAEAAAAAAAAACQAAABgAAAAAAAAAAAAAAAAAAAAAAPA/AAAAAAAAAEAOAAAASAAAAAYAAAAIAAAABggAAAAAAAAF',
  'AAAACAAAAAEAAAABAAAAAQABAHoAAAAJAAAACAAAAAAAAAAAAPA/CQAAAAgAAAAAAAAAAAAAQA4AAABAAAAABgAAAAgAAAAHAAAAAAAAAAUAAA',
  'AIAAAAAgAAAAIAAAABAAEAZgAAAAcAAAAQAAAAAACAPwAAQEAAAABAAACAQA4AAACYAAAABgAAAAgAAAAOAAAAAAAAAAUAAAAMAAAAAgAAAAMA',
  'AAACAAAAAAAAAAEAAQBtAAAADAAAAGAAAAAAAAAAAAAAAAYAAAAAAAAAAgAAAAAAAAAIAAAAAAAAAAQAAAAAAAAACgAAAAAAAAABAAAAAAAAAA',
  'cAAAAAAAAAAwAAAAAAAAAJAAAAAAAAAAUAAAAAAAAACwAAAAAAAAAOAAAAOAAAAAYAAAAIAAAADAAAAAAAAAAFAAAACAAAAAEAAAACAAAAAQAB',
  'AGkAAAAFAAAACAAAAAUAAAAGAAAADgAAADAAAAAGAAAACAAAAAYAAAAAAAAABQAAAAgAAAAAAAAAAAAAAAEABABub25lCQAAAAAAAAAOAAAAOA',
  'AAAAYAAAAIAAAABAAAAAAAAAAFAAAACAAAAAIAAAACAAAAAQAAAAUAAABuYW1lcwAAABAABAB4eSB6DgAAACgBAAAGAAAACAAAAAEAAAAAAAAA',
  'BQAAAAgAAAABAAAAAgAAAAEAAgBjYwAADgAAAHgAAAAGAAAACAAAAAIAAAAAAAAABQAAAAgAAAABAAAAAQAAAAEAAAAAAAAABQAEAAIAAAABAA',
  'IAeAAAAA4AAAA4AAAABgAAAAgAAAAOAAAAAAAAAAUAAAAIAAAAAQAAAAEAAAABAAAAAAAAAAwAAAAIAAAAAQAAAAAAAAAOAAAAeAAAAAYAAAAI',
  'AAAAAgAAAAAAAAAFAAAACAAAAAEAAAABAAAAAQAAAAAAAAAFAAQAAgAAAAEAAgB4AAAADgAAADgAAAAGAAAACAAAAA4AAAAAAAAABQAAAAgAAA',
  'ABAAAAAQAAAAEAAAAAAAAADAAAAAgAAAACAAAAAAAAAA==',
].join('')

/** What scipy writes of `[[200, 2]]` in types of integers. */
const wholes = [
  'DgAAADAAAAAGAAAACAAAAAgAAAAAAAAABQAAAAgAAAABAAAAAgAAAAEABABpbnQ4AQACAMgCAAAOAAAAOAAAAAYAAAAIAAAACgAAAAAAAAAFAAAACAAAAA',
  'EAAAACAAAAAQAAAAUAAABpbnQxNgAAAAMABADIAAIADgAAADgAAAAGAAAACAAAAAkAAAAAAAAABQAAAAgAAAABAAAAAgAAAAEAAAAFAAAAdWludDgAAAAC',
  'AAIAyAIAAA4AAAA4AAAABgAAAAgAAAALAAAAAAAAAAUAAAAIAAAAAQAAAAIAAAABAAAABgAAAHVpbnQxNgAABAAEAMgAAgAOAAAAQAAAAAYAAAAIAAAADQ',
  'AAAAAAAAAFAAAACAAAAAEAAAACAAAAAQAAAAYAAAB1aW50MzIAAAYAAAAIAAAAyAAAAAIAAAAOAAAASAAAAAYAAAAIAAAADwAAAAAAAAAFAAAACAAAAAEA',
  'AAACAAAAAQAAAAYAAAB1aW50NjQAAA0AAAAQAAAAyAAAAAAAAAACAAAAAAAAAA==',
].join('')

/** A whole file of them that scipy has compressed. */
const compressed = [
  'TUFUTEFCIDUuMCBNQVQtZmlsZQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA',
  'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAABSU0PAAAALgAAAHic42NgYPAAYjYg5gBiPgYIYIXyGYGYGUwzMiQC',
  'aR4glmBAAEYozQSlATb+AQ4PAAAAJgAAAHic42NgYDAAYjYg5gBiTiYGMGCF8hnhmJEhCUgzgVkMDAAXugDPDwAAACsAAAB4nONjYGCwAGI2IO',
  'YAYhYGCGCF8hmhbEYgLAbSAlB+RmpOTj6QBgAt7QMKDwAAACMAAAB4nONjYGAwAGI2IOYAYhYGCGCF8mGAEQhTgbQAlA8AFwIA1Q8AAAB7AAAA',
  'eJzjY2BgCGBkYGAD0hxAzMQAAaxQPiMcMzEUl4DEWRiYoWKcQFzBwJDHwJCZB9XGwAfEFgwI89hwmgcBnFBxCPhhD9JvgKSfhYB+AaC7Dq+E2N',
  'vBQIw/YOIsYDlGqJqU1NQCmPsdkMzhw2IOE5I5PGA3IPgwewFL8QnODwAAAEoAAAB4nONjYGA4AMRsQMwBxIwMEMCKxGcC04wMyUCaD4gdkNTz',
  '4VQPATxALMCAADBxkD4PJHPYsJjDjKSeE4glGNDBB3sowwEAdJQD9w8AAAArAAAAeJzjY2Bg8ABiNiDmANEgAghYoXxGOGZkqALSnFBxCPhgj8',
  'pncAAATiECjw8AAAAtAAAAeJzjY2BgcABiNiDmAGJ2BghghfKZoJgRCNOg8gJgFQ32QJ0OEO0NDgA7yQMzDwAAAEYAAAB4nONjYGCYAcRsQMwB',
  'xHwMEMAKxDxAzATEzFAaBBiBMBcql8CAAGxQGqaOA0qzQGkuuH4IYIfSzFCaE8leEOCG0gDmzgH4DwAAACcAAAB4nONjYGCwAGI2IOYAYh4GCG',
  'CF8hmBmAlMMzJkIomzQvUAACGiAPQPAAAAJAAAAHic42NgYDAAYjYg5oDSIMAK5cMAIwMLQ15+XionlA8AJE4CHg8AAAAsAAAAeJzjY2BgsABi',
  'NiDmAGIWBghghfKZoJgRKpaXmJtaDKQFgCorKhWqADkTBCMPAAAARgAAAHic42NgYNBgZGBgA9IcQAxkggErEp8JTDMxJCczMPAB2RUMCPVMWN',
  'QzopjDAtcP0gfSb4Gkn4+Afh40dw2U/TB7ACJxBIc=',
].join('')

const bytesOf = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'base64'))

async function withFiles(script: string, contents: Readonly<Record<string, string | Uint8Array>> = {}) {
  const files = new Map(Object.entries(contents))
  const text = `import numpy as np\nfrom scipy.io import loadmat, savemat\n${script}`
  return { ...(await run(text, { files })), files }
}

test('savemat writes the bytes that scipy writes', async () => {
  const { errors, files } = await withFiles(`savemat('x.mat', ${variables})`)
  expect(errors).toEqual([])
  const written = files.get('x.mat') ?? ''
  expect(Buffer.from(written.slice(128)).toString('base64')).toBe(plain)
  expect(String(Buffer.from(written.slice(0, 10)))).toBe('MATLAB 5.0')
})

test('integers of all widths are written as scipy does, and read in their types', async () => {
  const kinds = ['int8', 'int16', 'uint8', 'uint16', 'uint32', 'uint64']
  const { out, errors, files } = await withFiles(`kinds = ${JSON.stringify(kinds)}
savemat('x.mat', {kind: np.array([[200, 2]]).astype(kind) for kind in kinds})
d = loadmat('x.mat')
print([d[kind].dtype == kind for kind in kinds], [d[kind].tolist() for kind in kinds])`)
  expect(errors).toEqual([])
  expect(Buffer.from((files.get('x.mat') ?? '').slice(128)).toString('base64')).toBe(wholes)
  expect(out).toBe(
    '[True, True, True, True, True, True] [[[-56, 2]], [[200, 2]], [[200, 2]], [[200, 2]], [[200, 2]], [[200, 2]]]\n',
  )
})

const shown = `d = loadmat('x', simplify_cells=True)
print([k for k in d], d['a'], d['b'], d['s'], d['st'], d['c'][1], d['z'], d['f'].tolist(), d['m'][1, 2], d['i'], d['none'], d['cc'])
d = loadmat('x.mat', variable_names=['a', 'b', 'c', 's', 'z', 'none'])
print(d['a'], d['b'], d['c'].shape, d['c'][0, 1], d['s'][0], d['z'], d['none'].shape, 'st' in d)
d = loadmat('x', squeeze_me=True, variable_names=['b', 'names', 'm'])
print(d['b'], d['names'][1], d['m'].shape, d['__version__'], d['__globals__'])
`

const said = `['__header__', '__version__', '__globals__', 'a', 'b', 's', 'e', 'st', 'c', 'z', 'f', 'm', 'i', 'none', 'names', 'cc'] [0 1 2] 1 hello {'x': 1.5, 'n': 'é', 'in': {'deep': array([1, 2])}} [0. 1. 2.] (1+2j) [[1.0, 2.0], [3.0, 4.0]] [10 11] [5 6] [] [{'x': 1}, {'x': 2}]
[[0 1 2]] [[1]] (1, 2) [[0. 1. 2.]] hello [[1.+2.j]] (0, 0) False
1 yz (2, 3, 2) 1.0 []
`

describe('loadmat', () => {
  test('gives what scipy gives of a compressed file', async () => {
    const { out, errors } = await withFiles(shown, { 'x.mat': bytesOf(compressed) })
    expect(errors).toEqual([])
    expect(out).toBe(said)
  })

  test.each(['', ', do_compression=True', ", oned_as='row'"])('reads what savemat wrote%s', async option => {
    const { out, errors } = await withFiles(`savemat('x.mat', ${variables}${option})\n${shown}`)
    expect(errors).toEqual([])
    expect(out).toBe(said)
  })

  test.each([
    ['a struct', 'loadmat("x")', /^the struct 'st' of a MAT file is scipy/],
    ['a damaged file', 'loadmat("broken")', /^ValueError: the file is no MAT file of level 5, or it is damaged$/],
    ['another file', 'loadmat("text")', /^ValueError: the file is no MAT file/],
    ['what is not there', 'loadmat("y")', /^FileNotFoundError: .*'y.mat'$/],
    [
      'None',
      'savemat("y.mat", {"a": None})',
      /^TypeError: Could not convert None \(type <class 'NoneType'>\) to array$/,
    ],
    ['long names', 'savemat("y.mat", {"a": {"x"*32: 1}})', /^ValueError: Field names are restricted to 31 characters$/],
  ])('and its like refuse %s', async (_, line, message) => {
    const whole = bytesOf(compressed)
    const { errors } = await withFiles(line, { 'x.mat': whole, 'broken.mat': whole.slice(0, 300), 'text.mat': 'abc' })
    expect(errors).toEqual([expect.stringMatching(message)])
  })

  test('and savemat need folders', async () => {
    for (const name of ['loadmat', 'savemat']) {
      const { errors } = await run(`import scipy.io\nscipy.io.${name}('x', {})`)
      expect(errors).toEqual([`scipy.io.${name}: a model script cannot reach the machine`])
    }
  })
})
