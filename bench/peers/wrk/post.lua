-- As report.lua, with the file that its argument names as the body of each request.
init = function(args)
  local file = assert(io.open(args[1], 'rb'))
  wrk.method = 'POST'
  wrk.body = file:read('*a')
  wrk.headers['content-type'] = 'application/json'
  file:close()
end

dofile(debug.getinfo(1, 'S').source:match('^@(.*/)') .. 'report.lua')
