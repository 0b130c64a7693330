-- Put before every script: tells the outcome of a run as one line of JSON, which bench/wrk.py reads.
local threads = {}

function setup(thread)
  table.insert(threads, thread)
end

function done(summary, latency, requests)
  local used = 0
  for _, thread in ipairs(threads) do
    used = math.max(used, tonumber(thread:get("next_number") or 0))
  end
  local e = summary.errors
  io.write(string.format(
    '\n{"requests": %d, "bytes": %d, "seconds": %f, "p50_ms": %f, "p99_ms": %f, "failed": %d, "refused": %d, "next": %d}\n',
    summary.requests, summary.bytes, summary.duration / 1e6, latency:percentile(50) / 1e3, latency:percentile(99) / 1e3,
    e.connect + e.read + e.write + e.timeout, e.status, used))
end
