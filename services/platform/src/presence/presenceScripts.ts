import { redisScript } from '../redis/redis.ts';

/**
 * A person's connections are a sorted set: `<connection>:<choice><idle>` with the microsecond at which it lapses, so the newest
 * beat stands last. `due` holds whoever has connections, with the first of these moments; `shown` what others see of whoever is not
 * OFFLINE. Each script leaves the three in agreement and tells in the same step what it has changed, so whichever node runs it, a
 * change is told exactly once. The rule itself is `presenceOf`; the contract suite holds both to it.
 */
const settling = `
local due, shown, changes, people = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000000 + tonumber(time[2])
local chosen = { I = 'IDLE', D = 'DO_NOT_DISTURB', N = 'OFFLINE' }
local told = {}

local function presenceOf(signs)
  if #signs == 0 then return 'OFFLINE' end
  local newest = chosen[string.sub(signs[#signs - 1], -2, -2)]
  if newest then return newest end
  for place = 1, #signs, 2 do
    if string.sub(signs[place], -1) == '0' then return 'ONLINE' end
  end
  return 'IDLE'
end

local function settle(userId)
  redis.call('ZREMRANGEBYSCORE', people .. userId, '-inf', now)
  local signs = redis.call('ZRANGE', people .. userId, 0, -1, 'WITHSCORES')
  if #signs == 0 then redis.call('ZREM', due, userId) else redis.call('ZADD', due, signs[2], userId) end
  local presence = presenceOf(signs)
  if presence == (redis.call('HGET', shown, userId) or 'OFFLINE') then return end
  if presence == 'OFFLINE' then redis.call('HDEL', shown, userId) else redis.call('HSET', shown, userId, presence) end
  told[#told + 1] = { userId, presence }
end

local function tell()
  if #told > 0 then redis.call('PUBLISH', changes, cjson.encode(told)) end
end

local function forget(userId, connectionId)
  local signs = {}
  for _, sign in ipairs({ 'A0', 'A1', 'I0', 'I1', 'D0', 'D1', 'N0', 'N1' }) do signs[#signs + 1] = connectionId .. ':' .. sign end
  redis.call('ZREM', people .. userId, unpack(signs))
end
`;

/** ARGV: person, connection, choice and idle, milliseconds until it lapses. */
export const beatScript = redisScript(`${settling}
local userId, connectionId, sign, lapse = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
local member, expiry = connectionId .. ':' .. sign, now + lapse * 1000
-- Most beats say what the one before said.
if redis.call('ZADD', people .. userId, 'XX', 'CH', expiry, member) == 0 then
  forget(userId, connectionId)
  redis.call('ZADD', people .. userId, expiry, member)
end
redis.call('PEXPIRE', people .. userId, lapse * 2)
settle(userId)
tell()`);

/** ARGV: person, connection. */
export const endScript = redisScript(`${settling}
forget(ARGV[1], ARGV[2])
settle(ARGV[1])
tell()`);

/** ARGV: how many people at most. Answers how many there were. */
export const sweepScript = redisScript(`${settling}
local lapsed = redis.call('ZRANGE', due, '-inf', now, 'BYSCORE', 'LIMIT', 0, ARGV[1])
for _, userId in ipairs(lapsed) do settle(userId) end
tell()
return #lapsed`);

/** KEYS: shown. ARGV: people. */
export const presentScript = redisScript("return redis.call('HMGET', KEYS[1], unpack(ARGV))");

/** KEYS: shown. ARGV: cursor. Answers with the next cursor and pairs of person and presence. */
export const allPresentScript = redisScript("return redis.call('HSCAN', KEYS[1], ARGV[1], 'COUNT', 1000)");
