export { channelFactOf, type OpenedMessaging } from './channelFactOf.ts';
export { ChannelMessagesResolver } from './channelMessages.resolver.ts';
export { Message, messageOf } from './message.types.ts';
export * from './messageFacts.types.ts';
export { MessageFieldsResolver } from './messageFields.resolver.ts';
export { MessageMutations } from './messageMutations.resolver.ts';
export { MessagingResolver } from './messaging.resolver.ts';
export { visibleMessage } from './readerOf.ts';
export { TypingResolver } from './typing.resolver.ts';
