import type { Line } from '../record/line.ts';
import { type Absence, absencesIn } from './absences.ts';
import { Commands } from './commands.ts';
import { Epochs } from './epochs.ts';
import { Facts } from './facts.ts';
import { Histories } from './histories.ts';
import { Sightings } from './sightings.ts';

/**
 * What a whole record says, indexed by message: the rules look things up here while they go through the lines a second
 * time. It grows with messages and commands, not with readers or what they were told.
 */
export class Known {
  readonly commands = new Commands();
  readonly facts = new Facts();
  readonly histories = new Histories();
  readonly sightings = new Sightings();
  readonly epochs = new Epochs();
  /** Users by client. */
  readonly people = new Map<string, string>();
  #began = { at: 0, wall: 0 };
  #absences: ReadonlyMap<string, readonly Absence[]> | undefined;

  see(line: Line, number: number): void {
    if (line.kind === 'began') this.#began = line;
    if (line.kind === 'introduced') this.people.set(line.client, line.userId);
    for (const index of [this.commands, this.facts, this.histories, this.sightings, this.epochs]) index.see(line, number);
  }

  /** The time of day at a moment of the record. */
  wall(at: number): number {
    return this.#began.wall + at - this.#began.at;
  }

  /** The user whose reader it is. */
  personOf(reader: string): string | undefined {
    return this.people.get(this.epochs.clientOf(reader) ?? '');
  }

  /** The newest removal of a person that stands below the position. */
  absenceBelow(person: string | undefined, position: string): Absence | undefined {
    this.#absences ??= absencesIn(this.commands);
    return this.#absences.get(person ?? '')?.findLast((absence) => absence.position < position);
  }
}
