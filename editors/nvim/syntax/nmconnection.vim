runtime! syntax/dosini.vim
