export { channelsProjection } from './channels.projection.ts';
export { guildsProjection } from './guilds.projection.ts';
