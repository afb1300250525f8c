/** A connection string that cannot be used. Says what is wrong with it, and never repeats it: it holds a password. */
export class InvalidConnectionString extends Error {
  override readonly name = 'InvalidConnectionString';
}

export interface EsdbHost {
  readonly address: string;
  readonly port: number;
}

export interface EsdbCredentials {
  readonly username: string;
  readonly password: string;
}

/** What a connection string says. Durations are milliseconds, but `gossipTimeout` is seconds, as the client wants it. */
export interface EsdbSettings {
  /** The nodes are asked which of them to use; else the one host is used as it is. */
  readonly isCluster: boolean;
  /** One name stands for all nodes (`esdb+discover`). */
  readonly isDns: boolean;
  readonly hosts: readonly EsdbHost[];
  readonly credentials?: EsdbCredentials;
  readonly tls: boolean;
  readonly texts: Readonly<Partial<Record<TextSetting, string>>>;
  readonly numbers: Readonly<Partial<Record<NumberSetting, number>>>;
  /** Scheme and hosts, for messages: neither credentials nor settings. */
  readonly endpoint: string;
}

const textSettings = ['tlsCAFile', 'nodePreference', 'connectionName'] as const;
const numberSettings = [
  'maxDiscoverAttempts',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
] as const;
type TextSetting = (typeof textSettings)[number];
type NumberSetting = (typeof numberSettings)[number];

const shape =
  /^(?<scheme>esdb(?:\+discover)?):\/\/(?:(?<user>[^:@/?#]+):(?<password>[^:@/?#]*)@)?(?<hosts>[^@/?#]+)\/?(?:\?(?<settings>.*))?$/;
const hostShape = /^(?<address>\[[^\]]+\]|[^:[\]]+)(?::(?<port>[0-9]{1,5}))?$/;
const defaultPort = 2113;

const hostOf = (text: string): EsdbHost => {
  const { address, port = String(defaultPort) } = hostShape.exec(text.trim())?.groups ?? {};
  if (address === undefined || Number(port) > 65_535) throw new InvalidConnectionString(`${text} is not a host and a port`);
  return { address, port: Number(port) };
};

const decoded = (text: string, what: string): string => {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new InvalidConnectionString(`${what} of the connection string is not percent-encoded UTF-8`, { cause });
  }
};

/** Names of settings are compared as the client compares them: `tls_ca_file` is `tlsCAFile`. */
const flat = (name: string): string => name.trim().toLowerCase().replace(/[_-]/g, '');
const named = <Name extends string>(names: readonly Name[], text: string): Name | undefined =>
  names.find((name) => flat(name) === flat(text));

interface Settings {
  tls: boolean;
  readonly texts: Partial<Record<TextSetting, string>>;
  readonly numbers: Partial<Record<NumberSetting, number>>;
}

const numberOf = (name: string, value: string): number => {
  if (!/^-?[0-9]{1,9}$/.test(value)) throw new InvalidConnectionString(`${name} is not a whole number`);
  return Number(value);
};

const flagOf = (name: string, value: string): boolean => {
  if (value !== 'true' && value !== 'false') throw new InvalidConnectionString(`${name} is neither true nor false`);
  return value === 'true';
};

const readSetting = (settings: Settings, pair: string): void => {
  const equals = pair.indexOf('=');
  const name = pair.slice(0, Math.max(equals, 0));
  const value = pair.slice(equals + 1).trim();
  const text = named(textSettings, name);
  const number = named(numberSettings, name);
  if (text !== undefined) settings.texts[text] = decoded(value, name);
  else if (number !== undefined) settings.numbers[number] = numberOf(number, value);
  else if (flat(name) === 'tls') settings.tls = flagOf(name, value);
  // The client would warn of it on the console, with the password, and go on without it.
  else throw new InvalidConnectionString(`the connection string has a setting that is not known here: '${name}'`);
};

const credentialsOf = (user: string | undefined, password: string | undefined): EsdbCredentials | undefined =>
  user === undefined || password === undefined
    ? undefined
    : { username: decoded(user, 'the user name'), password: decoded(password, 'the password') };

/**
 * Reads `esdb://user:password@host:2113,host?setting=value&…` or `esdb+discover://…`. The settings are `tls`, `tlsCAFile`,
 * `nodePreference`, `connectionName`, `maxDiscoverAttempts`, `discoveryInterval`, `gossipTimeout`, `keepAliveInterval` and
 * `keepAliveTimeout`. Anything else is `InvalidConnectionString`; so is TLS without credentials, since such a node lets nobody in.
 */
export const parseConnectionString = (text: string): EsdbSettings => {
  const { scheme, user, password, hosts: list, settings: pairs } = shape.exec(text.trim())?.groups ?? {};
  if (scheme === undefined || list === undefined)
    throw new InvalidConnectionString('the connection string is not esdb://user:password@host:port?setting=value');
  const settings: Settings = { tls: true, texts: {}, numbers: {} };
  for (const pair of (pairs ?? '').split('&').filter(Boolean)) readSetting(settings, pair);
  const hosts = list.split(',').filter(Boolean).map(hostOf);
  const isDns = scheme === 'esdb+discover';
  const credentials = credentialsOf(user, password);
  if (settings.tls && credentials === undefined)
    throw new InvalidConnectionString('the connection string has neither credentials nor tls=false');
  return {
    isCluster: isDns || hosts.length > 1,
    isDns,
    hosts,
    ...(credentials !== undefined && { credentials }),
    ...settings,
    endpoint: `${scheme}://${hosts.map(({ address, port }) => `${address}:${port}`).join()}`,
  };
};
