// One client and its workspace: request → feature → answer. Everything that it knows of the network is in the core.
import { kept } from '../kept';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type CodeAction,
  CodeActionKind,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { completionsAt } from '../features/completion';
import { fixAll, fixesAt } from '../features/fixes';
import { foldsOf } from '../features/folding';
import { hoverAt } from '../features/hover';
import { type Judging, type Problem, problemsOf, worstOf } from '../features/problems';
import { refactoringsAt } from '../features/refactors';
import { symbolsOf } from '../features/symbols';
import { listSync, readSync } from '../files';
import { canonicalUri, type File, folderOf, ifcfgKindOf, mayBeOurs } from '../model/file';
import type { Target } from '../rules/rule';
import { LineIndex, type Span } from '../text';
import { kindOf, readFile, Workspace } from '../workspace';
import { convertFolderId, fixAllKind, pulls } from './capabilities';
import { conversionsOf } from './conversions';
import { convertFolder } from './convert-folder';
import {
  toCodeAction,
  toCompletionItem,
  toDiagnostic,
  toFoldingRange,
  toHover,
  toSpan,
  toSymbol,
  toWorkspaceEdit,
} from './convert';
import { type InitializationOptions, rulePage, trusted } from './protocol';
import { Folders, pathOf } from './folders';
import { FormattedDocuments, listenToFormatting } from './formatting';
import { Host } from './host';
import { listenToReading } from './reading';
import { type Settings, settingsOf, targetOf } from './settings';

/** What one client and its workspace are to the server. */
export class Session {
  readonly #workspace = new Workspace();
  readonly #hostDiagnostics = new Map<string, Diagnostic[]>();
  readonly #host: Host;
  readonly #formatted: FormattedDocuments;
  readonly #client: InitializeParams['capabilities'];
  readonly #folders: Folders;
  #settings: Settings;
  #options: InitializationOptions;
  /** Calls off the check that is due. */
  #pending: (() => void) | undefined;
  /** Milliseconds that the last check took. */
  #checkTime = 0;
  #stopped = false;
  /** Kinds of document that the checks are used to. */
  readonly #warm = new Set<File['kind']>();

  constructor(
    readonly connection: Connection,
    readonly documents: TextDocuments<TextDocument>,
    params: InitializeParams,
  ) {
    this.#client = params.capabilities;
    this.#formatted = new FormattedDocuments(connection, params.capabilities);
    this.#options = (params.initializationOptions ?? {}) as InitializationOptions;
    this.#settings = settingsOf(this.#options.settings);
    this.#host = this.#newHost();
    this.#folders = new Folders(connection, this.#workspace, params, () => this.#refresh());
    connection.onShutdown(() => this.#shutdown());
    connection.onExit(() => void this.#host.close());
    connection.onDidChangeConfiguration(async ({ settings }) => {
      await this.#readSettings(settings);
      this.#refresh();
    });
    connection.languages.diagnostics.on(({ textDocument }) => ({
      kind: DocumentDiagnosticReportKind.Full,
      items: this.#answer(textDocument.uri, [] as Diagnostic[], (file) => this.#diagnostics(file)),
    }));
    connection.onCompletion(({ textDocument: { uri }, position }) =>
      this.#answerTyping(uri, (file, lines) =>
        completionsAt(file, this.#workspace.networkAround(file), lines.offset(position), this.#target).map((it) =>
          toCompletionItem(it, lines, this.#snippets),
        ),
      ),
    );
    connection.onHover(({ textDocument: { uri }, position }) =>
      this.#answer(uri, null, (file, lines) => {
        const hover = hoverAt(file, this.#workspace.networkAround(file), lines.offset(position), this.#target);
        return hover ? toHover(hover, lines) : null;
      }),
    );
    connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      this.#answer(uri, [], (file, lines) => symbolsOf(file).map((it) => toSymbol(it, lines))),
    );
    connection.onFoldingRanges(({ textDocument: { uri } }) =>
      this.#answer(uri, [], (file, lines) => foldsOf(file).map((it) => toFoldingRange(it, lines))),
    );
    connection.onCodeAction(({ textDocument: { uri }, range, context }) =>
      this.#answer(uri, [], (file, lines) => this.#codeActions(file, lines, toSpan(range, lines), context.only)),
    );
    listenToReading(connection, {
      answer: (uri, empty, ask) => this.#answer(uri, empty, ask),
      network: (file) => this.#workspace.networkAround(file),
      linesOf: (uri) => this.#linesOf(uri),
      target: () => this.#target,
    });
    listenToFormatting(connection, (uri, empty, ask) => this.#answer(uri, empty, ask));
    connection.onExecuteCommand(({ command, arguments: args }) =>
      command === convertFolderId
        ? convertFolder(args?.[0], this.#filesBeside(args?.[0]), pathOf)
        : this.#host.run(command, args),
    );
    connection.onRequest(rulePage, (path: string) => pageText(path));
    connection.onNotification(trusted, () => {
      this.#options = { ...this.#options, trusted: true };
    });
    const opened = (document: TextDocument) => {
      this.#workspace.open(document.uri, document.getText());
      this.#hostDiagnostics.delete(canonicalUri(document.uri));
      this.#tellFormatted();
      this.#schedulePush();
      this.#warmUp(document.uri);
    };
    this.documents.all().forEach(opened);
    this.documents.onDidChangeContent(({ document }) => opened(document));
    this.documents.onDidClose(({ document }) => {
      this.#workspace.close(document.uri);
      this.#hostDiagnostics.delete(canonicalUri(document.uri));
      this.#tellFormatted();
      if (!pulls(this.#client)) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
      this.#schedulePush();
    });
    this.documents.onDidSave(({ document }) => this.#folders.readFile(document.uri));
  }

  #newHost(): Host {
    return new Host(
      this.connection,
      {
        settings: () => this.#settings,
        trusted: () => this.#options.trusted !== false,
        text: (uri) => this.documents.get(uri)?.getText() ?? this.#workspace.file(uri)?.text,
        publish: (uri, diagnostics) => {
          this.#hostDiagnostics.set(canonicalUri(uri), [...diagnostics]);
          this.#refresh();
        },
        versionChanged: () => this.#refresh(),
      },
      this.#options,
    );
  }

  /** After the client has said `initialized`: asks for settings, reads the folders. */
  async initialized(): Promise<void> {
    if (this.#client.workspace?.didChangeConfiguration?.dynamicRegistration)
      void this.connection.client.register(DidChangeConfigurationNotification.type, { section: 'virtnet' });
    this.#folders.watch(this.#client);
    await this.#readSettings(undefined);
    await this.#folders.read();
    this.#refresh();
  }

  async #shutdown(): Promise<void> {
    this.#stopped = true;
    this.#folders.stop();
    this.#pending?.();
    await this.#host.close();
  }

  async #readSettings(sent: unknown): Promise<void> {
    const before = this.#settings;
    if (this.#client.workspace?.configuration)
      this.#settings = settingsOf(await this.connection.workspace.getConfiguration('virtnet'));
    else if (sent !== undefined && sent !== null)
      this.#settings = settingsOf((sent as Record<string, unknown>).virtnet ?? sent);
    if (before.uri !== this.#settings.uri || before.virsh !== this.#settings.virsh) await this.#host.reopen();
  }

  /** All files, with those of the folder of a document that stands outside of the workspace. */
  #filesBeside(given: unknown): readonly File[] {
    const { uri } = (given ?? {}) as { uri?: unknown };
    const path = typeof uri === 'string' ? pathOf(folderOf(uri)) : undefined;
    if (path === undefined) return this.#workspace.files();
    const own = new Workspace();
    for (const it of [...listSync(path, mayBeOurs), join(path, '..', 'network')]) {
      const beside = pathToFileURL(it).href;
      const reading = this.#workspace.file(beside) || !ifcfgKindOf(beside) ? undefined : readSync(it);
      if (reading?.ok) own.setOnDisk(beside, reading.text);
    }
    return [...this.#workspace.files(), ...own.files()];
  }

  /** Other files or settings have changed: all answers may. */
  #refresh(): void {
    if (this.#stopped) return;
    if (!pulls(this.#client)) this.#schedulePush();
    else if (this.#client.workspace?.diagnostics?.refreshSupport) this.connection.languages.diagnostics.refresh();
  }

  /**
   * Sends diagnostics once the requests that wait are answered; a completion never waits for a check. The request that
   * belongs to a keystroke comes a moment after it, so a long check leaves it time to arrive.
   */
  #schedulePush(): void {
    if (pulls(this.#client) || this.#pending) return;
    if (this.#checkTime > shortCheck) {
      const timer = setTimeout(() => this.#push(), patience);
      this.#pending = () => clearTimeout(timer);
    } else {
      const immediate = setImmediate(() => this.#push());
      this.#pending = () => clearImmediate(immediate);
    }
  }

  #push(): void {
    this.#pending = undefined;
    const start = performance.now();
    for (const { uri, version } of this.documents.all()) {
      const diagnostics = this.#answer(uri, undefined, (file) => this.#diagnostics(file));
      if (diagnostics) void this.connection.sendDiagnostics({ uri, version, diagnostics });
    }
    this.#checkTime = performance.now() - start;
  }

  /**
   * Checks the first document of a kind some more times while nothing else is to do, so that what V8 compiles only after
   * many runs is compiled before the person types. Whoever asks for something waits for one check at most.
   */
  #warmUp(uri: string): void {
    const kind = this.#workspace.file(uri)?.kind;
    if (kind === undefined || this.#warm.has(kind)) return;
    this.#warm.add(kind);
    let spent = 0;
    const once = (): void => {
      const file = this.#workspace.file(uri);
      if (this.#stopped || !file) return;
      const start = performance.now();
      this.#answer(uri, undefined, ({ text }) => this.#problems(readFile(uri, file.kind, text)));
      const time = performance.now() - start;
      // Of a long document the loops are compiled soon, and a person would notice a check in the way.
      if (spent + time > (time > shortCheck ? warmUpOfLong : warmUp)) return;
      const isRested = Math.floor(spent / warmUpSlice) === Math.floor((spent + time) / warmUpSlice);
      spent += time;
      if (isRested) setImmediate(once);
      else setTimeout(once, warmUpRest).unref();
    };
    // Whoever opened it waits for its diagnostics first.
    setTimeout(once, patience).unref();
  }

  #tellFormatted(): void {
    const open = this.documents.keys().filter((it) => this.#workspace.file(it)?.kind === 'network');
    this.#formatted.set(open);
  }

  #codeActions(file: File, lines: LineIndex, span: Span, only: readonly string[] | undefined): CodeAction[] {
    const wanted = (kind: string) => !only || only.some((it) => kind === it || kind.startsWith(`${it}.`));
    const network = this.#workspace.networkAround(file);
    const actions: CodeAction[] = [];
    if (wanted(CodeActionKind.QuickFix)) {
      for (const { problem, fix } of fixesAt(file, network, span, this.#judging)) {
        const diagnostic = this.#toDiagnostic(problem, lines);
        actions.push(toCodeAction(fix, [diagnostic], file.uri, (uri) => this.#linesOf(uri)));
      }
    }
    if (wanted(CodeActionKind.RefactorRewrite)) {
      for (const it of refactoringsAt(file, network, span))
        actions.push({
          title: it.title,
          kind: CodeActionKind.RefactorRewrite,
          edit: toWorkspaceEdit(it, file.uri, (uri) => this.#linesOf(uri)),
        });
      actions.push(...conversionsOf(file, this.#workspace.files(), this.#client));
    }
    // Computed only when it is asked for: it judges the file several times.
    if (only?.some((it) => fixAllKind === it || fixAllKind.startsWith(`${it}.`))) {
      const edits = fixAll(file, network, this.#judging);
      if (edits.length > 0)
        actions.push({
          title: 'Fix all obvious problems in this file',
          kind: fixAllKind,
          edit: toWorkspaceEdit({ changes: [{ edits }] }, file.uri, (uri) => this.#linesOf(uri)),
        });
    }
    return actions;
  }

  get #target(): Target {
    return targetOf(this.#settings, this.#host.version);
  }

  get #snippets(): boolean {
    return this.#client.textDocument?.completion?.completionItem?.snippetSupport === true;
  }

  get #judging(): Judging {
    return {
      target: this.#target,
      severities: this.#settings.severities,
      onCrash: (rule, error) => this.connection.console.error(`the rule ${rule.code} failed: ${textOf(error)}`),
    };
  }

  #problems(file: File): Problem[] {
    return problemsOf(file, this.#workspace.networkAround(file), this.#judging);
  }

  #diagnostics(file: File): Diagnostic[] {
    const lines = this.#linesOf(file.uri);
    return [
      ...worstOf(this.#problems(file), mostShown).map((it) => this.#toDiagnostic(it, lines)),
      ...(this.#hostDiagnostics.get(file.uri) ?? []),
    ];
  }

  #toDiagnostic(problem: Problem, lines: LineIndex): Diagnostic {
    return toDiagnostic(
      problem,
      lines,
      (uri) => this.#linesOf(uri),
      (it) => this.#pageOf(it),
    );
  }

  #pageOf({ rule }: Problem): string | undefined {
    const language = rule.of.includes('network') ? 'network' : 'ifcfg';
    if (this.#options.pageScheme) return `${this.#options.pageScheme}:/${language}/${rule.code}.md`;
    return rule.source.startsWith('https://') ? rule.source : undefined;
  }

  #linesOf(uri: string): LineIndex {
    const file = this.#workspace.file(uri);
    return file ? linesOf(file) : new LineIndex('');
  }

  /** The single place that looks a file up, and turns a crash into a log line and an empty answer. */
  #answer<T>(uri: string, empty: T, ask: (file: File, lines: LineIndex) => T): T {
    const file = this.#workspace.file(uri);
    if (!file) return empty;
    try {
      return ask(file, this.#linesOf(uri));
    } catch (error) {
      this.connection.console.error(`no answer for ${uri}: ${textOf(error)}`);
      return empty;
    }
  }

  /** As `answer`, and for a document that has no root yet and may become a network. */
  #answerTyping<T>(uri: string, ask: (file: File, lines: LineIndex) => T[]): T[] {
    const text = this.#workspace.file(uri) ? undefined : this.documents.get(uri)?.getText();
    if (text === undefined || kindOf(uri, text) !== 'blank') return this.#answer(uri, [], ask);
    return ask(readFile(uri, 'network', text), new LineIndex(text));
  }
}

/** VS Code shows so many diagnostics of one file. */
const mostShown = 1000;

/** Milliseconds that a request may well wait for a check. */
const shortCheck = 4;

/** Milliseconds that checks for practice may take, in slices with a rest for other programs between them. */
const warmUp = 600;
const warmUpOfLong = 150;
const warmUpSlice = 8;
const warmUpRest = 8;

/** Milliseconds between a keystroke and a long check. */
const patience = 2;

const linesOf = kept(({ text }: File) => new LineIndex(text));

const textOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** The Markdown of a rule's page; null for a path that is none. */
function pageText(path: string): string | null {
  if (!/^(?:network|ifcfg)\/[a-z0-9-]+\.md$/.test(path)) return null;
  const reading = readSync(join(__dirname, 'rules', path));
  return reading.ok ? reading.text : null;
}
