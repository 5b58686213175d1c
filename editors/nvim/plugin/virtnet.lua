-- Neovim 0.11 and later start the server by the file in lsp; earlier ones, from 0.7 on, are told here.
if vim.lsp.enable then
  vim.lsp.enable('virtnet')
  return
end
local config = dofile(vim.api.nvim_get_runtime_file('lsp/virtnet.lua', false)[1])
local client
vim.api.nvim_create_autocmd('FileType', {
  pattern = config.filetypes,
  callback = function(event)
    client = client
      or vim.lsp.start_client({ name = 'virtnet', cmd = config.cmd, root_dir = vim.fn.getcwd() })
    vim.lsp.buf_attach_client(event.buf, client)
    vim.bo[event.buf].omnifunc = 'v:lua.vim.lsp.omnifunc'
  end,
})
