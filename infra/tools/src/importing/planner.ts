import type { ImportedMessage, PlacedMessage } from '@chat/domain/messaging';
import type { Id } from '@chat/schema/events';
import { textRules } from '@chat/schema/text';
import { followBans } from '../irc/banMask.ts';
import { placeOf } from '../irc/entry.ts';
import type { IrcItem, IrcLine, SkippedAnnotation } from '../irc/readIrcFolder.ts';
import { bePresent, followEvent, type LineContext } from './lineSteps.ts';
import { Roster } from './roster.ts';
import type { Act, Chunk, ImportIds, Step } from './step.ts';
import { type LineClass, Tally } from './tally.ts';

/** Under the 256 facts and 512 KiB of a batch, however long its last message is. */
const most = { messages: 250, bytes: 480_000, steps: 1_000 } as const;
/** What a message takes besides its text, five answers included. */
const messageBytes = 1_900;

/** Sealing makes text a third longer, and what is escaped before it far more. */
const sizeOf = (content: string): number => messageBytes + (Buffer.byteLength(JSON.stringify(content)) * 4) / 3;

type Said = Extract<IrcLine, { readonly kind: 'message' }>;

/** A message that may yet be answered. */
interface Posted {
  readonly chunkKey: Id;
  readonly ordinal: number;
  readonly revision: number;
}

/** What somebody did is kept as it was typed. */
export const contentOf = ({ text, action }: Pick<Said, 'text' | 'action'>): string => (action ? `/me ${text}` : text);

/** Folds lines, in the order of time, into chunks of steps and messages: the same lines always into the same. */
export class ImportPlanner {
  readonly tally = new Tally();
  readonly #ids: ImportIds;
  readonly #roster: Roster;
  readonly #followBan = followBans();
  /** Where messages stand, by file and line, for answers; a file that is read to its end is forgotten. */
  readonly #posted = new Map<string, Map<number, Posted>>();
  readonly #linesOf: ReadonlyMap<string, number>;
  #chunks = 0;
  #messages = 0;
  #steps: Step[] = [];
  #batch: ImportedMessage[] = [];
  #answered = new Map<Id, PlacedMessage>();
  #bytes = 0;
  #begun: Pick<Chunk, 'key' | 'place'> | undefined;
  #lines = 0;

  constructor(ids: ImportIds, files: readonly { readonly name: string; readonly lines: number }[]) {
    this.#ids = ids;
    this.#roster = new Roster(ids.userIdOf);
    this.#linesOf = new Map(files.map(({ name, lines }) => [name, lines]));
  }

  get people(): number {
    return this.#roster.size;
  }

  get messages(): number {
    return this.#messages;
  }

  /** Answers with a chunk where the line fills one. */
  add(item: IrcItem): Chunk | undefined {
    if (item.kind === 'skippedAnnotation') this.tally.skippedAnnotations.add(item.reason satisfies SkippedAnnotation['reason']);
    else this.#addLine(item);
    const isFull = this.#batch.length >= most.messages || this.#bytes >= most.bytes || this.#steps.length >= most.steps;
    return isFull ? this.#take() : undefined;
  }

  /** What was not handed out yet. */
  rest(): Chunk | undefined {
    return this.#take();
  }

  #addLine(line: IrcLine): void {
    this.#begin(line);
    this.#lines += 1;
    const context = this.#contextOf(line);
    const became = line.kind === 'message' ? this.#say(context, line) : followEvent(context, line);
    this.tally.lines.add(became);
    if (became === 'unknown') this.tally.unknown.push(placeOf(line));
    if (line.line + 1 === this.#linesOf.get(line.file)) this.#posted.delete(line.file);
  }

  /** The chunk that the line is in. */
  #begin(line: IrcLine): Pick<Chunk, 'key' | 'place'> {
    this.#begun ??= { key: this.#ids.chunkKey(this.#chunks, line.occurredAt), place: placeOf(line) };
    return this.#begun;
  }

  #contextOf(line: IrcLine): LineContext {
    const place = placeOf(line);
    const { occurredAt } = line;
    let ordinal = 0;
    const act = (what: Act): void => {
      this.#steps.push({ place, key: this.#ids.stepKey(place, ordinal), occurredAt, act: what });
      ordinal += 1;
    };
    return {
      act,
      person: (nick) => this.#roster.person(nick, ({ userId }) => act({ kind: 'createPlaceholder', userId, displayName: nick })),
      followBan: this.#followBan,
      countMode: (mode) => this.tally.modes.add(mode),
      countImpliedJoin: () => {
        this.tally.impliedJoins += 1;
      },
      refuse: (reason) => this.tally.refused.push({ place, reason }),
    };
  }

  #say(context: LineContext, line: Said): LineClass {
    const content = contentOf(line);
    const broken = textRules.message.check(content);
    if (broken !== undefined) {
      context.refuse(`message ${broken.rule}`);
      this.#skip('ANSWER_NOT_POSTED', line.replyTo.length);
      return 'refused';
    }
    const author = context.person(line.nick);
    bePresent(context, author);
    this.#post(line, { authorId: author.userId, content, replies: this.#repliesOf(line), occurredAt: line.occurredAt });
    return line.action ? 'action' : 'message';
  }

  #post(line: Said, message: ImportedMessage): void {
    const ofFile = this.#posted.get(line.file) ?? new Map<number, Posted>();
    this.#posted.set(
      line.file,
      ofFile.set(line.line, { chunkKey: this.#begin(line).key, ordinal: this.#batch.length, revision: this.#messages }),
    );
    this.#batch.push(message);
    this.#messages += 1;
    this.#bytes += sizeOf(message.content);
  }

  #repliesOf(line: Said): readonly Id[] {
    const ofFile = this.#posted.get(line.file);
    const answered = line.replyTo
      .map((number) => ofFile?.get(number))
      .filter((posted) => posted !== undefined)
      .map(({ chunkKey, ordinal, revision }) => ({ id: this.#ids.messageId(chunkKey, ordinal), revision }));
    this.#skip('ANSWERED_NOT_POSTED', line.replyTo.length - answered.length);
    this.tally.replies += answered.length;
    const firstRevision = this.#messages - this.#batch.length;
    for (const message of answered) if (message.revision < firstRevision) this.#answered.set(message.id, message);
    return answered.map(({ id }) => id);
  }

  #skip(reason: string, count: number): void {
    if (count > 0) this.tally.skippedAnnotations.add(reason, count);
  }

  #take(): Chunk | undefined {
    if (this.#begun === undefined) return undefined;
    const chunk: Chunk = {
      ...this.#begun,
      lines: this.#lines,
      steps: this.#steps,
      firstRevision: this.#messages - this.#batch.length,
      messages: this.#batch,
      answered: [...this.#answered.values()],
    };
    this.#chunks += 1;
    this.#begun = undefined;
    this.#steps = [];
    this.#batch = [];
    this.#answered = new Map();
    this.#bytes = 0;
    this.#lines = 0;
    return chunk;
  }
}
