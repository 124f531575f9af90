/** What is written at the ticks of axes, as scripts have it: `ax.get_xticklabels()`. */
import { changeLook, lookAnswers, lookChanges, lookOf, lookOnlyOfTexts, type TickLabel } from '../../figures/index.ts'
import type { CallSite } from '../evaluate/call.ts'
import { PythonError } from '../evaluate/python-error.ts'
import { str, tuple, type ObjectType, type Value } from '../evaluate/values.ts'
import { toRepr } from '../print/show.ts'
import { keywordMap } from './arguments.ts'
import { asPython } from './as-python.ts'
import { lookOnlyRow } from './look-only.ts'
import { orMissing } from './missing-picture.ts'
import { toPlain } from './plain-arguments.ts'
import { method, methods } from './row.ts'

function change(label: TickLabel, name: string, value: Value, site: CallSite): null {
  const { axes, direction, index } = label
  const of = lookChanges.get(name)
  if (of === undefined)
    throw new PythonError('AttributeError', `Text.set() got an unexpected keyword argument '${name}'`)
  changeLook(
    label,
    asPython(() => of(toPlain(value, site), lookOf(axes[direction], index))),
  )
  return null
}

function fromAnswer(answer: unknown): Value {
  return typeof answer === 'string' ? str(answer) : (answer as number | boolean)
}

function placeOf({ direction, place }: TickLabel): readonly [number | bigint, number | bigint] {
  return direction === 'x' ? [place, 0n] : [0n, place]
}

const rows = methods<TickLabel>([
  method('get_text()', ({ text }) => str(text)),
  method('get_position()', label => tuple(placeOf(label))),
  ...[...lookAnswers].map(([name, answer]) =>
    method<TickLabel>(`${name}()`, ({ axes, direction, index }) => fromAnswer(answer(lookOf(axes[direction], index)))),
  ),
  ...[...lookChanges.keys()].map(name =>
    method<TickLabel>(`set_${name}(value)`, (label, [value = null], site) => change(label, name, value, site)),
  ),
  method('set(**kwargs)', (label, [keywords], site) => {
    for (const [name, value] of keywordMap(keywords)) change(label, name, value, site)
    return null
  }),
])

const looks = new Map(
  lookOnlyOfTexts
    .filter(name => !rows.has(name))
    .map(name => [name, lookOnlyRow(name, `${name}() of what is written at a tick`)]),
)

export const tickLabelType: ObjectType = {
  name: 'Text',
  attribute: orMissing('Text', ({ data }, name) => rows.get(name)?.bind(data as TickLabel) ?? looks.get(name)),
  attributeNames: () => [...rows.keys(), ...looks.keys()],
  repr: ({ data }, display) => {
    const label = data as TickLabel
    const [x, y] = placeOf(label).map(each => toRepr(each, display))
    return `Text(${x}, ${y}, ${toRepr(str(label.text), display)})`
  },
}
