/** What the objects of a network are to each other: names apart, monitors of what is there (semantics §1.4, §8). */
import { unknownRecordedEvent } from '../../diagnostics/brian.ts'
import { error, type Report, type Span } from '../../diagnostics/index.ts'
import { objectNamesOf } from '../model/object-names.ts'
import { isStored, type Variable } from '../model/group.ts'
import type { NetworkModel } from '../model/network.ts'
import { drawsAnew } from './check-equation.ts'
import { groupScope, type Scope } from './scope.ts'

/** Reports names that several objects have, those that groups give their own objects included. */
export function checkNames({ groups, regular, monitors, calls }: NetworkModel, report: Report): void {
  const named = [
    ...groups.flatMap(group => objectNamesOf(group).map(name => ({ name, span: group.span }))),
    ...[...regular, ...monitors, ...calls].map(({ name, span }) => ({ name, span })),
  ]
  const seen = new Set<string>()
  const twice = new Map<string, Span | undefined>()
  for (const { name, span } of named) {
    if (seen.has(name) && !twice.has(name)) twice.set(name, span)
    seen.add(name)
  }
  const [first] = twice
  if (first === undefined) return
  const list = [...twice.keys()].map(name => `'${name}'`).join(', ')
  const message = `ValueError: All objects in a network need to have unique names, the following name(s) were used more than once: ${list}`
  report(error('network', first[1], message, { help: "give one of them a name of its own: name='…'" }))
}

/** Reports monitors of events that their group does not have, or of what is drawn anew whenever it is looked at. */
export function checkMonitors({ groups, monitors, namespace }: NetworkModel, report: Report): void {
  for (const monitor of monitors) {
    const group = groups[monitor.group]
    if (group === undefined) continue
    if (monitor.kind !== 'state' && !group.events.has(monitor.event))
      report(error('threshold', monitor.span, unknownRecordedEvent(group.name, monitor.event)))
    const drawn =
      // In equations it is refused itself.
      monitor.kind === 'rate' || group.type !== 'PoissonGroup'
        ? undefined
        : monitor.variables.find(name => isDrawn(group.variables.get(name), groupScope(group, namespace)))
    if (drawn !== undefined) report(error('unsupported', monitor.span, drawnVariable(drawn)))
  }
}

/** Reports inputs with more than one spike of a train in a step, and such into what cannot be added to. */
export function checkInputs({ clocks, groups, regular }: NetworkModel, report: Report): void {
  for (const { name, clock, group, input, statements, span } of regular) {
    if (input === undefined) continue
    const [target] = statements.map(statement => groups[group]?.variables.get(statement.target.name))
    if (target?.type === 'boolean') {
      const message = `UFuncTypeError: Cannot cast ufunc 'add' output from dtype('int64') to dtype('bool') with casting rule 'same_kind'`
      const help = `a PoissonInput adds numbers, and '${target.name}' is a boolean: make it an integer`
      report(error('type-mismatch', span, message, { help }))
    }
    const rate = input.constants.get(`${name} rate`)?.value ?? 0
    const probability = rate * (clocks[clock]?.dt ?? 0)
    if (probability <= 1) continue
    const help = `the rate times dt is ${probability}, and a train has one spike in a step at most: give it more trains of a lower rate, or a shorter dt`
    report(error('bad-value', span, 'ValueError: p < 0, p > 1 or p is NaN', { help }))
  }
}

function isDrawn(variable: Variable | undefined, scope: Scope): boolean {
  return variable?.expression !== undefined && !isStored(variable) && drawsAnew(variable.expression, scope)
}

function drawnVariable(name: string): string {
  return `recording '${name}', which is another value whenever it is looked at, is Brian 2, not yet Hillock; this file runs in Brian 2`
}
