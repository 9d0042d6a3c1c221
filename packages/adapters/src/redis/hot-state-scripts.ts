import { script } from "./script.js";

// A generation is one filling of the hot state. Its keys begin with its random name; the hash `current` names the one that is read, with
// its position. So a filling is seen as a whole or not at all, and a server that lost its data has no current one.

/** Flat steps from ARGV[first] on: for each the number of its words, then command, key, values. Keys are of one generation. */
const STEPS = `
local function steps(prefix, first, each)
  local at = first
  while at <= #ARGV do
    local words = tonumber(ARGV[at])
    local step = {}
    for word = 1, words do step[word] = ARGV[at + word] end
    local key = step[2]
    step[2] = prefix .. key
    each(step, key)
    at = at + words + 1
  end
end
`;

/**
 * Writes one batch, if the state stands where its writer left it.
 * KEYS: current. ARGV: prefix of all generations, generation, position before, position after, time after, steps.
 * Gives what happened, the stored position, and up to where closed orders are wanted no longer.
 */
export const WRITE = script(`${STEPS}
local current = redis.call('HMGET', KEYS[1], 'generation', 'position', 'forget')
if not current[1] then return {'missing', '0', '0'} end
if current[1] ~= ARGV[2] then return {'foreign', current[2], '0'} end
if current[2] ~= ARGV[3] then
  -- The answer to the first attempt was lost, or the server went back to an older save.
  return {current[2] == ARGV[4] and 'written' or 'missing', current[2], current[3] or '0'}
end
local prefix = ARGV[1] .. ARGV[2] .. ':'
local names = {}
steps(prefix, 6, function(step, key)
  redis.call(unpack(step))
  names[key] = true
end)
for key in pairs(names) do redis.call('SADD', prefix .. 'keys', key) end
local due = redis.call('ZRANGEBYSCORE', prefix .. 'outcomeEnds', '-inf', '(' .. ARGV[5])
for _, id in ipairs(due) do
  redis.call('HDEL', prefix .. 'outcomes', id)
  redis.call('ZREM', prefix .. 'outcomeEnds', id)
end
redis.call('HSET', KEYS[1], 'position', ARGV[4], 'time', ARGV[5])
return {'written', ARGV[4], current[3] or '0'}
`);

/**
 * Fills a generation that nobody reads yet, part by part; until it is current its keys end by themselves. The number of the last part tells
 * whether the server still has those before; the same part may come twice.
 * ARGV: prefix with generation, seconds, number of this part, steps. Gives whether it was filled in.
 */
export const FILL = script(`${STEPS}
local last = tonumber(redis.call('GET', ARGV[1] .. 'parts') or '0')
local part = tonumber(ARGV[3])
if last ~= part - 1 and last ~= part then return 0 end
steps(ARGV[1], 4, function(step, key)
  redis.call(unpack(step))
  if redis.call('SADD', ARGV[1] .. 'keys', key) == 1 then redis.call('EXPIRE', ARGV[1] .. key, ARGV[2]) end
end)
redis.call('EXPIRE', ARGV[1] .. 'keys', ARGV[2])
redis.call('SET', ARGV[1] .. 'parts', ARGV[3], 'EX', ARGV[2])
return 1
`);

/**
 * Makes a generation current of which all parts are there, and removes the one before it.
 * KEYS: current. ARGV: prefix of all generations, generation, position, time, whether another writer at this position prevails, parts.
 */
export const SWITCH = script(`
local current = redis.call('HMGET', KEYS[1], 'generation', 'position')
if current[1] == ARGV[2] then return {'loaded', ARGV[3]} end
if ARGV[5] == '1' and current[1] and tonumber(current[2]) >= tonumber(ARGV[3]) then return {'foreign', current[2]} end
local prefix = ARGV[1] .. ARGV[2] .. ':'
if redis.call('GET', prefix .. 'parts') ~= ARGV[6] then return {'lost', '0'} end
redis.call('UNLINK', prefix .. 'parts')
for _, key in ipairs(redis.call('SMEMBERS', prefix .. 'keys')) do redis.call('PERSIST', prefix .. key) end
redis.call('PERSIST', prefix .. 'keys')
if current[1] then
  local former = ARGV[1] .. current[1] .. ':'
  for _, key in ipairs(redis.call('SMEMBERS', former .. 'keys')) do redis.call('UNLINK', former .. key) end
  redis.call('UNLINK', former .. 'keys')
end
redis.call('HSET', KEYS[1], 'generation', ARGV[2], 'position', ARGV[3], 'time', ARGV[4])
return {'loaded', ARGV[3]}
`);

/** Answers all steps as of one position: position, time, answers. Nothing without a current generation. */
export const READ = script(`${STEPS}
local current = redis.call('HMGET', KEYS[1], 'generation', 'position', 'time')
if not current[1] then return false end
local answers = {current[2], current[3]}
steps(ARGV[1] .. current[1] .. ':', 2, function(step) answers[#answers + 1] = redis.call(unpack(step)) end)
return answers
`);

/** Looks up ids in an index by one step, then what they stand for. KEYS: current. ARGV: prefix of all generations, hash, step. */
export const LOOK_UP = script(`${STEPS}
local current = redis.call('HMGET', KEYS[1], 'generation')
if not current[1] then return false end
local prefix = ARGV[1] .. current[1] .. ':'
local found = {}
steps(prefix, 3, function(step)
  local ids = redis.call(unpack(step))
  if type(ids) == 'string' then ids = {ids} end
  for _, id in ipairs(ids or {}) do
    found[#found + 1] = redis.call('HGET', prefix .. ARGV[2], string.match(id, '^%d+:(%d+:%d+)$') or id)
  end
end)
return found
`);

/** Notes that closed orders up to a position are wanted no longer. KEYS: current. ARGV: position. */
export const FORGET = script(`
if redis.call('EXISTS', KEYS[1]) == 0 then return end
local noted = tonumber(redis.call('HGET', KEYS[1], 'forget') or '0')
if tonumber(ARGV[1]) > noted then redis.call('HSET', KEYS[1], 'forget', ARGV[1]) end
`);
