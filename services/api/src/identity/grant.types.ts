import type { SessionGrant } from '@chat/domain/identity';
import type { Id } from '@chat/schema/events';
import { Ctx, Field, ID, ObjectType } from 'type-graphql';
import type { Context } from '../graph/context.ts';
import { Payload } from '../graph/node.types.ts';
import { TimeScalar } from '../graph/scalars.ts';
import { Person, personFrom } from './person.types.ts';

@ObjectType({ description: 'What lets a client act as a person.' })
export class SessionTokens {
  @Field(() => ID, { description: 'Id of the session.' })
  sessionId!: string;

  @Field(() => ID, { description: 'Id of the person.' })
  userId!: string;

  @Field(() => String, { description: 'Send it as `Authorization: Bearer …`, and as `accessToken` in `connection_init`.' })
  accessToken!: string;

  @Field(() => TimeScalar, { description: 'From then on it is refused: refresh before.' })
  accessTokenExpiresAt!: number;

  @Field(() => String, {
    nullable: true,
    description: 'For `refresh`, once. Null where it was put into the cookie `__Host-refresh`, which scripts cannot read.',
  })
  refreshToken!: string | null;

  @Field(() => TimeScalar, { description: 'When the session ends if nobody refreshes it.' })
  refreshTokenExpiresAt!: number;
}

/** What all mutations answer with that begin or go on with a session. */
@ObjectType({ description: 'A session that has begun or goes on.' })
export class SessionPayload extends Payload {
  @Field(() => SessionTokens, { description: 'The tokens of the session.' })
  session!: SessionTokens;

  @Field(() => Person, { nullable: true, description: 'Who acts in the session, as others see them.' })
  async person(@Ctx() context: Context): Promise<Person | null> {
    context.views.atLeast(this.position);
    const document = await context.loaders.people.load(this.session.userId);
    return document === undefined ? null : personFrom(document);
  }
}

@ObjectType({ description: 'The first administrator is logged in.' })
export class SetUpPayload extends SessionPayload {}

@ObjectType({ description: 'The account is opened and logged in.' })
export class RegisterPayload extends SessionPayload {}

@ObjectType({ description: 'Somebody is logged in.' })
export class LogInPayload extends SessionPayload {}

@ObjectType({ description: 'The session goes on.' })
export class RefreshPayload extends SessionPayload {}

const tokensOf = ({ sessionId, userId, accessToken, accessExpiresAt, refresh }: SessionGrant, shown: boolean): SessionTokens => ({
  sessionId: sessionId satisfies Id,
  userId,
  accessToken,
  accessTokenExpiresAt: accessExpiresAt,
  refreshToken: shown ? refresh.secret : null,
  refreshTokenExpiresAt: refresh.expiresAt,
});

/** Fills a payload. The refresh secret goes to the cookie, or into the payload where the client keeps no cookies. */
export const granted = <P extends SessionPayload>(payload: P, grant: SessionGrant, context: Context, shown: boolean): P => {
  if (!shown) context.refreshCookie.set(grant.refresh.secret, grant.refresh.expiresAt);
  return Object.assign(payload, { position: grant.position, session: tokensOf(grant, shown) });
};
