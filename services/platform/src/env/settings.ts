import { isIP } from 'node:net';
import { engineSettings } from './engineSettings.ts';
import { setting, wholeNumber } from './setting.ts';

/** Levels of the log; each includes those after it. */
export const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

const hostName = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/i;

const isHost = (text: string): boolean => isIP(text) !== 0 || (hostName.test(text) && !/^[0-9.]+$/.test(text));

const originOf = (text: string): string | undefined => {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return undefined;
  const bare = url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
  return bare && !/[?#]/.test(text) ? url.origin : undefined;
};

const onOff = (text: string): boolean | undefined => (text === 'on' ? true : text === 'off' ? false : undefined);

const proxies = (text: string): number | undefined => {
  const switched = onOff(text);
  return switched === undefined ? wholeNumber(text, 1, 10) : Number(switched);
};

/** Every variable that the product reads. The README's table is written from it (`settingsTable`). */
export const settings = {
  port: setting({
    name: 'PORT',
    default: '4000',
    rule: 'a whole number from 0 to 65535; 0 takes any free port',
    meaning: 'The port to listen on.',
    read: (text) => wholeNumber(text, 0, 65_535),
  }),
  host: setting({
    name: 'HOST',
    default: '127.0.0.1',
    rule: 'an IP address or a host name, without port or brackets',
    meaning: 'The address to listen on; `0.0.0.0` or `::` listens on all.',
    read: (text) => (isHost(text) ? text : undefined),
  }),
  dataDirectory: setting({
    name: 'DATA_DIR',
    default: '.data',
    rule: 'a path of at most 4,096 characters',
    meaning: 'The directory that holds the log, the keys, the views, the mail and the files. One process at a time.',
    read: (text) => (text.length <= 4_096 && !text.includes('\0') ? text : undefined),
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    default: '(http://HOST:PORT)',
    rule: 'an http or https address without path, query or password, e.g. https://chat.example.org',
    meaning: 'Where people reach this server: links in mails, allowed origin, issuer of tokens.',
    read: originOf,
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    default: 'info',
    rule: `one of ${logLevels.join(', ')}`,
    meaning: 'What the log on standard output holds.',
    read: (text) => logLevels.find((level) => level === text),
  }),
  introspection: setting({
    name: 'INTROSPECTION',
    default: 'on',
    rule: 'on or off',
    meaning: 'Whether GraphQL introspection and GraphiQL are served.',
    read: onOff,
  }),
  trustedProxies: setting({
    name: 'TRUST_PROXY',
    default: 'off',
    rule: 'off, on (one proxy) or a number of proxies from 1 to 10',
    meaning:
      'How many reverse proxies stand in front, whose `X-Forwarded-*` headers are believed. Limits per address depend on it.',
    read: proxies,
  }),
  rateLimits: setting({
    name: 'RATE_LIMITS',
    default: 'on',
    rule: 'on, or off where HOST is a loopback address',
    meaning: 'Whether clients are slowed down. Off is for load tests on one machine.',
    read: onOff,
  }),
  ...engineSettings,
} as const;

/** The table of settings in Markdown, as it stands in the README. */
export const settingsTable = (): string => {
  const rows = Object.values(settings).map((one) => `| \`${one.name}\` | ${one.default} | ${one.rule} | ${one.meaning} |`);
  return ['| variable | default | must be | meaning |', '| --- | --- | --- | --- |', ...rows].join('\n');
};
