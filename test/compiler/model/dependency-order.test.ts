import { expect, test } from 'vitest'
import { createParser } from '../../../compiler/grammar/index.ts'
import { buildGroup } from '../../../compiler/model/build-group.ts'
import { dependencyOrder } from '../../../compiler/model/dependency-order.ts'
import { noNames } from '../../../compiler/model/external.ts'
import { namedText } from '../../../diagnostics/index.ts'

const parser = createParser()

/** Subexpressions `a=…`, those with a `!` constant over dt, by the names of their order. */
function order(...definitions: readonly string[]): string {
  const lines = definitions.map(each => {
    const [name = '', expression = ''] = each.replace('!', '').split('=')
    return `${name} = ${expression} : 1${each.includes('!') ? ' (constant over dt)' : ''}`
  })
  const equations = namedText('equations', lines.join('\n'))
  const given = { name: 'G', size: 1, equations, methods: [], namespace: noNames }
  const group = buildGroup(given, parser, () => undefined)
  return group === undefined
    ? ''
    : dependencyOrder(group.variables)
        .map(({ name }) => name)
        .join('')
}

test.each([
  [['b=a*2!', 'a=i!'], 'ab'],
  [['a=i!', 'b=a*2!'], 'ab'],
  [['c=b!', 'b=a!', 'a=i!'], 'abc'],
  // through plain subexpressions, which are put in
  [['z=2*p!', 'p=b+1', 'b=i!'], 'bz'],
  [['z=2*p!', 'p=q', 'q=b', 'b=a!', 'a=i!'], 'abz'],
  // what needs nothing comes first, as written
  [['c=a+b!', 'b=i!', 'a=i!'], 'bac'],
  [['y=2*x!', 'x=i!', 'k=i!'], 'xky'],
  [['p=i', 'q=p'], ''],
])('%j', (definitions, expected) => {
  expect(order(...definitions)).toBe(expected)
})
