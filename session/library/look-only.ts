/** What changes only the look of a figure and is not drawn here. */
import type { FunctionValue, ObjectType } from '../evaluate/values.ts'
import { lookOnlyHelp } from './plain-arguments.ts'
import { row } from './row.ts'

/** A function or method that is noted, and of which nothing comes. */
export function lookOnlyRow(name: string, shown: string = `${name}()`): FunctionValue {
  return row(`${name}(*args, **kwargs)`, (_, site) => {
    site.session.noteOnce('ignored', site.span, `${shown} is not drawn yet`, lookOnlyHelp)
    return null
  })
}

const ofFrames = ['set_alpha', 'set_color', 'set_edgecolor', 'set_facecolor', 'set_linewidth', 'set_boxstyle']
const frameRows = new Map(ofFrames.map(name => [name, lookOnlyRow(name, `${name}() of a frame`)]))

/** The frame of a legend, of which everything is look. */
export const frameType: ObjectType = {
  name: 'FancyBboxPatch',
  attribute: (_, name) => frameRows.get(name),
  attributeNames: () => ofFrames,
  repr: () => '<FancyBboxPatch>',
}
