import { loading } from '@chat/platform/loading';

// As `npm start` does it, so that what is measured is what people run.
await loading(() => import('./serveBenchmark.ts'));
