/** What is behind the log-in, which the pages before it do without. */
export const loadInside = async () => (await import('./Inside.tsx')).Inside;

/** Before it is needed. Where that fails it is fetched again when it is. */
export const fetchInside = (): void => void loadInside().catch(() => undefined);
