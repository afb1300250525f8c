import { isIP } from 'node:net';
import type { Setting } from './setting.ts';
import { type LogLevel, settings } from './settings.ts';

/** The product's settings, read once at the start. Nothing else reads the process's environment. */
export interface Environment {
  /** 0 = any free port. */
  readonly port: number;
  readonly host: string;
  readonly dataDirectory: string;
  /** An origin without a slash at its end. Absent where it follows from host and port: ask `publicUrlOf`. */
  readonly publicUrl?: string;
  readonly logLevel: LogLevel;
  readonly introspection: boolean;
  /** 0 = headers of proxies are not believed. */
  readonly trustedProxies: number;
  readonly rateLimits: boolean;
  /** Engines, each with its address; what is absent is embedded. */
  readonly eventStoreUrl?: string;
  readonly readStoreUrl?: string;
  readonly privateStoreUrl?: string;
  /** There with `privateStoreUrl`. */
  readonly vaultKeyFile?: string;
  readonly vaultOldKeyFile?: string;
  readonly redisUrl?: string;
  readonly smtpUrl?: string;
  /** There with `smtpUrl`. */
  readonly mailFrom?: string;
  readonly metricsPort?: number;
}

/** Settings that have no default. */
const optional = [
  'publicUrl',
  'eventStoreUrl',
  'readStoreUrl',
  'privateStoreUrl',
  'vaultKeyFile',
  'vaultOldKeyFile',
  'redisUrl',
  'smtpUrl',
  'mailFrom',
  'metricsPort',
] as const satisfies readonly (keyof Environment & keyof typeof settings)[];

/** What cannot do without the other. */
const pairs = [
  ['privateStoreUrl', 'vaultKeyFile'],
  ['smtpUrl', 'mailFrom'],
] as const;

/** One wrong variable. Its value is left out: it may be a secret that was put into the wrong place. */
export interface SettingProblem {
  readonly name: string;
  /** Completes "NAME must be …". */
  readonly rule: string;
}

/** Variables that break their rules: all of them, so that a person mends them in one go. */
export class InvalidSetting extends Error {
  override readonly name = 'InvalidSetting';
  readonly problems: readonly SettingProblem[];
  constructor(problems: readonly SettingProblem[]) {
    super(problems.map((problem) => `${problem.name} must be ${problem.rule}`).join('\n'));
    this.problems = problems;
  }
}

type Variables = Readonly<Record<string, string | undefined>>;

const textOf = (variables: Variables, name: string): string | undefined => {
  const text = variables[name]?.trim();
  // A composition file passes `PORT=` for a variable that nobody set.
  return text === '' ? undefined : text;
};

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));

/** Settings that are right by themselves and wrong beside the others. */
const contradictionsIn = (environment: Environment, isSet: (setting: Setting<unknown>) => boolean): readonly SettingProblem[] => {
  const { port, host = '', rateLimits, readStoreUrl, privateStoreUrl, metricsPort } = environment;
  const incomplete = pairs.flatMap(([one, other]) => (isSet(settings[one]) && !isSet(settings[other]) ? [settings[other]] : []));
  const sharesDatabase = privateStoreUrl !== undefined && privateStoreUrl === readStoreUrl;
  const sharesPort = metricsPort !== undefined && metricsPort !== 0 && metricsPort === port;
  return [
    ...incomplete,
    ...(sharesDatabase ? [settings.privateStoreUrl] : []),
    ...(sharesPort ? [settings.metricsPort] : []),
    ...(rateLimits === false && !isLoopback(host) ? [settings.rateLimits] : []),
  ];
};

/**
 * The settings that these variables say, with defaults for the absent and the empty ones (`settings` lists names, defaults and rules).
 * White space around a value is ignored. If any breaks its rule: `InvalidSetting`, naming every such variable.
 */
export const readEnvironment = (variables: Variables): Environment => {
  const problems: SettingProblem[] = [];
  const read = <Value>(setting: Setting<Value>): Value => {
    const text = textOf(variables, setting.name);
    const value = setting.read(text ?? setting.default);
    if (value === undefined) problems.push(setting);
    // Where it is undefined the object under construction is never handed out: InvalidSetting is thrown below.
    return value as Value;
  };
  const environment: Environment = {
    port: read(settings.port),
    host: read(settings.host),
    dataDirectory: read(settings.dataDirectory),
    logLevel: read(settings.logLevel),
    introspection: read(settings.introspection),
    trustedProxies: read(settings.trustedProxies),
    rateLimits: read(settings.rateLimits),
    ...Object.fromEntries(
      optional.flatMap((name) => {
        const setting: Setting<unknown> = settings[name];
        return textOf(variables, setting.name) === undefined ? [] : [[name, read(setting)]];
      }),
    ),
  };
  problems.push(...contradictionsIn(environment, (setting) => textOf(variables, setting.name) !== undefined));
  if (problems.length > 0) throw new InvalidSetting(problems.map(({ name, rule }) => ({ name, rule })));
  return environment;
};

const nameInUrl = (host: string): string => {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return isIP(host) === 6 ? `[${host}]` : host;
};

/**
 * Where people reach the server: `PUBLIC_URL`, else http, host and port (the port really listened on, where `PORT` is 0).
 * An origin, without a slash at its end; a host that stands for every address becomes `localhost`.
 */
export const publicUrlOf = (environment: Pick<Environment, 'publicUrl' | 'host' | 'port'>, port = environment.port): string =>
  environment.publicUrl ?? new URL(`http://${nameInUrl(environment.host)}:${port}`).origin;
