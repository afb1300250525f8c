export type { RebuiltView, ViewCondition, ViewOperations } from './viewOperations.ts';
