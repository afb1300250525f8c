/** Puts the cursor into the field of the conversation that something is in, once whatever is open there has closed. */
export const focusComposer = (within: Element): void => {
  const conversation = within.closest('[data-conversation]');
  // A menu gives the focus back to where it was when it has closed.
  setTimeout(() => conversation?.querySelector<HTMLElement>('[data-foot] textarea')?.focus(), 60);
};
