const most = 30;

const nameOf = (userId: string): string => `recent ${userId}`;

/** Keys of where the account was of late in this browser, the newest first. Ids only: names belong to the server. */
export const recentPlaces = (userId: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(userId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    // Somebody else wrote there: it begins anew.
    return [];
  }
};

/** Puts it before all others. */
export const visited = (userId: string, key: string): void => {
  const others = recentPlaces(userId).filter((one) => one !== key);
  localStorage.setItem(nameOf(userId), JSON.stringify([key, ...others].slice(0, most)));
};

const channelKey = 'channel ';

/** The channels among them. */
export const recentChannelIds = (userId: string): readonly string[] =>
  recentPlaces(userId)
    .filter((key) => key.startsWith(channelKey))
    .map((key) => key.slice(channelKey.length));
