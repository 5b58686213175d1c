-- The language server of virtnet. XML of other programs it leaves alone.
return {
  cmd = { 'virtnet', 'lsp', '--stdio' },
  filetypes = { 'xml', 'ifcfg', 'nmconnection', 'qemu-bridge-conf' },
  root_markers = { 'virtnet.json', '.git' },
}
