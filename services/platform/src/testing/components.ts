import { accessSync, constants } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A thing of the machine that some specs need and that npm does not install. */
export type ComponentName =
  | 'chromium'
  | 'data'
  | 'schemathesis'
  | 'k6'
  | 'java'
  | 'redis'
  | 'livekit'
  | 'coturn'
  | 'openssl'
  | 'mongo'
  | 'versitygw';

/** Where a component is: an absolute path of its program, or of its folder. */
export type Component = { readonly path: string };

type Search = {
  /** Names the place outright; a name that leads nowhere means that the component is missing, no other place is tried. */
  readonly variable: string;
  /** The program's file name in `.tools/bin`, the tools cache and PATH. */
  readonly program?: string;
  /** Further places, tried first. */
  readonly places?: readonly string[];
  /** Missing in CI too, without failing: nobody may redistribute it. */
  readonly optionalInCI?: true;
};

const root = fileURLToPath(new URL('../../../../', import.meta.url));
const cache = process.env['CHAT_TOOLS_CACHE'] ?? join(homedir(), '.cache/chat-js-tools');

const searches: Readonly<Record<ComponentName, Search>> = {
  chromium: { variable: 'CHROMIUM_PATH', program: 'chromium', places: ['/usr/bin/chromium'] },
  data: { variable: 'CHAT_DATA', places: [join(root, '../shared/data')], optionalInCI: true },
  schemathesis: { variable: 'SCHEMATHESIS_PATH', program: 'schemathesis' },
  k6: { variable: 'K6_PATH', program: 'k6' },
  java: { variable: 'JAVA_PATH', program: 'java' },
  redis: { variable: 'REDIS_SERVER_PATH', program: 'redis-server' },
  livekit: { variable: 'LIVEKIT_SERVER_PATH', program: 'livekit-server' },
  coturn: { variable: 'TURNSERVER_PATH', program: 'turnserver' },
  // The jar of a stand-in, which java runs.
  mongo: { variable: 'MONGO_JAVA_SERVER_JAR', places: [join(cache, 'bin/mongo-java-server.jar')] },
  openssl: { variable: 'OPENSSL_PATH', program: 'openssl' },
  versitygw: { variable: 'VERSITYGW_PATH', program: 'versitygw' },
};

/** All components that a spec may ask for. */
export const componentNames: readonly ComponentName[] = Object.keys(searches).filter(isComponentName);

/** Whether the text names a component. */
export function isComponentName(text: string): text is ComponentName {
  return Object.hasOwn(searches, text);
}

/** True under `CI=true`, where a missing component is a failure instead of a line. */
export const componentsAreRequired = (): boolean => process.env['CI'] === 'true';

/** True for what may be missing in CI as well: its specs print `not run` there too. */
export const isOptionalInCI = (name: ComponentName): boolean => searches[name].optionalInCI === true;

function isThere(path: string, program: boolean): boolean {
  try {
    accessSync(path, program ? constants.X_OK : constants.R_OK);
    return true;
  } catch {
    // Absent and unusable are the same to a spec.
    return false;
  }
}

/**
 * Finds a component of this machine.
 * Tries its variable, its own places, `.tools/bin` of the checkout, `bin` of the tools cache (`CHAT_TOOLS_CACHE`, default
 * `~/.cache/chat-js-tools`), then PATH. Answers undefined when it is nowhere. Reads the disk at every call.
 */
export function component(name: ComponentName): Component | undefined {
  const { variable, program, places = [] } = searches[name];
  const named = process.env[variable];
  const folders = [join(root, '.tools/bin'), join(cache, 'bin'), ...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean)];
  const candidates = named ? [named] : [...places, ...(program ? folders.map((folder) => join(folder, program)) : [])];
  const path = candidates.find((candidate) => isThere(candidate, program !== undefined));
  return path === undefined ? undefined : { path };
}
