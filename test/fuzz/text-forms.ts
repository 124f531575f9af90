/** Ways in which a script can be long or deep, by what is repeated. */

/** A script in which something is repeated so many times. */
type Form = (n: number) => string

const brian = 'from brian2 import *\n'

/** Something for each number, joined. */
function each(n: number, make: (k: number) => string, between = '\n'): string {
  return Array.from({ length: n }, (_, k) => make(k)).join(between)
}

const expressions: Readonly<Record<string, Form>> = {
  parentheses: n => `x = ${'('.repeat(n)}1${')'.repeat(n)}`,
  'open parentheses': n => `x = ${'('.repeat(n)}`,
  'closing parentheses': n => `x = ${')'.repeat(n)}`,
  brackets: n => `x = ${'['.repeat(n)}${']'.repeat(n)}`,
  braces: n => `x = ${'{1: '.repeat(n)}1${'}'.repeat(n)}`,
  signs: n => `x = ${'-'.repeat(n)}1`,
  not: n => `x = ${'not '.repeat(n)}1`,
  powers: n => `x = ${'1**'.repeat(n)}1`,
  sum: n => `x = ${'1 + '.repeat(n)}1`,
  'sum of names': n => `a = 1\nx = ${'a + '.repeat(n)}a`,
  product: n => `x = ${'1.0 * '.repeat(n)}1`,
  comparisons: n => `x = ${'1 < '.repeat(n)}1`,
  and: n => `x = ${'True and '.repeat(n)}1`,
  or: n => `x = ${'False or '.repeat(n)}1`,
  'and, or': n => `x = ${'1 and 0 or '.repeat(n)}1`,
  conditions: n => `x = ${'1 if 0 else '.repeat(n)}1`,
  attributes: n => `x = 1${'.real'.repeat(n)}`,
  subscripts: n => `x = [1]\ny = x${'[0:]'.repeat(n)}`,
  calls: n => `x = ${'abs('.repeat(n)}1${')'.repeat(n)}`,
  list: n => `x = [${'1, '.repeat(n)}]`,
  tuple: n => `x = (${'1, '.repeat(n)})`,
  dict: n => `x = {${each(n, k => `'k${k}': ${k}`, ', ')}}\nprint(len(x))`,
  'dict of equal keys': n => `x = {${"'k': 1, ".repeat(n)}}`,
  'dict of tuples': n => `x = {${each(n, k => `(${k}, ${k}): 1`, ', ')}}`,
  arguments: n => `print(${'1, '.repeat(n)})`,
  keywords: n => `x = dict(${each(n, k => `k${k}=1`, ', ')})`,
  'keywords of a plot': n => `${brian}plot([1], ${each(n, k => `k${k}=1`, ', ')})`,
  comprehensions: n => `x = ${'[1 for k in '.repeat(n)}[1]${']'.repeat(n)}`,
  comprehension: n => `x = [k for k in range(${n})]\nprint(sum(x))`,
  slices: n => `x = [1][${':'.repeat(n)}]`,
  'array of lists': n => `${brian}x = array([${'[1, 2], '.repeat(n)}])\nprint(x.shape)`,
  'array of depth': n => `${brian}x = array(${'['.repeat(n)}1${']'.repeat(n)})`,
  'quantities in a list': n => `${brian}x = [${'1*mV, '.repeat(n)}]*1\ny = array(x)`,
  units: n => `${brian}x = 1${'*mV/mV'.repeat(n)}`,
  'powers of units': n => `${brian}x = 1*${each(n, () => 'mV**2/volt**2', '*')}`,
  digits: n => `x = ${'1'.repeat(n)}`,
  'digits behind the point': n => `x = 0.${'1'.repeat(n)}`,
  zeros: n => `x = 1e${'0'.repeat(n)}1`,
  'large integer': n => `x = 10**${n}\nprint(len(str(x)))`,
  'large product': n => `x = 1\nfor k in range(1, ${n}):\n    x = x*7 % 1000003\nprint(x)`,
}

const statements: Readonly<Record<string, Form>> = {
  lines: n => 'x = 1\n'.repeat(n),
  'different lines': n => each(n, k => `x${k} = ${k}`),
  'statements in a line': n => 'x = 1; '.repeat(n),
  'blank lines': n => '\n'.repeat(n),
  blanks: n => `x = 1${' '.repeat(n)}\n`,
  'blank lines with blanks': n => '    \n'.repeat(n),
  comments: n => '# a comment\n'.repeat(n),
  comment: n => `# ${'a'.repeat(n)}`,
  'continued lines': n => `x = ${'1 + \\\n'.repeat(n)}1`,
  'carriage returns': n => 'x = 1\r'.repeat(n),
  tabs: n => `if 1:\n${'\t'.repeat(n)}x = 1`,
  ifs: n => each(Math.min(n, 2000), k => `${' '.repeat(k)}if 1:`),
  elifs: n => `if 0:\n    pass\n${'elif 0:\n    pass\n'.repeat(n)}`,
  fors: n => each(Math.min(n, 2000), k => `${' '.repeat(k)}for x in [1]:`),
  'else of while': n => 'while 0:\n    pass\nelse:\n    pass\n'.repeat(n),
  targets: n => `${'x = '.repeat(n)}1`,
  'tuple of targets': n => `${'a, '.repeat(n)} = ${'1, '.repeat(n)}`,
  imports: n => 'import numpy as np\n'.repeat(n),
  'star imports': n => brian.repeat(n),
  'names of an import': n => `from numpy import ${each(n, () => 'sin', ', ')}`,
  'unknown modules': n => each(n, k => `import m${k}`),
  functions: n => each(n, k => `def f${k}():\n    pass`),
  decorators: n => `${'@a\n'.repeat(n)}def f():\n    pass`,
  lambdas: n => `x = ${'lambda: '.repeat(n)}1`,
  'faulty lines': n => 'x = = 1\n'.repeat(n),
  'unknown names': n => each(n, k => `if 0:\n    x = a${k}`),
  'things not there yet': n => `${brian}if 0:\n    pass\n${each(n, k => `s${k} = SpatialNeuron(${k})`)}`,
  dollars: n => '$'.repeat(n),
  surrogates: n => 'x = "\ud800"\n'.repeat(n),
  name: n => `${'a'.repeat(n)} = 1`,
  NUL: n => '\0'.repeat(n),
  'names in equal scopes': n => `${brian}${'start_scope()\n'.repeat(n)}`,
  appended: n => `x = []\nfor k in range(${n}):\n    x.append(k)\nprint(len(x))`,
  'inserted before': n => `x = []\nfor k in range(${Math.min(n, 20_000)}):\n    x.append([k])\nprint(len(x))`,
  'text that grows': n => `x = ''\nfor k in range(${n}):\n    x += 'a'\nprint(len(x))`,
  'text that grows by a literal': n => `x = 'b'\nfor k in range(${n}):\n    x = x + "ab"\nprint(len(x))`,
  prints: n => `for k in range(${n}):\n    print(k)`,
  loop: n => `x = 0\nfor k in range(${n}):\n    x += k\nprint(x)`,
  'loop of while': n => `x = 0\nwhile x < ${n}:\n    x += 1\nprint(x)`,
}

const texts: Readonly<Record<string, Form>> = {
  string: n => `x = '${'a'.repeat(n)}'`,
  'string without end': n => `x = '${'a'.repeat(n)}`,
  quotes: n => `x = ${"'".repeat(n)}`,
  'strings side by side': n => `x = ${"'a' ".repeat(n)}`,
  'strings added': n => `x = ${"'a' + ".repeat(n)}''`,
  escapes: n => `x = '${'\\n'.repeat(n)}'`,
  'faulty escapes': n => `x = '${'\\x'.repeat(n)}'`,
  'triple quotes': n => `x = '''${'a\n'.repeat(n)}'''`,
  'f-string': n => `a = 1\nx = f'${'{a}'.repeat(n)}'`,
  'f-strings in each other': n => `x = ${"f'{".repeat(n)}1${"}'".repeat(n)}`,
  'f-string without end': n => `x = f'${'{'.repeat(n)}`,
  'specifications in each other': n => `x = f'${'{1:'.repeat(n)}${'}'.repeat(n)}'`,
  'percent signs': n => `x = '${'%%'.repeat(n)}' % ()`,
  'percent formats': n => `x = '${'%d'.repeat(n)}' % (${'1, '.repeat(n)})`,
  'percent names': n => `x = '${'%(a)d'.repeat(n)}' % {'a': 1}`,
  'digits of a percent format': n => `x = '%${'0'.repeat(n)}d' % 1`,
  'braces of format': n => `x = '${'{}'.repeat(n)}'.format(${'1, '.repeat(n)})`,
  'doubled braces': n => `x = '${'{{'.repeat(n)}'.format()`,
  'attributes in a format': n => `x = '{0${'.real'.repeat(n)}}'.format(1)`,
  'digits of a format': n => `x = '{:${'0'.repeat(n)}d}'.format(1)`,
  'repeated string': n => `x = 'ab' * ${n}\nprint(len(x.replace('a', 'bb').split('b')))`,
  stripped: n => `x = ' ' * ${n} + 'a' + ' ' * ${n}\nprint(x.strip())`,
  joined: n => `x = ', '.join(['a'] * ${n})\nprint(len(x))`,
  found: n => `x = 'a' * ${n}\nprint(x.find('ab'), x.count('aab'), x.replace('aab', 'c') == x)`,
  'shown list': n => `x = [1.5] * ${n}\nprint(len(str(x)))`,
  'shown dict': n => `x = dict([(k, k) for k in range(${n})])\nprint(len(repr(x)))`,
  'shown array': n => `${brian}x = arange(${n})*1.5\nprint(x, x*mV)`,
  'shown array of depth': n => `${brian}print(ones((2,)*${Math.min(16, Math.ceil(Math.log2(n)))}))`,
}

const group = (equations: string, options = ''): string =>
  `${brian}tau = 10*ms\nG = NeuronGroup(1, '''${equations}'''${options}, method='euler')\nrun(1*ms)`

const models: Readonly<Record<string, Form>> = {
  equations: n => group(each(n, k => `x${k} : 1`)),
  'equal equations': n => group('x : 1\n'.repeat(n)),
  'differential equations': n => group(each(n, k => `dx${k}/dt = -x${k}/tau : 1`)),
  subexpressions: n => group(`y0 : 1\n${each(n, k => `y${k + 1} = y${k} + 1 : 1`)}`),
  'subexpressions that double': n =>
    group(`y0 : 1\n${each(n, k => `y${k + 1} = y${k}*y${k} : 1`)}\ndv/dt = y${n}/tau : 1`),
  'subexpressions in a ring': n => group(each(n, k => `y${k} = y${(k + 1) % n} : 1`)),
  'subexpressions of one': n => group(`y : 1\n${each(n, k => `y${k} = y + ${k} : 1`)}`),
  'subexpressions of unknown names': n => group(each(n, k => `y${k} = u${k} : 1`)),
  'unknown names of an equation': n => group(`y = ${each(n, k => `u${k}`, ' + ')} : 1`),
  'lines of an equation': n => group(`y = ${'1 +\n'.repeat(n)} 1 : 1`),
  'faulty equations': n => group('x = = 1 : 1\n'.repeat(n)),
  'wrong units of equations': n => group(each(n, k => `x${k} = 1*mV : 1`)),
  'unknown units': n => group(each(n, k => `x${k} : u${k}`)),
  unit: n => group(`x : ${'volt*'.repeat(n)}volt`),
  flags: n => group(`x : 1 (${'constant, '.repeat(n)}shared)`),
  'unknown flags': n => group(`x : 1 (${each(n, k => `f${k}`, ', ')})`),
  'parentheses of an equation': n => group(`x = ${'('.repeat(n)}1${')'.repeat(n)} : 1`),
  'signs of an equation': n => group(`x = ${'-'.repeat(n)}1 : 1`),
  'sum of an equation': n => group(`v : 1\nx = ${'v + '.repeat(n)}1 : 1`),
  'product of an equation': n => group(`v : 1\ndx/dt = ${'v * '.repeat(n)}x/tau : 1`),
  'functions of an equation': n => group(`x = ${'exp('.repeat(n)}1${')'.repeat(n)} : 1`),
  'functions side by side': n => group(`v : 1\nx = ${each(n, k => `exp(v*${k})`, ' + ')} : 1`),
  'random numbers': n => group('v : 1', `, threshold='rand() > 1', reset='v = ${'rand() + '.repeat(n)}0'`),
  noises: n => group(`dv/dt = -v/tau + ${each(n, k => `xi_${k}*tau**-0.5`, ' + ')} : 1`),
  'comments of equations': n => group(`v : 1 # ${'a'.repeat(n)}\n${'# b\n'.repeat(n)}`),
  'statements of a reset': n => group('v : 1', `, threshold='v > 1', reset='''${'v = 0\n'.repeat(n)}'''`),
  'statements of a reset in a line': n => group('v : 1', `, threshold='v > 1', reset='${'v += 1; '.repeat(n)}v = 0'`),
  'temporaries of a reset': n => group('v : 1', `, threshold='v > 1', reset='''${each(n, k => `a${k} = v + ${k}`)}'''`),
  'faulty statements of a reset': n => group('v : 1', `, threshold='v > 1', reset='''${'v = =\n'.repeat(n)}'''`),
  threshold: n => group('v : 1', `, threshold='${'v > 1 and '.repeat(n)}v > 2'`),
  'threshold with or': n => group('v : 1', `, threshold='${'v > 1 or '.repeat(n)}v > 2'`),
  refractory: n =>
    group('dv/dt = -v/tau : 1 (unless refractory)', `, threshold='v > 1', refractory='(${'1 + '.repeat(n)}1)*ms'`),
  events: n => group('v : 1', `, events={${each(n, k => `'e${k}': 'v > ${k}'`, ', ')}}`),
  namespace: n => group('v = k0 : 1', `, namespace={${each(n, k => `'k${k}': ${k}`, ', ')}}`),
  methods: n => `${brian}G = NeuronGroup(1, 'dv/dt = -v/second : 1', method=(${"'exact', ".repeat(n)}))\nrun(1*ms)`,
  'linear equations': n => {
    const many = Math.min(n, 64)
    return `${brian}G = NeuronGroup(1, '''${each(many, k => `dx${k}/dt = (x${(k + 1) % many} - x${k})/second : 1`)}''', method='exact')\nrun(1*ms)`
  },
  constants: n => `${brian}${each(n, k => `k${k} = ${k}`)}\nG = NeuronGroup(1, 'x = k0 : 1')\nrun(1*ms)`,
  'constants in equations': n =>
    `${brian}${each(n, k => `k${k} = ${k}`)}\nG = NeuronGroup(1, 'x = ${each(n, k => `k${k}`, ' + ')} : 1')\nrun(1*ms)`,
}

const objects: Readonly<Record<string, Form>> = {
  groups: n => `${brian}${each(n, k => `G${k} = NeuronGroup(1, 'v : 1')`)}\nrun(0*ms)`,
  'groups of a name': n => `${brian}G = [NeuronGroup(1, 'v : 1') for k in range(${n})]\nnet = Network(G)`,
  'groups and monitors': n =>
    `${brian}${each(n, k => `G${k} = NeuronGroup(1, 'v : 1')\nM${k} = StateMonitor(G${k}, 'v', record=0)`)}\nrun(1*ms)`,
  monitors: n =>
    `${brian}G = NeuronGroup(1, 'v : 1')\n${each(n, k => `M${k} = StateMonitor(G, 'v', record=0)`)}\nrun(1*ms)`,
  'regular operations': n =>
    `${brian}G = NeuronGroup(1, 'v : 1')\n${"G.run_regularly('v += 1', dt=1*ms)\n".repeat(n)}run(1*ms)`,
  clocks: n => `${brian}${each(n, k => `G${k} = NeuronGroup(1, 'v : 1', dt=${k + 1}*ms)`)}\nrun(1*ms)`,
  runs: n => `${brian}G = NeuronGroup(1, 'v : 1')\n${'run(1*ms)\n'.repeat(n)}`,
  slots: n => `${brian}net = Network()\nnet.schedule = [${each(n, k => `'s${k}'`, ', ')}]`,
  'neurons recorded': n =>
    `${brian}G = NeuronGroup(${n}, 'v : 1')\nM = StateMonitor(G, 'v', record=list(range(${n})))\nrun(1*ms)`,
  'neurons set': n => `${brian}G = NeuronGroup(${n}, 'v : 1')\nG.v = [${'1, '.repeat(n)}]\nprint(G.v[:].sum())`,
  assignments: n => `${brian}G = NeuronGroup(2, 'v : 1')\n${"G.v = 'i + 1'\n".repeat(n)}run(1*ms)`,
  'assignments to neurons': n =>
    `${brian}G = NeuronGroup(${n}, 'v : 1')\nfor k in range(${n}):\n    G.v[k] = k\nprint(G.v[:].sum())`,
  assignment: n => `${brian}G = NeuronGroup(2, 'v : 1')\nG.v = '${'1 + '.repeat(n)}1'`,
  condition: n => `${brian}G = NeuronGroup(2, 'v : 1')\nG.v['${'v > 1 or '.repeat(n)}v > 2'] = 1`,
  figures: n => `${brian}${'figure()\n'.repeat(n)}`,
  points: n => `${brian}plot(arange(${n}), arange(${n}))`,
  'lines of a plot': n => `${brian}${'plot([1, 2])\n'.repeat(n)}`,
  labels: n => `${brian}plot([1, 2], label='${'a'.repeat(n)}')\nlegend()`,
  bins: n => `${brian}hist(arange(${n}), ${n})`,
  'lines across': n => `${brian}for k in range(${n}):\n    axvline(k)`,
  subplots: n => `${brian}subplots(${Math.min(n, 60)}, ${Math.min(n, 60)})`,
}

const computed: Readonly<Record<string, Form>> = {
  sorted: n => `${brian}print(sort(rand(${n}))[0], sorted(list(range(${n}, 0, -1)))[0])`,
  unique: n => `${brian}print(len(unique(arange(${n}) % 1000)), len(unique(rand(${n}))))`,
  concatenated: n => `${brian}x = concatenate([[1]]*${n})\nprint(len(x))`,
  histogram: n => `${brian}print(histogram(rand(${n}), bins=100)[0].sum())`,
  cumulated: n => `${brian}print(cumsum(ones(${n}))[-1], diff(arange(${n})).sum())`,
  interpolated: n => `${brian}print(interp(arange(${n}), arange(${n}), arange(${n}))[-1])`,
  searched: n => `${brian}print(searchsorted(arange(${n}), arange(${n}))[-1], where(arange(${n}) > 3)[0].size)`,
  permuted: n => `${brian}print(np.random.permutation(${n}).sum(), np.random.choice(${n}, 5, replace=False).size)`,
  intersected: n =>
    `${brian}print(intersect1d(arange(${n}), arange(${n})).size, isin(arange(${n}), arange(${n})).sum())`,
  median: n => `${brian}print(median(rand(${n})), percentile(rand(${n}), 50))`,
  repeated: n => `${brian}print(repeat([1, 2], ${n}).size, tile([1, 2], ${n}).size)`,
  'in a list': n => `x = list(range(${n}))\nprint(${n} in x, x.index(${n - 1}), x.count(1), x == list(x))`,
  reversed: n => `x = list(range(${n}))\nx.reverse()\nprint(x[::-1][0], list(reversed(x))[0], len(list(zip(x, x))))`,
  compared: n => `print(${'['.repeat(Math.min(n, 90))}1${']'.repeat(Math.min(n, 90))} == ['a'] * ${n})`,
  sums: n => `print(sum(range(${n})), max(range(${n})), any([0]*${n}), len(set([1]*${n})))`,
}

/** Every form by its name. */
export const textForms: Readonly<Record<string, Form>> = {
  ...expressions,
  ...statements,
  ...texts,
  ...models,
  ...objects,
  ...computed,
}
