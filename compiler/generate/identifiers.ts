/** Identifiers for generated text: the model's own words wherever they are free. */
import { runtimeNames } from '../ir/operations.ts'

/** Gives each key one identifier, unlike all others of the same scope. */
export interface Names {
  /** The identifier for `key`, made from `stem` when first asked. */
  of(key: string, stem: string): string
  /** An identifier nobody asks for again by a key. */
  fresh(stem: string): string
}

/** A scope of identifiers. */
export function createNames(): Names {
  const taken = new Set(reserved)
  const given = new Map<string, string>()
  const last = new Map<string, number>()
  const fresh = (wanted: string): string => {
    const stem = ownFunction.test(wanted) ? `${wanted}_v` : wanted
    let name = stem
    let number = last.get(stem) ?? 1
    while (taken.has(name)) name = `${stem}_${++number}`
    last.set(stem, number)
    taken.add(name)
    return name
  }
  return {
    fresh,
    of(key, stem) {
      const name = given.get(key) ?? fresh(stem)
      given.set(key, name)
      return name
    },
  }
}

/** Functions that the generator numbers. */
const ownFunction = /^(tile|derive|track|initialize|part|ahead|meets|run|push_\w+_)[\d_]+$/

/** Words of AssemblyScript and of the text around the expressions. */
const words: readonly string[] = `
  abstract any as asserts async await bool boolean break case catch class const constructor continue debugger declare
  default delete do else enum export extends f32 f64 false finally for from function get i16 i32 i64 i8 if implements
  import in infer instanceof interface is isize keyof let module namespace never new null number object of override
  package private protected public readonly require return set static string super switch symbol this throw true try
  type typeof u16 u32 u64 u8 f64x2 f32x4 i64x2 i32x4 i16x8 i8x16 undefined union unique unknown usize v128 var void while with yield auto
  abs add atomic ceil clz copysign ctz div eq floor ge gt le lt load lt max memory min mul nearest ne popcnt reinterpret
  rotl rotr select sqrt store sub trunc unchecked changetype assert trace unreachable sizeof offsetof
  Infinity NaN Math Mathf NativeMath NativeMathf Object Array String Symbol Map Set Date Error console process
 n k e at step steps from to first end bits block prepare advance abort isNaN isFinite parseInt parseFloat
  delivered head r row keyLow keyHigh beginBlock runParts endBlock samplesIn stepsWithRoom due
  s c stop slot slots entries cursors events last age arrange synapses neurons
  countCandidates jump choose nextChosen chooseNone
  arriving next later carriedSynapses nextCarried passCarried
  pushEvents slotAfter slotBehind entriesOf cursorsOf countOf beginRows countRows orderRows orderDelays orderParts findParts tellParts
  pushed meet firstNeuron gather enter share left beginOwn
  LITERALS LITERALS_F32
  STEP KEY BLOCK_LIMIT TILE BLOCK PART BLOCK_STEP STAGE CURSOR NEED NEED_ROOM CALLED NEXT_BLOCK THREADS TABLES OWN
  phi1Matrix expMatrix sortSpikes lowerBound copyRow fillUniforms fillNormals fillBinomials placeSpikes firstSpike countSpikes makeZiggurat uniformAt chanceAt fillFirstBits fillFurtherBits furtherBitsAt normalAt binomialAt poisson
  beginAdaptive nextStage stageTime stageRates nextLength acceptedSteps rejectedSteps hasFailed noteFailure
  rk2Pair rk4Pair rkf45Pair rkckPair rk8pdPair
`
  .trim()
  .split(/\s+/)

const reserved: readonly string[] = [...words, ...runtimeNames()]
