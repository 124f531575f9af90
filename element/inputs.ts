import { element } from './dom.ts'

/** A number to be typed. */
export interface NumberInput {
  readonly label: HTMLElement
  /** NaN while what is there is none that can be. */
  readonly value: number
  show(value: number): void
}

/** What is asked for. */
export interface NumberInputOptions {
  readonly label: string
  readonly min: number
  readonly max: number
  readonly whole: boolean
}

/** A labelled field; `onChange` is told of numbers that can be. */
export function newNumberInput({ label, min, max, whole }: NumberInputOptions, onChange: () => void): NumberInput {
  const input = element('input', {
    type: 'number',
    inputMode: whole ? 'numeric' : 'decimal',
    step: whole ? '1' : 'any',
    required: true,
    min: String(min),
    max: String(max),
  })
  input.addEventListener('change', () => {
    if (input.reportValidity()) onChange()
  })
  return {
    label: element('label', {}, element('span', { textContent: label }), input),
    get value() {
      return input.checkValidity() ? input.valueAsNumber : Number.NaN
    },
    show(value) {
      input.value = String(Number(value.toPrecision(15)))
    },
  }
}
