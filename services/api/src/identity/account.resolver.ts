import { isRefusal } from '@chat/domain/errors';
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Context } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import { LogInInput, RefreshInput, RegisterInput, SetUpInput } from './account.types.ts';
import { granted, LogInPayload, RefreshPayload, RegisterPayload, SetUpPayload } from './grant.types.ts';
import { visitorOf } from './visitorOf.ts';

@Resolver()
export class AccountResolver {
  @Mutation(() => SetUpPayload, { description: 'Makes the first administrator, by the link that the start printed. Works once.' })
  async setUp(@Arg('input', () => SetUpInput) input: SetUpInput, @Ctx() context: Context): Promise<SetUpPayload> {
    const grant = unwrap(await context.handlers.setUp(visitorOf(context), input.commandId, input));
    return granted(new SetUpPayload(), grant, context, input.returnRefreshToken);
  }

  @Mutation(() => RegisterPayload, { description: 'Opens an account and its first session.' })
  async register(@Arg('input', () => RegisterInput) input: RegisterInput, @Ctx() context: Context): Promise<RegisterPayload> {
    const { inviteCode, ...account } = input;
    const registering = inviteCode === undefined || inviteCode === null ? account : { ...account, inviteCode };
    const grant = unwrap(await context.handlers.register(visitorOf(context), input.commandId, registering));
    return granted(new RegisterPayload(), grant, context, input.returnRefreshToken);
  }

  @Mutation(() => LogInPayload, {
    description:
      'Begins a session. Whether the handle or the password was wrong is not told, neither by the answer nor by its time.',
  })
  async logIn(@Arg('input', () => LogInInput) input: LogInInput, @Ctx() context: Context): Promise<LogInPayload> {
    const grant = unwrap(await context.handlers.logIn(visitorOf(context), input.commandId, input));
    return granted(new LogInPayload(), grant, context, input.returnRefreshToken);
  }

  @Mutation(() => RefreshPayload, {
    description:
      'New tokens for the refresh token of the cookie or the input, which is replaced. A replaced one ends its session, but for the last one, once, within 30 seconds: an answer that got lost logs nobody out.',
  })
  async refresh(@Arg('input', () => RefreshInput) input: RefreshInput, @Ctx() context: Context): Promise<RefreshPayload> {
    const isShown = typeof input.refreshToken === 'string';
    const secret = input.refreshToken ?? context.refreshCookie.secret;
    const grant = await context.handlers.refresh(visitorOf(context), input.commandId, secret);
    if (isRefusal(grant) && grant.rejected === 'UNAUTHENTICATED' && !isShown) context.refreshCookie.set(undefined);
    return granted(new RefreshPayload(), unwrap(grant), context, isShown);
  }
}
