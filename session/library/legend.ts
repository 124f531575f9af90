/** Legends as scripts have them. */
import { legendEntries, type Axes, type Legend } from '../../figures/index.ts'
import type { CallSite } from '../evaluate/call.ts'
import { truth } from '../evaluate/truth.ts'
import { list, str, type ObjectType, type Value } from '../evaluate/values.ts'
import { frameType, lookOnlyRow } from './look-only.ts'
import { orMissing } from './missing-picture.ts'
import { pyplotKey } from './plain-arguments.ts'
import { method, methods } from './row.ts'

const ofTexts = ['set_fontsize', 'set_size', 'set_color', 'set_fontweight', 'set_weight', 'set_fontstyle', 'set_fontname'] // prettier-ignore
const textLooks = new Map(ofTexts.map(name => [name, lookOnlyRow(name, `${name}() of a text of a legend`)]))

/** One name in a legend, of which all but its letters is look. */
export const legendTextType: ObjectType = {
  name: 'Text',
  attribute: orMissing('Text', ({ data }, name) => textRows.get(name)?.bind(data as string) ?? textLooks.get(name)),
  attributeNames: () => [...textRows.keys(), ...ofTexts],
  repr: ({ data }) => `Text(0, 0, '${data as string}')`,
}

const textRows = methods<string>([method('get_text()', str)])

function textValue(text: string): Value {
  return { kind: 'object', type: legendTextType, data: text }
}

function axesOf(legend: Legend, { session }: CallSite): Axes | undefined {
  const { open, shown } = session.state(pyplotKey)
  return [...open, ...shown].flatMap(({ axes }) => axes).find(axes => axes.legend === legend)
}

function remove(legend: Legend, site: CallSite): null {
  const axes = axesOf(legend, site)
  if (axes !== undefined) axes.legend = undefined
  return null
}

const looks = new Map(
  ['set_alpha', 'set_bbox_to_anchor', 'set_frame_on', 'set_zorder'].map(name => [name, lookOnlyRow(name)]),
)

const rows = methods<Legend>([
  method('get_frame()', legend => ({ kind: 'object', type: frameType, data: legend })),
  method('set_title(title, prop=None)', (legend, [title = null], { session }) => {
    legend.title = title === null ? undefined : session.text(title)
    return null
  }),
  method('get_title()', legend => textValue(legend.title ?? '')),
  method('get_texts()', (legend, _, site) => {
    const axes = axesOf(legend, site)
    return list((axes === undefined ? [] : legendEntries(axes)).map(({ label }) => textValue(label)))
  }),
  method('remove()', (legend, _, site) => remove(legend, site)),
  method('set_visible(b)', (legend, [b = null], site) => (truth(b, site) ? null : remove(legend, site))),
])

export const legendType: ObjectType = {
  name: 'Legend',
  attribute: orMissing('Legend', ({ data }, name) => rows.get(name)?.bind(data as Legend) ?? looks.get(name)),
  attributeNames: () => [...rows.keys(), ...looks.keys()],
  repr: () => '<Legend>',
}
