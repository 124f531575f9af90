import {
  type OptionKinds,
  requireInstance,
  requireOptions,
  requireText,
  requireWhole,
  wrongArgument,
} from '../diagnostics/index.ts'
import { requireSeed, requireStateOptions } from '../host/running.ts'
import { requirePrecision } from '../network/precision.ts'
import { RunStopper } from './library/brian2/stopper.ts'
import type { ScriptFiles } from './files.ts'
import { RunControl } from './run-control.ts'
import type { ScriptOptions } from './script-types.ts'

const known: OptionKinds<ScriptOptions> = {
  file: 'text',
  modules: 'own',
  inPackage: 'text',
  files: 'own',
  arguments: 'own',
  set: 'object',
  sizes: 'object',
  seed: 'own',
  reseed: 'own',
  precision: 'own',
  threads: 'own',
  profile: 'truth',
  signal: 'signal',
  stopper: 'own',
  control: 'own',
  onPrint: 'function',
  onPrintError: 'function',
  keepGoing: 'truth',
  onCell: 'function',
  onFigure: 'function',
  onDiagnostic: 'function',
  onProgress: 'function',
  onConnecting: 'function',
  assemble: 'function',
  compile: 'own',
  network: 'function',
  checkInterrupt: 'function',
  keepScript: 'truth',
}

/**
 * What a script can be run with.
 *
 * @throws HillockError `type-mismatch`, `bad-value`, `wrong-arguments` for anything else
 */
export function requireScriptOptions(owner: string, text: string, options: ScriptOptions): void {
  requireText(`the script of ${owner}`, text)
  requireOptions(owner, options, known)
  const {
    set = {},
    sizes = {},
    seed,
    reseed,
    precision,
    threads,
    compile,
    stopper,
    control,
    modules = {},
    files = {},
    arguments: words = [],
  } = options
  requireModules(modules)
  requireFiles(files)
  if (!Array.isArray(words) || !words.every(each => typeof each === 'string'))
    throw wrongArgument('arguments', 'a list of texts', words)
  for (const [name, value] of Object.entries<unknown>(set)) {
    // A number would be one of the script's, whose unit stands in the script.
    if (typeof value !== 'string')
      throw wrongArgument(`set.${name}`, "a text as a script has it, such as '20*ms'", value)
  }
  for (const [name, size] of Object.entries<unknown>(sizes)) {
    if (typeof size !== 'number') throw wrongArgument(`sizes.${name}`, 'a number', size)
  }
  for (const each of [seed, reseed]) if (each !== undefined) requireSeed(each)
  requirePrecision(precision)
  if (threads !== undefined) requireStateOptions({ threads })
  if (control !== undefined) requireInstance('control', 'a RunControl', control, RunControl)
  if (stopper !== undefined) requireInstance('stopper', 'a RunStopper', stopper, RunStopper)
  if (compile !== undefined) requireWhole('compile', compile, 1)
}

/**
 * What a script can be read with.
 *
 * @throws HillockError `type-mismatch`, `wrong-arguments` for anything else
 */
export function requireReadingOptions(
  owner: string,
  text: string,
  options: Pick<ScriptOptions, 'file' | 'modules' | 'files'>,
): void {
  requireText(`the script of ${owner}`, text)
  requireOptions(owner, options, { file: 'text', modules: 'own', files: 'own' })
  const { modules = {}, files = {} } = options
  requireModules(modules)
  requireFiles(files)
}

function requireFiles(files: NonNullable<ScriptOptions['files']>): void {
  const what = 'a Map of texts and bytes by path, or an object of functions'
  if (files instanceof Map) {
    const isContent = (each: unknown): boolean => typeof each === 'string' || each instanceof Uint8Array
    if (![...files].every(([path, content]) => typeof path === 'string' && isContent(content)))
      throw wrongArgument('files', what, files)
    return
  }
  requireOptions('files', files, fileFunctions)
}

const fileFunctions: OptionKinds<ScriptFiles> = {
  read: 'function',
  write: 'function',
  requireWritable: 'function',
  look: 'function',
  makeFolder: 'function',
  list: 'function',
}

function requireModules(modules: NonNullable<ScriptOptions['modules']>): void {
  if (typeof modules === 'function') return
  if (typeof modules !== 'object' || modules === null || Array.isArray(modules) || modules instanceof Map)
    throw wrongArgument('modules', 'an object of texts by name, or a function that finds a text', modules)
  for (const [name, text] of Object.entries<unknown>(modules)) {
    if (typeof text !== 'string') throw wrongArgument(`modules.${name}`, 'the text of a Python file', text)
  }
}
