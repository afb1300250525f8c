import { chmod, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { component, componentsAreRequired, isOptionalInCI } from './components.ts';
import { temporaryDirectory } from './temporaryDirectory.ts';
import { withComponent } from './withComponent.ts';

describe('component', () => {
  afterEach(() => vi.unstubAllEnvs());

  it('is where its variable says', async () => {
    await using directory = await temporaryDirectory();
    const program = join(directory.path, 'my-k6');
    await writeFile(program, '', { mode: 0o755 });
    vi.stubEnv('K6_PATH', program);
    expect(component('k6')).toEqual({ path: program });
  });

  it('is missing when its variable leads nowhere, even if PATH has it', async () => {
    await using directory = await temporaryDirectory();
    await writeFile(join(directory.path, 'k6'), '', { mode: 0o755 });
    vi.stubEnv('PATH', directory.path);
    expect(component('k6')).toEqual({ path: join(directory.path, 'k6') });
    vi.stubEnv('K6_PATH', join(directory.path, 'elsewhere'));
    expect(component('k6')).toBeUndefined();
  });

  it('is missing when its program cannot be executed', async () => {
    await using directory = await temporaryDirectory();
    const program = join(directory.path, 'k6');
    await writeFile(program, '');
    await chmod(program, 0o644);
    vi.stubEnv('K6_PATH', program);
    expect(component('k6')).toBeUndefined();
  });

  it('may be missing in CI only when it is the data', () => {
    expect([isOptionalInCI('data'), isOptionalInCI('chromium')]).toEqual([true, false]);
  });

  it('is required when CI is true and nothing else', () => {
    vi.stubEnv('CI', 'true');
    expect(componentsAreRequired()).toBe(true);
    vi.stubEnv('CI', 'false');
    expect(componentsAreRequired()).toBe(false);
  });

  it('fails the file of specs that need it, in CI', () => {
    vi.stubEnv('CI', 'true');
    vi.stubEnv('K6_PATH', '/missing/k6');
    const absent = 'k6';
    expect(() => withComponent(absent, 'load', () => undefined)).toThrow('not run: k6, which CI must have');
  });
});
