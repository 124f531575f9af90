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
export {
  baseUnitForSpecification,
  baseUnitNames,
  quantitySpecificationError,
  boolSpecificationError,
  unreadableSpecificationError,
  specificationError,
} from './specification.ts'
export { DimensionMismatchError, mismatchText } from './mismatch.ts'
export { bestUnit } from './best-unit.ts'
export { displayQuantity, inBestUnit, inUnit } from './display.ts'
export { formatArray, scalarText, type ArrayFormat } from './format-array.ts'
export { pythonFloatRepr } from './python-float.ts'
export {
  addQuantities,
  compareQuantities,
  divideQuantities,
  floorDivideQuantities,
  floorQuotient,
  floorRemainder,
  multiplyQuantities,
  operand,
  plain,
  powerQuantity,
  quantity,
  remainderOf,
  subtractQuantities,
  type Quantity,
} from './quantity.ts'
export {
  checkAddition,
  checkAlike,
  checkAssignment,
  checkBothDimensionless,
  checkDimensionless,
  checkExponent,
  checkMatching,
  checkMixture,
  checkRange,
  type Operand,
} from './checks.ts'
export { physicalConstants } from './constants.ts'
export { roundHalfEven } from './rounding.ts'
export { parseQuantity } from './parse-quantity.ts'
