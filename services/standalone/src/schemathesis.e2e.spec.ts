import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { temporaryDirectory } from '@chat/platform/testing';
import { withComponent } from '@chat/platform/testing/withComponent';
import { expect, it, vi } from 'vitest';
import { fuzzWorld } from './testing/fuzzWorld.ts';
import { startProductProcess } from './testing/productProcess.ts';

interface Answer {
  readonly operation: string;
  readonly status: number;
  readonly answered: boolean;
  readonly codes: readonly string[];
}

const hooks = fileURLToPath(new URL('../../../infra/checks/schemathesis/hooks.py', import.meta.url));
const options = [
  ...['--phases', 'fuzzing', '--checks', 'not_a_server_error', '--max-examples', '20', '--seed', '7'],
  ...['--generation-database', 'none', '--no-shrink', '--continue-on-failure', '--no-color', '--request-timeout', '20'],
];

withComponent('schemathesis', 'made-up operations', ({ path: program }) => {
  it('are never a server error, and four of five operations are answered with data', async () => {
    await using directory = await temporaryDirectory();
    await using product = await startProductProcess({ directory: join(directory.path, 'data') });
    const secret = await vi.waitFor(() => product.setUpSecret ?? expect.fail('no set-up link yet'));
    const [known, answersFile] = [join(directory.path, 'known.json'), join(directory.path, 'answers')];
    await writeFile(known, JSON.stringify(await fuzzWorld(product.address, secret)));
    const env = { ...process.env, SCHEMATHESIS_HOOKS: hooks, CHAT_FUZZ: known, CHAT_FUZZ_ANSWERS: answersFile };
    // Its exit code is not asked: what it found stands in the answers, with its report beside them for a person.
    const ran = await promisify(execFile)(program, ['run', `${product.address}/graphql`, ...options], {
      cwd: directory.path,
      env,
      maxBuffer: 64 * 2 ** 20,
    }).catch((error: { readonly stdout: string; readonly stderr: string }) => error);
    const answers = (await readFile(answersFile, 'utf8'))
      .trim()
      .split('\n')
      .map((line): Answer => JSON.parse(line));
    const operations = new Set(answers.map(({ operation }) => operation));
    const answered = new Set(answers.filter((answer) => answer.answered).map(({ operation }) => operation));
    const unanswered = [...operations].filter((operation) => !answered.has(operation));
    process.stdout.write(
      `schemathesis: ${answers.length} requests, ${answered.size} of ${operations.size} operations answered with data; without: ${unanswered.join(', ')}\n`,
    );
    const broken = answers.filter(({ status, codes }) => status >= 500 || codes.includes('INTERNAL'));
    expect(broken, ran.stdout).toEqual([]);
    expect(operations.size, `${ran.stdout}${ran.stderr}`).toBeGreaterThan(40);
    expect(answered.size / operations.size).toBeGreaterThanOrEqual(0.8);
  });
});
