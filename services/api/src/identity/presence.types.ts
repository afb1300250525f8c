import { registerEnumType } from 'type-graphql';

export const PresenceEnum = {
  ONLINE: 'ONLINE',
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  OFFLINE: 'OFFLINE',
  UNKNOWN: 'UNKNOWN',
} as const;
registerEnumType(PresenceEnum, {
  name: 'Presence',
  description: 'What others see of a person. It is no fact: nobody keeps it, and it cannot be asked of another time.',
  valuesConfig: {
    ONLINE: { description: 'A client of theirs is connected, and in use.' },
    IDLE: { description: 'Nobody has touched any of their clients for a while, or they chose to look so.' },
    DO_NOT_DISTURB: { description: 'They are connected and do not want to be disturbed.' },
    OFFLINE: {
      description: 'No client of theirs has been heard of for 30 seconds, the last one said goodbye, or they are invisible.',
    },
    UNKNOWN: { description: 'Nobody can say at the moment, or it is not for the viewer to know.' },
  },
});

export const ChosenPresenceEnum = {
  AUTOMATIC: 'AUTOMATIC',
  IDLE: 'IDLE',
  DO_NOT_DISTURB: 'DO_NOT_DISTURB',
  INVISIBLE: 'INVISIBLE',
} as const;
registerEnumType(ChosenPresenceEnum, {
  name: 'ChosenPresence',
  description: 'What a person wants others to see while a client of theirs is connected.',
  valuesConfig: {
    AUTOMATIC: { description: 'ONLINE, or IDLE where nobody touches any client of theirs.' },
    IDLE: { description: 'IDLE, whatever they do.' },
    DO_NOT_DISTURB: { description: 'DO_NOT_DISTURB, whatever they do.' },
    INVISIBLE: { description: 'OFFLINE. Who types or says something is seen to do so all the same.' },
  },
});
