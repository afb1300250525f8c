export const presence = {
  ONLINE: 'Online',
  IDLE: 'Idle',
  DO_NOT_DISTURB: 'Do not disturb',
  OFFLINE: 'Offline',
  UNKNOWN: 'Presence unknown',
  invisible: 'Invisible',
  onlineHint: 'Idle after five minutes without a touch',
  idleHint: 'Others see you as idle',
  doNotDisturbHint: 'Others see that you are busy',
  invisibleHint: 'Others see you as offline',
  choosePresence: 'What others see of you: {presence}',
} as const;
