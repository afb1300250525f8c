import { runProduct } from '../run.ts';

// Specs that start it many times over would wait for the pages to be built.
await runProduct({ servesPages: false });
