/** Identifiers for generated text: the model's own words wherever they are free. */
import { runtimeNames } from '../ir/operations.ts'

/** Gives each key one identifier, unlike all others of the same scope. */
export interface Names {
  /** The identifier for `key`, made from `stem` when first asked. */
  of(key: string, stem: string): string
}

/** A scope of identifiers. */
export function createNames(): Names {
  const taken = new Set(reserved)
  const given = new Map<string, string>()
  return {
    of(key, stem) {
      const known = given.get(key)
      if (known !== undefined) return known
      let name = stem
      for (let number = 2; taken.has(name) || ownFunction.test(name); number++) name = `${stem}_${number}`
      taken.add(name)
      given.set(key, name)
      return name
    },
  }
}

/** Functions that the generator numbers. */
const ownFunction = /^(tile|derive|track|initialize)\d+$/

/** Words of AssemblyScript and of the text around the expressions. */
const words: readonly string[] = `
  abstract any as asserts async await bool boolean break case catch class const constructor continue debugger declare
  default delete do else enum export extends f32 f64 false finally for from function get i16 i32 i64 i8 if implements
  import in infer instanceof interface is isize keyof let module namespace never new null number object of override
  package private protected public readonly require return set static string super switch symbol this throw true try
  type typeof u16 u32 u64 u8 undefined union unique unknown usize v128 var void while with yield auto
  abs add atomic ceil clz copysign ctz div eq floor ge gt le lt load lt max memory min mul nearest ne popcnt reinterpret
  rotl rotr select sqrt store sub trunc unchecked changetype assert trace unreachable sizeof offsetof
  Infinity NaN Math Mathf NativeMath NativeMathf Object Array String Symbol Map Set Date Error console process
 n k step steps first end block prepare advance abort isNaN isFinite parseInt parseFloat
  r row keyLow keyHigh beginBlock runTiles endBlock samplesIn stepsWithRoom
  STEP DT KEY BLOCK_LIMIT TILE BLOCK CURSOR NEED NEED_ROOM
  phi1Matrix expMatrix sortSpikes lowerBound fillUniforms fillNormals uniformAt normalAt poisson
`
  .trim()
  .split(/\s+/)

const reserved: readonly string[] = [...words, ...runtimeNames()]
