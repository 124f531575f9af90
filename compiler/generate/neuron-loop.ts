/** The loop over the neurons of a tile: loads, statements, stores. */
import { invariant } from '../../diagnostics/index.ts'
import type { IrExpr, IrStatement, IrType, MatrixStatement, Place } from '../ir/ir.ts'
import { emit } from './expression.ts'
import { baseOf, derivedArraySlot, emissionOf, type Frame, type NeuronAccess, stateSlot } from './frame.ts'
import { shifts } from './lanes.ts'
import { useRuntime } from './module-context.ts'
import { randomRead, type RandomSource } from './random.ts'
import { block, comment } from './writer.ts'

/** What a neuron loop needs to know of its group. */
export interface LoopSetting {
  /** IR type of each stored variable. */
  readonly typeOf: (variable: string) => IrType
  readonly random: RandomSource
  /** Lines that append a spike of neuron `n`. */
  readonly spike: (frame: Frame) => string[]
  /** Text that recomputes the rows of derived arrays of neuron `n`. */
  readonly deriveRow: string
}

interface Block {
  /** Loads at the head of the block. */
  readonly head: string[]
  readonly lines: string[]
  /** Variables with a local in this block or around it. */
  readonly declared: Set<string>
  /** Variables this block must store. */
  readonly dirty: Set<string>
  /** Variables that a block around this one stores after it. */
  readonly storedLater: ReadonlySet<string>
}

/** A loop under construction; `access` goes into the frame. */
export interface NeuronLoop {
  readonly access: NeuronAccess
  /** The body of the loop. */
  emit(statements: readonly IrStatement[], frame: Frame): string[]
  /** A body made by the caller, its loads in front. */
  collect(frame: Frame, lines: (frame: Frame) => string[]): string[]
  /** From here on a place of the neuron is the local of its name, not loaded. */
  define(place: Extract<Place, { name: string }>): void
  /** The lines of a matrix function; `assign` makes those that take a result. */
  matrix(statement: MatrixStatement, frame: Frame, assign: (name: string, value: string) => string[]): string[]
}

/** Makes the loop of a kernel. `step` is the text of the current step. */
export function createNeuronLoop(setting: LoopSetting, step: string): NeuronLoop {
  let current: Block | undefined
  const open = (outer?: Block): Block => ({
    head: [],
    lines: [],
    declared: new Set(outer?.declared),
    dirty: new Set(),
    storedLater: new Set([...(outer?.dirty ?? []), ...(outer?.storedLater ?? [])]),
  })
  const within = <T>(inner: Block, run: () => T): T => {
    const outer = current
    current = inner
    const result = run()
    current = outer
    return result
  }
  const here = (): Block => {
    invariant(current !== undefined, 'an open neuron loop')
    return current
  }

  const access: NeuronAccess = {
    step,
    read(place, type, frame) {
      if (place.kind === 'draw') return randomRead(place.site, setting.random, frame, here().head)
      invariant(place.kind === 'variable' || place.kind === 'derived-array', 'a place of the neuron')
      return declare(place, type, frame)
    },
  }

  const declare = (place: Extract<Place, { name: string }>, type: IrType, frame: Frame): string => {
    const key = `${place.kind} ${place.name}`
    const name = frame.names.of(key, place.name)
    const target = here()
    if (!target.declared.has(key)) {
      target.declared.add(key)
      target.head.push(`let ${name} = ${frame.context.lanes.load(type, elementAddress(place, type, frame))}`)
    }
    return name
  }

  const emitBlock = (statements: readonly IrStatement[], frame: Frame): string[] => {
    for (const statement of statements) emitStatement(statement, frame)
    const { head, lines, dirty } = here()
    const stores = [...dirty].map(variable => storeLine(variable, setting.typeOf(variable), frame))
    return [...head, ...lines, ...stores]
  }

  const emitStatement = (statement: IrStatement, frame: Frame): void => {
    const target = here()
    const text = (expr: IrExpr): string => emit(expr, emissionOf(frame))
    switch (statement.kind) {
      case 'comment':
        target.lines.push(comment(statement.text))
        return
      case 'let':
        return assignLocal(
          `local ${statement.name}`,
          statement.name.replace(/^_+/, '') || 'value',
          text(statement.value),
          frame,
        )
      case 'set':
        assignLocal(`variable ${statement.variable}`, statement.variable, text(statement.value), frame)
        if (!target.storedLater.has(statement.variable)) target.dirty.add(statement.variable)
        return
      case 'if': {
        const condition = text(statement.condition)
        const inner = open(target)
        target.lines.push(
          ...block(
            `if (${condition})`,
            within(inner, () => emitBlock(statement.body, frame)),
          ),
        )
        return
      }
      case 'spike':
        target.lines.push(...setting.spike(frame))
        return
      case 'derive-row': {
        const stores = [...target.dirty].map(variable => storeLine(variable, setting.typeOf(variable), frame))
        target.dirty.clear()
        target.lines.push(...stores, setting.deriveRow)
        return
      }
      case 'matrix':
        target.lines.push(...matrixLines(statement, frame))
        for (const { name, value } of matrixResults(statement, frame)) assignLocal(`local ${name}`, name, value, frame)
    }
  }

  const assignLocal = (key: string, stem: string, value: string, frame: Frame): void => {
    const target = here()
    const name = frame.names.of(key, stem)
    const known = target.declared.has(key)
    target.declared.add(key)
    target.lines.push(known ? `${name} = ${value}` : `let ${name} = ${value}`)
  }

  return {
    access,
    emit: (statements, frame) => within(open(), () => emitBlock(statements, frame)),
    collect: (frame, lines) =>
      within(open(), () => {
        const made = lines(frame)
        return [...here().head, ...made]
      }),
    define: place => void here().declared.add(`${place.kind} ${place.name}`),
    matrix: (statement, frame, assign) => {
      const lines = matrixLines(statement, frame)
      return [...lines, ...matrixResults(statement, frame).flatMap(({ name, value }) => assign(name, value))]
    },
  }
}

/** Address of the element of neuron `n`. */
export function elementAddress(place: Extract<Place, { name: string }>, type: IrType, frame: Frame): string {
  const slot =
    place.kind === 'variable'
      ? stateSlot(frame.context, frame.group, place.name)
      : derivedArraySlot(frame, place.name, type)
  const base = baseOf(frame, slot, place.name)
  return type === 'bool' ? `${base} + <usize>n` : `${base} + (<usize>n << ${shifts[type]})`
}

function storeLine(variable: string, type: IrType, frame: Frame): string {
  const name = frame.names.of(`variable ${variable}`, variable)
  return frame.context.lanes.store(type, elementAddress({ kind: 'variable', name: variable }, type, frame), name)
}

/** Fills the scratch matrix and calls its function. */
export function matrixLines({ size, entries, function: called }: MatrixStatement, frame: Frame): string[] {
  const emission = emissionOf(frame)
  const scratch = scratchBase(size, frame)
  const call = useRuntime(frame.context, 'matrix', called === 'phi1' ? 'phi1Matrix' : 'expMatrix')
  const bytes = 8 * size * size
  const lines = entries.map((entry, index) => `store<f64>(${scratch}, ${emit(entry, emission)}, ${8 * index})`)
  return [...lines, `${call}(${scratch}, ${size}, ${scratch} + ${bytes}, ${scratch} + ${2 * bytes})`]
}

/** Text of each result. */
export function matrixResults(
  { size, results, scale }: MatrixStatement,
  frame: Frame,
): { name: string; value: string }[] {
  const scratch = scratchBase(size, frame)
  const factor = emit(scale, emissionOf(frame))
  return results.map(({ name, row, column }) => {
    const entry = `load<f64>(${scratch}, ${8 * (size * size + row * size + column)})`
    return { name, value: factor === '1.0' ? entry : `${factor} * ${entry}` }
  })
}

function scratchBase(size: number, frame: Frame): string {
  const slot = frame.context.layout.array(`matrix ${size}`, {
    name: `matrix_${size}`,
    element: 'f64',
    length: { per: 'fixed', count: matrixScratch(size) },
    purpose: 'scratch',
  })
  return baseOf(frame, slot, `matrix_${size}`)
}

/** Elements that a matrix function needs: the matrix, its result, and work space. */
function matrixScratch(size: number): number {
  return 5 * size * size
}
