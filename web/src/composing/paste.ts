/** An address that is pasted over chosen words becomes their link; `undefined` where the browser should paste as it does. */
export const pastedLink = (pasted: string, chosen: string): string | undefined =>
  /^https?:\/\/\S+$/.test(pasted) && chosen.trim() !== '' && !/^https?:|[[\]\n]/.test(chosen)
    ? `[${chosen}](${pasted})`
    : undefined;

/** Whether files are carried, and not a text that came with a picture of it, as from a table. */
export const carriesFiles = (data: DataTransfer | null): boolean =>
  data?.types.includes('Files') === true && !data.types.includes('text/plain');
