export * from './allViews.ts';
export * from './directMessages.ts';
export * from './guilds.ts';
export * from './messages.ts';
export * from './parked.ts';
export * from './people.ts';
export * from './view.ts';
