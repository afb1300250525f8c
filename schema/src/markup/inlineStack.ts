import type { Inline } from './nodes.ts';
import type { Flanks } from './words.ts';

/** Marks that enclose what they mark, by the characters that write them. */
export type MarkerSign = '*' | '_' | '~~' | '||';

/** A run of one sign; `length` counts its characters. */
export interface MarkerRun extends Flanks {
  readonly sign: MarkerSign;
  readonly length: number;
}

/** A run that may still open something; it stands as literal text until it does. */
interface Opener extends MarkerRun {
  /** Its piece. */
  readonly index: number;
  /** How many of its characters are not used yet. */
  left: number;
}

interface Piece {
  readonly node: Inline;
  /** How deep marks and links stand in it. */
  readonly height: number;
}

/** Marks and links nest at most so deep; a marker that would go deeper is literal. Bounds every walk over a tree. */
export const deepest = 16;

const isEmphasis = (sign: MarkerSign): boolean => sign === '*' || sign === '_';
const written = (sign: MarkerSign, length: number): string => (isEmphasis(sign) ? sign.repeat(length) : sign);
const markOf = (sign: MarkerSign, used: number): 'bold' | 'italic' | 'strike' | 'spoiler' => {
  if (sign === '||') return 'spoiler';
  if (sign === '~~') return 'strike';
  return used === 2 ? 'bold' : 'italic';
};

/** CommonMark's rule of three, by which `*a**b*` is one italic and not two. */
const fit = (opener: Opener, closer: MarkerRun): boolean =>
  !(opener.closes || closer.opens) ||
  (opener.length + closer.length) % 3 !== 0 ||
  (opener.length % 3 === 0 && closer.length % 3 === 0);

const joined = (pieces: readonly Piece[]): readonly Inline[] => {
  const nodes: Inline[] = [];
  for (const { node } of pieces) {
    const last = nodes.at(-1);
    if (node.type === 'text' && last?.type === 'text') nodes[nodes.length - 1] = { type: 'text', text: last.text + node.text };
    else nodes.push(node);
  }
  return nodes;
};

/**
 * The pieces of inline text, read from left to right. What closes first wins; what never closes stays literal. Linear: a piece
 * is wrapped once, and an opener that did not fit a kind of closer is not tried by that kind again.
 */
export class InlineStack {
  readonly #pieces: Piece[] = [];
  readonly #openers: Opener[] = [];
  /** Pieces that are square brackets and may begin a label. */
  readonly #brackets: number[] = [];
  /** By kind of closer: openers below this index do not fit it. */
  readonly #floors = new Map<string, number>();

  text(text: string): void {
    if (text !== '') this.node({ type: 'text', text });
  }

  node(node: Inline, height = 0): void {
    this.#pieces.push({ node, height });
  }

  /** Closes as much as the run can, and keeps the rest as an opener or as text. */
  run(run: MarkerRun): void {
    const left = run.closes ? this.#close(run) : run.length;
    if (left === 0) return;
    this.text(written(run.sign, left));
    if (run.opens) this.#openers.push({ ...run, index: this.#pieces.length - 1, left });
  }

  /** A square bracket that may begin a label. */
  bracket(): void {
    this.text('[');
    this.#brackets.push(this.#pieces.length - 1);
  }

  /** The label that would end here; nothing where no bracket began one. That bracket can then begin no other. */
  label(): { readonly index: number; readonly children: readonly Inline[] } | undefined {
    const index = this.#brackets.pop();
    return index === undefined ? undefined : { index, children: joined(this.#pieces.slice(index + 1)) };
  }

  /** Makes a link of all from the label's bracket on; false where it would stand too deep. */
  link(label: { readonly index: number; readonly children: readonly Inline[] }, url: string): boolean {
    const height = this.#heightFrom(label.index + 1);
    if (height === undefined) return false;
    this.#take(label.index);
    this.node({ type: 'link', url, children: label.children }, height);
    this.closeBrackets();
    return true;
  }

  /** A link can't stand in another: brackets that are open become literal. */
  closeBrackets(): void {
    this.#brackets.length = 0;
  }

  finish(): readonly Inline[] {
    return joined(this.#pieces);
  }

  /** Answers with how many characters of the run are left. */
  #close(run: MarkerRun): number {
    let left = run.length;
    while (left > 0) {
      const opener = this.#openerFor(run);
      const used = Math.min(2, opener?.left ?? 0, left);
      if (opener === undefined || !this.#wrap(opener, used)) return left;
      left -= used;
    }
    return 0;
  }

  #openerFor(closer: MarkerRun): Opener | undefined {
    const emphasis = isEmphasis(closer.sign);
    const kind = emphasis ? `${closer.sign}${closer.opens}${closer.length % 3}` : closer.sign;
    const floor = this.#floors.get(kind) ?? 0;
    for (let at = this.#openers.length - 1; at >= floor; at -= 1) {
      const opener = this.#openers[at];
      if (opener?.sign !== closer.sign || (emphasis && !fit(opener, closer))) continue;
      const holdsSomething = opener.index < this.#pieces.length - 1;
      return holdsSomething ? opener : undefined;
    }
    this.#floors.set(kind, this.#openers.length);
    return undefined;
  }

  #wrap(opener: Opener, used: number): boolean {
    const height = this.#heightFrom(opener.index + 1);
    if (height === undefined) return false;
    const children = joined(this.#take(opener.index + 1));
    opener.left -= isEmphasis(opener.sign) ? used : 2;
    if (opener.left === 0) this.#take(opener.index);
    else this.#pieces[opener.index] = { node: { type: 'text', text: written(opener.sign, opener.left) }, height: 0 };
    this.node({ type: markOf(opener.sign, used), children }, height);
    return true;
  }

  /** Takes the pieces from `index` on, and forgets what is open there. */
  #take(index: number): readonly Piece[] {
    while ((this.#brackets.at(-1) ?? -1) >= index) this.#brackets.pop();
    let keep = this.#openers.length;
    while ((this.#openers[keep - 1]?.index ?? -1) >= index) keep -= 1;
    this.#dropOpeners(keep);
    return this.#pieces.splice(index);
  }

  #dropOpeners(from: number): void {
    this.#openers.length = from;
    for (const [kind, floor] of this.#floors) if (floor > from) this.#floors.set(kind, from);
  }

  /** How deep a node would be that holds the pieces from `index` on. Where that is too deep, all that is open would be: nothing opens any more. */
  #heightFrom(index: number): number | undefined {
    let height = 1;
    for (let at = index; at < this.#pieces.length; at += 1) height = Math.max(height, (this.#pieces[at]?.height ?? 0) + 1);
    if (height <= deepest) return height;
    this.#dropOpeners(0);
    this.closeBrackets();
    return undefined;
  }
}
