/** How much somebody uses an emoji: each use counts one, and less with every use of any. */
export interface EmojiUse {
  readonly emoji: string;
  readonly weight: number;
}

const fading = 0.95;
const most = 36;

/** The most used first. */
export const withUse = (uses: readonly EmojiUse[], emoji: string): readonly EmojiUse[] => {
  const before = uses.find((use) => use.emoji === emoji)?.weight ?? 0;
  return [
    { emoji, weight: before * fading + 1 },
    ...uses.filter((use) => use.emoji !== emoji).map((use) => ({ ...use, weight: use.weight * fading })),
  ]
    .toSorted((one, other) => other.weight - one.weight)
    .slice(0, most);
};

const isUse = (value: unknown): value is EmojiUse =>
  typeof value === 'object' && value !== null && 'emoji' in value && typeof value.emoji === 'string' && 'weight' in value;

const keyOf = (userId: string): string => `emoji ${userId}`;

/** What somebody has used in this browser. */
export const keptUses = (userId: string): readonly EmojiUse[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isUse) : [];
  } catch {
    // Somebody else wrote there: it is only a habit.
    return [];
  }
};

export const keepUse = (userId: string, emoji: string): void =>
  localStorage.setItem(keyOf(userId), JSON.stringify(withUse(keptUses(userId), emoji)));
