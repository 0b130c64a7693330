-- Reads pages of the feed in turn. Argument: a file with one request a line: target, token and, of a reader who has the
-- page, its tag, with tabs between them.
local requests, place = {}, 0

function init(arguments)
  for line in io.lines(arguments[1]) do
    local target, token, tag = line:match("^([^\t]*)\t([^\t]*)\t?(.*)$")
    local headers = { ["authorization"] = "Bearer " .. token }
    if tag ~= "" then headers["if-none-match"] = tag end
    table.insert(requests, wrk.format("GET", target, headers))
  end
end

function request()
  place = place % #requests + 1
  return requests[place]
end
