import type { Done, Services } from '@chat/domain/commands';
import { type MessageImporter, messageImporter, type SealedBatch } from '@chat/domain/messaging';
import type { Millis, Position } from '@chat/schema/events';
import type { IrcFolder } from '../irc/readIrcFolder.ts';
import { isNewcomer, stepsOn } from './applySteps.ts';
import type { Manifest } from './manifest.ts';
import { ImportPlanner } from './planner.ts';
import { type ImportName, importIds } from './source.ts';
import type { Chunk } from './step.ts';
import type { Tally } from './tally.ts';
import { callerOf, carriedOut, createTarget, openTarget } from './target.ts';

/** How far an import is. */
export interface Progress {
  readonly lines: number;
  readonly messages: number;
}

/** What an import is made of. */
export interface ImportJob {
  readonly services: Services;
  readonly folder: IrcFolder;
  readonly manifest: Manifest;
  readonly name: ImportName;
  /** Stops between two chunks. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

/** What an import did. */
export interface ImportReport {
  readonly tally: Tally;
  readonly people: number;
  readonly messages: number;
  readonly appended: number;
  /** Facts that stood in the log already. */
  readonly found: number;
  readonly inviteCode: string;
  /** Of its last fact. */
  readonly position: Position;
}

/** Somebody stopped it. Run again, it goes on. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';
}

class Ledger {
  appended = 0;
  found = 0;
  position: Position = '';

  add(done: readonly Done[]): void {
    for (const { facts, repeated, position } of done) {
      if (repeated) this.found += facts.length;
      else this.appended += facts.length;
      if (position > this.position) this.position = position;
    }
  }
}

/** Chunks under way: while the messages of one are on their way to the disk, those after it are sealed, and their steps decided. */
const mostUnderWay = 3;

/**
 * Appends chunk after chunk. The messages of a chunk are appended when everything before them stands, so the channel's stream
 * says how far an import came: what it holds need not be looked at again. Steps may run ahead: they are found again.
 */
class Appender {
  readonly #ledger: Ledger;
  readonly #importer: MessageImporter;
  readonly #applySteps: ReturnType<typeof stepsOn>;
  readonly #underWay: Promise<void>[] = [];
  #isNew = false;
  #stepping: Promise<void> = Promise.resolve();
  #posting: Promise<void> = Promise.resolve();

  constructor(ledger: Ledger, importer: MessageImporter, applySteps: ReturnType<typeof stepsOn>) {
    this.#ledger = ledger;
    this.#importer = importer;
    this.#applySteps = applySteps;
  }

  async add(chunk: Chunk): Promise<void> {
    if (await this.#stands(chunk)) {
      this.#ledger.found += chunk.steps.length + chunk.messages.length;
      return;
    }
    const sealing = this.#importer.seal(chunk);
    this.#stepping = this.#step(chunk, this.#stepping);
    this.#posting = this.#post(chunk.place, sealing, Promise.all([this.#stepping, this.#posting]));
    // They are awaited with a later chunk, or at the end; until then nobody listens.
    for (const underWay of [sealing, this.#stepping, this.#posting]) underWay.catch(() => undefined);
    this.#underWay.push(this.#posting);
    if (this.#underWay.length >= mostUnderWay) await this.#underWay.shift();
  }

  end(): Promise<void> {
    return this.#posting;
  }

  async #stands({ key, messages, firstRevision }: Chunk): Promise<boolean> {
    if (this.#isNew || messages.length === 0) return false;
    const last = messages.length - 1;
    const stands = await this.#importer.holds({ id: this.#importer.idOf(key, last), revision: firstRevision + last });
    this.#isNew = !stands;
    return stands;
  }

  async #step({ steps }: Chunk, before: Promise<unknown>): Promise<void> {
    const coming = this.#applySteps(steps.filter(isNewcomer));
    const [newcomers] = await Promise.all([coming, before]);
    const others = await this.#applySteps(steps.filter((step) => !isNewcomer(step)));
    this.#ledger.add([...newcomers, ...others]);
  }

  async #post(place: string, sealing: Promise<SealedBatch>, before: Promise<unknown>): Promise<void> {
    await before;
    const batch = await sealing;
    if (batch.messages.length > 0) this.#ledger.add([await carriedOut(place, this.#importer.post(batch))]);
  }
}

/** Imports what is missing of the folder, and opens the guild. Done again, it adds nothing. */
export const runImport = async (job: ImportJob): Promise<ImportReport> => {
  const { services, folder, manifest, name, signal, onProgress } = job;
  const ledger = new Ledger();
  const { guildId, channelId, done } = await createTarget(services, manifest, name);
  ledger.add(done);
  const caller = callerOf(manifest);
  const importer = messageImporter(services, { caller, guildId, channelId });
  const appender = new Appender(ledger, importer, stepsOn(services, { caller, guildId, channelId }));
  const planner = new ImportPlanner(importIds(services.vault, manifest.importId, importer.idOf), folder.files);
  let lines = 0;
  let endsAt: Millis = manifest.startsAt;
  const add = async (chunk: Chunk | undefined): Promise<void> => {
    if (chunk === undefined) return;
    if (signal.aborted) throw new ImportStopped('stopped; run it again and it goes on where it was');
    await appender.add(chunk);
    lines += chunk.lines;
    onProgress({ lines, messages: planner.messages });
  };
  for await (const item of folder.items()) {
    endsAt = item.occurredAt;
    await add(planner.add(item));
  }
  await add(planner.rest());
  await appender.end();
  const { messages, people, tally } = planner;
  const opened = await openTarget(services, manifest, { guildId, messages, endsAt });
  ledger.add(opened.done);
  const { appended, found, position } = ledger;
  return { tally, people, messages, appended, found, inviteCode: opened.inviteCode, position };
};
