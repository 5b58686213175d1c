// A small document with a mistake, and what a client may ask about a place in it.

/** The uri of the document. */
export const uri = 'file:///lab/lab.xml';

/** Its text: `nmae` is meant to be `name`. */
export const damaged = "<network>\n  <name>lab</name>\n  <bridge nmae='virbr9'/>\n</network>\n";

export const textDocument = { uri };

/** In the misspelt name. */
export const position = { line: 2, character: 12 };
export const range = { start: position, end: position };

/** Requests about that place, with what they need besides. */
export const questions: Readonly<Record<string, object>> = {
  'textDocument/diagnostic': { textDocument },
  'textDocument/completion': { textDocument, position },
  'textDocument/hover': { textDocument, position },
  'textDocument/documentSymbol': { textDocument },
  'textDocument/foldingRange': { textDocument },
  'textDocument/codeAction': { textDocument, range, context: { diagnostics: [] } },
  'textDocument/definition': { textDocument, position },
  'textDocument/references': { textDocument, position, context: { includeDeclaration: true } },
  'textDocument/documentHighlight': { textDocument, position },
  'textDocument/selectionRange': { textDocument, positions: [position] },
  'textDocument/linkedEditingRange': { textDocument, position },
  'textDocument/prepareRename': { textDocument, position },
  'textDocument/prepareCallHierarchy': { textDocument, position },
  'callHierarchy/incomingCalls': { item: { uri, name: 'lab', data: { kind: 'network', name: 'lab' } } },
  'callHierarchy/outgoingCalls': { item: { uri, name: 'lab', data: { kind: 'network', name: 'lab' } } },
  'workspace/symbol': { query: 'lab' },
  'workspace/diagnostic': { previousResultIds: [] },
  'textDocument/rename': { textDocument, position, newName: 'lab2' },
  'textDocument/inlayHint': { textDocument, range },
  'textDocument/documentLink': { textDocument },
};
