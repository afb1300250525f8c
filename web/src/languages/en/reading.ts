export const reading = {
  timeline: 'Messages',
  newMessages: { one: '{count} new message', other: '{count} new messages' },
  newSince: { one: '{count} new since {time}', other: '{count} new since {time}' },
  emptyChannel: 'This is the beginning of #{channel}.',
  emptyChannelHint: 'Nobody has said anything yet. Say hello.',
  jumpToPresent: 'Jump to present',
} as const;
