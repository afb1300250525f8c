import type { Visitor } from '@chat/domain/identity';
import type { Context } from '../graph/context.ts';

/** Who sends the request, before anything is known about them. */
export const visitorOf = ({ requestId, traceparent, address, userAgent }: Context): Visitor => ({
  correlationId: requestId,
  ...(traceparent === undefined ? {} : { traceparent }),
  address,
  device: userAgent,
});
