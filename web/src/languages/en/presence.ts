export const presence = {
  ONLINE: 'Online',
  IDLE: 'Idle',
  DO_NOT_DISTURB: 'Do not disturb',
  OFFLINE: 'Offline',
  UNKNOWN: 'Presence unknown',
} as const;
