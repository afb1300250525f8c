import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const bench = fileURLToPath(new URL('./bench.ts', import.meta.url));

const run = async (words: readonly string[]) => {
  const child = spawn(process.execPath, ['--import', 'tsx', bench, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
  return { output, errors, code };
};

const rowsOf = (output: string) =>
  output
    .trimEnd()
    .split('\n')
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));

describe('npm run bench', () => {
  it('measures the product beside its yardsticks and prints a row for every figure, whatever the verdicts', async () => {
    const { output, errors, code } = await run(['P1', 'P6', '--quick', '--rounds=1']);
    expect(code, errors).toBe(0);
    const rows = rowsOf(output);
    expect(rows.map(([, goal]) => goal)).toEqual(['P1', 'P1', 'P6', 'P6', 'P6', 'P6', 'P6', 'P6']);
    // A quick run is too short to judge a gate, but every figure has its value.
    expect(
      rows.map((row) => row[8]).filter((verdict) => verdict === 'not measured'),
      errors,
    ).toEqual([]);
    const lost = rows.filter(([, , name]) => name?.includes('lost after kill -9'));
    expect(lost.map((row) => row[3])).toEqual(['0', '0']);
  });

  it('a goal that it does not know is refused with what it knows', async () => {
    const { output, errors, code } = await run(['P99']);
    expect(code).toBe(2);
    expect(output).toBe('');
    expect(errors).toContain('unknown: P99');
  });
});
