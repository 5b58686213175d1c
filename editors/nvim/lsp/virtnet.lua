-- The language server of virtnet. XML of other programs it leaves alone.
return {
  cmd = { 'virtnet', 'lsp', '--stdio' },
  filetypes = { 'xml', 'ifcfg', 'nmconnection' },
  root_markers = { 'virtnet.json', '.git' },
}
