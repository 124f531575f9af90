export {
  dimensionless,
  dimensionName,
  dimensionText,
  divideDimensions,
  isDimensionless,
  multiplyDimensions,
  powerDimension,
  sameDimension,
  type Dimension,
} from './dimension.ts'
export { createUnit, divideUnits, multiplyUnits, powerUnit, sameUnit, type Unit } from './unit.ts'
export { allUnitNames, exportedUnits, unitInExpressions, unitInScript } from './names.ts'
export { createRegister, registerUnit, unitNameOf, unitOf, unitSymbolOf, type UnitRegister } from './register.ts'
export { baseUnitForSpecification, baseUnitNames, specificationError, specificationFor } from './specification.ts'
export { DimensionMismatchError, mismatchText } from './mismatch.ts'
export { pythonFloatRepr } from './python-float.ts'
