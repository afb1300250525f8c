import { setting, wholeNumber } from './setting.ts';

/** An address with one of these schemes and a host, as it was written: it may hold a password, so nothing of it is printed. */
const addressOf =
  (...schemes: readonly string[]) =>
  (text: string): string | undefined => {
    const scheme = /^([a-z][a-z0-9+]*):\/\/[^\s/?#]\S*$/.exec(text)?.[1];
    return scheme !== undefined && schemes.includes(scheme) ? text : undefined;
  };

/** The same with the name of a database behind the host. */
const databaseAt = (text: string): string | undefined =>
  /^[^/]+:\/\/[^/?#]+\/[\w-]{1,38}(\?|$)/.test(text) ? addressOf('mongodb', 'mongodb+srv')(text) : undefined;

const path = (text: string): string | undefined => (text.length <= 4_096 && !text.includes('\0') ? text : undefined);

/** One variable for each part that an engine of its own can do. The embedded default does what is left out. */
export const engineSettings = {
  eventStoreUrl: setting({
    name: 'ESDB_URI',
    default: '(in DATA_DIR)',
    rule: 'an address of EventStoreDB, e.g. esdb://log.example.org:2113?tls=true',
    meaning: 'Where facts are kept.',
    read: addressOf('esdb', 'esdb+discover'),
  }),
  readStoreUrl: setting({
    name: 'MONGO_URL',
    default: '(in DATA_DIR)',
    rule: 'an address of MongoDB with a database, e.g. mongodb://views.example.org/chat',
    meaning: 'Where read models are kept.',
    read: databaseAt,
  }),
  privateStoreUrl: setting({
    name: 'PRIVATE_MONGO_URL',
    default: '(in DATA_DIR)',
    rule: 'an address of MongoDB with a database of its own, e.g. mongodb://keys.example.org/chat-private',
    meaning: 'Where secrets, settings and the keys of texts are kept. Needs `VAULT_KEY_FILE`.',
    read: databaseAt,
  }),
  vaultKeyFile: setting({
    name: 'VAULT_KEY_FILE',
    default: '(in DATA_DIR)',
    rule: 'the path of a file of 32 random bytes, where PRIVATE_MONGO_URL is set',
    meaning: 'Encrypts the keys of texts. Whoever loses it loses all that people wrote.',
    read: path,
  }),
  vaultOldKeyFile: setting({
    name: 'VAULT_OLD_KEY_FILE',
    default: '(none)',
    rule: 'the path of a file of 32 random bytes',
    meaning: 'The key that VAULT_KEY_FILE takes the place of, until all is under the new one.',
    read: path,
  }),
  redisUrl: setting({
    name: 'REDIS_URL',
    default: '(in memory)',
    rule: 'an address of Redis, e.g. rediss://live.example.org:6379',
    meaning: 'Who is there, who types and how often clients ask, for all nodes.',
    read: addressOf('redis', 'rediss'),
  }),
  smtpUrl: setting({
    name: 'SMTP_URL',
    default: '(in DATA_DIR)',
    rule: 'an address of a mail server, e.g. smtps://mail.example.org',
    meaning: 'What sends mails. Needs `MAIL_FROM`.',
    read: addressOf('smtp', 'smtps'),
  }),
  mailFrom: setting({
    name: 'MAIL_FROM',
    default: '(none)',
    rule: 'an e-mail address, where SMTP_URL is set',
    meaning: 'Whom mails come from.',
    read: (text) => (/^[^\s@<>]+@[^\s@<>]+$/.test(text) ? text : undefined),
  }),
  metricsPort: setting({
    name: 'METRICS_PORT',
    default: '(none)',
    rule: 'a whole number from 0 to 65535 other than PORT; 0 takes any free port',
    meaning: 'Where Prometheus finds the metrics, on HOST.',
    read: (text) => wholeNumber(text, 0, 65_535),
  }),
} as const;
