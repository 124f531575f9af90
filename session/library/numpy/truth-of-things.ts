/** `any` and `all` of what is no array: numpy makes one element of it, whose truth is the thing's own. */
import { warning } from '../../../diagnostics/index.ts'
import { scalar } from '../../arrays/array.ts'
import { isArrayLike, toArray } from '../../evaluate/numeric.ts'
import { truth } from '../../evaluate/truth.ts'
import { typeName } from '../../evaluate/types.ts'
import type { FunctionValue, Value } from '../../evaluate/values.ts'
import { isSequence } from '../arguments.ts'

/**
 * The same function, which also takes generators, dicts, texts and None as numpy does: as one thing each. A generator is
 * always true, which is told: who writes one means Python's own function, which the star import hides.
 */
export function ofThings(own: FunctionValue): FunctionValue {
  return {
    ...own,
    call: (arguments_, site) => {
      const [thing, ...more] = arguments_
      if (thing === undefined || more.some(each => each !== undefined)) return own.call(arguments_, site)
      if (isArrayLike(thing)) return own.call(arguments_, site)
      if (isSequence(thing)) {
        const items = itemsOf(thing)
        if (!items.some(isThing) || toArray(thing, site) !== undefined) return own.call(arguments_, site)
        const truths = items.map(item => truth(item, site))
        return scalar(Number(own.name === 'any' ? truths.some(Boolean) : truths.every(Boolean)), 'boolean')
      }
      if (!isThing(thing)) return own.call(arguments_, site)
      if (thing !== null && typeof thing === 'object' && thing.kind === 'object') {
        const { name } = own
        site.session.report(
          warning('python', site.span, `${name}() is numpy's here, for which every ${typeName(thing)} is true`, {
            help: `write ${name}([… for …]), with brackets`,
          }),
        )
      }
      return scalar(Number(truth(thing, site)), 'boolean')
    },
  }
}

function itemsOf(thing: Value): readonly Value[] {
  return typeof thing === 'object' && (thing?.kind === 'list' || thing?.kind === 'tuple') ? thing.items : []
}

/** What an array could only hold as an object or as a text. */
function isThing(value: Value): boolean {
  if (value === null) return true
  return typeof value === 'object' && ['str', 'dict', 'set', 'function', 'instance', 'object'].includes(value.kind)
}
