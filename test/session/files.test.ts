/** What a script does with the files that it is handed, here a map of contents. */
import { describe, expect, test } from 'vitest'
import { HillockError } from '../../diagnostics/index.ts'
import type { ScriptOptions } from '../../session/index.ts'
import { run, type Outcome } from './tools.ts'

type Contents = Map<string, string | Uint8Array>

async function withFiles(
  script: string,
  contents: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Outcome & { readonly files: Contents }> {
  const files: Contents = new Map(Object.entries(contents))
  return { ...(await run(script, { files })), files }
}

function written(files: Contents, path: string): string {
  const found = files.get(path)
  return found instanceof Uint8Array ? new TextDecoder().decode(found) : (found ?? '')
}

describe('without files', () => {
  test.each([
    ["open('x')", 'open'],
    ["import numpy as np\nnp.loadtxt('x')", 'numpy.loadtxt'],
    ["from numpy import load\nload('x')", 'load'],
    ["from brian2 import *\nsavetxt('x', [1])", 'savetxt'],
    ["import os\nos.makedirs('x')", 'os.makedirs'],
    ["import os\nos.path.exists('x')", 'os.path.exists'],
    ["from pathlib import Path\nPath('x').read_text()", 'Path.read_text'],
    ["from pathlib import Path\nPath('x').exists()", 'Path.exists'],
  ])('%s says which option lets it', async (script, name) => {
    const { errors, diagnostics } = await run(script)
    expect(errors).toEqual([`${name}: a model script cannot reach the machine`])
    expect(diagnostics[0]?.code).toBe('unsupported')
    expect(diagnostics[0]?.help).toMatch(/--(data|results) FOLDER/)
  })

  test('one kind of access does not give the other', async () => {
    const read: ScriptOptions['files'] = { read: () => 'x' }
    expect((await run("open('x', 'w')", { files: read })).errors).toEqual([
      'open: a model script cannot reach the machine',
    ])
    const write: ScriptOptions['files'] = { write: () => undefined }
    expect((await run("open('x')", { files: write })).errors).toEqual(['open: a model script cannot reach the machine'])
  })

  test('no except hides it', async () => {
    const { errors } = await run("f = [open][0]\ntry:\n    f('x')\nexcept Exception:\n    print('hidden')")
    expect(errors).toEqual(['open: a model script cannot reach the machine'])
  })
})

test('a file is read whole, in lines, in parts and again', async () => {
  const { out, errors } = await withFiles(
    `with open('data/a.txt') as f:
    print(repr(f.read(3)), f.tell(), repr(f.readline()), f.readlines(), repr(f.read()))
    print(f.seek(0), next(f), end='')
    print([line.rstrip() for line in f], f.closed, f.name, f.mode)
print(f.closed)
f = open('data/a.txt', 'rt', encoding='utf-8')
for line in f:
    print(len(line), end=' ')
f.close()
try:
    f.read()
except ValueError as e:
    print(e)
`,
    { 'data/a.txt': 'naïve\r\ntwo\nthree' },
  )
  expect(errors).toEqual([])
  expect(out).toBe(
    "'naï' 3 've\\n' ['two\\n', 'three'] ''\n0 naïve\n['two', 'three'] False data/a.txt r\nTrue\n6 4 5 I/O operation on closed file.\n",
  )
})

test('files are written when they are closed, appended to, and those left open at the end', async () => {
  const { out, errors, files } = await withFiles(
    `with open('a.txt', 'w') as f:
    print(f.write('one\\n'), f.writable(), f.readable())
    f.writelines(['two\\n', 'three\\n'])
    print('four', 4, file=f)
with open('a.txt', 'a') as f:
    f.write('five\\n')
print(open('a.txt').read(), end='')
left = open('left.txt', 'w')
left.write('é')
try:
    open('a.txt', 'x')
except FileExistsError as e:
    print(e)
`,
  )
  expect(errors).toEqual([])
  expect(out).toBe("4 True False\none\ntwo\nthree\nfour 4\nfive\n[Errno 17] File exists: 'a.txt'\n")
  expect(written(files, 'left.txt')).toBe('é')
})

test('files of bytes', async () => {
  const { out, errors, files } = await withFiles(
    `
from pathlib import Path
with open('raw', 'rb') as f:
    print(f.read(2), f.tell(), f.readline(), f.readlines(), f.seek(-2, 2), f.read(), f)
with open('made', 'wb') as f:
    print(f.write(b'\\x01\\xff'), f.write(bytes([3])))
print(Path('made').read_bytes(), Path('other').write_bytes(b'more'))
`,
    { raw: Uint8Array.of(0, 0xff, 0x61, 0x0d, 0x0a, 0x62, 0x0a) },
  )
  expect(errors).toEqual([])
  expect(out).toBe(`b'\\x00\\xff' 2 b'a\\r\\n' [b'b\\n'] 5 b'b\\n' <_io.BufferedReader name='raw'>
2 1
b'\\x01\\xff\\x03' 4
`)
  expect(files.get('made')).toEqual(Uint8Array.of(1, 0xff, 3))
})

test('a script that fails leaves no half of a file', async () => {
  const before = "with open('b.txt', 'w') as f:\n    f.write('whole')\n"
  const { errors, files } = await withFiles(
    `${before}g = open('a.txt', 'w')\ng.write('half')\nwith open('c.txt', 'w') as f:\n    f.write('half')\n    1/0`,
    { 'c.txt': 'old' },
  )
  expect(errors).toEqual(['ZeroDivisionError: division by zero'])
  expect(Object.fromEntries(files)).toEqual({ 'c.txt': 'old', 'b.txt': new TextEncoder().encode('whole') })
  const caught = await withFiles(
    "try:\n    with open('c.txt', 'w') as f:\n        f.write('half')\n        1/0\nexcept ZeroDivisionError: pass",
  )
  expect(written(caught.files, 'c.txt')).toBe('half')
})

test.each([
  ["open('none')", "FileNotFoundError: [Errno 2] No such file or directory: 'none'"],
  ["open('a', 'q')", "ValueError: invalid mode: 'q'"],
  ["open('a', 'rw')", "ValueError: invalid mode: 'rw'"],
  ["open('a', 'r+')", 'a file that is read and written at once is Python, not yet Hillock'],
  ["open('a', encoding='latin-1')", "the encoding 'latin-1' is Python, not yet Hillock; files are UTF-8"],
  ['open(3)', "TypeError: file must be a string or a Path, not 'int'"],
  ["open('bytes').read()", 'UnicodeDecodeError: the file is not UTF-8 text'],
  ["open('b', 'w').write(3)", 'TypeError: write() argument must be str, not int'],
  ["open('b', 'w').write(b'x')", 'TypeError: write() argument must be str, not bytes'],
  ["open('b', 'wb').write('x')", "TypeError: a bytes-like object is required, not 'str'"],
  ["open('b', 'w').read()", 'UnsupportedOperation: not readable'],
])('%s', async (script, message) => {
  const { errors } = await withFiles(script, { a: 'x', bytes: Uint8Array.of(0xff, 0xfe) })
  expect(errors).toEqual([message])
})

test('what the functions refuse is an exception of the script, at its place', async () => {
  const files: ScriptOptions['files'] = {
    read: () => {
      throw new HillockError([{ code: 'file', severity: 'error', message: 'PermissionError: not that one', notes: [] }])
    },
  }
  const caught = await run("try:\n    open('x')\nexcept OSError as e:\n    print(type(e).__name__, e)", { files })
  expect(caught.out).toBe('PermissionError not that one\n')
  const { diagnostics, places } = await run("a = open('x')", { files })
  expect(diagnostics).toMatchObject([{ code: 'file', message: 'PermissionError: not that one' }])
  expect(places).toEqual(["open('x')"])
})

test('json is read from files and written into them', async () => {
  const { out, errors, files } = await withFiles(
    "import json\nwith open('in.json') as f:\n    d = json.load(f)\nprint(d)\nwith open('out.json', 'w') as f:\n    json.dump(d, f, indent=1)",
    { 'in.json': '{"a": [1, 2.5]}' },
  )
  expect(errors).toEqual([])
  expect(out).toBe("{'a': [1, 2.5]}\n")
  expect(written(files, 'out.json')).toBe('{\n "a": [\n  1,\n  2.5\n ]\n}')
})

test('two files that append to one keep what both have written', async () => {
  const { errors, files } = await withFiles(
    "f = open('log', 'a')\nf.write('two ')\ng = open('log', 'a')\ng.write('three')\nf.close()\ng.close()",
    { log: 'one ' },
  )
  expect(errors).toEqual([])
  expect(written(files, 'log')).toBe('one two three')
})

test('paths and folders are looked at', async () => {
  const { out, errors } = await withFiles(
    `import os
from pathlib import Path
print(os.path.exists('a'), os.path.isdir('a'), os.path.isfile('a/x.txt'), os.path.exists('./a/../a/y.dat'), os.path.exists('b'))
print(os.listdir('a'), [str(p) for p in Path('a').glob('*.txt')], [p.name for p in Path('a').iterdir()])
os.makedirs('out/deep', exist_ok=True)
Path('out').mkdir(parents=True, exist_ok=True)
p = Path('out') / 'note.txt'
print(p.write_text('hello'), p.read_text(), p.exists(), Path('out').is_dir())
with p.open() as f:
    print(f.read())
`,
    { 'a/x.txt': '1', 'a/y.dat': '2' },
  )
  expect(errors).toEqual([])
  expect(out).toBe(
    "True True True True False\n['x.txt', 'y.dat'] ['a/x.txt'] ['x.txt', 'y.dat']\n5 hello True True\nhello\n",
  )
})

describe('arrays', () => {
  test('go into files and come back with their types', async () => {
    const { out, errors } = await withFiles(`import numpy as np
a = np.array([[1.5, -0.0, np.nan], [np.inf, 2, 3]])
for values in (a, np.arange(4), np.array([True, False]), np.float32([1, 2]), np.int32([3]), np.array(2.5), np.zeros((0, 3))):
    np.save('a', values)
    back = np.load('a.npy')
    print(back.dtype, back.shape, str(back) == str(values))
np.savez('b', 1.5, x=[1, 2], y=a)
with np.load('b.npz') as data:
    print(data.files, data['x'], data['arr_0'], 'y' in data, len(data), sorted(data.keys()))
np.savez_compressed('c.npz', x=np.zeros(1000))
print(np.load('c.npz')['x'].sum())
with open('d.npy', 'wb') as f:
    np.save(f, [1, 2])
with open('d.npy', 'rb') as f:
    print(np.load(f))
`)
    expect(errors).toEqual([])
    expect(out).toBe(
      `float64 (2, 3) True
int64 (4,) True
bool (2,) True
float32 (2,) True
int32 (1,) True
float64 () True
float64 (0, 3) True
['arr_0', 'x', 'y'] [1 2] 1.5 True 3 ['arr_0', 'x', 'y']
0.0
[1 2]
`,
    )
  })

  test('tables of text are read as numpy reads them', async () => {
    const { out, errors } = await withFiles(
      `import numpy as np
print(np.loadtxt('t.txt').tolist(), np.loadtxt('t.txt', usecols=1).tolist(), np.loadtxt('t.txt', skiprows=2, max_rows=1).tolist())
a, b = np.loadtxt('t.txt', unpack=True)
print(a.tolist(), b.tolist(), np.loadtxt('one.txt').shape, np.loadtxt('one.txt', ndmin=2).shape)
print(np.loadtxt('c.csv', delimiter=',', skiprows=1, dtype=int).tolist(), np.loadtxt(['1 2', '3 4']).tolist())
print(np.genfromtxt('g.csv', delimiter=',', skip_header=1, filling_values=-1).tolist(), np.genfromtxt('t.txt')[0].tolist())
print(np.loadtxt('c.csv', delimiter=',', skiprows=1, converters={0: lambda s: float(s)*2}).tolist())
`,
      {
        't.txt': '# head\n1 2.5\n\n3e2  nan # rest\n',
        'one.txt': '1 2\n',
        'c.csv': 'a,b\n1, 2\n3,4\n',
        'g.csv': 'a,b\n1,\nx,4\n',
      },
    )
    expect(errors).toEqual([])
    expect(out).toBe(
      `[[1.0, 2.5], [300.0, nan]] [2.5, nan] [300.0, nan]
[1.0, 300.0] [2.5, nan] (2,) (1, 2)
[[1, 2], [3, 4]] [[1.0, 2.0], [3.0, 4.0]]
[[1.0, -1.0], [-1.0, 4.0]] [1.0, 2.5]
[[2.0, 2.0], [6.0, 4.0]]
`,
    )
  })

  test('columns for themselves keep the type that was asked for', async () => {
    const { out, errors } = await withFiles(
      `import numpy as np
a, b = np.loadtxt('t.txt', dtype=int, unpack=True)
print(a, b, a.dtype, np.genfromtxt('t.txt', dtype=bool, unpack=True))
`,
      { 't.txt': '1 0\n3 4\n' },
    )
    expect(errors).toEqual([])
    expect(out).toBe('[1 3] [0 4] int64 [[ True  True]\n [False  True]]\n')
  })

  test('tables of text are written', async () => {
    const { errors, files } = await withFiles(`import numpy as np
np.savetxt('a.txt', [[1, 2.5], [3, -1]])
np.savetxt('b.csv', np.arange(4).reshape(2, 2), fmt='%d', delimiter=',', header='x,y', comments='')
np.savetxt('c.txt', [1.25, 2], fmt='%.1f', footer='end')
np.savetxt('d.txt', [[1, 2]], fmt=['%d', '%.2e'])
with open('e.txt', 'w') as f:
    np.savetxt(f, [1], fmt='%d')
    f.write('more')
`)
    expect(errors).toEqual([])
    expect(written(files, 'a.txt')).toBe(
      '1.000000000000000000e+00 2.500000000000000000e+00\n3.000000000000000000e+00 -1.000000000000000000e+00\n',
    )
    expect(written(files, 'b.csv')).toBe('x,y\n0,1\n2,3\n')
    expect(written(files, 'c.txt')).toBe('1.2\n2.0\n# end\n')
    expect(written(files, 'd.txt')).toBe('1 2.00e+00\n')
    expect(written(files, 'e.txt')).toBe('1\nmore')
  })

  const head = (text: string): Uint8Array =>
    Uint8Array.from([
      0x93,
      ...new TextEncoder().encode('NUMPY'),
      1,
      0,
      text.length,
      0,
      ...new TextEncoder().encode(text),
    ])
  test.each([
    ["np.load('a', allow_pickle=True)", /^allow_pickle=True: a pickle is a program/],
    ["np.load('text')", /^ValueError: 'text' is no array that numpy saved, or it is damaged$/],
    ["np.load('zip')", /^ValueError: 'zip' is no zip archive of Hillock's or numpy's, or it is damaged$/],
    ["np.load('object')", /^ValueError: Object arrays cannot be loaded when allow_pickle=False$/],
    ["np.load('short')", /^ValueError: the array in 'short' is cut off/],
    ["np.load('huge')", /^MemoryError: Unable to allocate/],
    ["np.load('complex')", /^an array of type '<c16' in a file is numpy, not yet Hillock$/],
    ["np.load('fields')", /^the structured array in 'fields' is numpy, not yet Hillock$/],
    ["np.loadtxt('words')", /^ValueError: could not convert string 'a' to float64 at row 0, column 1\.$/],
    ["np.loadtxt('ragged')", /^ValueError: the number of columns changed from 2 to 1 at row 2/],
    ["np.genfromtxt('ragged')", /^ValueError: Some errors were detected !/],
    ["print(np.genfromtxt('ragged', invalid_raise=False).shape)\nraise KeyError('x')", /^KeyError: 'x'$/],
    ["np.genfromtxt('ragged', names=True)", /^an array with named columns is numpy, not yet Hillock$/],
    ["np.savetxt('x', [[1, 2]], fmt='%d %d %d')", /^ValueError: fmt has wrong number of % formats/],
    ["np.save('x', 'text')", /^TypeError: save\(\) takes numbers and arrays, not 'str'$/],
    ["np.load('npz')['y']", /^KeyError: 'y is not a file in the archive'$|no zip archive/],
  ])('%s is refused', async (script, message) => {
    const { errors } = await withFiles(`import numpy as np\n${script}`, {
      a: '',
      text: 'hello world, this is no array',
      zip: 'PK\u0003\u0004 and nothing more',
      npz: 'PK',
      object: head("{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n"),
      short: head("{'descr': '<f8', 'fortran_order': False, 'shape': (1,), }\n"),
      huge: head("{'descr': '<f8', 'fortran_order': False, 'shape': (99999999, 99999), }\n"),
      complex: head("{'descr': '<c16', 'fortran_order': False, 'shape': (1,), }\n"),
      fields: head("{'descr': [('a', '<f8')], 'fortran_order': False, 'shape': (1,), }\n"),
      words: 'a b\n',
      ragged: '1 2\n3\n',
    })
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(message)
  })
})

/** Written by numpy 2.5.5: `np.savez_compressed(f, x=np.arange(3), y=np.asfortranarray([[1., 2.], [3., 4.]]), z='>i2' 7)`. */
test('archives of numpy itself are read', async () => {
  const { out, errors } = await withFiles(
    "import numpy as np\nd = np.load('n.npz')\nprint(d.files, d['x'], d['y'].tolist(), d['z'])",
    {
      'n.npz': new Uint8Array(Buffer.from(ofNumpy, 'base64')),
    },
  )
  expect(errors).toEqual([])
  expect(out).toBe("['x', 'y', 'z'] [0 1 2] [[1.0, 2.0], [3.0, 4.0]] 7\n")
})

const ofNumpy = [
  'UEsDBC0AAAAIAAAAIQD3QBLq//////////8FABQAeC5ucHkBABAAmAAAAAAAAABMAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6l',
  'oG6TaaGuo6Cell9UUpSYF59flJIKEndLzClOBYoXZyQWpAL5GsY6mjoKtQoUAC4GKGCE0kxQGgBQSwMELQAAAAgAAAAhAJsQmg7/',
  '/////////wUAFAB5Lm5weQEAEACgAAAAAAAAAFQAAAAAAAAAm+wX6hsQychQxlCtnpJanFykbqWgbpNmoa6joJ6WX1RSlJgXn1+U',
  'kgoSDykqTQUKF2ckFqQCuRpGOgpGmjoKtQrkAy4GMPhgD6E5HCA0A5QWcAAAUEsDBC0AAAAIAAAAIQCfRmXp//////////8FABQA',
  'ei5ucHkBABAAggAAAAAAAABEAAAAAAAAAJvsF+obEMnIUMZQrZ6SWpxcpG6loG6XaaSuo6Cell9UUpSYF59flJIKEndLzClOBYoX',
  'ZyQWpAL5Gpo6CrUKFAEuBnYAUEsBAi0DLQAAAAgAAAAhAPdAEupMAAAAmAAAAAUAAAAAAAAAAAAAAIABAAAAAHgubnB5UEsBAi0D',
  'LQAAAAgAAAAhAJsQmg5UAAAAoAAAAAUAAAAAAAAAAAAAAIABgwAAAHkubnB5UEsBAi0DLQAAAAgAAAAhAJ9GZelEAAAAggAAAAUA',
  'AAAAAAAAAAAAAIABDgEAAHoubnB5UEsFBgAAAAADAAMAmQAAAIkBAAAAAA==',
].join('')

test('csv reads and writes tables in files', async () => {
  const { out, errors, files } = await withFiles(
    `import csv
with open('data/rates.csv', newline='') as f:
    rows = list(csv.DictReader(f))
print(rows[1]['name'], sum(float(row['rate']) for row in rows))
with open('results/out.csv', 'w', newline='') as f:
    writer = csv.writer(f)
    writer.writerow(['t', 'note'])
    writer.writerows([[0.5, 'a, b'], [1, None]])
`,
    { 'data/rates.csv': 'name,rate\r\nexc,1.5\r\n"in, h",2\r\n' },
  )
  expect(errors).toEqual([])
  expect(out).toBe('in, h 3.5\n')
  expect(written(files, 'results/out.csv')).toBe('t,note\r\n0.5,"a, b"\r\n1,\r\n')
})
