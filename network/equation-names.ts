/**
 * The names that equations define, read by the type checker: an editor then knows a misspelt variable. Where a text is
 * no literal, or is laid out in a way this reading is not sure of, any name passes, and the program tells when it runs.
 */

/** Variables of a group: those of its equations, and those that groups have besides. */
export type VariableName<Equations extends string> = Named<Definitions<Equations>> | Internal

/** Variables that can be set: not subexpressions, which are computed. */
export type SettableName<Equations extends string> =
  | Named<Exclude<Definitions<Equations>, Subexpression<string>>>
  | 'lastspike'
  | 'not_refractory'

type Internal = 'i' | 'N' | 't' | 'dt' | 't_in_timesteps' | 'lastspike' | 'not_refractory'

interface Subexpression<Name extends string> {
  readonly subexpression: Name
}

type Named<Definition> = Definition extends Subexpression<infer Name> ? Name : Extract<Definition, string>

/** A name for each definition, subexpressions marked; `string` if in doubt. */
type Definitions<Equations extends string> =
  // A record of literals lacks their keys in {}; one of any other strings does not.
  {} extends Record<Equations, unknown> ? string : Read<Uncommented<Equations>>

/** A count that ends recursion: texts of more definitions or blanks than this are not read. */
type Count = readonly 0[]
type Full = { readonly length: 300 }

type Uncommented<Text extends string, Done extends string = '', Depth extends Count = []> = Depth extends Full
  ? string
  : Text extends `${infer Code}#${infer Comment}`
    ? Comment extends `${string}\n${infer Next}`
      ? Uncommented<Next, `${Done}${Code}\n`, [...Depth, 0]>
      : `${Done}${Code}`
    : `${Done}${Text}`

/** `HEAD : unit (flags)` line by line, where HEAD may span several. */
type Read<Text extends string, Found = never, Depth extends Count = []> = Depth extends Full
  ? string
  : Text extends `${infer Head}:${infer Rest}`
    ? Rest extends `${infer Unit}\n${infer Next}`
      ? Unit extends `${string}:${string}`
        ? string
        : Read<Next, Found | Definition<Head>, [...Depth, 0]>
      : Read<'', Found | (Rest extends `${string}:${string}` ? string : Definition<Head>), Depth>
    : Trim<Text> extends ''
      ? Found
      : string

/** `v`, `v = expression` or `dv/dt = expression`. */
type Definition<Head extends string> = Head extends `${infer Target}=${string}`
  ? Trim<Target> extends `d${infer Variable}/${string}`
    ? Name<Trim<Variable>>
    : Subexpression<Name<Trim<Target>>>
  : Name<Trim<Head>>

/** What is no name is a sign of an unusual layout. */
type Name<Text extends string> = Text extends '' | `${string}${Blank | Punctuation}${string}` ? string : Text

type Blank = ' ' | '\n' | '\t' | '\r'
type Punctuation = '(' | ')' | ',' | '.' | '+' | '-' | '*' | '/' | '<' | '>' | '!' | '\\' | "'" | '"'

type Trim<Text extends string, Depth extends Count = []> = Depth extends Full
  ? string
  : Text extends `        ${infer Rest}`
    ? Trim<Rest, [...Depth, 0]>
    : Text extends `${Blank}${infer Rest}`
      ? Trim<Rest, [...Depth, 0]>
      : Text extends `${infer Rest}${Blank}`
        ? Trim<Rest, [...Depth, 0]>
        : Text
