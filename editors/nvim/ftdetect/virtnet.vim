" Files of ours by their names, for Neovim and Vim. Networks and guests are XML.
autocmd BufNewFile,BufRead ifcfg-*,*/network-scripts/{route,route6,rule,rule6,keys}-*,*/sysconfig/network set filetype=ifcfg
autocmd BufNewFile,BufRead *.nmconnection,*/system-connections/* set filetype=nmconnection
autocmd BufNewFile,BufRead */qemu/bridge.conf,*/qemu-kvm/bridge.conf set filetype=qemu-bridge-conf
