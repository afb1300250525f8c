import { useObservable } from '../shared/useObservable.ts';
import styles from './Avatar.module.css';
import { avatarPairOf } from './avatarColour.ts';
import { usePeople } from './PeopleProvider.tsx';

const paletteSize = 8;

/** A colour of the look that stays with an id. */
const colourOf = (id: string): number => Number.parseInt(id.slice(-4), 16) % paletteSize;

const graphemes = new Intl.Segmenter();

/** The first two signs of a name, as people see signs. */
export const initialsOf = (name: string): string =>
  [...graphemes.segment(name.trim())]
    .slice(0, 2)
    .map(({ segment }) => segment)
    .join('');

interface AvatarProps {
  readonly id: string;
  readonly name: string;
  /** Pixels. */
  readonly size: number;
  readonly shape?: 'disc' | 'tile';
  /** A pair of the look, 0 to 7; absent: a guild's by its id, a person's by what they chose. */
  readonly colour?: number;
}

const Initials = ({ name, size, shape = 'disc', colour }: Omit<AvatarProps, 'id'>) => (
  <span
    className={styles['avatar']}
    data-colour={colour}
    data-shape={shape}
    data-initials={initialsOf(name)}
    style={{ width: size, height: size, fontSize: Math.round(size * 0.36) }}
    aria-hidden
  />
);

const OfPerson = ({ id, ...initials }: AvatarProps) => {
  const person = useObservable(usePeople().person(id));
  return <Initials {...initials} colour={person === undefined ? colourOf(id) : avatarPairOf(person.avatarColour)} />;
};

/** Somebody, or a guild, by the first signs of the name. Whoever shows it says the name beside it. */
export const Avatar = (props: AvatarProps) => {
  const { id, colour, shape } = props;
  if (colour === undefined && shape !== 'tile') return <OfPerson {...props} />;
  return <Initials {...props} colour={colour ?? colourOf(id)} />;
};
