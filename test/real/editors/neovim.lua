-- Neovim visits the files of a plan as a person would, and writes down what it showed. Run by editors.test.ts:
-- nvim --headless --clean --cmd 'set runtimepath^=editors/nvim' -n -S neovim.lua, with VIRTNET_PLAN and VIRTNET_TRANSCRIPT naming files of JSON.

-- The server is set up by editors/nvim, which is on the runtimepath.
vim.o.completeopt = 'menuone,noselect'
vim.o.showmode = false
vim.o.expandtab = true
vim.o.shiftwidth = 2

-- What a person does is one coroutine; while it waits, Neovim runs as ever, and takes the keys that were typed.

--- Gives what `look` gives, once it gives something; nothing when it has not for 20 s.
local function await(look)
  local person = coroutine.running()
  local turns = 1000
  local function turn()
    local seen = look()
    turns = turns - 1
    if seen or turns == 0 then
      local ok, fault = coroutine.resume(person, seen)
      if not ok then error(fault) end
    else
      vim.defer_fn(turn, 20)
    end
  end
  vim.defer_fn(turn, 0)
  return coroutine.yield()
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n') .. '\n'
end

--- Puts the cursor on the last character of the first place where a text stands.
local function go_to(words)
  local _, last = text():find(words, 1, true)
  assert(last, words .. ' is not in the text')
  local before = text():sub(1, last)
  local _, lines = before:gsub('\n', '\n')
  vim.api.nvim_win_set_cursor(0, { lines + 1, #before:match('[^\n]*$') - 1 })
end

local function diagnostics()
  local shown = vim.tbl_map(function(it)
    return { line = it.lnum + 1, code = it.code or it.user_data.lsp.code }
  end, vim.diagnostic.get(0))
  table.sort(shown, function(a, b)
    return a.line < b.line
  end)
  return shown
end

local function codes_of(shown)
  return vim.tbl_map(function(it)
    return it.code
  end, shown)
end

--- The diagnostics, once they are those; what there is when they never are.
local function diagnostics_like(codes)
  await(function()
    return vim.deep_equal(codes_of(diagnostics()), codes)
  end)
  return diagnostics()
end

local function hover(words)
  go_to(words)
  vim.lsp.buf.hover()
  local window = await(function()
    for _, it in ipairs(vim.api.nvim_list_wins()) do
      if vim.api.nvim_win_get_config(it).relative ~= '' then return it end
    end
  end)
  if not window then return '' end
  local shown = table.concat(vim.api.nvim_buf_get_lines(vim.api.nvim_win_get_buf(window), 0, -1, false), '\n')
  vim.api.nvim_win_close(window, true)
  return shown
end

--- Picks the action of that title at a place; gives the titles that were offered.
local function fix(words, title)
  local offered = {}
  vim.ui.select = function(actions, _, choose)
    for i, it in ipairs(actions) do
      local action = it.action or it[2]
      offered[i] = action.title
      if action.title == title then choose(it, i) end
    end
  end
  go_to(words)
  local before = text()
  vim.lsp.buf.code_action()
  await(function()
    return text() ~= before
  end)
  return offered
end

--- Types behind a text and takes the item of that label, which makes a line; gives the labels that were offered.
local function complete(behind, typed, label, line)
  go_to(behind)
  vim.api.nvim_input('a' .. typed:gsub('\n', '<CR>') .. '<C-x><C-o>')
  local items = await(function()
    local items = vim.fn.complete_info({ 'items' }).items
    return vim.fn.pumvisible() == 1 and #items > 0 and items
  end) or {}
  local offered = vim.tbl_map(function(it)
    return it.abbr
  end, items)
  for i, it in ipairs(offered) do
    if it == label then vim.api.nvim_input(('<C-n>'):rep(i) .. '<C-y>') end
  end
  -- Neovim 0.11 and later write what an item brings besides its word once it is taken.
  await(function()
    return vim.tbl_contains(vim.api.nvim_buf_get_lines(0, 0, -1, false), line)
  end)
  vim.api.nvim_input('<Esc>')
  await(function()
    return vim.fn.pumvisible() == 0 and vim.fn.mode() == 'n'
  end)
  return offered
end

local function format()
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
end

--- Neovim lists them for all windows; from 0.11 on for this one.
local function symbols()
  local window = vim.api.nvim_get_current_win()
  vim.fn.setqflist({})
  vim.fn.setloclist(window, {})
  vim.lsp.buf.document_symbol()
  local listed = await(function()
    for _, list in ipairs({ vim.fn.getqflist(), vim.fn.getloclist(window) }) do
      if #list > 0 then return list end
    end
  end) or {}
  vim.cmd('cclose | lclose')
  return vim.tbl_map(function(it)
    return (it.text:gsub('^%[%w+%] ', ''))
  end, listed)
end

local function content_of(path)
  local handle = assert(io.open(path))
  local content = handle:read('*a')
  handle:close()
  return content
end

--- Another program writes the file, and the editor reads it again.
local function reload(file, content)
  local handle = assert(io.open(file, 'w'))
  handle:write(content)
  handle:close()
  vim.cmd('edit')
end

local function visit(it)
  local seen = {}
  vim.cmd('edit ' .. vim.fn.fnameescape(it.file))
  seen.opened = diagnostics_like(codes_of(it.opened))
  seen.hover = hover(it.hover.at)
  seen.fixes = fix(it.fix.at, it.fix.offered[1])
  seen.fixed = text()
  seen.left = diagnostics_like(codes_of(it.left))
  seen.offered = complete(it.completion.behind, it.completion.typed, it.completion.label, it.completion.line)
  seen.completed = text()
  format()
  seen.formatted = text()
  seen.symbols = symbols()
  vim.cmd('silent write')
  seen.saved = content_of(it.file)
  reload(it.file, it.text)
  seen.reloaded = diagnostics_like(codes_of(it.opened))
  return seen
end

local function main()
  local transcript = { visits = {} }
  for i, it in ipairs(vim.json.decode(content_of(vim.env.VIRTNET_PLAN))) do
    transcript.visits[i] = visit(it)
  end
  transcript.messages = vim.fn.execute('messages')
  local log = io.open(vim.lsp.log and vim.lsp.log.get_filename() or vim.lsp.get_log_path())
  transcript.log = log and log:read('*a') or ''
  vim.fn.writefile({ vim.json.encode(transcript) }, vim.env.VIRTNET_TRANSCRIPT)
end

coroutine.resume(coroutine.create(function()
  local ok, fault = xpcall(main, debug.traceback)
  if not ok then io.stderr:write(fault) end
  vim.cmd(ok and 'qall!' or 'cquit!')
end))
