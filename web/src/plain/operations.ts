import { operation } from '../session/post.ts';
import { type Began, tokenFields } from '../session/session.ts';

interface Command {
  readonly commandId: string;
}

interface Input<Fields extends object> {
  readonly input: Fields & Command;
}

export interface NewAccount {
  readonly handle: string;
  readonly displayName: string;
  readonly password: string;
  readonly locale: 'EN' | 'RU';
}

export const logIn = operation<Began, Input<{ handle: string; password: string }>>(
  `mutation LogIn($input: LogInInput!) { logIn(input: $input) { ${tokenFields} } }`,
);

export const register = operation<Began, Input<NewAccount & { inviteCode?: string }>>(
  `mutation Register($input: RegisterInput!) { register(input: $input) { ${tokenFields} } }`,
);

export const setUp = operation<Began, Input<NewAccount & { token: string }>>(
  `mutation SetUp($input: SetUpInput!) { setUp(input: $input) { ${tokenFields} } }`,
);

export const logOut = operation<object, Input<object>>(
  'mutation LogOut($input: LogOutInput!) { logOut(input: $input) { position } }',
);

export const verifyEmail = operation<object, Input<{ token: string }>>(
  'mutation VerifyEmail($input: VerifyEmailInput!) { verifyEmail(input: $input) { position } }',
);

export interface Person {
  readonly id: string;
  readonly displayName: string | null;
  readonly avatarColour: string;
}

const personFields = 'id displayName avatarColour';

export const person = operation<{ person: Person | null }, { id: string }>(
  `query Person($id: ID!) { person(id: $id) { ${personFields} } }`,
);

export interface Channel {
  readonly id: string;
  readonly name: string | null;
  readonly kind: 'TEXT' | 'VOICE';
  readonly archived: boolean;
}

export interface Guild {
  readonly id: string;
  readonly name: string | null;
  readonly channels: readonly Channel[];
}

export const guilds = operation<{ viewer: { guilds: readonly Guild[] } }, { minPosition: string | null }>(
  `query Guilds($minPosition: Position) {
    viewer(minPosition: $minPosition) { guilds { id name channels { id name kind archived } } }
  }`,
);

export const createGuild = operation<{ createGuild: { position: string } }, Input<{ name: string }>>(
  'mutation CreateGuild($input: CreateGuildInput!) { createGuild(input: $input) { position } }',
);

export const joinGuild = operation<{ joinGuild: { position: string } }, Input<{ code: string }>>(
  'mutation JoinGuild($input: JoinGuildInput!) { joinGuild(input: $input) { position } }',
);

export const createInvite = operation<{ createInvite: { code: string } }, Input<{ guildId: string }>>(
  'mutation CreateInvite($input: CreateInviteInput!) { createInvite(input: $input) { code } }',
);

export const invite = operation<{ invite: { guildName: string | null } | null }, { code: string }>(
  'query Invite($code: String!) { invite(code: $code) { guildName } }',
);

export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly content: string | null;
  /** The fact that wrote its text. */
  readonly revisionId: string;
  readonly sentAt: string;
  readonly editedAt: string | null;
  readonly deletedAt: string | null;
  readonly authorId: string;
  readonly author: Person | null;
}

interface MessagePage {
  readonly edges: readonly { readonly node: Message }[];
  readonly pageInfo: { readonly hasPreviousPage: boolean; readonly startCursor: string | null };
}

interface PageVariables {
  readonly channelId: string;
  readonly before: string | null;
  readonly minPosition: string | null;
}

export const messages = operation<{ channel: { messages: MessagePage } | null }, PageVariables>(
  `query Messages($channelId: ID!, $before: String, $minPosition: Position) {
    channel(id: $channelId, minPosition: $minPosition) {
      messages(last: 50, before: $before) {
        edges { node { id seq content revisionId sentAt editedAt deletedAt authorId author { ${personFields} } } }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }`,
);

export const sendMessage = operation<
  { sendMessage: { message: { messageId: string; seq: number; at: string } } },
  { input: { clientMessageId: string; channelId: string; content: string } }
>('mutation SendMessage($input: SendMessageInput!) { sendMessage(input: $input) { message { messageId seq at } } }');

/** What happens in a channel, as far as this page shows it. */
export type ChannelEvent =
  | { readonly __typename: 'CaughtUp'; readonly cursor: string }
  | { readonly __typename: 'Reset'; readonly resumeFrom: string | null }
  | { readonly __typename: 'TextsRemoved'; readonly texts: readonly { readonly revisionId: string }[]; readonly position: string }
  | ({ readonly __typename: 'MessagePosted'; readonly content: string | null; readonly authorId: string } & Fact)
  | ({ readonly __typename: 'MessageEdited'; readonly content: string | null } & Fact)
  | ({ readonly __typename: 'MessageDeleted' } & Fact)
  | ({ readonly __typename: 'ReactionAdded' | 'ReactionRemoved' | 'MessagePinned' | 'MessageUnpinned' } & Fact);

interface Fact {
  readonly factId: string;
  readonly cursor: string;
  readonly seq: number;
  readonly messageId: string;
  readonly at: string;
}

export const channelEvents = operation<{ channelEvents: ChannelEvent }, { channelId: string; after: string | null }>(
  `subscription ChannelEvents($channelId: ID!, $after: String) {
    channelEvents(channelId: $channelId, after: $after) {
      __typename
      ... on CaughtUp { cursor }
      ... on Reset { resumeFrom }
      ... on TextsRemoved { texts { revisionId } position }
      ... on ChannelFact { factId cursor seq messageId at }
      ... on MessagePosted { content authorId }
      ... on MessageEdited { content }
    }
  }`,
);
