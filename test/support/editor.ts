// A stand-in for the `vscode` module, and for the library of the language client: so much of them as the client of this
// extension touches. It shows nothing and remembers all that it was asked to show. The real editor has the last word
// (test/vscode, test/ui); here each branch can be walked.
import { EventEmitter as Emitter } from 'node:events';
import Module from 'node:module';
import { pathToFileURL } from 'node:url';
import { CancellationTokenSource } from 'vscode-languageserver';

/** A message or a question, as it was to be shown. */
export interface Shown {
  readonly kind: 'information' | 'warning' | 'error';
  readonly message: string;
  readonly detail?: string;
  readonly modal: boolean;
  readonly buttons: readonly string[];
}

interface Item {
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
}

class Uri {
  constructor(
    readonly scheme: string,
    readonly path: string,
    readonly text = `${scheme}:${path}`,
  ) {}
  static from({ scheme, path, query = '' }: { scheme: string; path: string; query?: string }): Uri {
    return new Uri(scheme, path, `${scheme}:${path}${query && `?${query}`}`);
  }
  static parse(text: string): Uri {
    const [, scheme, path] = /^([^:]*):(?:\/\/)?(.*)$/.exec(text)!;
    return new Uri(scheme!, path!, text);
  }
  static joinPath(base: Uri, ...parts: string[]): Uri {
    return Uri.parse(pathToFileURL([base.path, ...parts].join('/')).href);
  }
  with({ scheme }: { scheme: string }): Uri {
    return new Uri(scheme, this.path, this.text.replace(/^[^:]*/, scheme));
  }
  get fsPath(): string {
    return this.path;
  }
  toString(): string {
    return this.text;
  }
}

class Span {
  readonly ends: readonly number[];
  constructor(...ends: number[]) {
    this.ends = ends;
  }
}

/** A document as far as the client looks at one. */
export interface Document {
  readonly uri: Uri;
  readonly languageId: string;
  readonly lineCount: number;
  getText(range?: unknown): string;
}

/** As far as tests use one. */
interface FileSystemProvider {
  onDidChangeFile(heard: (changes: readonly { readonly uri: { toString(): string } }[]) => void): unknown;
  stat(uri: unknown): Promise<{ mtime: number; size: number }>;
  readFile(uri: unknown): Promise<Uint8Array>;
  writeFile(uri: unknown, content: Uint8Array, options: object): Promise<void>;
}

/** Everything that the editor is asked for, and how it answers. Made anew for each test. */
class State {
  readonly shown: Shown[] = [];
  readonly lists: { items: readonly Item[]; title?: string; matchOnDescription?: boolean; matchOnDetail?: boolean }[] =
    [];
  readonly inputs: { title?: string; value?: string; prompt?: string }[] = [];
  readonly executed: unknown[][] = [];
  readonly opened: unknown[] = [];
  /** What a document says that is shown, and where in it something was selected. */
  textShown = '';
  readonly selected: number[] = [];
  readonly updated: unknown[][] = [];
  readonly registered = new Map<string, (...args: unknown[]) => unknown>();
  readonly contents = new Map<string, { provideTextDocumentContent(uri: Uri): unknown; onDidChange?: Event }>();
  readonly completions: {
    selector: unknown;
    provider: { provideCompletionItems(document: Document): unknown };
    triggers: string[];
  }[] = [];
  readonly definitions: {
    selector: unknown;
    provider: { provideDefinition(document: { uri: Uri }, at: { line: number }): unknown };
  }[] = [];
  readonly clients: LanguageClient[] = [];
  readonly trees: TreeView[] = [];
  readonly statusItems: StatusItem[] = [];
  /** What was put into the clipboard. */
  readonly copied: string[] = [];
  /** What was inserted as a snippet, and where. */
  readonly snippets: unknown[] = [];
  /** Options that were given to editors. */
  readonly options: unknown[] = [];
  readonly languages = new Map<string, unknown>();
  /** What is told to be wrong of any document. */
  problems: readonly { readonly source?: string; readonly range: unknown }[] = [];
  /** Languages that documents were given. */
  readonly given: string[] = [];
  readonly files = new Map<string, FileSystemProvider>();
  readonly channels: { name: string; log?: boolean; lines: string[]; shown: number; disposed: number }[] = [];
  readonly events = new Emitter();
  documents: Document[] = [];
  front: Document | undefined;
  trusted = true;
  settings: Record<string, unknown> = {};
  /** The button that is pressed; undefined for none. */
  press: (shown: Shown) => string | undefined = () => undefined;
  /** Presses the button that cancels what is shown to go on. */
  cancel: (() => void) | undefined;
  /** The item that is chosen. */
  choose: (items: readonly Item[]) => Item | undefined = () => undefined;
  type: () => string | undefined = () => undefined;
  /** What starting a server comes to. */
  startServer: () => Promise<void> = () => Promise.resolve();
  /** What a command of the editor itself comes to. */
  execute: () => Promise<void> = () => Promise.resolve();
  answer: (method: string, params: unknown) => unknown = () => null;

  /** Runs a command of the palette. */
  async run(command: string, ...args: unknown[]): Promise<unknown> {
    return this.registered.get(command)!(...args);
  }
}

/** The editor of the test that runs. */
export let editor = new State();

/** Forgets all. */
export function freshEditor(): State {
  return (editor = new State());
}

/** A document of that name with that text. */
export function documentOf(uri: string, text: string, languageId = 'xml'): Document {
  const lines = text.split('\n');
  return {
    uri: Uri.parse(uri),
    languageId,
    lineCount: lines.length,
    getText(range) {
      const [line, character, lastLine] = (range as { ends: number[] } | undefined)?.ends ?? [0, 0, lines.length];
      return lines.slice(line, lastLine).join('\n').slice(character);
    },
  };
}

/** The editor of a document that is in front. */
function editorOf(document: Document): object {
  return {
    document,
    get options() {
      return editor.options.at(-1) ?? { tabSize: 4, insertSpaces: true };
    },
    set options(it: unknown) {
      editor.options.push(it);
    },
    insertSnippet: async ({ value }: { value: string }, { line, character }: { line: number; character: number }) =>
      editor.snippets.push(`${line}:${character} ${value}`),
  };
}

type Event = (listener: (...args: unknown[]) => unknown) => { dispose(): void };

const event =
  (name: string): Event =>
  (listener) => {
    const { events } = editor;
    events.on(name, listener);
    return { dispose: () => events.off(name, listener) };
  };

const show =
  (kind: Shown['kind']) =>
  async (message: string, ...rest: unknown[]): Promise<string | undefined> => {
    const options = typeof rest[0] === 'object' ? (rest.shift() as { modal?: boolean; detail?: string }) : {};
    const { modal = false, detail } = options;
    const shown = { kind, message, modal, buttons: rest as string[], ...(detail === undefined ? {} : { detail }) };
    editor.shown.push(shown);
    return editor.press(shown);
  };

class EventEmitter {
  readonly #emitter = new Emitter();
  readonly event: Event = (listener) => {
    this.#emitter.on('fired', listener);
    return { dispose: () => this.#emitter.off('fired', listener) };
  };
  fire(it: unknown): void {
    this.#emitter.emit('fired', it);
  }
  dispose = (): void => {
    this.#emitter.removeAllListeners();
  };
}

/** A tree view, with what its provider would draw. */
export class TreeView {
  visible = false;
  selection: unknown[] = [];
  message: string | undefined;
  readonly revealed: unknown[] = [];
  readonly #seen = new EventEmitter();
  readonly onDidChangeVisibility = this.#seen.event;
  constructor(
    readonly id: string,
    readonly options: { treeDataProvider: TreeProvider; canSelectMany?: boolean },
  ) {
    editor.trees.push(this);
  }
  show(visible: boolean): void {
    this.visible = visible;
    this.#seen.fire({ visible });
  }
  async reveal(element: unknown): Promise<void> {
    this.revealed.push(element);
  }
  dispose(): void {
    editor.trees.splice(editor.trees.indexOf(this), 1);
  }
}

/** An item of the status bar. */
export class StatusItem {
  name = '';
  text = '';
  tooltip = '';
  backgroundColor: { id: string } | undefined;
  isShown = false;
  constructor(readonly id: string) {
    editor.statusItems.push(this);
  }
  show(): void {
    this.isShown = true;
  }
  hide(): void {
    this.isShown = false;
  }
  dispose(): void {
    editor.statusItems.splice(editor.statusItems.indexOf(this), 1);
  }
}

interface TreeProvider {
  getChildren(element?: unknown): Promise<unknown[]>;
  getTreeItem(element: unknown): unknown;
}

class LanguageClient {
  readonly listening = new Map<string, (params?: unknown) => void>();
  readonly features: object[] = [];
  readonly sent: unknown[][] = [];
  started = 0;
  stopped = 0;
  constructor(
    readonly id: string,
    readonly name: string,
    readonly server: object,
    readonly options: { initializationOptions: Record<string, unknown>; documentSelector: readonly object[] },
  ) {
    editor.clients.push(this);
  }
  registerFeature(feature: object): void {
    this.features.push(feature);
  }
  start(): Promise<void> {
    this.started++;
    return editor.startServer();
  }
  needsStop(): boolean {
    return this.stopped === 0;
  }
  stop(): Promise<void> {
    this.stopped++;
    return Promise.resolve();
  }
  /** As the library does it: what is no token behind the first makes a list of them. */
  async sendRequest(method: string, ...given: unknown[]): Promise<unknown> {
    const hasToken = (given.at(-1) as { onCancellationRequested?: unknown } | undefined)?.onCancellationRequested;
    const params = given.length === 1 || (given.length === 2 && hasToken) ? given[0] : given;
    this.sent.push([method, params]);
    return editor.answer(method, params);
  }
  onNotification(method: string, heard: (params: unknown) => void): { dispose(): void } {
    this.listening.set(method, heard);
    return { dispose: () => this.listening.delete(method) };
  }
  async sendNotification(method: string): Promise<void> {
    this.sent.push([method]);
  }
}

const standIns: Readonly<Record<string, object>> = {
  vscode: {
    Uri,
    EventEmitter,
    Disposable: { from: (...all: { dispose(): void }[]) => ({ dispose: () => all.forEach((it) => it.dispose()) }) },
    Range: Span,
    Location: class {
      constructor(
        readonly uri: Uri,
        readonly range: Span,
      ) {}
    },
    Selection: Span,
    TextEditorRevealType: { InCenterIfOutsideViewport: 2 },
    TreeItem: class {
      constructor(
        readonly label: string,
        readonly collapsibleState: number,
      ) {}
    },
    StatusBarAlignment: { Left: 1, Right: 2 },
    TreeItemCollapsibleState: { None: 0, Collapsed: 1, Expanded: 2 },
    ThemeIcon: class {
      constructor(
        readonly id: string,
        readonly color?: { id: string },
      ) {}
    },
    ThemeColor: class {
      constructor(readonly id: string) {}
    },
    env: { clipboard: { writeText: async (it: string) => void editor.copied.push(it) } },
    CompletionItem: class {
      constructor(
        readonly label: string,
        readonly kind: number,
      ) {}
    },
    CompletionItemKind: { Snippet: 14 },
    SnippetString: class {
      constructor(readonly value: string) {}
    },
    FileType: { File: 1 },
    FileChangeType: { Changed: 1 },
    FilePermission: { Readonly: 1 },
    TextDocumentSaveReason: { Manual: 1, AfterDelay: 2, FocusOut: 3 },
    FileSystemError: {
      Unavailable: (it: string) => new Error(`unavailable: ${it}`),
      NoPermissions: (it: string) => new Error(`not permitted: ${it}`),
      FileNotFound: (it: string) => new Error(`not found: ${it}`),
    },
    ConfigurationTarget: { Global: 1, Workspace: 2 },
    window: {
      get activeTextEditor() {
        return editor.front && editorOf(editor.front);
      },
      showInformationMessage: show('information'),
      showWarningMessage: show('warning'),
      showErrorMessage: show('error'),
      async showQuickPick(items: readonly Item[] | Promise<readonly Item[]>, options: object) {
        editor.lists.push({ ...options, items: await items });
        return editor.choose(await items);
      },
      async showInputBox(options: { title?: string; value?: string }) {
        editor.inputs.push(options);
        return editor.type();
      },
      createOutputChannel(name: string, { log }: { log: boolean }) {
        const channel = { name, log, lines: [] as string[], shown: 0, disposed: 0 };
        editor.channels.push(channel);
        return {
          info: (it: string) => channel.lines.push(`info ${it}`),
          error: (it: string) => channel.lines.push(`error ${it}`),
          show: () => void channel.shown++,
          dispose: () => void channel.disposed++,
        };
      },
      async showTextDocument(it: unknown) {
        editor.opened.push(it);
        return {
          document: { getText: () => editor.textShown, positionAt: (offset: number) => offset },
          revealRange: () => undefined,
          set selection({ ends }: { ends: number[] }) {
            editor.selected.push(ends[0]!);
          },
        };
      },
      createStatusBarItem: (id: string) => new StatusItem(id),
      createTreeView: (id: string, options: never) => new TreeView(id, options),
      withProgress(_where: object, act: (progress: object, token: object) => Promise<unknown>) {
        const source = new CancellationTokenSource();
        editor.cancel = () => source.cancel();
        return act({}, source.token);
      },
      onDidChangeActiveTextEditor: event('front'),
    },
    ProgressLocation: { Notification: 15 },
    CancellationTokenSource,
    workspace: {
      get isTrusted() {
        return editor.trusted;
      },
      get textDocuments() {
        return editor.documents;
      },
      getConfiguration: (section: string) => ({
        section,
        get: (key: string, otherwise: unknown) => editor.settings[key] ?? otherwise,
        inspect: (key: string) => ({ key, defaultValue: 4, globalValue: editor.settings[key] }),
        update: async (...args: unknown[]) => void editor.updated.push([section, ...args]),
      }),
      registerFileSystemProvider(scheme: string, provider: never) {
        editor.files.set(scheme, provider);
        return { dispose: () => editor.files.delete(scheme) };
      },
      onWillSaveTextDocument: event('willSave'),
      registerTextDocumentContentProvider(scheme: string, provider: never) {
        editor.contents.set(scheme, provider);
        return { dispose: () => editor.contents.delete(scheme) };
      },
      openTextDocument: async (it: unknown) => editor.documents.find(({ uri }) => String(uri) === String(it)) ?? it,
      fs: { readFile: async ({ path }: Uri) => (await import('node:fs')).readFileSync(path) },
      onDidGrantWorkspaceTrust: event('trust'),
      onDidOpenTextDocument: event('open'),
      onDidChangeTextDocument: event('change'),
      onDidSaveTextDocument: event('save'),
      onDidChangeConfiguration: event('settings'),
    },
    commands: {
      registerCommand(id: string, run: (...args: unknown[]) => unknown) {
        editor.registered.set(id, run);
        return { dispose: () => editor.registered.delete(id) };
      },
      async executeCommand(...args: unknown[]) {
        editor.executed.push(args);
        const [id, ...rest] = args;
        return editor.registered.get(id as string)?.(...rest) ?? editor.execute();
      },
    },
    IndentAction: { Indent: 1, IndentOutdent: 2 },
    Position: class {
      constructor(
        readonly line: number,
        readonly character: number,
      ) {}
    },
    languages: {
      getDiagnostics: () => editor.problems,
      onDidChangeDiagnostics: event('problems'),
      setTextDocumentLanguage: async (document: unknown, language: string) => {
        editor.given.push(language);
        return document;
      },
      setLanguageConfiguration(language: string, configuration: unknown) {
        editor.languages.set(language, configuration);
        return { dispose: () => editor.languages.delete(language) };
      },
      registerDefinitionProvider(selector: unknown, provider: never) {
        editor.definitions.push({ selector, provider });
        return { dispose: () => undefined };
      },
      registerCompletionItemProvider(selector: unknown, provider: never, ...triggers: string[]) {
        editor.completions.push({ selector, provider, triggers });
        return { dispose: () => undefined };
      },
    },
  },
  'vscode-languageclient/node': {
    LanguageClient,
    TransportKind: { ipc: 1 },
    ExecuteCommandRequest: { method: 'workspace/executeCommand' },
  },
};

// `vscode` is no package: it is there only in the editor.
const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
const load = loader._load.bind(loader);
loader._load = (name, ...rest) => standIns[name] ?? load(name, ...rest);
