/** Code points that a message may have. */
export const mostInMessage = 4_000;

export const lengthOf = (text: string): number => [...text].length;

const graphemes = new Intl.Segmenter();

/** As much of a text as fits, cut where a reader would: after a line, else after a word, else after a sign. */
const cutOf = (text: string, most: number): number => {
  const fitting = [...text].slice(0, most).join('');
  const line = fitting.lastIndexOf('\n');
  if (line > fitting.length / 2) return line + 1;
  const space = fitting.lastIndexOf(' ');
  if (space > fitting.length / 2) return space + 1;
  const last = graphemes.segment(text).containing(fitting.length)?.index ?? 0;
  return last > 0 ? last : fitting.length;
};

const openFence = (text: string): string | undefined => {
  const fences = [...text.matchAll(/```([\w+#-]{0,16}(?=\s))?/g)];
  return fences.length % 2 === 1 ? (fences.at(-1)?.[1] ?? '') : undefined;
};

/** Messages that say a text which is too long for one, in order. A block of code that is cut goes on in the next. */
export const splitText = (text: string, most = mostInMessage): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  while (lengthOf(rest) > most) {
    const part = rest.slice(0, cutOf(rest, most - 8));
    rest = rest.slice(part.length);
    const language = openFence(part);
    parts.push(language === undefined ? part : `${part.replace(/\n$/, '')}\n\`\`\``);
    if (language !== undefined) rest = `\`\`\`${language}\n${rest}`;
  }
  return [...parts, rest].filter((part) => part.trim() !== '');
};
