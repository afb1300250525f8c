import { runProgram } from '@chat/platform';
import { startProduct } from './product.ts';

/** The product as a process of its own. */
export const runProduct = ({ servesPages }: { readonly servesPages: boolean }): Promise<void> =>
  runProgram(async (environment, log) => {
    const { address, publicUrl, setUpLink, stop } = await startProduct(environment, log, { servesPages });
    const link = setUpLink === undefined ? [] : [`Make yourself its administrator, once: ${setUpLink}`];
    return { lines: [`Chat-JS listens on ${address}`, `Open ${publicUrl}`, ...link], stop };
  });
