-- As report.lua, with as many requests under way on each connection as its argument says.
local requests

init = function(args)
  local all = {}
  for i = 1, tonumber(args[1]) do
    all[i] = wrk.format()
  end
  requests = table.concat(all)
end

request = function()
  return requests
end

dofile(debug.getinfo(1, 'S').source:match('^@(.*/)') .. 'report.lua')
