/** Long and deep texts: what grows, by its size. */

/** A text that grows with n. */
export type Grown = (n: number) => string

const times = (n: number, text: (k: number) => string, joint = '\n'): string =>
  Array.from({ length: n }, (_, k) => text(k)).join(joint)

const around =
  (before: string, inside: string, after: string): Grown =>
  n =>
    before.repeat(n) + inside + after.repeat(n)

/** Expressions, as they stand in equations, in code and in scripts. */
export const expressions: Readonly<Record<string, Grown>> = {
  parentheses: around('(', '1', ')'),
  'parentheses left open': around('(', '1', ''),
  'parentheses too many': around('', '1', ')'),
  brackets: around('[', '1', ']'),
  'brackets of all kinds': around('a([{', '1', '}])'),
  'dictionaries in one another': around('{1: ', '1', '}'),
  'tuples in one another': around('(1, ', '1', ')'),
  'calls in one another': around('exp(', '1', ')'),
  'calls after one another': around('', 'abs', '(1)'),
  attributes: around('', 'x', '.a'),
  subscripts: around('', 'x', '[0]'),
  nots: around('not ', 'True', ''),
  'minus signs': around('-', '1', ''),
  powers: around('1**', '1', ''),
  sums: around('1 + ', '1', ''),
  'sums of products': around('2*3*4 - ', '1', ''),
  quotients: around('', '1', '/1.5'),
  'comparisons in a chain': around('1 < ', '2', ''),
  and: around('True and ', 'True', ''),
  'and, or': around('True and False or ', 'True', ''),
  'conditional expressions': around('1 if True else ', '1', ''),
  'conditional expressions inside one another': around('(1 if True else ', '1', ')'),
  arguments: n => `clip(${'1, '.repeat(n)}1)`,
  'operators without operands': around('* ', '1', ''),
  digits: around('9', '9', ''),
  decimals: around('', '0.1', '1'),
  'a string': n => `'${'a'.repeat(n)}'`,
  quotes: around("'", "'", ''),
  'a name': around('a', 'a', ''),
  'names that are unknown': n => times(n, k => `unknown${k}`, ' + '),
  'calls that are unknown': n => times(n, k => `unknown${k}(1)`, ' + '),
  'a comment': n => `1 # ${'a'.repeat(n)}`,
  blanks: n => `1 +${' '.repeat(n)}1`,
  'characters of no language': around('$', '1', ''),
  lambdas: around('lambda: ', '1', ''),
}

/** Equations, statements that a reset carries out, and statements of regular operations. */
export const models: Readonly<Record<string, (n: number) => { readonly equations: string; readonly reset?: string }>> =
  {
    parameters: n => ({ equations: times(n, k => `x${k} : 1`) }),
    'parameters of one name': n => ({ equations: times(n, () => 'x : 1') }),
    'differential equations': n => ({ equations: times(n, k => `dx${k}/dt = -x${k}/second : 1`) }),
    'exponentials in an equation': n => ({ equations: `dv/dt = (${times(n, k => `exp(v*${k + 1})`, ' + ')})*Hz : 1` }),
    'powers in an equation': n => ({ equations: `dv/dt = (${times(n, k => `(v - ${k})**5`, ' + ')})*Hz : 1` }),
    'quotients in an equation': n => ({ equations: `dv/dt = (${times(n, k => `${k}/(1 + v)`, ' + ')})*Hz : 1` }),
    'nonlinear equations': n => ({ equations: times(n, k => `dx${k}/dt = (x${k}**2 + exp(x${k}))*Hz : 1`) }),
    subexpressions: n => ({ equations: `v : 1\n${times(n, k => `x${k} = v + ${k} : 1`)}` }),
    'subexpressions of unknown names': n => ({ equations: times(n, k => `x${k} = unknown${k} : 1`) }),
    'subexpressions of unknown functions': n => ({ equations: times(n, k => `x${k} = unknown${k}(1) : 1`) }),
    'subexpressions of wrong units': n => ({ equations: times(n, k => `x${k} = 1*mV : 1`) }),
    'derivatives of wrong units': n => ({ equations: times(n, k => `dx${k}/dt = 1*mV : 1`) }),
    'subexpressions that use one another': n => ({ equations: `x0 : 1\n${times(n, k => `x${k + 1} = x${k} : 1`)}` }),
    'subexpressions in a circle': n => ({ equations: times(n, k => `x${k} = x${(k + 1) % n} : 1`) }),
    'subexpressions that contain themselves': n => ({ equations: times(n, k => `x${k} = x${k} + 1 : 1`) }),
    'noise in wrong places': n => ({ equations: times(n, k => `x${k} = xi : 1`) }),
    noise: n => ({ equations: times(n, k => `dx${k}/dt = -x${k}/ms + xi_${k}*ms**-0.5 : 1`) }),
    'noise of one name': n => ({ equations: times(n, k => `dx${k}/dt = xi*ms**-0.5 : 1`) }),
    'unknown units': n => ({ equations: times(n, k => `x${k} : nothing${k}`) }),
    'unknown flags': n => ({ equations: times(n, k => `x${k} : 1 (flag${k})`) }),
    flags: n => ({ equations: `x : 1 (${times(n, () => 'constant', ', ')})` }),
    'names that are taken': n => ({ equations: times(n, () => 'i : 1') }),
    'lines that mean nothing': n => ({ equations: times(n, () => 'x = = 1') }),
    'blank lines': n => ({ equations: `x : 1${'\n'.repeat(n)}` }),
    comments: n => ({ equations: `x : 1\n${times(n, () => '# nothing')}` }),
    'lines that are continued': n => ({ equations: `x = 1${' +\n 1'.repeat(Math.min(n, 400))} : 1` }),
    'units in a product': n => ({ equations: `x : ${'meter*'.repeat(n)}1` }),
    statements: n => ({ equations: 'x : 1', reset: times(n, () => 'x += 1') }),
    'statements in a line': n => ({ equations: 'x : 1', reset: times(n, () => 'x += 1', '; ') }),
    temporaries: n => ({ equations: 'x : 1', reset: times(n, k => `y${k} = x + ${k}`) }),
    'temporaries that use one another': n => ({
      equations: 'x : 1',
      reset: `y0 = x\n${times(n, k => `y${k + 1} = y${k}`)}`,
    }),
    'statements of wrong units': n => ({ equations: 'x : 1', reset: times(n, () => 'x = 1*mV') }),
    'statements of unknown names': n => ({ equations: 'x : 1', reset: times(n, k => `x = unknown${k}`) }),
    'statements that write what cannot be': n => ({ equations: 'x : 1', reset: times(n, () => 'i = 1') }),
    'statements of unknown operators': n => ({ equations: 'x : 1', reset: times(n, () => 'x **= 1') }),
    'statements that mean nothing': n => ({ equations: 'x : 1', reset: times(n, () => 'x = =') }),
    'statements for many variables': n => ({
      equations: times(n, k => `x${k} : 1`),
      reset: times(n, k => `x${k} = 0`),
    }),
  }

/** Scripts. */
export const scripts: Readonly<Record<string, Grown>> = {
  assignments: n => times(n, k => `x${k} = ${k}`),
  'assignments in a line': n => times(n, k => `x${k} = ${k}`, '; '),
  'assignments in a chain': n => `${'x = '.repeat(n)}1`,
  'names of a tuple': n => `${times(n, k => `x${k}`, ', ')} = range(${n})`,
  prints: n => times(n, () => 'print(1)'),
  'lines that mean nothing': n => times(n, () => 'x = ='),
  'lines with brackets left open': n => times(n, () => 'x = ('),
  'names that are unknown': n => times(n, k => `unknown${k}`),
  'a list': n => `x = [${'1, '.repeat(n)}]`,
  'a dictionary': n => `x = {${times(n, k => `${k}: 1`, ', ')}}`,
  keywords: n => `x = dict(${times(n, k => `a${k}=1`, ', ')})`,
  'conditions inside one another': n => times(n, k => `${' '.repeat(k)}if True:`),
  'loops inside one another': n => times(n, k => `${' '.repeat(k)}for k in [1]:`),
  'else if': n => `if False: x = 1\n${times(n, () => 'elif False: x = 1')}`,
  'blank lines': n => '\n'.repeat(n),
  comments: n => times(n, () => '# nothing'),
  'a line that is continued': n => `x = 1${' + \\\n 1'.repeat(Math.min(n, 400))}`,
  'a text of many lines': n => `x = '''${times(n, () => 'a')}'''`,
  'texts beside one another': n => `x = ${"'a' ".repeat(n)}`,
  'fields of an f-string': n => `x = f'${'{1}'.repeat(n)}'`,
  'f-strings inside one another': around("f'{", '1', "}'"),
  'format specifications inside one another': n => `f'${'{1:'.repeat(n)}${'}'.repeat(n)}'`,
  'signs of per cent': n => `x = '${'%%'.repeat(n)}' % ()`,
  'fields of a format': n => `x = '${'%d'.repeat(n)}' % (${'1, '.repeat(n)})`,
  imports: n => times(n, () => 'import numpy as np'),
  'imports of unknown names': n => times(n, k => `from numpy import unknown${k}`),
  'lines of a notebook': n => times(n, () => '%matplotlib inline'),
  definitions: n => times(n, k => `def f${k}(): return 1`),
}
