import { MongoClient, MongoParseError, MongoServerError } from 'mongodb';
import { away, type Findings, well, wrong } from './checkUp.ts';

const oldest = [4, 4] as const;
const unauthorized: ReadonlySet<unknown> = new Set([13, 18]);

const isOld = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major < oldest[0] || (major === oldest[0] && minor < oldest[1]);
};

const judge = (error: unknown): Findings => {
  // Its message repeats the address.
  if (error instanceof MongoParseError) return wrong('it is no address of MongoDB', 'write it as mongodb://host/database');
  if (error instanceof MongoServerError && unauthorized.has(error.code))
    return wrong(error, 'give it a user who may read and write the database');
  return away(error, 'start MongoDB, or mend the address');
};

/** Whether the server answers and is new enough. */
export const askMongo = async (url: string, patience: number): Promise<Findings> => {
  const limits = { serverSelectionTimeoutMS: patience, connectTimeoutMS: patience, socketTimeoutMS: patience };
  try {
    await using client = new MongoClient(url, { appName: 'chat-js doctor', ...limits });
    const { version } = (await client.db().command({ buildInfo: 1 })) as { readonly version: string }; // what the command answers with
    if (isOld(version)) return { ...wrong(`version ${version} is too old`, 'run MongoDB 4.4 or later'), version };
    await client.db().command({ listCollections: 1, nameOnly: true });
    return well(version);
  } catch (error) {
    return judge(error);
  }
};
