/** The module `brian2` and its parts, from the tables. */
import { once } from '../../../diagnostics/index.ts'
import { allUnitNames, exportedUnits, unitInExpressions } from '../../../units/index.ts'
import type { StateKey } from '../../evaluate/call.ts'
import { exceptionClass } from '../../evaluate/classes/exceptions.ts'
import { type DictValue, str, type ModuleValue, type Value } from '../../evaluate/values.ts'
import { builtins } from '../builtins/index.ts'
import { brianNumpy, leftToPython, linalg, numpy, starred } from '../numpy/index.ts'
import { pythonModules } from '../python/index.ts'
import { style } from '../style.ts'
import { matplotlib, pyplot } from '../pyplot.ts'
import { withPlainValues } from '../plain-values.ts'
import { table } from '../row.ts'
import { binomialFunction } from './binomial-function.ts'
import { clock, defaultclock } from './clock.ts'
import { unitConstants } from './constants.ts'
import { equations } from './equations.ts'
import { eventMonitor, spikeMonitor } from './event-monitors.ts'
import { checkUnits } from './functions/check-units.ts'
import { declareTypes } from './functions/declare-types.ts'
import { defaultFunctions } from './functions/default-functions.ts'
import { derivable } from './derivable.ts'
import { functionClass, implementation } from './functions/function-class.ts'
import { collect, startScope } from './magic.ts'
import { magicNetworkClass, magicNetworkValue, summaryOf } from './magic-network.ts'
import { network } from './network.ts'
import { networkOperation, networkOperationClass } from './network-operation.ts'
import { neuronGroup } from './neuron-group.ts'
import { quantityRows } from './quantities.ts'
import { seed } from './random.ts'
import { linkedVar } from './linked.ts'
import { poissonGroup } from './poisson-group.ts'
import { subgroup } from './subgroup.ts'
import { poissonInput } from './poisson-input.ts'
import { populationRateMonitor } from './rate-monitor.ts'
import { profilingSummary } from './profiling.ts'
import { run, stop } from './run.ts'
import { devicesMembers } from './device.ts'
import { settings } from './settings.ts'
import { spikeGeneratorGroup } from './spike-generator-group.ts'
import { submodules } from './submodules.ts'
import { stateMonitor } from './state-monitor.ts'
import { restore, store } from './storing.ts'
import { explicitStateUpdater, stateUpdateMethod, stateUpdaters } from './state-updaters.ts'
import { synapses } from './synapses.ts'
import { timedArray } from './timed-array.ts'

const units: ReadonlyMap<string, Value> = new Map(
  [...exportedUnits()].map(([name, unit]) => [name, { kind: 'unit', unit }]),
)

/** All units by name, as Brian 2 hands them to what evaluates text. */
const defaultUnits: StateKey<Value> = {
  name: 'DEFAULT_UNITS',
  create: () => {
    let entries: DictValue['entries'] | undefined
    return {
      kind: 'dict',
      // Hundreds of units, which hardly a script looks at.
      get entries() {
        return (entries ??= unitEntries())
      },
    }
  },
}

function unitEntries(): DictValue['entries'] {
  return new Map(Array.from(everyUnit(), ([name, value]) => [`s${name}`, { key: str(name), value }]))
}

function* everyUnit(): Iterable<readonly [name: string, unit: Value]> {
  for (const name of allUnitNames()) {
    const unit = unitInExpressions(name)
    if (unit !== undefined) yield [name, { kind: 'unit', unit }]
  }
}

/** The version of Brian 2 whose language and numbers these are. */
const brianVersion = '2.11.0'

/** Brian's own names: what `brian2.only` has, units apart. */
const brianNames: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...table(
    [
      derivable(neuronGroup),
      linkedVar,
      derivable(synapses),
      derivable(poissonGroup),
      subgroup,
      derivable(poissonInput),
      derivable(spikeGeneratorGroup),
      derivable(stateMonitor),
      derivable(spikeMonitor),
      derivable(eventMonitor),
      derivable(populationRateMonitor),
      derivable(timedArray),
      binomialFunction,
      equations,
      checkUnits,
      declareTypes,
      functionClass,
      implementation,
      clock,
      derivable(network),
      networkOperation,
      networkOperationClass,
      magicNetworkClass,
      run,
      stop,
      collect,
      summaryOf,
      profilingSummary,
      store,
      restore,
      seed,
      startScope,
      explicitStateUpdater,
      stateUpdateMethod,
      ...quantityRows,
    ].map(withPlainValues),
  ),
  ...stateUpdaters,
  ['defaultclock', defaultclock],
  ['magic_network', magicNetworkValue],
  ['__version__', str(brianVersion)],
  ...['DimensionMismatchError', 'MagicError', 'BrianObjectException'].map(
    name => [name, exceptionClass(name)] as const,
  ),
  ...settings,
])

/** What a script may change is made for each session. */
const own: NonNullable<ModuleValue['own']> = new Map<string, StateKey<Value>>([
  ['DEFAULT_UNITS', defaultUnits],
  ['DEFAULT_FUNCTIONS', defaultFunctions],
])

const module = (name: string, ...parts: readonly Iterable<readonly [string, Value]>[]): ModuleValue => ({
  kind: 'module',
  name,
  members: new Map(parts.flatMap(part => [...part])),
})

const starNumpy = [...brianNumpy.members].filter(([name]) => !leftToPython.has(name))

export const brian2Constants: ModuleValue = module('brian2.units.constants', unitConstants)

export const brian2Units: ModuleValue = module('brian2.units', units, table([checkUnits, ...quantityRows]), [
  ['DimensionMismatchError', exceptionClass('DimensionMismatchError')],
  ['constants', brian2Constants],
])

/** Modules that pylab's names bring along. */
const broughtAlong: readonly (readonly [string, Value])[] = [
  ['plt', pyplot],
  ['pyplot', pyplot],
  ['matplotlib', matplotlib],
  ['mpl', matplotlib],
  ['linalg', linalg],
  ['style', style],
  ...pythonModules
    .filter(({ name }) => ['datetime', 'functools', 'logging', 'sys', 'time', 'typing'].includes(name))
    .map(each => [each.name, each] as const),
]

/** numpy and pyplot by their bare names. */
export const pylab: ModuleValue = module(
  'pylab',
  [...numpy.members].filter(([name]) => !leftToPython.has(name)),
  [...builtins].filter(([name]) => leftToPython.has(name)),
  starred,
  pyplot.members,
  [['np', numpy], ['numpy', numpy], ...broughtAlong],
)

/** `brian2.core.functions`, `brian2.equations`, …: where single names are imported from. */
export const brian2Submodules: readonly ModuleValue[] = [
  ...submodules(brianNames, own),
  module('brian2.units.stdunits', units),
]

/** The packages and files of Brian 2 that its star brings along. */
const innerModules: readonly (readonly [string, Value])[] = brian2Submodules.flatMap(each => {
  const name = each.name.slice('brian2.'.length)
  return name.includes('.') ? [] : [[name, each] as const]
})

/** What `from brian2 import *` binds: numpy, pyplot, units, and Brian's names above all. */
export const brian2: ModuleValue = {
  ...module(
    'brian2',
    starNumpy,
    starred,
    pyplot.members,
    [['np', brianNumpy], ['numpy', brianNumpy], ['units', brian2Units], ...broughtAlong, ...innerModules],
    units,
    brianNames,
  ),
  own,
}

export const brian2Only: ModuleValue = { ...module('brian2.only', brianNames), own }
const allUnits = once((): ReadonlyMap<string, Value> => new Map([...everyUnit(), ...units]))

/** Every unit there is, with every prefix; hardly a script looks. */
export const brian2AllUnits: ModuleValue = {
  kind: 'module',
  name: 'brian2.units.allunits',
  get members() {
    return allUnits()
  },
}
/** Where what changes the device is, besides what `brian2` has. */
export const brian2Device: ModuleValue = module('brian2.devices.device', devicesMembers)
export const brian2Devices: ModuleValue = module('brian2.devices', devicesMembers)
