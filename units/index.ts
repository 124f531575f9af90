export {
  dimensionless,
  dimensionName,
  dimensionText,
  divideDimensions,
  hertz,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  type Dimension,
  seconds,
} from './dimension.ts'
export { createUnit, divideUnits, multiplyUnits, powerUnit, sameUnit, type Unit } from './unit.ts'
export { allUnitNames, exportedUnits, unitInExpressions, unitInScript, unitNamed, withdrawnUnits } from './names.ts'
export { createRegister, registerUnit, unitNameOf, unitOf, unitSymbolOf, type UnitRegister } from './register.ts'
export { baseUnitForSpecification, baseUnitNames, specificationError } from './specification.ts'
export { DimensionMismatchError, mismatchText } from './mismatch.ts'
export { bestUnit } from './best-unit.ts'
export { displayQuantity, inBestUnit, inUnit } from './display.ts'
export { bracketed, formatArray, scalarText, type ArrayFormat } from './format-array.ts'
export { pythonFloatRepr } from './python-float.ts'
export type { Quantity } from './quantity.ts'
export { roundHalfEven } from './rounding.ts'
export { parseQuantity } from './parse-quantity.ts'
