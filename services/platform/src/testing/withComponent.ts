import { describe } from 'vitest';
import { type Component, type ComponentName, component, componentsAreRequired, isOptionalInCI } from './components.ts';

/**
 * A `describe` whose tests need a component of the machine and get its place.
 * Where it is missing the tests are skipped under the name `not run: <component>` (`npm test` prints that line once), except
 * in CI, where the file fails: there a test that does not run is a test that does not pass. `data` may be missing in CI too.
 */
export function withComponent(name: ComponentName, rule: string, tests: (found: Component) => void): void {
  const found = component(name);
  if (found !== undefined) {
    describe(rule, () => tests(found));
    return;
  }
  if (componentsAreRequired() && !isOptionalInCI(name)) throw new Error(`not run: ${name}, which CI must have`);
  describe.runIf(false)(`${rule} (not run: ${name})`, () => tests({ path: `/missing/${name}` }));
}
