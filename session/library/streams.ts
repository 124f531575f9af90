/** `sys.stdout` and `sys.stderr`. */
import { isObject, type ObjectType, type ObjectValue, type Value } from '../evaluate/values.ts'
import { text } from './arguments.ts'
import { method, methods } from './row.ts'

type Stream = 'stdout' | 'stderr'

const streamMethods = methods<Stream>([
  method('write(text, /)', (stream, [written], { session }) => {
    const found = text(written, 'text')
    if (stream === 'stdout') session.print(found)
    else session.printError(found)
    return BigInt([...found].length)
  }),
  method('flush()', () => null),
  method('isatty()', () => false),
])

const streamType: ObjectType = {
  name: 'TextIOWrapper',
  attribute: (object, name) => streamMethods.get(name)?.bind(object.data as Stream),
  attributeNames: () => streamMethods.keys(),
  repr: object => `<_io.TextIOWrapper name='<${String(object.data)}>' mode='w' encoding='utf-8'>`,
}

export function stream(name: Stream): ObjectValue {
  return { kind: 'object', type: streamType, data: name }
}

/** Which of the two a value is; undefined for everything else. */
export function standardStream(value: Value): Stream | undefined {
  return isObject(value, streamType) ? (value.data as Stream) : undefined
}
