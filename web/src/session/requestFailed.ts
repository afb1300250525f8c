interface ServerError {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly retryAfter?: number; readonly field?: string; readonly rule?: string };
}

/** An operation that the server refused. */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
  readonly code: string;
  /** Milliseconds, where trying again later makes sense. */
  readonly retryAfter: number | undefined;
  readonly field: string | undefined;
  readonly rule: string | undefined;
  constructor({ message, extensions = {} }: ServerError) {
    super(message);
    this.code = extensions.code ?? 'INTERNAL';
    this.retryAfter = extensions.retryAfter;
    this.field = extensions.field;
    this.rule = extensions.rule;
  }
}

/** The server cannot be reached: the network is away, or the server. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
