/** Names read, and where something is stored under one. */
import type { Expr, Name } from '../../../compiler/grammar/ast.ts'
import type { Span } from '../../../diagnostics/index.ts'
import type { Activation } from '../activation.ts'
import { PythonError } from '../python-error.ts'
import { release } from '../scope.ts'
import { unknownName } from '../unknown-name.ts'
import { str, type Value } from '../values.ts'
import type { Place } from '../names/place.ts'
import type { Evaluate, Frame } from './frame.ts'

/** The value of a name. */
export function compileName(node: Name, frame: Frame): Evaluate {
  return reading(frame.scope.placeOf(node.name), node, frame)
}

function reading(place: Place, { name, span }: Name, frame: Frame): Evaluate {
  switch (place.kind) {
    case 'slot': {
      const { index } = place
      return ({ slots }) => {
        const value = slots[index]
        if (value === undefined) throw unbound(name, span)
        return value
      }
    }
    case 'cell': {
      const { index, own } = place
      return ({ cells }) => {
        const value = cells[index]?.value
        if (value === undefined) throw own ? unbound(name, span) : unboundAround(name, span)
        return value
      }
    }
    case 'global': {
      const { binding } = place
      return () => {
        const { value } = binding
        if (value === undefined) throw unknownName(name, span, frame.session)
        return value
      }
    }
    case 'member': {
      const { slot } = place
      const around = reading(place.around, { kind: 'name', name, span }, frame)
      const key = `s${name}`
      return activation => {
        const members = activation.slots[slot]
        const found =
          typeof members === 'object' && members?.kind === 'dict' ? members.entries.get(key)?.value : undefined
        return found === undefined ? around(activation) : found
      }
    }
  }
}

function unbound(name: string, span: Span): PythonError {
  return new PythonError(
    'UnboundLocalError',
    `cannot access local variable '${name}' where it is not associated with a value`,
    { span, code: 'unknown-name', help: `'${name}' is assigned in this function, so it is its own from the start` },
  )
}

function unboundAround(name: string, span: Span): PythonError {
  const message = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`
  return new PythonError('NameError', message, { span })
}

/** Stores a value where an assignment or loop puts it. */
export type Store = (value: Value, activation: Activation) => void

/** @param right the right-hand side, if a plain assignment stores it whole */
export function storing(name: string, span: Span, frame: Frame, right?: Expr): Store {
  const place = frame.scope.placeOf(name)
  switch (place.kind) {
    case 'slot': {
      const { index } = place
      return (value, { slots }) => {
        slots[index] = value
      }
    }
    case 'cell': {
      const { index } = place
      return (value, { cells }) => {
        const cell = cells[index]
        if (cell !== undefined) cell.value = value
      }
    }
    case 'global': {
      const { binding } = place
      return value => {
        binding.value = value
        binding.assigned = true
        binding.expression = right
        binding.span = span
      }
    }
    case 'member': {
      const { slot } = place
      const key = `s${name}`
      const written = str(name)
      return (value, { slots }) => {
        const members = slots[slot]
        if (typeof members === 'object' && members?.kind === 'dict') members.entries.set(key, { key: written, value })
      }
    }
  }
}

/** `del name`. */
export function deleting(node: Name, frame: Frame): (activation: Activation) => void {
  const read = compileName(node, frame)
  const place = frame.scope.placeOf(node.name)
  return activation => {
    read(activation)
    if (place.kind === 'slot') activation.slots[place.index] = undefined
    else if (place.kind === 'global') release(place.binding, frame.session.builtins)
    else if (place.kind === 'cell') {
      const cell = activation.cells[place.index]
      if (cell !== undefined) cell.value = undefined
    } else {
      const members = activation.slots[place.slot]
      if (typeof members === 'object' && members?.kind === 'dict') members.entries.delete(`s${node.name}`)
    }
  }
}
