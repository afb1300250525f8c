import { changesOf, type News, type PlaceMark } from './placeMarks.ts';

/** What the person wants to be told of. */
export interface Wishes {
  readonly level: 'ALL' | 'MENTIONS' | 'NONE';
  readonly isDisturbed: boolean;
  readonly hasSounds: boolean;
}

/** A message to tell of. */
export interface Told {
  readonly seq: number;
  readonly authorId: string;
  readonly authorName: string | null;
  readonly content: string | null;
}

/** What a notifier needs. */
export interface NotifierPorts {
  readonly viewerId: string;
  /** `undefined`: not known yet. */
  readonly wishes: () => Wishes | undefined;
  /** Of all tabs one tells. */
  readonly isTeller: () => boolean;
  /** Whether the person looks at the place in any tab. */
  readonly isSeen: (placeId: string) => boolean;
  /** The newest message of a place; `undefined` where there is none, or it cannot be asked for. */
  readonly newestOf: (place: PlaceMark) => Promise<Told | undefined>;
  /** In the place of what was shown of this place before. */
  readonly show: (place: PlaceMark, told: Told) => void;
  readonly close: (placeId: string) => void;
  readonly play: () => void;
  readonly pause: (milliseconds: number) => Promise<void>;
}

/** A place is told of so often at most, in milliseconds: a conversation between others is one thing. */
const betweenTwo = 1_500;

/** Tells of what is new, as far as the person wants it: one thing for each place, in one tab, never of one's own. */
export class Notifier {
  readonly #ports: NotifierPorts;
  /** By their ids. */
  #places: ReadonlyMap<string, PlaceMark> = new Map();
  readonly #told = new Map<string, number>();
  readonly #busy = new Set<string>();

  constructor(ports: NotifierPorts) {
    this.#ports = ports;
  }

  /** What is known of all places now. */
  take(places: readonly PlaceMark[]): void {
    const { news, read } = changesOf(this.#places, places);
    this.#places = new Map(places.map((place) => [place.id, place]));
    for (const id of read) this.#ports.close(id);
    for (const one of news) if (this.#isWanted(one)) void this.#tell(one.place);
  }

  #isWanted({ place, isMention }: News): boolean {
    const wishes = this.#ports.wishes();
    if (wishes === undefined || !wishes.isDisturbed || !this.#ports.isTeller()) return false;
    return (wishes.level === 'ALL' || (wishes.level === 'MENTIONS' && isMention)) && !this.#ports.isSeen(place.id);
  }

  async #tell(place: PlaceMark): Promise<void> {
    // What comes meanwhile is the newest by then, or comes again.
    if (this.#busy.has(place.id)) return;
    this.#busy.add(place.id);
    const told = await this.#ports.newestOf(place).catch(() => undefined);
    if (told !== undefined && this.#isWorthIt(place.id, told)) {
      this.#told.set(place.id, told.seq);
      this.#ports.show(place, told);
      if (this.#ports.wishes()?.hasSounds === true) this.#ports.play();
    }
    await this.#ports.pause(betweenTwo);
    this.#busy.delete(place.id);
    const latest = this.#places.get(place.id);
    if (latest !== undefined && told !== undefined && latest.isUnread && latest.newest > told.seq) await this.#tellLater(latest);
  }

  async #tellLater(place: PlaceMark): Promise<void> {
    if (this.#isWanted({ place, isMention: place.mentions > 0 })) await this.#tell(place);
  }

  #isWorthIt(placeId: string, { seq, authorId }: Told): boolean {
    const isUnread = this.#places.get(placeId)?.isUnread === true;
    return isUnread && authorId !== this.#ports.viewerId && seq > (this.#told.get(placeId) ?? 0) && !this.#ports.isSeen(placeId);
  }
}
