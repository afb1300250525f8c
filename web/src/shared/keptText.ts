/** What this browser keeps under a name; `undefined` where it keeps nothing, or may not. */
export const keptText = (name: string): string | undefined => {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined; // a browser that keeps nothing shows the usual
  }
};

/** Keeps it, where the browser does. */
export const keepText = (name: string, text: string): void => {
  try {
    localStorage.setItem(name, text);
  } catch {
    // Full or forbidden: it holds until the page is left.
  }
};
