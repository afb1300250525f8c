import { InvalidDeclaration, type Path, type ViewDeclaration } from './readStore.ts';

const namePattern = /^[A-Za-z][A-Za-z0-9_.-]{0,99}$/;
const pathPattern = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/;

const checkIndex = (view: ViewDeclaration, name: string, paths: readonly Path[]): void => {
  const fail = (reason: string): never => {
    throw new InvalidDeclaration(`index ${name} of view ${view.name}: ${reason}`);
  };
  if (paths.length === 0) fail('an index has at least one path');
  if (new Set(paths).size < paths.length) fail('a path stands there twice');
  for (const path of paths) if (!pathPattern.test(path)) fail(`${path} is no path`);
};

/** Throws `InvalidDeclaration` where a name, version or path is malformed, a path is doubled or two indexes have a multikey path. */
export const checkDeclaration = (view: ViewDeclaration): void => {
  if (!namePattern.test(view.name)) throw new InvalidDeclaration(`${view.name} is no name of a view`);
  if (!Number.isSafeInteger(view.version) || view.version < 1) {
    throw new InvalidDeclaration(`view ${view.name}: its version is an integer from 1`);
  }
  for (const [name, { multikey, paths }] of Object.entries(view.indexes)) {
    checkIndex(view, name, multikey === undefined ? paths : [multikey, ...paths]);
  }
  if (Object.values(view.indexes).filter((index) => index.multikey !== undefined).length > 1) {
    throw new InvalidDeclaration(`view ${view.name}: at most one index has a multikey path`);
  }
};

/** The indexes as one text, equal for equal declarations, whatever the order of their names. */
export const declarationText = (view: ViewDeclaration): string =>
  JSON.stringify(
    Object.entries(view.indexes)
      .map(([name, { multikey, paths }]) => [name, multikey ?? null, paths] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );

/** The multikey path of the view, where one of its indexes has one. */
export const multikeyOf = (view: ViewDeclaration): Path | undefined =>
  Object.values(view.indexes).find((index) => index.multikey !== undefined)?.multikey;
