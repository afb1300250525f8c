export { textFrameOf } from './frames.ts';
export { createHub, type Hub, type HubOptions, type HubStatistics } from './hub.ts';
export { LiveResolver } from './live.resolver.ts';
export { LiveSocket } from './liveSocket.ts';
export { noPubSub } from './noPubSub.ts';
export { Operations, type SubscribePayload } from './operations.ts';
export { type LiveConnection, Subscription } from './subscription.ts';
