/** One letter of `+b mask` or `-oo nick nick`. */
export interface ModeChange {
  readonly sign: '+' | '-';
  readonly mode: string;
  readonly argument?: string;
}

const takesArgument = (sign: '+' | '-', mode: string): boolean =>
  'beIqovhak'.includes(mode) || (sign === '+' && 'lfj'.includes(mode));

interface Letter {
  readonly sign: '+' | '-';
  readonly mode: string;
}

const lettersOf = (flags: string): readonly Letter[] => {
  const letters: Letter[] = [];
  let sign: '+' | '-' = '+';
  for (const flag of flags) {
    if (flag === '+' || flag === '-') sign = flag;
    else letters.push({ sign, mode: flag });
  }
  return letters;
};

/** `-b+b first second` as two changes; `undefined` where letters and arguments do not match. */
export const parseModeChanges = (text: string): readonly ModeChange[] | undefined => {
  const [flags = '', ...args] = text.trim().split(/ +/);
  if (!/^[+-][A-Za-z+-]*$/.test(flags)) return undefined;
  const letters = lettersOf(flags);
  const waiting = [...args];
  const changes = letters.map(({ sign, mode }): ModeChange => {
    const argument = takesArgument(sign, mode) ? waiting.shift() : undefined;
    return argument === undefined ? { sign, mode } : { sign, mode, argument };
  });
  const isComplete = changes.every(({ sign, mode, argument }) => argument !== undefined || !takesArgument(sign, mode));
  return isComplete && waiting.length === 0 && changes.length > 0 ? changes : undefined;
};
