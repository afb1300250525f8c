import { readFileSync, writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { buildApiSchema } from './schema.ts';

const committed = new URL('../../../schema/graphql/schema.graphql', import.meta.url);
const sdl = `${printSchema(lexicographicSortSchema(buildApiSchema()))}\n`;

// `--print` writes nothing: the check compares what it prints with what is committed.
if (process.argv.includes('--print')) process.stdout.write(sdl);
else if (process.argv.includes('--check')) process.exitCode = readFileSync(committed, 'utf8') === sdl ? 0 : 1;
else writeFileSync(committed, sdl);
