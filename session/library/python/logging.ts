/** The module `logging`: records of loggers as lines, on standard error unless told otherwise. */
import { lineAt } from '../../../diagnostics/index.ts'
import type { CallSite, StateKey } from '../../evaluate/call.ts'
import { toInteger } from '../../evaluate/numeric.ts'
import { PythonError, unsupported } from '../../evaluate/python-error.ts'
import {
  isObject, isStr, list, namedDict, str, tuple, type DictValue, type FunctionValue, type ModuleValue, type ObjectType,
  type ObjectValue, type Value,
} from '../../evaluate/values.ts' // prettier-ignore
import { formatPercent } from '../../print/percent.ts'
import { flag, given, optionalText, rest, text } from '../arguments.ts'
import { fileName } from '../files/paths.ts'
import { method, methods, row } from '../row.ts'
import { standardStream } from '../streams.ts'
import { moduleOf } from './module.ts'
import { formatTime } from './time.ts'

const levels: readonly (readonly [name: string, level: number])[] = [
  ['CRITICAL', 50],
  ['ERROR', 40],
  ['WARNING', 30],
  ['INFO', 20],
  ['DEBUG', 10],
  ['NOTSET', 0],
]

const byName: ReadonlyMap<string, number> = new Map([...levels, ['WARN', 30], ['FATAL', 50]])

/** Where records go, and how they look. */
interface Handler {
  to: 'stdout' | 'stderr'
  level: number
  format: Format
}

interface Format {
  readonly line: string
  readonly time: string | undefined
}

interface Logger {
  readonly name: string
  level: number
  propagate: boolean
  disabled: boolean
  readonly handlers: ObjectValue[]
  readonly above: Logger | undefined
}

interface Logging {
  readonly root: ObjectValue
  readonly loggers: Map<string, ObjectValue>
  /** Records up to this level are left out. */
  disabled: number
}

const plainFormat: Format = { line: '%(message)s', time: undefined }
const basicFormat: Format = { line: '%(levelname)s:%(name)s:%(message)s', time: undefined }

const loggingKey: StateKey<Logging> = {
  name: 'logging',
  create: () => {
    const data: Logger = { ...newLogger('root', undefined), level: 30 }
    return { root: { kind: 'object', type: loggerType, data }, loggers: new Map(), disabled: 0 }
  },
}

function newLogger(name: string, above: Logger | undefined): Logger {
  return { name, level: 0, propagate: true, disabled: false, handlers: [], above }
}

function levelOf(value: Value | undefined, site: CallSite): number {
  if (!isStr(value)) return toInteger(value ?? null, 'level', site)
  const found = byName.get(value.text.text)
  if (found === undefined) throw new PythonError('ValueError', `Unknown level: '${value.text.text}'`)
  return found
}

const levelName = (level: number): string => levels.find(([, each]) => each === level)?.[0] ?? `Level ${level}`

function effectiveLevel(logger: Logger): number {
  let each: Logger | undefined = logger
  while (each !== undefined && each.level === 0) each = each.above
  return each?.level ?? 0
}

/** `getLogger('a.b')` is below `getLogger('a')`, which is made with it: until it is told something it only hands on. */
function loggerNamed(name: string, { session }: CallSite): ObjectValue {
  const { root, loggers } = session.state(loggingKey)
  if (name === '' || name === 'root') return root
  let above = root.data as Logger
  for (let end = name.indexOf('.'); ; end = name.indexOf('.', end + 1)) {
    const each = end < 0 ? name : name.slice(0, end)
    const made = loggers.get(each) ?? { kind: 'object', type: loggerType, data: newLogger(each, above) }
    loggers.set(each, made)
    if (end < 0) return made
    above = made.data as Logger
  }
}

function log(logger: Logger, level: number, parts: readonly (Value | undefined)[], site: CallSite): null {
  const { disabled } = site.session.state(loggingKey)
  if (level <= disabled || logger.disabled || level < effectiveLevel(logger)) return null
  const [message = null, args] = parts
  const items = rest(args)
  const written = site.session.text(message)
  const [only] = items
  const values = items.length === 1 && isMapping(only) ? only : tuple(items)
  const told = items.length === 0 ? written : formatPercent({ text: written, pieces: [] }, values, site).text
  let any = false
  for (let each: Logger | undefined = logger; each !== undefined; each = each.propagate ? each.above : undefined) {
    for (const { data } of each.handlers) {
      any = true
      if (level >= (data as Handler).level) emit(data as Handler, { logger, level, told }, site)
    }
  }
  // What nobody handles is told all the same, from a warning on.
  if (!any && level >= 30) emit({ to: 'stderr', level: 0, format: plainFormat }, { logger, level, told }, site)
  return null
}

function isMapping(value: Value | undefined): value is DictValue {
  return typeof value === 'object' && value?.kind === 'dict'
}

interface LogRecord {
  readonly logger: Logger
  readonly level: number
  readonly told: string
}

function emit({ to, format: { line, time } }: Handler, { logger, level, told }: LogRecord, site: CallSite): void {
  const now = new Date()
  const milliseconds = String(now.getMilliseconds()).padStart(3, '0')
  const { source, start } = site.span
  const file = fileName(source.name)
  const fields = namedDict([
    ['message', str(told)],
    ['levelname', str(levelName(level))],
    ['levelno', BigInt(level)],
    ['name', str(logger.name)],
    ['asctime', str(formatTime(time ?? `%Y-%m-%d %H:%M:%S,${milliseconds}`, now))],
    ['created', now.getTime() / 1000],
    ['msecs', BigInt(now.getMilliseconds())],
    ['filename', str(file)],
    ['pathname', str(source.name)],
    ['module', str(file.replace(/\.py$/, ''))],
    ['lineno', BigInt(lineAt(source, start).line)],
    ['funcName', str('<module>')],
    ['process', 1n],
    ['processName', str('MainProcess')],
    ['threadName', str('MainThread')],
  ])
  const written = `${formatPercent({ text: line, pieces: [] }, fields, site).text}\n`
  if (to === 'stdout') site.session.print(written)
  else site.session.printError(written)
}

function formatOf(
  format: Value | undefined,
  time: Value | undefined,
  style: Value | undefined,
  otherwise: Format,
): Format {
  if (given(style) && text(style, 'style') !== '%')
    throw unsupported("a logging format in another style than '%' is Python, not yet Hillock")
  return { line: optionalText(format, 'format') ?? otherwise.line, time: optionalText(time, 'datefmt') }
}

const formatterType: ObjectType = { name: 'Formatter', repr: () => '<logging.Formatter object>' }

const handlerMethods = methods<Handler>([
  method('setLevel(level)', (handler, [level], site) => {
    handler.level = levelOf(level, site)
    return null
  }),
  method('setFormatter(fmt)', (handler, [formatter = null]) => {
    if (!isObject(formatter, formatterType)) throw new PythonError('TypeError', 'a logging.Formatter is needed')
    handler.format = formatter.data as Format
    return null
  }),
  method('flush()', () => null),
  method('close()', () => null),
])

const handlerType: ObjectType = {
  name: 'StreamHandler',
  attribute: ({ data }, name) => handlerMethods.get(name)?.bind(data as Handler),
  attributeNames: () => handlerMethods.keys(),
  repr: ({ data }) => `<StreamHandler <${(data as Handler).to}>>`,
}

function handler(to: 'stdout' | 'stderr', format: Format): ObjectValue {
  return { kind: 'object', type: handlerType, data: { to, level: 0, format } satisfies Handler }
}

function handlerOf(value: Value): ObjectValue {
  if (isObject(value, handlerType)) return value
  throw new PythonError('TypeError', 'a handler of logging is needed')
}

function streamOf(value: Value | undefined): 'stdout' | 'stderr' {
  if (!given(value)) return 'stderr'
  const stream = standardStream(value)
  if (stream === undefined) throw unsupported('logging to anything but sys.stdout and sys.stderr is not yet Hillock')
  return stream
}

const noFile = (): never => {
  throw unsupported('logging into a file is Python, not yet Hillock', {
    help: 'it goes to standard error: hillock run model.py 2> log.txt',
  })
}

const levelMethods = (['debug', 'info', 'warning', 'error', 'critical', 'warn', 'fatal', 'exception'] as const).map(
  name => [name, name === 'exception' ? 40 : (byName.get(name.toUpperCase()) ?? 0)] as const,
)

const logArguments = 'msg, /, *args, exc_info=None, stack_info=False, stacklevel=1, extra=None'

const loggerMethods = methods<Logger>([
  ...levelMethods.map(([name, level]) =>
    method<Logger>(`${name}(${logArguments})`, (logger, parts, site) => log(logger, level, parts, site)),
  ),
  method(`log(level, ${logArguments.replace('/, ', '')})`, (logger, [level, ...parts], site) =>
    log(logger, levelOf(level, site), parts, site),
  ),
  method('setLevel(level)', (logger, [level], site) => {
    logger.level = levelOf(level, site)
    return null
  }),
  method('getEffectiveLevel()', logger => BigInt(effectiveLevel(logger))),
  method('isEnabledFor(level)', (logger, [level], site) => levelOf(level, site) >= effectiveLevel(logger)),
  method('addHandler(hdlr)', (logger, [value = null]) => {
    const each = handlerOf(value)
    if (!logger.handlers.includes(each)) logger.handlers.push(each)
    return null
  }),
  method('removeHandler(hdlr)', (logger, [each]) => {
    const at = logger.handlers.findIndex(known => known === each)
    if (at >= 0) logger.handlers.splice(at, 1)
    return null
  }),
  method('hasHandlers()', logger => logger.handlers.length > 0 || (logger.above?.handlers.length ?? 0) > 0),
])

const loggerType: ObjectType = {
  name: 'Logger',
  attribute: ({ data }, name) => {
    const logger = data as Logger
    switch (name) {
      case 'name':
        return str(logger.name)
      case 'level':
        return BigInt(logger.level)
      case 'handlers':
        return list([...logger.handlers])
      case 'propagate':
        return logger.propagate
      case 'disabled':
        return logger.disabled
      default:
        return loggerMethods.get(name)?.bind(logger)
    }
  },
  setAttribute: ({ data }, name, value, site) => {
    if (name !== 'propagate' && name !== 'disabled')
      throw new PythonError('AttributeError', `'Logger' object attribute '${name}' cannot be set`)
    ;(data as Logger)[name] = flag(value, true, site)
  },
  attributeNames: () => ['name', 'level', 'handlers', 'propagate', 'disabled', ...loggerMethods.keys()],
  repr: ({ data }) => `<Logger ${(data as Logger).name} (${levelName(effectiveLevel(data as Logger))})>`,
}

const rootOf = ({ session }: CallSite): Logger => session.state(loggingKey).root.data as Logger

/** What `logging.info` and the others do before anything else. */
function configured(site: CallSite): Logger {
  const root = rootOf(site)
  if (root.handlers.length === 0) root.handlers.push(handler('stderr', basicFormat))
  return root
}

const rows: readonly FunctionValue[] = [
  ...levelMethods.map(([name, level]) =>
    row(`${name}(${logArguments})`, (parts, site) => log(configured(site), level, parts, site)),
  ),
  row(`log(level, ${logArguments.replace('/, ', '')})`, ([level, ...parts], site) =>
    log(configured(site), levelOf(level, site), parts, site),
  ),
  row(
    "basicConfig(*, filename=None, filemode='a', format=None, datefmt=None, style='%', level=None, stream=None, handlers=None, force=False, encoding=None)",
    ([filename, , format, time, style, level, stream, handlers, force], site) => {
      if (given(filename)) noFile()
      const root = rootOf(site)
      if (flag(force, false, site)) root.handlers.length = 0
      if (root.handlers.length > 0) return null
      const wanted = formatOf(format, time, style, basicFormat)
      if (given(handlers)) {
        const items =
          typeof handlers === 'object' && (handlers.kind === 'list' || handlers.kind === 'tuple') ? handlers.items : []
        for (const item of items) {
          const each = handlerOf(item)
          const data = each.data as Handler
          if (data.format === plainFormat) data.format = wanted
          root.handlers.push(each)
        }
      } else root.handlers.push(handler(streamOf(stream), wanted))
      if (given(level)) root.level = levelOf(level, site)
      return null
    },
  ),
  row('getLogger(name=None)', ([name], site) => loggerNamed(optionalText(name, 'name') ?? '', site)),
  row('getLevelName(level)', ([level], site) =>
    isStr(level) ? BigInt(levelOf(level, site)) : str(levelName(levelOf(level, site))),
  ),
  row('disable(level=50)', ([level], site) => {
    site.session.state(loggingKey).disabled = level === undefined ? 50 : levelOf(level, site)
    return null
  }),
  row('captureWarnings(capture)', () => null),
  row('StreamHandler(stream=None)', ([stream]) => handler(streamOf(stream), plainFormat), { type: true }),
  row('FileHandler(filename, mode="a")', noFile, { type: true }),
  row(
    "Formatter(fmt=None, datefmt=None, style='%')",
    ([format, time, style]): ObjectValue => ({
      kind: 'object',
      type: formatterType,
      data: formatOf(format, time, style, plainFormat),
    }),
    { type: true },
  ),
]

export const loggingModule: ModuleValue = {
  ...moduleOf(
    'logging',
    rows,
    [...byName].map(([name, level]) => [name, BigInt(level)] as const),
  ),
  followed: new Set(['lastResort', 'raiseExceptions', 'root']),
}
