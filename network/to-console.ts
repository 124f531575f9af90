import { format, type Report } from '../diagnostics/index.ts'

/** Takes diagnostics where nobody else does: each warning goes to the console once, notes go nowhere. */
export function toConsole(): Report {
  const told = new Set<string>()
  return diagnostic => {
    const text = format([diagnostic])
    if (diagnostic.severity !== 'warning' || told.has(text)) return
    told.add(text)
    console.warn(text)
  }
}
