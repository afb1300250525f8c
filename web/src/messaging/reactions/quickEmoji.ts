/** One click or one tap away, as the API names them. */
export const quickEmoji = ['u-1f44d', 'u-1f389', 'u-2764', 'u-1f602', 'u-1f440'] as const;
