// What the params of a message must be like, as far as we read them: what passes here needs no second look behind it.
// https://microsoft.github.io/language-server-protocol/specifications/lsp/3.17/specification/

/** Says what is wrong with a value, as the rest of a sentence that begins with its path; undefined when nothing is. */
type Shape = (value: unknown) => string | undefined;

/** What is wrong with the params of a request or notification; undefined when nothing is, and for methods that are not ours. */
export function complaintAbout(method: string, params: unknown): string | undefined {
  const shape = Object.hasOwn(shapes, method) ? shapes[method] : undefined;
  const complaint = shape?.(params);
  return complaint === undefined ? undefined : `params${complaint}`;
}

const must =
  (holds: (value: unknown) => boolean, what: string): Shape =>
  (value) =>
    holds(value) ? undefined : ` is ${kindOf(value)}, expected ${what}`;

/** Numbers are shown; a text may be anything, a secret too. */
function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'missing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return 'a text';
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object';
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object with at least these members. */
function object(members: Readonly<Record<string, Shape>>): Shape {
  return (value) => {
    if (!isObject(value)) return ` is ${kindOf(value)}, expected an object`;
    for (const [name, shape] of Object.entries(members)) {
      const complaint = shape(value[name]);
      if (complaint !== undefined) return `.${name}${complaint}`;
    }
    return undefined;
  };
}

function list(of: Shape): Shape {
  return (value) => {
    if (!Array.isArray(value)) return ` is ${kindOf(value)}, expected a list`;
    for (const [i, it] of value.entries()) {
      const complaint = of(it);
      if (complaint !== undefined) return `[${i}]${complaint}`;
    }
    return undefined;
  };
}

/** Some clients say null for what they do not have. */
const optional =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined || value === null ? undefined : shape(value);

/** Not there at all: the library takes null for something. */
const absentOr =
  (shape: Shape): Shape =>
  (value) =>
    value === undefined ? undefined : shape(value);

const text = must((it) => typeof it === 'string', 'a text');
const flag = must((it) => typeof it === 'boolean', 'true or false');
const integer = must((it) => Number.isInteger(it), 'a whole number');
/** A number of a place, as the protocol bounds it. */
const uinteger = must(
  (it) => Number.isInteger(it) && (it as number) >= 0 && (it as number) < 2 ** 31,
  'a whole number from 0 to 2147483647',
);
/** Wider than any screen: more would be an attack on the memory. */
const width = must(
  (it) => Number.isInteger(it) && (it as number) >= 0 && (it as number) <= 100,
  'a whole number from 0 to 100',
);

const position = object({ line: uinteger, character: uinteger });
const range = object({ start: position, end: position });
const document = { textDocument: object({ uri: text }) };
const place = { ...document, position };
const layout = object({ tabSize: width, insertSpaces: flag });
const folders = list(object({ uri: text }));
const layer = object({ item: object({ uri: text, name: text, data: object({ kind: text }) }) });

const shapes: Readonly<Record<string, Shape>> = {
  initialize: object({
    processId: optional(integer),
    rootPath: optional(text),
    rootUri: optional(text),
    workspaceFolders: optional(folders),
    capabilities: object({}),
  }),
  '$/setTrace': object({ value: text }),
  'textDocument/didOpen': object({
    textDocument: object({ uri: text, languageId: optional(text), version: integer, text }),
  }),
  'textDocument/didChange': object({
    textDocument: object({ uri: text, version: integer }),
    contentChanges: list(object({ range: absentOr(range), rangeLength: absentOr(uinteger), text })),
  }),
  'textDocument/didClose': object(document),
  'textDocument/didSave': object(document),
  'textDocument/diagnostic': object({ ...document, previousResultId: optional(text) }),
  'textDocument/documentSymbol': object(document),
  'textDocument/foldingRange': object(document),
  'textDocument/documentLink': object(document),
  'textDocument/semanticTokens/full': object(document),
  'textDocument/semanticTokens/range': object({ ...document, range }),
  'textDocument/codeLens': object(document),
  'textDocument/completion': object(place),
  'completionItem/resolve': object({ label: text, data: optional(object({ uri: text, position })) }),
  'textDocument/hover': object(place),
  'textDocument/signatureHelp': object(place),
  'textDocument/definition': object(place),
  'textDocument/documentHighlight': object(place),
  'textDocument/linkedEditingRange': object(place),
  'textDocument/prepareRename': object(place),
  'textDocument/prepareCallHierarchy': object(place),
  'callHierarchy/incomingCalls': layer,
  'callHierarchy/outgoingCalls': layer,
  'workspace/symbol': object({ query: text }),
  'workspace/diagnostic': object({ previousResultIds: list(object({ uri: text, value: text })) }),
  'textDocument/rename': object({ ...place, newName: text }),
  'virtnet/closeTag': object(place),
  'textDocument/references': object({ ...place, context: object({ includeDeclaration: flag }) }),
  'textDocument/selectionRange': object({ ...document, positions: list(position) }),
  'textDocument/inlayHint': object({ ...document, range }),
  'textDocument/codeAction': object({ ...document, range, context: object({ only: optional(list(text)) }) }),
  'codeAction/resolve': object({
    title: text,
    data: optional(
      object({ uri: text, version: optional(integer), range, only: optional(list(text)), index: uinteger }),
    ),
  }),
  'textDocument/formatting': object({ ...document, options: layout }),
  'textDocument/rangeFormatting': object({ ...document, range, options: layout }),
  'textDocument/onTypeFormatting': object(place),
  'workspace/textDocumentContent': object({ uri: text }),
  'workspace/executeCommand': object({ command: text, arguments: optional(list(() => undefined)) }),
  'workspace/didChangeConfiguration': optional(object({})),
  'workspace/didChangeWatchedFiles': object({ changes: list(object({ uri: text, type: integer })) }),
  'workspace/didChangeWorkspaceFolders': object({ event: object({ added: folders, removed: folders }) }),
};
