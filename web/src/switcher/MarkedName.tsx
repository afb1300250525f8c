interface Stretch {
  readonly text: string;
  readonly isMarked: boolean;
}

/** The name in stretches that fit and that do not. */
export const stretchesOf = (name: string, places: readonly number[]): readonly Stretch[] => {
  const marked = new Set(places);
  const stretches: Stretch[] = [];
  for (const [index, point] of [...name].entries()) {
    const isMarked = marked.has(index);
    const last = stretches.at(-1);
    if (last?.isMarked === isMarked) stretches[stretches.length - 1] = { text: last.text + point, isMarked };
    else stretches.push({ text: point, isMarked });
  }
  return stretches;
};

interface MarkedNameProps {
  readonly name: string;
  readonly places: readonly number[];
  readonly className: string;
}

/** A name, with what fits standing out. */
export const MarkedName = ({ name, places, className }: MarkedNameProps) => (
  <span className={className} dir="auto">
    {stretchesOf(name, places).map(({ text, isMarked }, index) =>
      // biome-ignore lint/suspicious/noArrayIndexKey: a stretch is its place in the name
      isMarked ? <b key={index}>{text}</b> : <span key={index}>{text}</span>,
    )}
  </span>
);
