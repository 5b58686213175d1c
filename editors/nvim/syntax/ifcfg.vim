runtime! syntax/sh.vim
