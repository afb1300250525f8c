import { Archive, ArrowDown, ArrowUp, ChevronsUpDown, Link, type LucideIcon, Pencil, Plus, Trash2 } from 'lucide-react';
import { type Direction, type Guild, type Place, stepOf, type Thing } from '../guilds/index.ts';
import type { ChannelDialog } from './channelDialog.ts';

type ActionName =
  | 'copyLink'
  | 'editChannel'
  | 'createChannel'
  | 'renameCategory'
  | 'moveUp'
  | 'moveDown'
  | 'moveByKeys'
  | 'archiveChannel'
  | 'deleteChannel'
  | 'deleteCategory';

/** Something that can be done with a row. */
export interface RowAction {
  readonly name: ActionName;
  readonly Icon: LucideIcon;
  readonly isDanger?: boolean;
  readonly isDisabled?: boolean;
  run(): void;
}

/** How the list does what a menu offers. */
export interface RowHandlers {
  copyLink(channelId: string): void;
  archive(channelId: string): void;
  move(thing: Thing, place: Place): void;
  pickUp(thing: Thing): void;
  open(dialog: ChannelDialog): void;
}

const stepAction = (guild: Guild, thing: Thing, direction: Direction, move: RowHandlers['move']): RowAction => {
  const place = stepOf(guild, thing, direction);
  const isUp = direction === 'up';
  return {
    name: isUp ? 'moveUp' : 'moveDown',
    Icon: isUp ? ArrowUp : ArrowDown,
    isDisabled: place === undefined,
    run: () => place && move(thing, place),
  };
};

const moveActions = (guild: Guild, thing: Thing, { move, pickUp }: RowHandlers): readonly RowAction[] => [
  stepAction(guild, thing, 'up', move),
  stepAction(guild, thing, 'down', move),
  { name: 'moveByKeys', Icon: ChevronsUpDown, run: () => pickUp(thing) },
];

const channelActions = (guild: Guild, thing: Thing, handlers: RowHandlers): readonly RowAction[] => {
  const { id } = thing;
  const { open, archive } = handlers;
  return [
    { name: 'editChannel', Icon: Pencil, run: () => open({ kind: 'editChannel', id }) },
    ...moveActions(guild, thing, handlers),
    { name: 'archiveChannel', Icon: Archive, run: () => archive(id) },
    { name: 'deleteChannel', Icon: Trash2, isDanger: true, run: () => open({ kind: 'deleteChannel', id }) },
  ];
};

const categoryActions = (guild: Guild, thing: Thing, handlers: RowHandlers): readonly RowAction[] => {
  const { id } = thing;
  const { open } = handlers;
  return [
    { name: 'createChannel', Icon: Plus, run: () => open({ kind: 'createChannel', categoryId: id }) },
    { name: 'renameCategory', Icon: Pencil, run: () => open({ kind: 'renameCategory', id }) },
    ...moveActions(guild, thing, handlers),
    { name: 'deleteCategory', Icon: Trash2, isDanger: true, run: () => open({ kind: 'deleteCategory', id }) },
  ];
};

/** What the viewer can do with a row, in the order of its menu. */
export const rowActions = (guild: Guild, thing: Thing, canManage: boolean, handlers: RowHandlers): readonly RowAction[] => {
  if (thing.kind === 'category') return canManage ? categoryActions(guild, thing, handlers) : [];
  const link: RowAction = { name: 'copyLink', Icon: Link, run: () => handlers.copyLink(thing.id) };
  return canManage ? [link, ...channelActions(guild, thing, handlers)] : [link];
};
