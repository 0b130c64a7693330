-- Submits the items number FIRST, FIRST + 1, … once each, each by the liaison of its unit under a key of its own.
-- Arguments: first number, file of tokens (item n belongs to the unit of token n modulo their count), prefix of the keys.
next_number = 0
local tokens, prefix = {}, ""
local headers = { ["content-type"] = "application/json" }

function init(arguments)
  next_number, prefix = tonumber(arguments[1]), arguments[3]
  for line in io.lines(arguments[2]) do
    table.insert(tokens, "Bearer " .. line)
  end
end

function request()
  local number = next_number
  next_number = number + 1
  headers["authorization"] = tokens[number % #tokens + 1]
  headers["idempotency-key"] = prefix .. number
  local path = string.format("/api/submission/v1/items/01990000-0000-7000-8000-%012x/submission", number)
  return wrk.format("POST", path, headers, '{"revision": 1}')
end
