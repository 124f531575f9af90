/** `G.indices[…]`: the indices of the neurons that a slice, a list or a condition stands for (semantics §5.8). */
import type { VariableOwner } from '../../../network/index.ts'
import { array, places } from '../../arrays/array.ts'
import { mapElements } from '../../arrays/elementwise.ts'
import { each } from '../../arrays/float-loops.ts'
import { getItem } from '../../evaluate/subscript.ts'
import { isStr, type ObjectType, type ObjectValue } from '../../evaluate/values.ts'
import { callerNamespace } from './namespace.ts'
import { checkedIndex } from './variable-view.ts'

export function indicesValue(group: VariableOwner): ObjectValue {
  return { kind: 'object', type: indicesType, data: group }
}

const indicesType: ObjectType = {
  name: 'IndexWrapper',
  item: (object, index, site) => {
    const group = object.data as VariableOwner
    if (isStr(index)) return array(group.select(index.text, callerNamespace(site.session)))
    // Those of a subgroup are told as its group counts them, unless a condition chose them.
    const first = group.range?.start ?? 0
    const checked = checkedIndex(index, site)
    if (checked.kind === 'array')
      return mapElements(
        checked,
        each(k => first + k),
        'integer',
      )
    return getItem(array(places(group.size, k => first + k)), checked, site)
  },
  repr: () => '<brian2.groups.group.IndexWrapper object>',
}
