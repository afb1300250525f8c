import { button, element } from './element.ts';
import { timeText } from './language.ts';
import type { Outbox, Unsent } from './outbox.ts';
import type { People } from './people.ts';
import { problemLine } from './problem.ts';
import type { Row } from './timeline.ts';

const initialOf = (name: string): string => [...name.trim()][0]?.toUpperCase() ?? '?';

const contentOf = ({ content, isDeleted }: Row): HTMLElement => {
  if (isDeleted) return element('p', { class: 'gone', text: 'deleted' });
  if (content === null) return element('p', { class: 'gone', text: 'unreadable' });
  return element('p', { class: 'content' }, content);
};

const rowElement = (row: Row, people: People): HTMLElement => {
  const author = people.get(row.authorId);
  const name = author?.displayName ?? undefined;
  const avatar = element('span', { class: 'avatar' }, initialOf(name ?? '?'));
  avatar.style.backgroundColor = author?.avatarColour ?? '';
  avatar.setAttribute('aria-hidden', 'true');
  const shown = name === undefined ? element('b', { text: 'someone' }) : element('b', {}, name);
  const time = element('time', {}, timeText(row.sentAt));
  time.dateTime = row.sentAt;
  const edited = row.isEdited && !row.isDeleted ? [element('small', { text: 'edited' })] : [];
  const body = element('div', { class: 'body' }, element('div', { class: 'by' }, shown, time, ...edited), contentOf(row));
  return element('li', {}, avatar, body);
};

const unsentElement = ({ clientMessageId, content, refusal }: Unsent, outbox: Outbox): HTMLElement => {
  const said = element('p', { class: 'content' }, content);
  if (refusal === undefined) return element('li', { class: 'unsent' }, said, element('small', { text: 'sending' }));
  const problem = problemLine();
  problem.show(refusal);
  const retry = button('retry', () => outbox.retry(clientMessageId), 'quiet');
  const discard = button('discard', () => outbox.discard(clientMessageId), 'quiet');
  return element('li', { class: 'unsent' }, said, element('small', { text: 'failed' }), problem.element, retry, discard);
};

interface Shown {
  readonly rows: readonly Row[];
  readonly people: People;
  readonly outbox: Outbox;
}

/** All rows of a channel; what people wrote stands in text nodes only. */
export const messageElements = ({ rows, people, outbox }: Shown): readonly HTMLElement[] => {
  const waiting = outbox.unsent().map((unsent) => unsentElement(unsent, outbox));
  const said = rows.map((row) => rowElement(row, people));
  return said.length + waiting.length === 0 ? [element('li', { class: 'empty', text: 'noMessages' })] : [...said, ...waiting];
};
