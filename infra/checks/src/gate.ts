/** One thing that must hold for the whole tree. It answers with what is wrong, one line each, and with nothing when all is well. */
export interface Gate {
  readonly name: string;
  /** A throw counts as a failure of the gate, with the error's message as its problem. */
  run(): Promise<readonly string[]>;
}

export type Verdict = { readonly name: string; readonly problems: readonly string[]; readonly millis: number };

export async function judge(gate: Gate): Promise<Verdict> {
  const start = performance.now();
  const problems = await gate.run().catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  return { name: gate.name, problems, millis: performance.now() - start };
}

const shownProblems = 40;

export function report({ name, problems, millis }: Verdict): string {
  const took = `${(millis / 1000).toFixed(1)} s`;
  if (problems.length === 0) return `ok      ${name} (${took})`;
  const more = problems.length > shownProblems ? [`… and ${problems.length - shownProblems} more`] : [];
  const lines = [...problems.slice(0, shownProblems), ...more].map(
    (problem) => `          ${problem.replaceAll('\n', '\n          ')}`,
  );
  return [`failed  ${name} (${took})`, ...lines].join('\n');
}
