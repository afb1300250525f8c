const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';

const pairs = (from: string, to: string): ReadonlyMap<string, string> =>
  new Map([...from].map((sign, index) => [sign, [...to][index] ?? sign]));

const toRussianKeys = pairs(latinKeys, russianKeys);
const toLatinKeys = pairs(russianKeys, latinKeys);

/** The longest first: `sh` is one letter. */
const sounds: readonly (readonly [latin: string, russian: string])[] = [
  ['shch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['yu', 'ю'],
  ['ya', 'я'],
  ['yo', 'ё'],
  ...pairs('abvgdezijklmnoprstufhycwxq', 'абвгдезийклмнопрстуфхыцвкк'),
];

const russianOf = (text: string): string => sounds.reduce((rest, [latin, russian]) => rest.replaceAll(latin, russian), text);

const silent: ReadonlyMap<string, string> = new Map([
  ['э', 'e'],
  ['ь', ''],
  ['ъ', ''],
]);
const latinOfSounds = new Map(sounds.toReversed().map(([latin, russian]) => [russian, latin]));

const latinOf = (text: string): string => [...text].map((sign) => latinOfSounds.get(sign) ?? silent.get(sign) ?? sign).join('');

const through = (keys: ReadonlyMap<string, string>, text: string): string =>
  [...text].map((sign) => keys.get(sign) ?? sign).join('');

/** What somebody may have meant: what they typed, the same keys on the other layout, the same sounds in the other letters. */
export const readingsOf = (typed: string): readonly string[] => {
  const text = typed.trim().toLowerCase();
  if (text === '') return [];
  const isRussian = /\p{Script=Cyrillic}/u.test(text);
  const [keys, sounds] = isRussian
    ? [through(toLatinKeys, text), latinOf(text)]
    : [through(toRussianKeys, text), russianOf(text)];
  return [...new Set([text, keys, sounds])].filter((reading) => reading.trim() !== '');
};
