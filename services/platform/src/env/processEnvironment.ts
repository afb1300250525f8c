import { type Environment, readEnvironment } from './environment.ts';

/** The settings of this process. The only place that reads its environment; throws `InvalidSetting` as `readEnvironment` does. */
export const processEnvironment = (): Environment => readEnvironment(process.env);
