" Names of keys have dashes.
setlocal iskeyword+=- commentstring=#\ %s
