// Controls made from what a module says of itself.

/** A slider for a constant of a module; `onInput` is told the new value in the constant's own unit. */
export function constantSlider(constant, onInput) {
  const { low, high, step } = rangeAround(constant.value, constant.type)
  const name = element('code', { textContent: constant.name })
  const shown = element('output')
  const input = element('input', { type: 'range', min: low, max: high, step, value: constant.value })
  const parts = [name, input, shown]
  if (constant.expression !== undefined) {
    parts.push(
      element('small', { textContent: `= ${constant.expression}`, title: 'follows the others until it is moved' }),
    )
  }
  const label = element('label', { className: 'slider' }, ...parts)
  const slider = {
    constant,
    label,
    /** Whether a hand has moved it. */
    moved: false,
    get value() {
      return input.valueAsNumber
    },
    /** Shows a value that was not set here. */
    show(value) {
      input.value = value
      shown.textContent = quantity(value, constant.unit)
    },
  }
  input.addEventListener('input', () => {
    slider.moved = true
    shown.textContent = quantity(input.valueAsNumber, constant.unit)
    onInput()
  })
  slider.show(constant.value)
  return slider
}

/** A number to be typed, with its label; a quantity if it has a unit. */
export function numberInput({ label, unit = '', value, min, max, note }, onInput) {
  const input = element('input', { type: 'number', inputMode: 'numeric', step: 'any', required: true, min, max, value })
  const labelled = element(
    'label',
    {},
    element('span', { textContent: unit === '' ? label : `${label} (${unit})` }),
    input,
  )
  if (note !== undefined) {
    input.disabled = true
    labelled.title = note
  }
  input.addEventListener('change', () => {
    if (input.reportValidity()) onInput()
  })
  return { label: labelled, input }
}

/** An element with properties and children. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [property, value] of Object.entries(properties)) if (value !== undefined) made[property] = value
  made.append(...children)
  return made
}

/** The default in the middle, and the sign kept: a time constant of no length would be no model. */
function rangeAround(value, type) {
  if (type === 'boolean') return { low: 0, high: 1, step: 1 }
  if (value === 0) return { low: -1, high: 1, step: type === 'integer' ? 1 : 0.01 }
  const reach = 0.9 * Math.abs(value)
  const step = type === 'integer' ? 1 : 10 ** Math.floor(Math.log10(reach / 50))
  const steps = Math.floor(reach / step + 1e-9)
  return { low: round(value - steps * step), high: round(value + steps * step), step }
}

/** Without the dust of binary fractions. */
function round(number) {
  return Number(number.toPrecision(12))
}

function quantity(value, unit) {
  return `${Number(value.toPrecision(4))} ${unit}`.trim().replace('-', '\u2212')
}
