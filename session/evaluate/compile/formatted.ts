import type { FormattedField, FormattedString } from '../../../compiler/grammar/ast.ts'
import { isStr } from '../values.ts'
import { concatenate, type SourceText } from '../../../diagnostics/index.ts'
import { convert, formatValue } from '../../print/format-value.ts'
import type { Activation } from '../activation.ts'
import { plainSite } from '../call.ts'
import type { Evaluate, Frame } from './frame.ts'
import { raisedAt } from '../python-error.ts'

/** `f'{v:.2f} mV'`; strings put in as they are keep their place in the script. */
export function compileFormatted(node: FormattedString, frame: Frame): Evaluate {
  const text = compileText(node, frame)
  return activation => ({ kind: 'str', text: text(activation) })
}

function compileText(node: FormattedString, frame: Frame): (activation: Activation) => SourceText {
  const parts = node.parts.map(part => (part.kind === 'string' ? () => part.text : compileField(part, frame)))
  return activation => concatenate(parts.map(part => part(activation)))
}

function compileField(field: FormattedField, frame: Frame): (activation: Activation) => SourceText {
  const value = frame.expression(field.value, frame)
  const spec = field.format === undefined ? undefined : compileText(field.format, frame)
  const site = plainSite(frame.session, field.value.span)
  const label: SourceText = { text: field.label ?? '', pieces: [] }
  // `{x=}` shows the repr, unless told otherwise.
  const conversion = field.conversion ?? (field.label !== undefined && field.format === undefined ? 'r' : undefined)
  return activation => {
    const evaluated = value(activation)
    const wanted = spec?.(activation).text ?? ''
    if (conversion === undefined && wanted === '' && isStr(evaluated)) {
      return concatenate([label, evaluated.text])
    }
    try {
      const text =
        conversion === undefined
          ? formatValue(evaluated, wanted, site)
          : formatValue({ kind: 'str', text: { text: convert(evaluated, conversion, site), pieces: [] } }, wanted, site)
      return concatenate([label, { text, pieces: [] }])
    } catch (thrown) {
      throw raisedAt(thrown, field.value.span)
    }
  }
}
