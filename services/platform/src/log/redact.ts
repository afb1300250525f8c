/** What stands in the log for a value that may not. */
export const redacted = '[redacted]';

// Compared in lower case without dashes and underscores, so that refresh_token and refreshToken are one. `code` is not among
// them: it is how Node and SQLite say what failed.
const secretWords =
  /(password|passphrase|secret|token|authorization|cookie|credential|apikey|privatekey|signature|totp|otp|recoverycode|verificationcode)/;
const secretNames = new Set(
  'jwt,jwk,key,keys,email,to,ip,address,content,text,texts,body,html,topic,reason,nickname,displayname,ct,nonce,variables,query,value'.split(
    ',',
  ),
);

// A bearer token or a JWT in running text, and the value of a secret parameter in an address.
const bearer = /\b(Bearer|Basic)\s+[A-Za-z0-9._~+/=-]+/gi;
const jwt = /\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]*)?/g;
const parameter = /([?&#;](?:[a-z_-]*token|secret|password|code|key|email)=)[^&\s"'#;]+/gi;

const most = { depth: 8, entries: 100, characters: 8_192 } as const;

const isSecret = (name: string): boolean => {
  const plain = name.toLowerCase().replaceAll(/[-_]/g, '');
  return secretNames.has(plain) || secretWords.test(plain);
};

/** Text without tokens and secret parameters, cut after 8,192 characters. */
export const redactText = (text: string): string => {
  const cut = text.length > most.characters ? `${text.slice(0, most.characters)}…` : text;
  return cut.replace(bearer, `$1 ${redacted}`).replace(jwt, redacted).replace(parameter, `$1${redacted}`);
};

const describeError = (error: Error, depth: number): object => ({
  type: error.name,
  message: redactText(error.message),
  stack: redactText(error.stack ?? ''),
  ...redactEntries(Object.entries(error), depth),
  ...(error.cause === undefined ? {} : { cause: redactAt(error.cause, depth + 1) }),
  ...(error instanceof AggregateError ? { errors: redactAt(error.errors, depth + 1) } : {}),
});

const redactEntries = (entries: readonly (readonly [string, unknown])[], depth: number): object =>
  Object.fromEntries(
    entries.slice(0, most.entries).map(([name, value]) => [name, isSecret(name) ? redacted : redactAt(value, depth + 1)]),
  );

const redactObject = (value: object, depth: number): unknown => {
  if (depth >= most.depth) return '[too deep]';
  if (value instanceof Error) return describeError(value, depth);
  if (Array.isArray(value)) return value.slice(0, most.entries).map((item) => redactAt(item, depth + 1));
  if (value instanceof Map || value instanceof Set) return `[${value.constructor.name} of ${value.size}]`;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Date || value instanceof URL) return redactText(String(value));
  return redactEntries(Object.entries(value), depth);
};

const redactAt = (value: unknown, depth: number): unknown => {
  switch (typeof value) {
    case 'string':
      return redactText(value);
    case 'object':
      return value === null ? null : redactObject(value, depth);
    case 'number':
    case 'boolean':
    case 'undefined':
      return value;
    default:
      return redactText(String(value));
  }
};

/**
 * A copy fit for the log. Values under names that hold secrets, personal data or what people write (password, token, cookie,
 * content, text, …, however spelt) become `[redacted]` at any depth; so do bearer tokens and secret parameters inside other
 * texts. Errors keep type, message, stack, own fields and causes. Bytes, maps and sets become their sizes; long texts,
 * wide and deep values are cut, so that circular ones end.
 */
export const redact = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> => ({
  ...redactEntries(Object.entries(fields), 0),
});
