/** What `--help` says beyond the list of flags. */

export const afterHelp: string = `
Examples:
  hillock model.py                      run a model file: print, simulate, draw its figures
  hillock run model.py --set tau=20ms   the same with another constant
  hillock run notebook.ipynb            the cells of a Jupyter notebook, in order
  hillock check model.py scripts/       what is wrong, and what is not yet there, without running
  hillock compile model.py -o model.wasm
  hillock run model.wasm --duration 100ms --set tau=20ms --size G=1e6
  hillock inspect model.wasm            groups, variables, units, constants, memory
  hillock bench model.py                how fast it runs at several sizes
  hillock playground model.py           the same in the browser, with sliders
  hillock language-server               help in an editor: docs/editors.md
  hillock explain unit-mismatch         what error[unit-mismatch] means, and what to do

Quantities are written 100ms, '100 ms' or '100*ms'.

A model file is a Brian 2 script, or, to run and check, a Jupyter notebook of one. It is data to Hillock: it reaches no network, no programs,
and no files but those of the folders that --data, --results and --imports name, and Python files beside it.
Compiled modules are kept in a cache: hillock cache --help. NO_COLOR is heeded.

Exit codes:
  0    all is well
  1    the model is wrong: the message points at the place
  2    the command is wrong, or a file cannot be read or written
  3    a bug of Hillock
  130  stopped with Ctrl-C
`

export const runHelp: string = `
What the script prints goes to stdout, everything else to stderr. Figures go to figures/MODEL-1.svg … under the
current folder, each with its data beside it as .json; --figures plots puts them into plots/. What a notebook's cell prints
stands under its number, [7], and its figures are MODEL-cell7-1.svg …

  --set tau=20ms     replaces the right-hand side of the script's one assignment to tau; of a module, sets its
                     constant tau, or a variable (G.v=-60mV). Constants computed from tau follow.
  --size G=1e6       names a group, by the script's variable or by Brian's name (neurongroup).
  --seed 42          a run without a seed draws one and says which.
  --imports .        imports find Python files and packages below this folder, as with PYTHONPATH in Python, besides those
                     beside the script. No link leads out of it.
  --data in/         open, numpy.loadtxt, numpy.load, json.load, … read files below in/. Paths start from the current
                     folder, as in Python. No path and no link leads out of it.
  --results out/     open(…, 'w'), numpy.save, savetxt, savez, os.makedirs, savefig, … write below out/, which is made if
                     it is not there. A file is written when it is closed; a script that fails leaves no half of one.
  -- --n 10          what stands behind -- is the script's own: sys.argv, argparse.
  --keep-going       an error in a notebook's cell leaves the others alone.
  --threads 1        lets one thread do all the work. Unless given, as many work together as gain: in runs that last, of
                     many neurons or synapses. Results are the same to the last bit. --summary says how many there were,
                     and why only one where that had to be; a run with --threads 2 says it in any case.
  --precision float32
                     what floats of groups are whose dtype does not say; it comes before the script's own
                     prefs.core.default_float_dtype. A module has the precision it was compiled in.

--save writes SI values, whole or not at all. The ending of FILE says how:
  .npz   for numpy: data = numpy.load(FILE); data['spikemon.t'], data['spikemon.i']; data['statemon.v'] has a row for
         each recorded neuron (data['statemon.i']) and a column for each time (data['statemon.t']); dict(data['units'])
         has the unit of each. Keys are MONITOR.NAME, with the script's name of the monitor, or Brian's:
           SpikeMonitor, EventMonitor   .t .i, and each of variables=… with a value for each spike or event
           StateMonitor                 .t .i, and each variable that is recorded
           PopulationRateMonitor        .t .rate
           Synapses                     .i .j, the neurons before and behind each synapse
         Groups, SpikeGeneratorGroup and PoissonGroup among them, are saved by their monitors alone.
  .json  { "spikemon.t": { "unit": "s", "values": […] }, … }; nan and infinities are null
  .csv   a table with units in its heads: a line for each spike, or for each sample with a column for each neuron;
         with several monitors one file for each, FILE-spikemon.csv

Ctrl-C stops the run and the script goes on to its prints and figures, or ends where it would run
again; what was recorded is kept, and saved, as it is if the script fails after a run. A second one
ends everything at once.

Examples:
  hillock run model.py --seed 42 --save data.npz --summary
  hillock run model.wasm --duration 100ms --set tau=20ms --size G=1e6
  hillock run analysis.py --data recordings --results out -- --n 10
  cat model.py | hillock run -
  hillock run - --duration 100ms < model.wasm
`

export const checkHelp: string = `
The last line counts: 31 of 40 files run; missing: SpatialNeuron 6, scipy 2

Examples:
  hillock check model.py
  hillock check scripts/ examples/
`

export const compileHelp: string = `
Prints of the script go to stderr. Duration, seed and time step of the run become the module's own, to be changed when
it is run. Equal files give equal bytes. Later run() calls are named in a note; --run 2 compiles the second.
--precision float32 is for groups whose dtype does not say, before the script's prefs.core.default_float_dtype; it stays
the module's.

--emit wat writes what the module computes, for reading: the code with the names of its functions. --emit assemblyscript
writes the text that it is made of, with the equations above each kernel, to model.as.ts. The rest, such as names, units,
sizes and the script, is in modules only: hillock inspect shows it.

Examples:
  hillock compile model.py -o model.wasm
  hillock compile model.py -o model.wasm --no-source
  hillock compile model.py --emit wat
  hillock compile model.py --emit assemblyscript
`

export const inspectHelp: string = `
Examples:
  hillock inspect model.wasm
  hillock inspect model.wasm --types > model.d.ts
  hillock inspect model.wasm --wat > model.wat
`

export const benchHelp: string = `
Each size is compiled, stepped for a second so that the engine has optimised it, and then run from time 0 five times
or more, with the model's own monitors. Of every figure the median is shown, of times also the middle half. Steps are
done in whole blocks of 32, up to a second long; hillock run, which heeds Ctrl-C every 10 ms, does fewer at a time where
a block takes longer than that, and a million neurons then cost more.

  ns per neuron and step   the time in the loop over the steps, by the neurons of all groups and the steps of their
                           clocks. Compiling, initial values and prints do not count; taking records does
  real-time factor         seconds for a second of the model: less than 1 is faster than the model's own time
  spikes                   of one repetition, as SpikeMonitors count them
  arithmetic               share of that time inside the module, whose kernels compute and record; the rest goes into
                           taking the records out of it
  bytes a neuron           of the module's memory, without what monitors record
  compile time             from the text to a module, in a process that has compiled before, nothing cached; of a
                           .wasm, loading it

--threads 1,2 measures each size with one thread and with two that work together, a run of 1s or what takes 2 seconds at a
time; taking records out and waiting for the threads counts too.

--against brian2 runs FILE in your Python, which can do whatever Python can: do it with files you trust. Nothing in FILE
is changed: the size of the group and the duration of its first run(), where it is left, are replaced as it runs. Brian 2
compiles it for each size with its own flags, which are shown, in a temporary folder that is removed, and
runs it on as many threads (with OpenMP where it is more than one). Repetitions alternate. Brian's time is what it
measures itself around the loop over the steps of its C++ program (last_run_info.txt), without start, initial values and
the writing of results. The ratio is the median of Brian's time over that of Hillock's repetition just before it: above 1,
Hillock is faster.

--precision is for Hillock. Brian 2 computes in what FILE says, which is float64 unless FILE says otherwise; the line above
the table says which.

Ctrl-C stops, and what was measured is shown.

Examples:
  hillock bench model.py
  hillock bench model.py --sizes 1e3,1e5 --duration 200ms
  hillock bench model.py --against brian2 --python ~/venv/bin/python
  hillock bench model.wasm --group G --json
`

export const languageServerHelp: string = `
Python files that import brian2 are checked as they are written, in the words of hillock check; nothing in them is carried
out. docs/editors.md says how VS Code, Neovim and Emacs are told of it.

Examples:
  hillock language-server
  vim.lsp.config('hillock', { cmd = { 'hillock', 'language-server' }, filetypes = { 'python' } })
`

export const explainHelp: string = `
Examples:
  hillock explain unit-mismatch
  hillock explain                       all words
`

export const playgroundHelp: string = `
Only this machine's browser can see it, and nothing is sent anywhere. The file is read once: what is changed in the browser is
saved from there.

Examples:
  hillock playground                    examples to begin with
  hillock playground model.py
  hillock playground model.py --port 8080 --no-open
`

export const cacheHelp: string = `
A model that was compiled once is found here by the next command, which then starts twice as fast. What was unused for
longest makes room for others; clearing costs nothing but time. Node 22 and newer keep code of Hillock itself here too.

  HILLOCK_CACHE=/some/folder  keeps modules there
  HILLOCK_CACHE=off           keeps none

Examples:
  hillock cache
  hillock cache --clear
`
