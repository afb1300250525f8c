import styles from './Avatar.module.css';

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
}

/** Somebody, or a guild, by the first signs of the name. Whoever shows it says the name beside it. */
export const Avatar = ({ id, name, size, shape = 'disc' }: AvatarProps) => (
  <span
    className={styles['avatar']}
    data-colour={colourOf(id)}
    data-shape={shape}
    style={{ width: size, height: size, fontSize: Math.round(size * 0.36) }}
    aria-hidden
  >
    {initialsOf(name)}
  </span>
);
