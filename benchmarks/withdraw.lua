-- Withdrawals for wrk: a random account out of those in ACCOUNTS (one id a line), a new random key each.
local accounts = {}
for line in io.lines(os.getenv("ACCOUNTS")) do accounts[#accounts + 1] = line end

local counter = 0
function setup(thread)
  thread:set("number", counter)
  counter = counter + 1
end

function init(args)
  math.randomseed(os.time() * 1000 + number)
  refused = 0
end

local function uuid4()
  return string.format("%08x-%04x-4%03x-%04x-%04x%08x", math.random(0, 0xffffffff), math.random(0, 0xffff),
    math.random(0, 0xfff), math.random(0x8000, 0xbfff), math.random(0, 0xffff), math.random(0, 0xffffffff))
end

function request()
  return wrk.format("POST", "/v1/accounts/" .. accounts[math.random(#accounts)] .. "/withdrawals",
    { ["Content-Type"] = "application/json", ["Idempotency-Key"] = uuid4() },
    '{"amount":"0.01","currency":"EUR"}')
end

function response(status, headers, body)
  if status ~= 201 then refused = refused + 1 end
end

local threads = {}
local original = setup
function setup(thread)
  original(thread)
  table.insert(threads, thread)
end

function done(summary, latency, requests)
  local bad = 0
  for _, thread in ipairs(threads) do bad = bad + thread:get("refused") end
  io.write(string.format("RESULT %.0f %.2f %.2f %d\n",
    summary.requests / (summary.duration / 1e6), latency:percentile(50) / 1000, latency:percentile(99) / 1000, bad))
end
