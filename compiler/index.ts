/** The compiler's door: what other rooms may ask of it, stage by stage. Syntax has one of its own, `grammar/index.ts`. */
export { buildCode, readClause, readValue } from './model/build-code.ts'
export { runOnEvent, setEventSchedule } from './model/build-events.ts'
export { buildGroup } from './model/build-group.ts'
export { buildPoissonGroup } from './model/build-poisson-group.ts'
export { buildSpikeGenerator, givenSpikes } from './model/build-spike-generator.ts'
export { readOnlyNumber } from './model/build-variables.ts'
export { buildSynapses, delayName } from './model/build-synapses.ts'
export { countedNames, countedVariables, neuronVariables, sizeNames } from './model/synaptic-variables.ts'
export { computationsOf, namesUsed, regularOf } from './model/computations.ts'
export { elementOf, floatsOf } from './model/element.ts'
export { type Generator, readGenerator } from './model/generator.ts'
export {
  type EquationEntry,
  type EquationSet,
  equationsOfGroup,
  equationText,
  oneLine,
  joinEquations,
  noiseOf,
  orderedEquations,
  readEquationSet,
  type Replacement,
  substituteEquations,
} from './model/equation-set.ts'
export { isConstant, noNames } from './model/external.ts'
export { functions, namedConstants } from './model/functions.ts'
export { bodyOf, settledNames } from './model/own-function.ts'
export { textFunctions } from './model/text-functions.ts'
export { indicesOfLink, isStored, storedVariables, synapticNames } from './model/group.ts'
export { type ConnectionRule, firstSite, outerSide, type RulePart, ruleExpressions } from './model/connection-rule.ts'
export { initially } from './model/initially.ts'
export { defaultSlots } from './model/network.ts'
export { buildPoissonInput } from './model/poisson-input.ts'
export { timestepOf } from './model/timestep.ts'
export { isMultiplicative } from './integrate/noise-type.ts'
export { integrateGroups, methodNames, readScheme } from './integrate/index.ts'
export { checkAssignment, checkIndex } from './check/check-assignment.ts'
export { checkConnection, isOfSide, isUniform, readsNeurons, withCandidate } from './check/check-connection.ts'
export { checkReading } from './check/check-reading.ts'
export { checkNetwork, inspectNetwork } from './check/check-network.ts'
export type { Inferred } from './check/infer.ts'
export { checkTimings } from './check/check-timing.ts'
export { computedType } from './check/computed-type.ts'
export { type Phase, scheduleOf, inStepOrder } from './schedule/index.ts'
export { givesAgain, keepDerivable } from './ir/derived-constants.ts'
export {
  convertThere,
  copyPlaneThere,
  countEachThere,
  countThere,
  fillThere,
  findTruthsThere,
  gatherAtThere,
  holdLinesThere,
  holdRowsThere,
  mostPlaced,
  multiplyThere,
  orderThere,
  type Plane,
  searchThere,
  areWithinThere,
  sortThere,
  truncateThere,
  type Stepped,
} from './ir/array-kernels.ts'
export { largestFactor, transforms, type TransformTables } from './ir/transform.ts'
export { arrayMemory, leastLent, type Room } from './ir/array-memory.ts'
export {
  createRuntime,
  longestLine,
  mostPlaces,
  type PairOfRows,
  type RowWithNumbers,
  type Runtime,
} from './ir/runtime.ts'
export { type CompiledText, compileNetwork } from './compile.ts'
export { type Draw, Evaluation } from './evaluate.ts'
export { pathwayName } from './model/object-names.ts'
