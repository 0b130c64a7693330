-- Reads pages of the feed in turn. Argument: a file with one request a line, target and token with a tab between them.
local requests, place = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local target, token = line:match("^(.-)\t(.*)$")
    table.insert(requests, wrk.format("GET", target, { ["authorization"] = "Bearer " .. token }))
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end
