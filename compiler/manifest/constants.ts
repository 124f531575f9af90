import type { ManifestConstant } from '../../abi/index.ts'
import { bestUnit, isDimensionless } from '../../units/index.ts'
import type { Context } from '../generate/index.ts'
import { sourceTextOf } from '../grammar/print.ts'
import type { UsedConstant } from '../ir/lower/constants.ts'
import type { External } from '../model/external.ts'

/** How the manifest lists a constant. */
export function describeConstant(
  { scalar, name, group, external, namespace, sizeOf, hidden }: UsedConstant,
  context: Context,
  variables: ReadonlyMap<string, string>,
): ManifestConstant {
  const { expression } = external
  return {
    name: group === undefined ? name : `${variables.get(group) ?? group}.${name}`,
    slot: context.scalar(scalar).number,
    type: external.type,
    value: external.value,
    dimension: external.dimension,
    unit: external.unit ?? shownUnit(external),
    ...(expression !== undefined &&
      namespace !== undefined && {
        expression: sourceTextOf(expression).replaceAll(/\s+/g, ' '),
        linkSlot: context.link(scalar).number,
      }),
    ...(sizeOf !== undefined && { linkSlot: context.link(scalar).number }),
    ...(hidden && { hidden: true }),
  }
}

/** The unit in which Brian 2 would show the value. */
function shownUnit({ value, dimension }: External): string {
  return isDimensionless(dimension) ? '' : bestUnit([value], [], dimension).symbol
}
