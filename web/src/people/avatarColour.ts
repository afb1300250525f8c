import { tokens } from '../theme/tokens.ts';

const places = [0, 1, 2, 3, 4, 5, 6, 7] as const;

/** A colour to be kept with an account for each pair of the look that avatars are drawn with. */
export const avatarColours: readonly string[] = places.map((at) => tokens.colours.dark[`av${at}-fg`]);

/** Degrees. */
const hueOf = (colour: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return (Math.atan2(Math.sqrt(3) * (green - blue), 2 * red - green - blue) * 180) / Math.PI;
};

const apart = (one: number, other: number): number => Math.abs(((one - other + 540) % 360) - 180);

/** The pair of the look that a kept colour is drawn with: the one of the nearest hue. Any colour has one, so that initials can be read. */
export const avatarPairOf = (colour: string): number => {
  const hue = hueOf(colour);
  const distances = avatarColours.map((offered) => apart(hue, hueOf(offered)));
  return distances.indexOf(Math.min(...distances));
};
