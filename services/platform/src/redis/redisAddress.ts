/** The address cannot be that of a Redis. The message does not repeat it, since it may hold a password. */
export class InvalidRedisUrl extends Error {
  override readonly name = 'InvalidRedisUrl';
}

export interface RedisAddress {
  readonly host: string;
  readonly port: number;
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly isEncrypted: boolean;
}

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new InvalidRedisUrl('user and password must be percent-encoded', { cause });
  }
};

const credentials = ({ username, password }: URL): Pick<RedisAddress, 'username' | 'password'> => ({
  ...(username !== '' && { username: decoded(username) }),
  ...(password !== '' && { password: decoded(password) }),
});

/** Reads `redis://[user:password@]host[:port][/db]`, or `rediss://` for TLS. Anything else is `InvalidRedisUrl`. */
export const redisAddress = (text: string): RedisAddress => {
  const url = URL.parse(text);
  const db = /^\/?(\d{0,5})$/.exec(url?.pathname ?? '-')?.[1];
  if (url === null || !['redis:', 'rediss:'].includes(url.protocol) || url.hostname === '' || db === undefined)
    throw new InvalidRedisUrl('the address must be redis://host:port/db, or rediss:// for TLS');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 6_379),
    db: Number(db),
    ...credentials(url),
    isEncrypted: url.protocol === 'rediss:',
  };
};
