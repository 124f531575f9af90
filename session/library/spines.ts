/** The frame of axes: `ax.spines['top']`. */
import type { Axes } from '../../figures/index.ts'
import { collect } from '../evaluate/iterate.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { truth } from '../evaluate/truth.ts'
import { isStr, list, str, tuple, type ObjectType, type ObjectValue } from '../evaluate/values.ts'
import { text } from './arguments.ts'
import { lookOnlyRow } from './look-only.ts'
import { row } from './row.ts'

type Spines = Axes['spines']

/** `ax.spines['top']`, `ax.spines[['top', 'right']]`. */
export const spinesType: ObjectType = {
  name: 'Spines',
  item: (object, index, site) => {
    const spines = object.data as Spines
    const names = isStr(index) ? [index.text.text] : collect(index, site).map(each => text(each, 'a spine'))
    const unknown = names.find(name => !Object.hasOwn(spines, name))
    if (unknown !== undefined) throw new PythonError('KeyError', `'${unknown}'`)
    return { kind: 'object', type: spineType, data: { spines, names } }
  },
  iterate: () => spineNames.map(str),
  attribute: (object, name) => {
    const spines = object.data as Spines
    if (name === 'values') return row('values()', () => list(spineNames.map(each => spineOf(spines, each))))
    if (name === 'items')
      return row('items()', () => list(spineNames.map(each => tuple([str(each), spineOf(spines, each)]))))
    return Object.hasOwn(spines, name) ? spineOf(spines, name) : undefined
  },
  repr: () => '<Spines>',
}

const spineNames: readonly string[] = ['left', 'right', 'bottom', 'top']

function spineOf(spines: Spines, name: string): ObjectValue {
  return { kind: 'object', type: spineType, data: { spines, names: [name] } }
}

export const spineType: ObjectType = {
  name: 'Spine',
  attribute: (object, name) => {
    const { spines, names } = object.data as { readonly spines: Spines; readonly names: readonly (keyof Spines)[] }
    if (name === 'set_visible') {
      return row('set_visible(b)', ([b = null], site) => {
        for (const each of names) spines[each] = truth(b, site)
        return null
      })
    }
    return lookOnlyOfSpine.includes(name) ? lookOnlyRow(name, `${name}() of a spine`) : undefined
  },
  attributeNames: () => ['set_visible'],
  repr: () => '<Spine>',
}

export const lookOnlyOfSpine: readonly string[] = ['set_color', 'set_linewidth', 'set_position', 'set_bounds']
