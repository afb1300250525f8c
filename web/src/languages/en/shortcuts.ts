export const shortcuts = {} as const;
