export const notifications = {
  notifiedIn: '#{channel} · {guild}',
  notifiedOf: '{author}: {text}',
  somethingNew: 'Something new',
} as const;
