import { guild } from '../guilds/guild.state.ts';
import { account } from '../identity/account.state.ts';
import { member } from './member.state.ts';

/** What somebody's standing in a guild is folded from. Here, so that this slice needs nothing else of the others. */
export const standingAggregates = { account, guild, member } as const;
