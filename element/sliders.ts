import type { ModelConstant } from '../host/index.ts'
import { unitValue } from '../host/running.ts'
import { element } from './dom.ts'
import { numberText, rangeAround } from './numbers.ts'

/** The control of one constant. */
export interface Slider {
  readonly constant: ModelConstant
  /** The slider with its name and value. */
  readonly row: HTMLElement
  /** Where its range is changed. */
  readonly range: HTMLElement
  /** Whether it was moved, by hand or script: else a derived constant follows the others. */
  moved: boolean
  /** What the host is told, in SI. */
  readonly quantity: number
  /** Shows a value in the constant's unit; the range gets wider if it has to. */
  show(value: number): void
  /** Back to the value and the range of the beginning. */
  reset(): void
}

/**
 * A slider for a constant; a double-click, or the key Delete, takes it back to its default.
 *
 * @param onMoved told at every step of a drag
 * @param onReset told of its way back
 */
export function newSlider(constant: ModelConstant, onMoved: () => void, onReset: () => void): Slider {
  const { name, type, unit, value: initial, expression, dimension } = constant
  const scale = unit === '' ? 1 : unitValue(unit, dimension, name)
  const spoken = unit === '' ? name : `${name} in ${unit}`
  const input = element('input', {
    type: 'range',
    part: 'slider-input',
    'aria-label': spoken,
    'aria-keyshortcuts': 'Delete',
  })
  const shown = element('output', { part: 'slider-value' })
  const note =
    expression === undefined
      ? []
      : [element('small', { textContent: `= ${expression}`, title: 'follows the others until it is moved' })]
  const row = element(
    'div',
    { className: 'slider', part: 'slider' },
    element('code', {}, ...breakable(name)),
    input,
    shown,
    ...note,
  )
  row.title = 'Double-click or Delete: back to the default'
  const [least, most] = ['least', 'greatest'].map(which =>
    element('input', { type: 'number', step: 'any', required: true, 'aria-label': `${which} ${spoken}` }),
  ) as [HTMLInputElement, HTMLInputElement]
  const range = element(
    'div',
    { className: 'range', part: 'range' },
    element('code', {}, ...breakable(name)),
    least,
    element('span', { textContent: 'to' }),
    most,
    element('span', { textContent: unit }),
  )

  const setRange = (min: number, max: number): void => {
    const { step } = rangeAround(initial, type)
    // A range that was made narrow by hand has steps of its own.
    const fine = type === 'float' ? Math.min(step, 10 ** Math.floor(Math.log10((max - min) / 50))) : step
    Object.assign(input, { min: String(min), max: String(max), step: String(fine) })
    Object.assign(least, { value: String(min) })
    Object.assign(most, { value: String(max) })
  }
  const slider: Slider = {
    constant,
    row,
    range,
    moved: false,
    get quantity() {
      return input.valueAsNumber * scale
    },
    show(value) {
      if (value < Number(input.min)) setRange(value, Number(input.max))
      if (value > Number(input.max)) setRange(Number(input.min), value)
      input.value = String(Number(value.toPrecision(12)))
      tell(value)
    },
    reset() {
      slider.moved = false
      const { min, max } = rangeAround(initial, type)
      setRange(min, max)
      slider.show(initial)
    },
  }
  const tell = (value: number): void => {
    const number = type === 'boolean' ? (value === 0 ? 'False' : 'True') : numberText(value)
    shown.textContent = `${number} ${unit}`.trim()
    input.setAttribute('aria-valuetext', shown.textContent)
  }
  input.addEventListener('input', () => {
    slider.moved = true
    tell(input.valueAsNumber)
    onMoved()
  })
  const back = (): void => {
    slider.moved = false
    slider.show(initial)
    onReset()
  }
  row.addEventListener('dblclick', back)
  row.addEventListener('keydown', ({ key }) => {
    if (key === 'Delete' || key === 'Backspace') back()
  })
  range.addEventListener('change', () => {
    const [min, max] = [least.valueAsNumber, most.valueAsNumber]
    if (!least.reportValidity() || !most.reportValidity()) return
    if (!(min < max)) return setRange(Number(input.min), Number(input.max))
    const before = input.valueAsNumber
    setRange(min, max)
    tell(input.valueAsNumber)
    if (input.valueAsNumber === before) return
    slider.moved = true
    onMoved()
  })
  slider.reset()
  return slider
}

/** A long name breaks behind its dots and underscores. */
function breakable(name: string): (Node | string)[] {
  return name.split(/(?<=[._])/).flatMap(part => [part, document.createElement('wbr')])
}
