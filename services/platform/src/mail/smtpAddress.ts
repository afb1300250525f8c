/** The address cannot be that of a mail server. The message does not repeat it, since it may hold a password. */
export class InvalidSmtpUrl extends Error {
  override readonly name = 'InvalidSmtpUrl';
}

export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. */
  readonly secure: boolean;
  /** Nothing is said before TLS has begun. */
  readonly requireTLS: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new InvalidSmtpUrl('user and password must be percent-encoded', { cause });
  }
};

/**
 * Reads `smtp://[user:password@]host[:port]` (port 587 where absent, STARTTLS where the server offers it) or `smtps://` (465, TLS
 * from the first byte). A password is never sent without TLS. Anything else is `InvalidSmtpUrl`.
 */
export const smtpAddress = (text: string): SmtpAddress => {
  const url = URL.parse(text);
  if (url === null || !['smtp:', 'smtps:'].includes(url.protocol) || url.hostname === '' || url.pathname.length > 1)
    throw new InvalidSmtpUrl('the address must be smtp://host:port, or smtps:// for TLS');
  const secure = url.protocol === 'smtps:';
  const isKnown = url.username !== '' || url.password !== '';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: isKnown && !secure,
    ...(isKnown && { auth: { user: decoded(url.username), pass: decoded(url.password) } }),
  };
};
