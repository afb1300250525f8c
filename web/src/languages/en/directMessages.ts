export const directMessages = {} as const;
