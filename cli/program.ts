import { Command, Option } from 'commander'
import { version } from '../compiler/version.ts'
import type { BenchFlags } from './bench.ts'
import type { CacheFlags } from './cache.ts'
import type { CheckFlags } from './check.ts'
import type { CompileFlags } from './compile.ts'
import type { InspectFlags } from './inspect.ts'
import { usageError } from './faults.ts'
import { inColour, type Io } from './io.ts'
import type { PlaygroundFlags } from './playground.ts'
import type { RunFlags } from './run.ts'
import {
  afterHelp,
  benchHelp,
  cacheHelp,
  checkHelp,
  compileHelp,
  explainHelp,
  inspectHelp,
  languageServerHelp,
  playgroundHelp,
  runHelp,
} from './help.ts'

/** The commands and their flags. Each verb's own code is loaded when it is used, so that the others stay quick. */
export function programFor(io: Io, finish: (code: number) => void): Command {
  const program = new Command('hillock')
    .description('Runs spiking-neuron models written for Brian 2, as WebAssembly.')
    .usage('COMMAND … (hillock COMMAND --help tells more)')
    .version(`hillock ${version}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'tell how commands are written')
    .helpCommand('help [command]', 'tell more of a command')
    .configureOutput({
      writeOut: text => io.stdout.write(text),
      writeErr: text => io.stderr.write(text),
      // errors are shown as every other diagnostic is
      outputError: () => undefined,
      getOutHasColors: () => inColour(io.stdout, io.env),
      getErrHasColors: () => inColour(io.stderr, io.env),
    })
    .exitOverride()
    .addHelpText('after', afterHelp)
  addRun(program, io, finish)
  addCheck(program, io, finish)
  addCompile(program, io, finish)
  addInspect(program, io, finish)
  addBench(program, io, finish)
  addPlayground(program, io, finish)
  addLanguageServer(program)
  addExplain(program, io, finish)
  addCache(program, io, finish)
  return program
}

function addRun(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('run')
    .summary('run a model file or a compiled module')
    .description(
      'Runs FILE: a model file, which is a Brian 2 script or a Jupyter notebook, or a module that hillock compile made (.wasm).',
    )
    .argument('<file>', 'model.py, notebook.ipynb, model.wasm, or - for any of them on standard input')
    .argument('[arguments...]', 'behind --: what the script finds in sys.argv')
    .option('--set <name=value>', 'give a constant another value (repeatable)', collect)
    .option('--size <group=number>', 'give a group another number of neurons (repeatable)', collect)
    .option('--seed <number>', 'repeat the random numbers of a run: 0 to 9007199254740991')
    .option('--precision <type>', 'floats of groups: float64, or float32, which is faster and less exact')
    .option(
      '--threads <number>',
      'threads that may work together, where that gains; one for each core, 8 at most, unless given',
    )
    .option('--duration <time>', 'how long to run a module: 100ms')
    .option('--save <file>', 'write what monitors recorded: .npz, .csv or .json')
    .option('--module <file>', "also write the module of the script's first run")
    .option('--summary', 'end with spikes, rates, synaptic events per second, times and the files written')
    .option('--open', 'show the figures')
    .option('--figures <folder>', 'draw figures into another folder than figures/')
    .option('--no-figures', 'draw no figures')
    .option('--imports <folder>', 'let imports find Python files below this folder too (repeatable)', collect)
    .option('--data <folder>', 'let the script read files below this folder')
    .option('--results <folder>', 'let the script write files below this folder')
    .option('--keep-going', 'go on with the next cell of a notebook after an error')
    .option('--json', 'write everything as one JSON text to stdout')
    .addHelpText('after', runHelp)
    .action(async (file: string, words: string[], flags: RunFlags, command: Command) => {
      const { run } = await import('./run.ts')
      finish(await run(file, { ...flags, arguments: behindDashes(words, command) }, io))
    })
}

function addCheck(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('check')
    .summary('tell what is wrong with model files, without running them')
    .description(
      'Reads model files, and every .py and .ipynb file in folders, and tells what is wrong and what is not yet there.',
    )
    .argument('<files...>', 'model files and folders')
    .option('--imports <folder>', 'let imports find Python files below this folder too (repeatable)', collect)
    .option('--data <folder>', 'let scripts read files below this folder')
    .option('--results <folder>', 'take scripts that write files below this folder; nothing is written')
    .option('--json', 'write everything as one JSON text to stdout')
    .addHelpText('after', checkHelp)
    .action(async (files: string[], flags: CheckFlags) => {
      const { check } = await import('./check.ts')
      finish(await check(files, flags, io))
    })
}

function addCompile(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('compile')
    .summary('make a WebAssembly module of a model file')
    .description('Runs a script up to a run(), the first unless --run is given, and writes that run as a module.')
    .argument('<file>', 'model.py, or - for standard input')
    .option('-o, --output <file>', 'the file to write; MODEL.wasm (or .wat) in the current folder unless given')
    .addOption(
      new Option('--emit <kind>', 'wasm for a module, wat or assemblyscript for its code as text')
        .choices(['wasm', 'wat', 'assemblyscript'])
        .default('wasm'),
    )
    .addOption(new Option('--run <number>', 'which run() of the script').default('1'))
    .option('--set <name=value>', 'give a constant another value first (repeatable)', collect)
    .option('--size <group=number>', 'give a group another number of neurons first (repeatable)', collect)
    .option('--seed <number>', 'the seed the module begins with')
    .option('--precision <type>', 'floats of groups: float64, or float32, which is faster and less exact')
    .option('--imports <folder>', 'let imports find Python files below this folder too (repeatable)', collect)
    .option('--data <folder>', 'let the script read files below this folder')
    .option('--results <folder>', 'take a script that writes files below this folder; nothing is written')
    .option('--no-source', 'leave the script out of the module')
    .option('--json', 'write everything as one JSON text to stdout')
    .addHelpText('after', compileHelp)
    .action(async (file: string, flags: CompileFlags) => {
      const { compile } = await import('./compile.ts')
      finish(await compile(file, flags, io))
    })
}

function addInspect(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('inspect')
    .summary('tell what is in a module')
    .description('Tells what a module is made of, without running it.')
    .argument('<file>', 'model.wasm, or - for standard input')
    .option('--types', 'write TypeScript declarations of its names')
    .option('--json', 'write its manifest as JSON')
    .option('--wat', 'write its code as WebAssembly text')
    .addHelpText('after', inspectHelp)
    .action(async (file: string, flags: InspectFlags) => {
      const { inspect } = await import('./inspect.ts')
      finish(await inspect(file, flags, io))
    })
}

function addBench(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('bench')
    .summary('measure how fast a model runs, and against Brian 2')
    .description(
      'Measures how fast FILE runs at several sizes: a model file, of which the first run() counts, or a module.',
    )
    .argument('<file>', 'model.py, model.wasm, or - for either on standard input')
    .option('--sizes <numbers>', 'neurons of the group', '1e2,1e4,1e6')
    .option('--group <name>', 'the group whose size it is; the first one unless given')
    .option('--threads <numbers>', 'threads that work together, each number of which is measured', '1')
    .option('--duration <time>', 'model time of a repetition; 1s, or what takes 2 seconds, unless given')
    .option('--precision <type>', 'floats of groups: float64, or float32, which is faster and less exact')
    .option('--against <simulator>', "run the same file in Brian 2's C++ standalone mode too: brian2")
    .option('--python <program>', 'the Python that has Brian 2; python3 or python of the PATH unless given')
    .option('--json', 'write everything as one JSON text to stdout')
    .addHelpText('after', benchHelp)
    .action(async (file: string, flags: BenchFlags) => {
      const { bench } = await import('./bench.ts')
      finish(await bench(file, flags, io))
    })
}

function addPlayground(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('playground')
    .summary('edit, run and play with models in the browser')
    .description('Serves the playground to the browser of this machine, with FILE in it, until Ctrl-C.')
    .argument('[file]', 'model.py, notebook.ipynb, or - for either on standard input')
    .option('--port <number>', 'where it is served; a port that is free unless given')
    .option('--no-open', 'only say where it is served')
    .addHelpText('after', playgroundHelp)
    .action(async (file: string | undefined, flags: PlaygroundFlags) => {
      const { playground } = await import('./playground.ts')
      finish(await playground(file, flags, io))
    })
}

/** Told here, carried out by the first thread (`main.ts`): what comes here is a command that cannot be understood. */
function addLanguageServer(program: Command): void {
  program
    .command('language-server')
    .summary('help an editor: errors, completion, hover, quick fixes')
    .description('Speaks the Language Server Protocol on standard input and output, for an editor that starts it.')
    .option('--stdio', 'what some editors say; it is so anyway')
    .addHelpText('after', languageServerHelp)
    .action(() => {
      throw usageError('language-server is started by an editor, and takes no arguments but --stdio')
    })
}

function addExplain(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('explain')
    .summary('tell more of an error')
    .description('Tells what the word in the brackets of a message means, and what to do: error[unit-mismatch].')
    .argument('[word]', 'the word; all of them unless given')
    .addHelpText('after', explainHelp)
    .action(async (word: string | undefined) => {
      const { explain } = await import('./explain.ts')
      finish(await explain(word, io))
    })
}

function addCache(program: Command, io: Io, finish: (code: number) => void): void {
  program
    .command('cache')
    .summary('tell where compiled modules are kept, or clear them')
    .description('Tells where the modules of models that were run are kept, how many there are, and their size.')
    .option('--clear', 'remove them')
    .addHelpText('after', cacheHelp)
    .action(async (flags: CacheFlags) => {
      const { cache } = await import('./cache.ts')
      finish(await cache(flags, io))
    })
}

/** A second file is a mistake; words for the script stand behind `--`. */
function behindDashes(words: readonly string[], { parent }: Command): readonly string[] {
  const all = parent === null ? [] : (parent as Command & { readonly rawArgs: readonly string[] }).rawArgs
  if (words.length === 0 || all.slice(-words.length - 1)[0] === '--') return words
  throw usageError(`'${words[0]}' is one file too many`, 'what a script is to find in sys.argv stands behind --')
}

function collect(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
