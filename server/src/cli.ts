#!/usr/bin/env node
// Entry of the command line: `virtnet check`, `virtnet convert`, `virtnet diff`, `virtnet explain`, `virtnet list-rules`, `virtnet lsp --stdio`.
import './compile-cache';
import './cli/command-line';
