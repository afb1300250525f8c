export type { MaskChange } from './masks.decide.ts';
export { importMask } from './masks.handlers.ts';
