/** `matplotlib.animation`: figures do not move here, and stay as they are before the first frame. */
import type { FunctionValue, ModuleValue, ObjectType } from '../evaluate/values.ts'
import { moduleOf } from './python/module.ts'
import { row } from './row.ts'

const help = 'the figure shows what is drawn before the first frame'

function stillRow(name: string, shown: string): FunctionValue {
  return row(`${name}(*args, **kwargs)`, (_, { session, span }) => {
    session.noteOnce('ignored', span, `${shown} is not drawn yet`, help)
    return null
  })
}

const methods: ReadonlyMap<string, FunctionValue> = new Map(
  ['save', 'pause', 'resume'].map(name => [name, stillRow(name, `${name}() of an animation`)]),
)

/** What makes frames is never called. */
function animation(parameters: string): FunctionValue {
  const [name = ''] = parameters.split('(')
  const type: ObjectType = {
    name,
    attribute: (_, attribute) => methods.get(attribute),
    attributeNames: () => methods.keys(),
    repr: () => `<matplotlib.animation.${name} object>`,
  }
  return row(
    parameters,
    (_, { session, span }) => {
      session.noteOnce('ignored', span, `${name} is not drawn yet`, help)
      return { kind: 'object', type, data: undefined }
    },
    { type: true },
  )
}

export const animationModule: ModuleValue = moduleOf('matplotlib.animation', [
  animation('FuncAnimation(fig, func, *args, **kwargs)'),
  animation('ArtistAnimation(fig, artists, *args, **kwargs)'),
])
