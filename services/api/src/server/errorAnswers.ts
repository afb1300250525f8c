import type { ErrorCode } from '@chat/domain/errors';
import type { Log } from '@chat/platform';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, FastifyServerOptions } from 'fastify';
import { type ErrorBody, errorBody } from './errorBody.ts';

interface Answer {
  readonly status: number;
  readonly body: ErrorBody;
}

/** What fastify refuses by itself. Its sentences are kept where they say what to mend. */
const codeOf: Readonly<Record<number, ErrorCode>> = {
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  429: 'RATE_LIMITED',
  503: 'UNAVAILABLE',
};

const tooLarge = (request: FastifyRequest): ErrorBody => {
  const bytes = Number(request.headers['content-length']);
  return errorBody('TOO_LARGE', Number.isSafeInteger(bytes) ? { bytes } : {});
};

const answerTo = (error: Partial<FastifyError>, request: FastifyRequest): Answer | undefined => {
  const status = error.statusCode ?? 500;
  if (status === 413) return { status, body: tooLarge(request) };
  if (status >= 500 && status !== 503) return undefined;
  const code = codeOf[status];
  if (code !== undefined) return { status, body: errorBody(code) };
  return { status, body: errorBody('INVALID_REQUEST', error.message === undefined ? {} : { message: error.message }) };
};

/** Answers that are no GraphQL: JSON with a code of the closed set, never a stack. What is not foreseen is logged whole. */
export const answerErrors = (server: FastifyInstance, log: Log): void => {
  server.setErrorHandler((error: Partial<FastifyError>, request, reply) => {
    const answer = answerTo(error, request);
    if (answer !== undefined) return reply.code(answer.status).send(answer.body);
    log.error('a request failed', { error, requestId: request.id });
    return reply.code(500).send(errorBody('INTERNAL'));
  });
  server.setNotFoundHandler((_request, reply) => reply.code(404).send(errorBody('NOT_FOUND')));
};

const isWritable = (socket: { readonly writable: boolean; readonly destroyed: boolean }): boolean =>
  socket.writable && !socket.destroyed;

/** The same for what is refused before there is a route: a URL that cannot be decoded, bytes that are no HTTP. */
export const answersBeforeRouting: Pick<FastifyServerOptions, 'frameworkErrors' | 'clientErrorHandler'> = {
  frameworkErrors: (_error, _request, reply) => {
    // Without a route its reply has the type of none.
    void (reply as unknown as FastifyReply).code(400).send(errorBody('INVALID_REQUEST'));
  },
  clientErrorHandler: ({ code }, socket) => {
    if (code === 'ECONNRESET' || !isWritable(socket)) return void socket.destroy();
    const body = JSON.stringify(errorBody('INVALID_REQUEST'));
    const status = code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    const head = [
      'content-type: application/json; charset=utf-8',
      `content-length: ${Buffer.byteLength(body)}`,
      'connection: close',
    ];
    socket.end(`HTTP/1.1 ${status}\r\n${head.join('\r\n')}\r\n\r\n${body}`);
    return undefined;
  },
};
