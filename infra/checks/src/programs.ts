import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Gate } from './gate.ts';
import { runToEnd } from './process.ts';
import { readTexts, root } from './repository.ts';

const bin = (name: string) => join(root, 'node_modules/.bin', name);

/** A gate that a program of its own decides: what it prints is the problem when its exit code is not 0. */
const programGate = (name: string, program: string, args: readonly string[]): Gate => ({
  name,
  async run() {
    const ended = await runToEnd(bin(program), args, root);
    return ended.code === 0 ? [] : `${ended.stdout}${ended.stderr}`.split('\n').filter((line) => line.trim() !== '');
  },
});

export const typesGate = programGate('types', 'tsc', ['-p', 'tsconfig.json', '--pretty', 'false']);
/** The web runs in browsers: other libraries, and a compiler's configuration of its own. */
export const webTypesGate = programGate('types of the web', 'tsc', ['-p', 'web/tsconfig.json', '--pretty', 'false']);
export const biomeGate = programGate('biome', 'biome', [
  'ci',
  '--error-on-warnings',
  '--colors=off',
  '--max-diagnostics=30',
  '.',
]);

const emitter = 'services/api/src/emitSchema.ts';
const committedSdl = 'schema/graphql/schema.graphql';

/** The first line in which two texts differ, as a problem; nothing when they are equal. */
export function drift(committed: string, emitted: string): readonly string[] {
  if (committed === emitted) return [];
  const [old, fresh] = [committed.split('\n'), emitted.split('\n')];
  const line = fresh.findIndex((text, index) => text !== old[index]);
  const at = line === -1 ? fresh.length : line;
  return [`${committedSdl}:${at + 1} is '${old[at] ?? ''}', the code says '${fresh[at] ?? ''}': run npm run schema`];
}

export const sdlGate: Gate = {
  name: 'sdl drift',
  async run() {
    await access(join(root, emitter));
    const emitted = await runToEnd(bin('node'), ['--import', 'tsx', emitter, '--print'], root);
    if (emitted.code !== 0) return [`${emitter} --print failed:`, emitted.stderr];
    const [committed] = await readTexts([committedSdl], /./);
    return drift(committed?.text ?? '', emitted.stdout);
  },
};
