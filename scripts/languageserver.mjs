// The library of the language server as one file of the bundle: what `lsp/` imports from its packages.
export * from 'vscode-languageserver/node';
export { TextDocument } from 'vscode-languageserver-textdocument';
