export const notifications = {
  notifiedIn: '#{channel} · {guild}',
  notifiedOf: '{author}: {text}',
  somethingNew: 'Something new',
  newVersion: 'A new version is ready.',
  reloadNow: 'Reload',
  readOffline: 'Without a connection you can read what was here last.',
  waitingToGo: { one: '{count} message waits to be sent', other: '{count} messages wait to be sent' },
  asItWas: 'As it was on {time}',
} as const;
