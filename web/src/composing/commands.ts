/** What came of a command: nothing more to say, or a sentence why not, after which the text stays where it was. */
export type CommandAnswer = { readonly problem?: string } | undefined;

/** Something that is done by a message that begins with a slash. */
export interface Command {
  /** Typed after the slash. */
  readonly name: string;
  /** What is typed after the name, such as "nickname message", in the person's language. */
  readonly usage: string;
  /** What it does, in the person's language. */
  readonly help: string;
  /** Gets what was typed after the name, with names as they are shown. */
  run(argument: string): Promise<CommandAnswer>;
}

/** What a text is by its slash. */
export type Said =
  /** `isEscaped`: its first slash is there only so that the second one is no command. */
  | { readonly kind: 'message'; readonly isEscaped: boolean }
  | { readonly kind: 'command'; readonly command: Command; readonly argument: string }
  | { readonly kind: 'unknown'; readonly name: string };

const commandLike = /^\/([\p{L}][\p{L}\p{N}_-]*)(?:\s+([\s\S]*))?$/u;

/** Whether a text is a command. Two slashes begin a message with one; a path such as `/etc/hosts` is a message. */
export const saidBy = (text: string, commands: readonly Command[]): Said => {
  if (text.startsWith('//')) return { kind: 'message', isEscaped: true };
  const [, name, argument = ''] = commandLike.exec(text) ?? [];
  if (name === undefined) return { kind: 'message', isEscaped: false };
  const command = commands.find((known) => known.name === name.toLowerCase());
  return command === undefined ? { kind: 'unknown', name } : { kind: 'command', command, argument };
};
