/**
 * The modules of scipy as they are before a script imports one: their names, for those who look through a text. What
 * stands behind them is loaded with the first import, since most scripts have none.
 */
import type { Session, StateKey } from '../../evaluate/call.ts'
import { PythonError } from '../../evaluate/python-error.ts'
import type { FunctionValue, ModuleValue, Value } from '../../evaluate/values.ts'
import { row } from '../row.ts'

/** What is in each of them but for other modules; a test compares. */
const names: readonly (readonly [path: string, names: string])[] = [
  ['scipy', ''],
  [
    'scipy.special',
    `beta betainc betaincinv betaln binom comb dawsn digamma ellipe ellipk entr erf erfc erfcinv erfcx erfinv exp1 exp10
      exp2 expi expit expm1 expn exprel factorial gamma gammainc gammaincc gammainccinv gammaincinv gammaln i0 i0e i1
      i1e j0 j1 jv k0 k1 log1p log_expit log_ndtr loggamma logit logsumexp ndtr ndtri psi rel_entr softmax xlog1py
      xlogy y0 y1 zeta`,
  ],
  [
    'scipy.stats',
    `bernoulli beta binom cauchy chi2 chisquare circmean circstd circvar describe expon f f_oneway gamma geom gmean
      halfnorm iqr kurtosis laplace linregress logistic lognorm mannwhitneyu mode norm pareto pearsonr
      percentileofscore poisson randint rankdata rayleigh scoreatpercentile sem skew spearmanr t truncnorm ttest_1samp
      ttest_ind ttest_ind_from_stats ttest_rel uniform variation weibull_min zmap zscore`,
  ],
  ['scipy.optimize', 'bisect brentq curve_fit fmin fsolve leastsq minimize minimize_scalar newton root_scalar'],
  [
    'scipy.signal',
    `argrelmax argrelmin butter convolve correlate correlation_lags detrend fftconvolve filtfilt find_peaks get_window
      hilbert lfilter lfilter_zi peak_prominences periodogram savgol_filter sawtooth square welch`,
  ],
  ['scipy.io', 'loadmat savemat'],
  ['scipy.ndimage', 'gaussian_filter gaussian_filter1d'],
  ['scipy.sparse', ''],
  ['scipy.integrate', ''],
  ['scipy.signal.windows', 'bartlett blackman boxcar exponential gaussian get_window hamming hann'],
]

interface Loaded {
  modules?: ReadonlyMap<string, ModuleValue>
}

const loadedKey: StateKey<Loaded> = { name: 'scipy', create: () => ({}) }

/** The modules themselves, loaded for a session with all that this one needs. */
async function loaded(path: string, session: Session): Promise<ModuleValue> {
  const state = session.state(loadedKey)
  if (state.modules === undefined) {
    const { scipyModules } = await import('./index.ts')
    state.modules = new Map(scipyModules.map(module => [module.name, module]))
  }
  const module = state.modules.get(path)
  if (module === undefined) throw new PythonError('ModuleNotFoundError', `No module named '${path}'`)
  await module.load?.(session)
  return module
}

/** Those that reach files, and how. */
const reaches: ReadonlyMap<string, NonNullable<FunctionValue['reach']>> = new Map([
  ['loadmat', 'data'],
  ['savemat', 'results'],
])

/** Stands for a function until its module is imported. */
function notLoaded(name: string): Value {
  const reach = reaches.get(name)
  const refuse = (): never => {
    throw new PythonError('ImportError', `${name} is not loaded`)
  }
  return row(`${name}(*args, **kwargs)`, refuse, reach === undefined ? {} : { reach })
}

function shell(path: string, own: string): ModuleValue {
  const members = new Map(own.split(/\s+/).flatMap(name => (name === '' ? [] : [[name, notLoaded(name)] as const])))
  return { kind: 'module', name: path, members, load: session => loaded(path, session) }
}

/** A module with those inside it. */
function whole(path: string, own: string): ModuleValue {
  const made = shell(path, own)
  const parts = names.filter(([other]) => other.startsWith(`${path}.`) && !other.slice(path.length + 1).includes('.'))
  const inner = parts.map(([other, text]) => [other.slice(path.length + 1), whole(other, text)] as const)
  return { ...made, members: new Map([...made.members, ...inner]) }
}

/** Every module of scipy that a script can import. */
export const scipyModules: readonly ModuleValue[] = names.map(([path, own]) => whole(path, own))
