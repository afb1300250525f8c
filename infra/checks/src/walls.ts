import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Visitor } from '@swc/core/Visitor.js';
import { cruise, type ICruiseOptions, type IForbiddenRuleType } from 'dependency-cruiser';
import type { Gate } from './gate.ts';
import { root } from './repository.ts';

type UsingDeclaration = { readonly type: 'UsingDeclaration'; decls: unknown };

// swc parses `using`, but the visitor it ships throws on it, and dependency-cruiser walks with that visitor.
const visitor = Visitor.prototype;
const visitStatement = visitor.visitStatement;
visitor.visitStatement = function (statement) {
  // swc's own types lack this node, so it has no other way in.
  const node = statement as unknown as UsingDeclaration | { readonly type: 'other' };
  if (node.type !== 'UsingDeclaration') return visitStatement.call(this, statement);
  node.decls = this.visitVariableDeclarators(node.decls as Parameters<typeof this.visitVariableDeclarators>[0]);
  return statement;
};

type Walls = {
  readonly forbidden: readonly (IForbiddenRuleType & { readonly name: string })[];
  readonly options: ICruiseOptions;
};

export const walls = createRequire(import.meta.url)('../../../.dependency-cruiser.cjs') as Walls;

export type Breach = { readonly rule: string; readonly from: string; readonly to: string };
export type Cruise = { readonly modules: number; readonly breaches: readonly Breach[] };

const folders = ['schema', 'services', 'projections', 'web', 'infra', 'load-tests'];

/** Walks all imports under `base` and answers how many of its own modules it saw and which walls they breach. */
export async function cruiseWalls(base: string): Promise<Cruise> {
  const present = folders.filter((folder) => existsSync(join(base, folder)));
  const ruleSet = { forbidden: [...walls.forbidden] };
  const { output } = await cruise(present, { ...walls.options, baseDir: base, validate: true, ruleSet });
  if (typeof output === 'string') throw new Error('dependency-cruiser answered with text instead of a result');
  const own = output.modules.filter((module) => folders.some((folder) => module.source.startsWith(`${folder}/`)));
  const breaches = output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
  return { modules: own.length, breaches };
}

const fewestModules = 30;

/** dependency-cruiser passes in silence when its parser sees nothing, so a tree that looks too small fails. */
export function wallProblems({ modules, breaches }: Cruise): readonly string[] {
  const reasons = new Map(walls.forbidden.map((rule) => [rule.name, rule.comment ?? '']));
  const blind = modules < fewestModules ? [`only ${modules} modules seen, at least ${fewestModules} expected`] : [];
  return [...blind, ...breaches.map(({ rule, from, to }) => `${rule}: ${from} → ${to} (${reasons.get(rule)})`)];
}

export const wallsGate: Gate = { name: 'walls', run: async () => wallProblems(await cruiseWalls(root)) };
