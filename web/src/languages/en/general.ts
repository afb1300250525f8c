export const general = {
  product: 'Chat-JS',
  language: 'Language',
  members: { one: '{count} member', other: '{count} members' },
  seconds: { one: '{count} second', other: '{count} seconds' },
  minutes: { one: '{count} minute', other: '{count} minutes' },
  loading: 'Loading',
  retry: 'Try again',
  copy: 'Copy',
  copied: 'Copied.',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo',
} as const;
