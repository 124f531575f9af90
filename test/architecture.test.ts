/** The house rules that no compiler checks: who imports whom, who touches the machine, and where state lives. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Leaves that every room may import: the contract between module and host, and diagnostics. */
const leaves = ['abi', 'diagnostics']

/** What each room may import of the project, and of libraries. */
const rooms: Readonly<Record<string, { readonly own: readonly string[]; readonly libraries: readonly string[] }>> = {
  abi: { own: [], libraries: [] },
  diagnostics: { own: [], libraries: [] },
  units: { own: [], libraries: [] },
  'runtime-as': { own: [], libraries: [] },
  compiler: { own: [...leaves, 'units'], libraries: ['chevrotain', 'assemblyscript', 'binaryen'] },
  // Threads of Node or of pages, by the table of imports in package.json.
  host: { own: [...leaves, 'units'], libraries: ['#threads'] },
  network: { own: [...leaves, 'units', 'compiler', 'host'], libraries: [] },
  figures: { own: ['diagnostics'], libraries: ['echarts'] },
  session: { own: [...leaves, 'units', 'compiler', 'host', 'network', 'figures'], libraries: ['fflate', 'cephes'] },
  element: { own: [...leaves, 'units', 'host'], libraries: [] },
  inspection: { own: [...leaves, 'units', 'host'], libraries: [] },
  // Of the compiler, the command line knows the assembler, which it puts into a worker, and the grammar, to find the runs of
  // a script.
  cli: {
    own: [
      ...leaves,
      'units',
      'host',
      'network',
      'figures',
      'session',
      'inspection',
      'compiler/assemble',
      'compiler/grammar',
      'compiler/version.ts',
    ],
    libraries: [
      'commander',
      'cli-progress',
      'fflate',
      'vscode-languageserver/node',
      'vscode-languageserver-textdocument',
    ],
  },
  // A face of sessions: nothing of the language lives in the page.
  playground: {
    own: ['diagnostics', 'network', 'figures', 'session', 'inspection', 'compiler/assemble'],
    libraries: ['@codemirror', 'codemirror', '@lezer/highlight', 'fflate'],
  },
}

/**
 * The doors of rooms with much behind them: what the others import of them, everything or types alone (plain data that
 * both sides fill in and read).
 */
const doors: Readonly<Record<string, { readonly any: readonly string[]; readonly types: RegExp }>> = {
  compiler: {
    any: [
      'compiler/index.ts',
      'compiler/grammar/index.ts',
      // Not through the first door, since they are to load without the rest, or the rest without them.
      'compiler/assemble/assemble.ts',
      'compiler/assemble/custom-section.ts',
      'compiler/generated/edition.ts',
      'compiler/version.ts',
    ],
    types: /^compiler\/(?:grammar\/ast|generate\/origins|model\/[\w-]+)\.ts$/,
  },
  host: { any: ['host/index.ts', 'host/running.ts'], types: /^$/ },
}

/** The stages of the compiler, in the order of the data: each imports only earlier ones. */
const stages = [
  'generated',
  'grammar',
  'model',
  'check',
  'integrate',
  'schedule',
  'ir',
  'generate',
  'manifest',
  'assemble',
]

/** Where modules may touch disk, process and threads. */
const touchesTheMachine = /^(?:cli\/|host\/(?:threads\/)?node[^/]*\.ts$)/

/** Libraries too heavy to load before they are needed. */
const lazily = ['assemblyscript', 'binaryen', 'cephes', 'echarts']

interface Import {
  readonly from: string
  /** A path in the project, or the name of a library. */
  readonly to: string
  readonly kind: 'value' | 'type' | 'dynamic'
}

const files = Object.keys(rooms).flatMap(room =>
  readdirSync(join(root, room), { recursive: true })
    .map(file => join(room, String(file)).replaceAll('\\', '/'))
    .filter(file => file.endsWith('.ts')),
)
const imports = files.flatMap(importsOf)

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const statements = text.matchAll(/^(?:import|export)\s(?<type>type\s)?(?:[^'";]*?\sfrom\s)?'(?<path>[^']+)'/gm)
  const calls = text.matchAll(/\bimport\(\s*'(?<path>[^']+)'/g)
  const found = (match: RegExpMatchArray, kind: Import['kind']): Import => {
    const path = match.groups?.['path'] ?? ''
    return { from: file, to: path.startsWith('.') ? normalize(join(dirname(file), path)) : path, kind }
  }
  return [
    ...Array.from(statements, match => found(match, match.groups?.['type'] === undefined ? 'value' : 'type')),
    ...Array.from(calls, match => found(match, 'dynamic')),
  ]
}

function isOwn({ to }: Import): boolean {
  return roomOf(to) in rooms
}

function roomOf(path: string): string {
  return path.split('/', 1)[0] ?? ''
}

function shown({ from, to }: Import): string {
  return `${from} imports ${to}`
}

test('the search finds imports of every kind', () => {
  expect(files.length).toBeGreaterThan(200)
  expect(new Set(imports.map(({ kind }) => kind)).size).toBe(3)
  expect(imports.map(shown)).toContain('network/network.ts imports compiler/index.ts')
  expect(imports.map(shown)).toContain('host/node.ts imports node:fs/promises')
})

test('rooms import only what the design lets them', () => {
  const wrong = imports.filter(each => {
    const from = roomOf(each.from)
    if (!isOwn(each) || roomOf(each.to) === from) return false
    return rooms[from]?.own.some(allowed => each.to === allowed || each.to.startsWith(`${allowed}/`)) !== true
  })
  expect(wrong.map(shown)).toEqual([])
})

test('rooms are entered by their doors', () => {
  const wrong = imports.filter(({ from, to, kind }) => {
    const room = doors[roomOf(to)]
    if (room === undefined || roomOf(from) === roomOf(to)) return false
    return !room.any.includes(to) && !(kind === 'type' && room.types.test(to))
  })
  expect(wrong.map(shown)).toEqual([])
  const used = new Set(imports.filter(({ from, to }) => roomOf(from) !== roomOf(to)).map(({ to }) => to))
  expect(Object.values(doors).flatMap(({ any }) => any.filter(door => !used.has(door)))).toEqual([])
})

test('rooms use only their own libraries', () => {
  const wrong = imports.filter(each => {
    if (isOwn(each) || each.to.startsWith('node:')) return false
    return rooms[roomOf(each.from)]?.libraries.some(name => each.to === name || each.to.startsWith(`${name}/`)) !== true
  })
  expect(wrong.map(shown)).toEqual([])
})

test('only the command line and the host in Node know the machine', () => {
  const inside = files.filter(file => !touchesTheMachine.test(file))
  expect(imports.filter(({ from, to }) => to.startsWith('node:') && inside.includes(from)).map(shown)).toEqual([])
  const globals = /(?<![.#])\b(?:process\.\w|Buffer\.\w|__dirname\b|require\()/
  const wrong = inside.filter(file => !file.startsWith('runtime-as/') && globals.test(codeOf(file)))
  expect(wrong).toEqual([])
})

test('stages of the compiler import only earlier ones', () => {
  const wrong = imports.filter(each => {
    const [from, to] = [each.from, each.to].map(path => stages.indexOf(/^compiler\/(\w+)\//.exec(path)?.[1] ?? ''))
    if (from === undefined || to === undefined || from < 0) return false
    // What lies beside the stages puts them together.
    return to < 0 ? /^compiler\/[\w-]+\.ts$/.test(each.to) && each.to !== 'compiler/version.ts' : to > from
  })
  expect(wrong.map(shown)).toEqual([])
  const folders = readdirSync(join(root, 'compiler'), { withFileTypes: true }).filter(each => each.isDirectory())
  expect(folders.map(({ name }) => name).toSorted()).toEqual(stages.toSorted())
})

test('text is generated from the intermediate representation, which has all there is to know', () => {
  const inside = imports.filter(({ from, to }) => from.startsWith('compiler/generate/') && to.startsWith('compiler/'))
  const wrong = inside.filter(({ to }) => !/^compiler\/(generate|ir)\//.test(to))
  expect(inside.length).toBeGreaterThan(20)
  expect(wrong.map(shown)).toEqual([])
})

test('what is heavy is loaded when it is needed', () => {
  const eager = imports.filter(({ to, kind }) => kind === 'value' && lazily.some(name => to.startsWith(name)))
  expect(eager.filter(({ from }) => !from.endsWith('.d.ts')).map(shown)).toEqual([])
})

/** Containers that begin empty and yet are no state: constants, and a table that fills while its module loads. */
const constants = [
  'compiler/grammar/tokens.ts: keywords',
  'compiler/grammar/tokens.ts: operators',
  'compiler/integrate/polynomial.ts: zero',
  'figures/pyplot-arguments.ts: noKeywords',
]

test('no state at the level of modules', () => {
  // A `let`, or a container that begins empty and is not declared as one that stays so. In runtime-as they are registers.
  const state =
    /^(?:export )?(?:(?:let|var) (\w+)|const (\w+)(?:: (?!Readonly|readonly |Namespace\b)[^=]+)? = (?:new (?:Weak)?(?:Map|Set)(?:<.*>)?\(\)|\[\]|\{\})$)/gm
  const found = files
    .filter(file => !file.startsWith('runtime-as/') && file !== 'cli/main.ts')
    .flatMap(file => Array.from(codeOf(file).matchAll(state), ([, variable, name]) => `${file}: ${variable ?? name}`))
  expect(found.toSorted()).toEqual(constants)
})

test('threads share no scratch memory: only what one thread does has some of its own', () => {
  // Tables are given their numbers; what is only given a size is written into. Angles are for scripts, which one thread carries out.
  const scratch = /= memory\.data\((?!<)/
  const found = files.filter(file => file.startsWith('runtime-as/') && scratch.test(codeOf(file)))
  expect(found).toEqual(['runtime-as/angles.ts', 'runtime-as/connect.ts'])
})

/** A file without its comments. */
function codeOf(file: string): string {
  return readFileSync(join(root, file), 'utf8').replaceAll(/\/\*[^]*?\*\/|(?<=^|\s)\/\/.*$/gm, '')
}
