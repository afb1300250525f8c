import { type Environment, type Log, systemClock } from '@chat/platform';
import { type Node, openNode } from '@chat/standalone/node';
import { openIrcFolder } from '../irc/readIrcFolder.ts';
import { type Manifest, manifestOf, sourceFiles } from './manifest.ts';
import type { ImportOptions } from './options.ts';
import { ownerFor } from './owner.ts';
import { progressDisplay, type Screen } from './progressDisplay.ts';
import { type ImportReport, runImport } from './runImport.ts';
import { importIdOf, nameHash } from './source.ts';
import { type Duration, summaryOf } from './summary.ts';

/** The views did not come to show what was imported; the import itself is complete. */
export class ViewsBehind extends Error {
  override readonly name = 'ViewsBehind';
}

/** The guild belongs to somebody else already. */
export class OtherOwner extends Error {
  override readonly name = 'OtherOwner';
}

export interface ImportSurroundings {
  readonly environment: Environment;
  readonly log: Log;
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

/** What an import did, and how to say it. */
export interface Imported {
  readonly report: ImportReport;
  readonly duration: Duration;
  readonly summary: string;
  readonly inviteLink: string;
}

const preparedWithin = 30_000;
/** A view that does not move for so long is not on its way. */
const patience = 60_000;

const furthestBehind = (node: Node): string => {
  const positions = node.projections.status().views.map(({ position = '' }) => position);
  return positions.sort()[0] ?? '';
};

const reach = async (node: Node, position: string, timeout: number): Promise<void> => {
  for (let seen: string | undefined; !(await node.viewsReach(position, timeout)); seen = furthestBehind(node)) {
    if (seen === furthestBehind(node))
      throw new ViewsBehind('the facts are in the log, but the views do not show them: see the log');
  }
};

/** The first decisions look into the views: on a first start there are none yet. */
const prepared = async (node: Node): Promise<void> => {
  const head = await node.services.store.head();
  if (head !== undefined) await reach(node, head.position, preparedWithin);
};

const manifestFor = async (node: Node, options: ImportOptions, startsAt: number): Promise<Manifest> => {
  const { services } = node;
  const name = nameHash(services.vault, options);
  const files = await sourceFiles(options.folder);
  const manifest = await manifestOf(services.privateStore, name, files, async () => {
    const importId = importIdOf(name, startsAt);
    return { format: 1, importId, ownerId: await ownerFor(services, importId, options.owner), startsAt, files };
  });
  const asked = options.owner === undefined ? manifest.ownerId : await ownerFor(services, manifest.importId, options.owner);
  if (asked !== manifest.ownerId) throw new OtherOwner('this import was begun for another owner');
  return manifest;
};

/** Imports a folder into the data directory of this environment, and waits until every view shows it. */
export const importIrc = async (options: ImportOptions, surroundings: ImportSurroundings): Promise<Imported> => {
  const { environment, log, screen, signal } = surroundings;
  const folder = await openIrcFolder(options.folder);
  await using node = await openNode(environment, log, { isLive: false });
  await prepared(node);
  const startedAt = systemClock.now();
  const since = () => (systemClock.now() - startedAt) / 1_000;
  const manifest = await manifestFor(node, options, folder.files[0]?.startsAt ?? 0);
  const display = progressDisplay(systemClock, screen, folder.lines);
  const { services } = node;
  const name = { guild: options.guild, channel: options.channel };
  try {
    const report = await runImport({ services, folder, manifest, name, signal, onProgress: (now) => display.show(now) });
    const appendedSeconds = since();
    await reach(node, report.position, patience);
    const duration = { appendedSeconds, shownSeconds: since() };
    const inviteLink = `${services.publicUrl}/invite/${report.inviteCode}`;
    return { report, duration, summary: summaryOf(report, duration), inviteLink };
  } finally {
    display.end();
  }
};
