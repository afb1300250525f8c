export { complexityRule, tooComplex } from './complexityRule.ts';
export { type OperationLimit, operationLimits } from './operationLimits.ts';
export { isTooLong, parseOperation, parseOptions } from './parseOperation.ts';
