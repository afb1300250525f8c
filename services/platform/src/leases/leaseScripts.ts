import { redisScript } from '../redis/redis.ts';

/**
 * KEYS: lease, epoch. ARGV: token, holder, milliseconds that it lasts. Answers with the epoch, or 0 where another holds it.
 *
 * An epoch is never below the time in milliseconds, so it rises also where Redis has lost what it held. A Redis that has just started
 * may have lost a lease whose holder does not know it yet: until that one must have noticed, nobody gets any. (Both seconds of its
 * uptime are cut off, so it may say one too many.)
 */
export const acquireScript = redisScript(`
local token, holder, lasts = ARGV[1], ARGV[2], tonumber(ARGV[3])
local kept = redis.call('HMGET', KEYS[1], 'token', 'epoch')
if kept[1] == token then
  redis.call('PEXPIRE', KEYS[1], lasts)
  return tonumber(kept[2])
end
if kept[1] then return 0 end
local uptime = tonumber(string.match(redis.call('INFO', 'server'), 'uptime_in_seconds:(%d+)'))
if (uptime - 1) * 1000 < lasts then return 0 end
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local epoch = math.max(tonumber(redis.call('GET', KEYS[2]) or 0) + 1, now)
redis.call('SET', KEYS[2], epoch)
redis.call('HSET', KEYS[1], 'token', token, 'epoch', epoch, 'holder', holder)
redis.call('PEXPIRE', KEYS[1], lasts)
return epoch`);

/**
 * KEYS: lease, epoch. ARGV: token, holder, milliseconds that it lasts, epoch. Answers whether it is held still. A lease that nobody holds
 * and nobody has held since is taken up again: Redis was started anew meanwhile.
 */
export const renewScript = redisScript(`
local token, holder, lasts, epoch = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local kept = redis.call('HGET', KEYS[1], 'token')
if kept and kept ~= token then return 0 end
if not kept then
  if tonumber(redis.call('GET', KEYS[2]) or 0) > epoch then return 0 end
  redis.call('SET', KEYS[2], epoch)
  redis.call('HSET', KEYS[1], 'token', token, 'epoch', epoch, 'holder', holder)
end
redis.call('PEXPIRE', KEYS[1], lasts)
return 1`);

/** KEYS: lease. ARGV: token. */
export const releaseScript = redisScript(`
if redis.call('HGET', KEYS[1], 'token') == ARGV[1] then redis.call('DEL', KEYS[1]) end`);
