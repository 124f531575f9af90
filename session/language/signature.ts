/** Functions as people read them. */
import { readSignature, type Parameter } from '../evaluate/parameters.ts'
import type { FunctionValue } from '../evaluate/values.ts'

/** `linspace(start, stop, num=50)` */
export function signatureOf({ name, parameters }: Pick<FunctionValue, 'name' | 'parameters'>): string {
  return `${name}(${parameters
    .filter(each => each.aside !== true)
    .map(written)
    .join(', ')})`
}

function written({ name, kind, default: otherwise, required }: Parameter): string {
  if (kind === 'rest') return `*${name}`
  if (kind === 'keywords') return `**${name}`
  return required ? name : `${name}=${otherwise ?? '…'}`
}

/** The name in front of the brackets of a signature, if it is one. */
export function nameIn(signature: string): string {
  return signature.split('(', 1)[0] ?? signature
}

/** The parameters of a signature; none if it is a mere name. */
export function parametersIn(signature: string): readonly Parameter[] {
  return signature.includes('(') ? readSignature(signature).parameters : []
}
