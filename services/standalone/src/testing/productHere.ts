import { readEnvironment } from '@chat/platform';
import { type RecordingLog, recordingLog, temporaryDirectory } from '@chat/platform/testing';
import { type Product, startProduct } from '../product.ts';

/** The product in the process of the spec, on a directory of its own. Disposing it stops it and removes the directory. */
export interface ProductHere extends AsyncDisposable, Product {
  readonly log: RecordingLog;
}

export const startProductHere = async (variables: Readonly<Record<string, string>> = {}): Promise<ProductHere> => {
  await using owned = new AsyncDisposableStack();
  const directory = owned.use(await temporaryDirectory());
  const log = recordingLog('info');
  const environment = readEnvironment({ PORT: '0', DATA_DIR: directory.path, RATE_LIMITS: 'off', ...variables });
  const product = await startProduct(environment, log);
  owned.defer(() => product.stop());
  const stack = owned.move();
  return { ...product, log, [Symbol.asyncDispose]: () => stack.disposeAsync() };
};
