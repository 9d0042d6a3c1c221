import { script } from "./script.js";

/** Makes the consumer group where it is missing: at first, and after the server lost everything. KEYS: queue. ARGV: group. */
export const ENSURE_GROUP = script(`
if redis.call('EXISTS', KEYS[1]) == 1 then
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
    for at = 1, #group, 2 do
      if group[at] == 'name' and group[at + 1] == ARGV[1] then return 0 end
    end
  end
end
redis.call('XGROUP', 'CREATE', KEYS[1], ARGV[1], '0', 'MKSTREAM')
return 1
`);

/**
 * Takes one command, or says which bound is reached. Count and bytes are of commands not yet acknowledged; the age is that of the
 * oldest one not yet delivered, by the server's clock.
 *
 * KEYS: queue, its bytes. ARGV: group, envelope, meta, most commands, most bytes, most age (ms; -1 for any).
 */
export const SEND = script(`
local count = redis.call('XLEN', KEYS[1])
local bytes = count == 0 and 0 or tonumber(redis.call('GET', KEYS[2]) or '0')
if count + 1 > tonumber(ARGV[4]) then return count .. ' commands' end
local size = #ARGV[2] + #ARGV[3]
if bytes + size > tonumber(ARGV[5]) then return bytes .. ' bytes' end
local mostAge = tonumber(ARGV[6])
if count > 0 and mostAge >= 0 then
  local delivered = '0-0'
  for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
    local isOurs = false
    for at = 1, #group, 2 do
      if group[at] == 'name' and group[at + 1] == ARGV[1] then isOurs = true end
    end
    for at = 1, #group, 2 do
      if isOurs and group[at] == 'last-delivered-id' then delivered = group[at + 1] end
    end
  end
  local oldest = redis.call('XRANGE', KEYS[1], '(' .. delivered, '+', 'COUNT', 1)[1]
  if oldest then
    local time = redis.call('TIME')
    local age = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(string.match(oldest[1], '^%d+'))
    if age > mostAge then return 'commands wait longer than ' .. ARGV[6] .. ' ms' end
  end
end
redis.call('XADD', KEYS[1], '*', 'e', ARGV[2], 'm', ARGV[3])
redis.call('SET', KEYS[2], string.format('%.0f', bytes + size))
return ''
`);

/** Lets go of entries, each once. KEYS: queue, its bytes. ARGV: group, ids. */
export const ACKNOWLEDGE = script(`
for at = 2, #ARGV do
  local entry = redis.call('XRANGE', KEYS[1], ARGV[at], ARGV[at])[1]
  redis.call('XACK', KEYS[1], ARGV[1], ARGV[at])
  if entry then
    local size = 0
    for field = 2, #entry[2], 2 do size = size + #entry[2][field] end
    redis.call('XDEL', KEYS[1], ARGV[at])
    redis.call('DECRBY', KEYS[2], size)
  end
end
`);

/** Puts an entry aside, as it is. KEYS: queue, its bytes, dead letters. ARGV: group, id, reason, how many dead letters stay. */
export const DEAD_LETTER = script(`
local entry = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
redis.call('XACK', KEYS[1], ARGV[1], ARGV[2])
if entry then
  local size = 0
  for field = 2, #entry[2], 2 do size = size + #entry[2][field] end
  redis.call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[4], '*', 'id', ARGV[2], 'reason', ARGV[3], unpack(entry[2]))
  redis.call('XDEL', KEYS[1], ARGV[2])
  redis.call('DECRBY', KEYS[2], size)
end
`);
