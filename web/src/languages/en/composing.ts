export const composing = {
  send: 'Send',
  writeIn: 'Message #{channel}',
  oneTypes: '{name} is typing…',
  manyType: { one: '{count} person is typing…', other: '{count} people are typing…' },
} as const;
