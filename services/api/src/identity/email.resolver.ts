import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { type Context, personOf } from '../graph/context.ts';
import { unwrap } from '../graph/failure.ts';
import {
  RequestEmailVerificationInput,
  RequestEmailVerificationPayload,
  VerifyEmailInput,
  VerifyEmailPayload,
} from './profile.types.ts';
import { visitorOf } from './visitorOf.ts';

@Resolver()
export class EmailResolver {
  @Mutation(() => RequestEmailVerificationPayload, {
    description:
      'Mails a link that proves the address; the link before it is void. Answer and time are the same for every address.',
  })
  async requestEmailVerification(
    @Arg('input', () => RequestEmailVerificationInput) input: RequestEmailVerificationInput,
    @Ctx() context: Context,
  ): Promise<RequestEmailVerificationPayload> {
    const request = { email: input.email, address: context.address };
    return unwrap(await context.handlers.requestEmailVerification(personOf(context), input.commandId, request));
  }

  @Mutation(() => VerifyEmailPayload, {
    description: 'Follows the link of the mail, once. Who holds the link need not be logged in. A taken address is a bad link.',
  })
  async verifyEmail(
    @Arg('input', () => VerifyEmailInput) input: VerifyEmailInput,
    @Ctx() context: Context,
  ): Promise<VerifyEmailPayload> {
    return unwrap(await context.handlers.verifyEmail(visitorOf(context), input.commandId, input.token));
  }
}
