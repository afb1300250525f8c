import { type KeyboardEvent, useEffect, useState } from 'react';
import { type Direction, type Guild, type Place, standingOf, stepOf, type Thing, withThingAt } from '../guilds/index.ts';
import { useText } from '../languages/LanguageProvider.tsx';
import type { Move } from './useMoves.ts';

interface Held {
  readonly thing: Thing;
  /** `undefined` until it is moved. */
  readonly place: Place | undefined;
}

const directions: Readonly<Record<string, Direction | undefined>> = { ArrowUp: 'up', ArrowDown: 'down' };

/** The list while somebody moves a row of it with the arrow keys: Enter puts it down, Escape puts it back. */
export interface KeyboardMove {
  /** The guild as it would be. */
  readonly shown: Guild;
  readonly heldId: string | undefined;
  /** What is told to those who do not see it. */
  readonly announcement: string;
  pickUp(thing: Thing): void;
  onKeyDown(event: KeyboardEvent): void;
  letGo(): void;
}

const useStandingText = () => {
  const say = useText();
  return (guild: Guild, thing: Thing): string => {
    const { category, place, of } = standingOf(guild, thing);
    const where = say('placeOf', { place, of });
    return category === undefined ? where : say('placeUnder', { where, category: category.name ?? say('erasedName') });
  };
};

/** Moves rows by keys. `focusRow` brings the focus back to a row, which loses it when it moves. */
export const useKeyboardMove = (guild: Guild, move: Move, focusRow: (id: string) => void): KeyboardMove => {
  const say = useText();
  const standingText = useStandingText();
  const [held, setHeld] = useState<Held>();
  const [announcement, announce] = useState('');
  const shown = held?.place === undefined ? guild : withThingAt(guild, held.thing, held.place);
  useEffect(() => {
    if (held !== undefined) focusRow(held.thing.id);
  }, [held, focusRow]);
  const step = ({ thing }: Held, direction: Direction): void => {
    const place = stepOf(shown, thing, direction);
    if (place === undefined) return;
    setHeld({ thing, place });
    announce(standingText(withThingAt(guild, thing, place), thing));
  };
  const putDown = ({ thing, place }: Held): void => {
    if (place !== undefined) move(thing, place);
    setHeld(undefined);
    announce(say('putDown', { where: standingText(shown, thing) }));
  };
  const letGo = (): void => {
    if (held === undefined) return;
    setHeld(undefined);
    announce(say('putBack'));
  };
  const actionOf = (key: string, current: Held): (() => void) | undefined => {
    const direction = directions[key];
    if (direction !== undefined) return () => step(current, direction);
    if (key === 'Enter' || key === ' ') return () => putDown(current);
    return key === 'Escape' || key === 'Tab' ? letGo : undefined;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = held && actionOf(event.key, held);
    if (action === undefined) return;
    if (event.key !== 'Tab') event.preventDefault();
    event.stopPropagation();
    action();
  };
  const pickUp = (thing: Thing): void => {
    setHeld({ thing, place: undefined });
    announce(say('pickedUp', { where: standingText(guild, thing) }));
  };
  return { shown, heldId: held?.thing.id, announcement, pickUp, onKeyDown, letGo };
};
