import { join } from 'node:path';
import {
  type Environment,
  fileMail,
  type Limits,
  type Log,
  type Mail,
  memoryLimits,
  memoryPresence,
  openRedis,
  openSmtpMail,
  type PresencePort,
  redisAnnouncements,
  redisLimits,
  redisPresence,
  systemClock,
  unlimited,
} from '@chat/platform';
import { announcementShapes, type LocalAnnouncements, localAnnouncements } from '../commands/index.ts';

/** What all nodes know together, and no fact says. */
export interface LiveParts extends AsyncDisposable {
  readonly presence: PresencePort;
  readonly announcements: LocalAnnouncements;
  readonly limits: Limits;
}

const embedded = ({ rateLimits }: Environment): LiveParts => {
  const presence = memoryPresence(systemClock);
  return {
    presence,
    announcements: localAnnouncements(),
    limits: rateLimits ? memoryLimits() : unlimited,
    [Symbol.asyncDispose]: () => presence.close(),
  };
};

/** In Redis where `REDIS_URL` names one, else in the memory of this process. */
export const openLiveParts = async (environment: Environment, log: Log): Promise<LiveParts> => {
  const { redisUrl: url, rateLimits } = environment;
  if (url === undefined) return embedded(environment);
  const redis = await openRedis({ url, log });
  const presence = redisPresence({ redis, log });
  const announcements = redisAnnouncements({ redis, log, shapes: announcementShapes });
  return {
    presence,
    announcements,
    limits: rateLimits ? redisLimits({ redis, log }) : unlimited,
    [Symbol.asyncDispose]: async () => {
      announcements.close();
      await presence.close();
      await redis.close();
    },
  };
};

/** What sends mails, until it is disposed. */
export interface Mailer extends AsyncDisposable {
  readonly mail: Mail;
}

/** By the server that `SMTP_URL` names, else into files of the data directory. */
export const openMailer = async (environment: Environment, log: Log): Promise<Mailer> => {
  const { smtpUrl: url, mailFrom: from, dataDirectory } = environment;
  if (url === undefined || from === undefined) {
    const mail = fileMail({ directory: join(dataDirectory, 'mail'), log });
    return { mail, [Symbol.asyncDispose]: async () => undefined };
  }
  const mail = await openSmtpMail({ url, from, log });
  return { mail, [Symbol.asyncDispose]: () => mail.close() };
};
