// One client and its workspace: request → feature → answer. Everything that it knows of the network is in the core.
import { libvirtOf, newerThanKnown, type Target } from '../model/target';
import { join } from 'node:path';
import {
  MessageType,
  type CancellationToken,
  type CodeAction,
  type CodeActionParams,
  type Connection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  type InitializeParams,
  LSPErrorCodes,
  ResponseError,
  type TextDocuments,
} from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Completion } from '../features/completion/context';
import { completionsAt } from '../features/completion/index';
import { foldsOf } from '../features/folding';
import { hoverAt } from '../features/hover/index';
import type { CheckOptions, Problem } from '../features/problems';
import { saidInEditors } from '../features/quiet';
import { symbolsOf } from '../features/navigation/symbols';
import { targetOf } from '../judging/judging';
import { type File, isApart, linesOf } from '../model/file';
import { defectOf } from '../refused';
import { LineIndex } from '../text';
import { rules } from '../rules/index';
import { languageOf, rulesReporting } from '../rules/rule';
import { documentKindOf, readFile, Workspace } from '../workspace';
import { abilitiesOf } from './abilities';
import { type Offering, offersAt, type Origin, toActions } from './actions';
import { convertFolderId, migrationId, showMadeId } from './protocol';
import { migrationReport } from './migration';
import type { Result } from '../host/command';
import { Checks } from './checks';
import { showMade } from './made-files';
import { pageAt, webPageOf } from './pages';
import { Client } from './client';
import { type AskedAt, resolved, toCompletions } from './completion';
import { convertFolder } from './convert-folder';
import { filesBeside } from './files-beside';
import { outlookOf } from './document-outlook';
import { toDiagnostic, toFoldingRanges, toHover, toSymbols } from './to-lsp';
import { isOther } from '../model/other/kinds';
import { deploymentOf } from './deployment';
import { Folders } from './folders';
import { FormattedDocuments, listenToFormatting } from './formatting';
import { VirshHost } from './host';
import { type Deployment, type InitializationOptions, liveText, rulePage, trusted } from './protocol';
import { lensesOf } from './lenses';
import { registerNavigation, type RequestContext } from './navigation';
import { pathOf } from './paths';
import { registerRenaming } from './renaming';
import { ToldRulesFiles } from './rules-files';
import { initializationOptionsOf, type Settings, settingsOf } from './settings';
import { registerStack } from './stack';
import { shownAnswer } from './shown';
import { type Calm, Gathered } from './slices';
import { documentReportOf, WholeFolder } from './whole-folder';

/** What one client and its workspace are to the server. */
export class Session {
  readonly #workspace = new Workspace();
  readonly #client: Client;
  readonly #checks: Checks;
  readonly #host: VirshHost;
  readonly #formatted: FormattedDocuments;
  readonly #folders: Folders;
  readonly #rulesFiles: ToldRulesFiles;
  readonly #wholeFolder: WholeFolder;
  readonly #refreshing: Gathered;
  readonly #refreshingLenses: Gathered;
  readonly #refreshingInlays: Gathered;
  #settings: Settings;
  #options: InitializationOptions;
  /** How often settings were asked for: the last question counts. */
  #asked = 0;
  /** Whether the client has told its settings, or has none to tell. */
  #isSettled = false;
  #stopped = false;

  constructor(
    readonly connection: Connection,
    readonly documents: TextDocuments<TextDocument>,
    params: InitializeParams,
    calm: Calm,
  ) {
    const can = abilitiesOf(params.capabilities);
    const client = (this.#client = new Client(connection, can));
    this.#formatted = new FormattedDocuments(client, () => this.#options.closesTags === true);
    this.#options = initializationOptionsOf(params.initializationOptions);
    this.#settings = settingsOf(this.#options.settings);
    this.#checks = new Checks({
      workspace: this.#workspace,
      documents,
      client,
      calm,
      judging: (file) => this.#judging(file),
      toDiagnostic: (problem, file) => this.#toDiagnostic(problem, linesOf(file)),
    });
    this.#wholeFolder = new WholeFolder({
      workspace: this.#workspace,
      documents,
      isWanted: () => this.#isSettled && this.#settings.wholeFolder,
      diagnosticsOf: (file, isUnwanted) => this.#checks.diagnosticsOf(file, isUnwanted),
    });
    this.#refreshingLenses = new Gathered(calm, () => client.ask('workspace/codeLens/refresh'));
    this.#refreshing = new Gathered(calm, () => client.ask('workspace/diagnostic/refresh'));
    this.#refreshingInlays = new Gathered(calm, () => client.ask('workspace/inlayHint/refresh'));
    this.#host = this.#newHost();
    this.#rulesFiles = new ToldRulesFiles(client);
    this.#folders = new Folders(connection, client, this.#workspace, params, this.#rulesFiles, () => this.#refresh());
    this.#folders.setHosts(this.#settings.judging.hosts);
    connection.onShutdown(() => this.#shutdown());
    connection.onExit(() => this.#quietly(this.#host.close()));
    connection.onDidChangeConfiguration((it: { settings?: unknown } | null) => {
      this.#quietly(this.#readSettings(it?.settings));
      this.#quietly(this.#folders.settingsChanged());
    });
    connection.languages.diagnostics.on(async ({ textDocument: { uri }, previousResultId }, token) =>
      documentReportOf(await this.#checks.pulled(uri, token), previousResultId),
    );
    connection.languages.diagnostics.onWorkspace(({ previousResultIds }, token) =>
      this.#wholeFolder.report(previousResultIds, token),
    );
    connection.onCompletion(({ textDocument: { uri }, position }) =>
      this.#answerTyping(uri, [], (file, lines) =>
        toCompletions(this.#offersAt(file, lines.offset(position)), lines, {
          asked: { uri, position },
          can,
          suggest: this.#options.suggestCommand,
        }),
      ),
    );
    connection.onCompletionResolve((item) => {
      const { uri, position } = (item.data ?? {}) as Partial<AskedAt>;
      if (uri === undefined || position === undefined) return item;
      return this.#answerTyping(uri, item, (file, lines) =>
        resolved(item, this.#offersAt(file, lines.offset(position)), can),
      );
    });
    connection.onHover(({ textDocument: { uri }, position }) =>
      this.#answer(uri, null, (file, lines) => {
        const hover = hoverAt(
          file,
          this.#workspace.factsAround(file),
          lines.offset(position),
          this.#targetFor(file),
          Date.now(),
        );
        return hover ? toHover(hover, lines, can) : null;
      }),
    );
    connection.onDocumentSymbol(({ textDocument: { uri } }) =>
      this.#answer(uri, [], (file, lines) => toSymbols(symbolsOf(file), uri, lines, can)),
    );
    connection.onFoldingRanges(({ textDocument: { uri } }) =>
      this.#answer(uri, [], (file, lines) => toFoldingRanges(foldsOf(file), lines, can)),
    );
    connection.onCodeLens(({ textDocument: { uri } }) =>
      this.#answer(uri, [], (file, lines) =>
        this.#settings.lenses ? lensesOf(file, this.#deployment(uri), lines, this.#options.lensCommands ?? []) : [],
      ),
    );
    connection.onCodeAction((it, token) => this.#codeActions(it, token));
    connection.onCodeActionResolve((it, token) => this.#resolve(it, token));
    const asking: RequestContext = {
      answer: (uri, empty, ask) => this.#answerOf(this.#workspace.file(uri), empty, ask),
      factsAround: (file) => this.#workspace.factsAround(file),
      linesOf: (uri) => this.#linesOf(uri),
      targetFor: (file) => this.#targetFor(file),
      pageOf: (code, file) => this.#pageOfCode(code, file),
      can,
    };
    registerNavigation(connection, asking);
    registerStack(connection, { ...asking, facts: () => this.#workspace.facts() });
    registerRenaming(connection, { ...asking, files: () => this.#workspace.files() });
    listenToFormatting(connection, (uri, empty, ask) => this.#answer(uri, empty, ask));
    connection.onExecuteCommand(async ({ command, arguments: args }, token) => {
      if (command === showMadeId) return showMade(args?.[0], client);
      return shownAnswer(
        command === convertFolderId
          ? convertFolder(args?.[0], await filesBeside(args?.[0], this.#workspace), pathOf)
          : command === migrationId
            ? await this.#migration(args?.[0])
            : await this.#host.run(command, args, token),
      );
    });
    connection.onRequest(rulePage, (path: unknown) => pageAt(path, pages));
    connection.onRequest(liveText, async (uri: unknown) => shownAnswer(await this.#host.live.text(String(uri))));
    connection.onNotification(trusted, () => {
      this.#options = { ...this.#options, trusted: true };
      this.#considerWatching();
    });
    documents.onDidChangeContent(({ document }) => {
      this.#workspace.open(document.uri, document.getText(), document.languageId);
      this.#tellFormatted();
      this.#checks.changed(document.uri);
      this.#considerWatching();
    });
    documents.onDidClose(({ document: { uri } }) => {
      this.#workspace.close(uri);
      this.#tellFormatted();
      this.#checks.closed(uri);
      this.#wholeFolder.forget();
    });
    documents.onDidSave(({ document: { uri } }) => this.#quietly(this.#folders.readFile(uri)));
  }

  async #migration(given: unknown): Promise<Result<readonly string[]>> {
    const target = targetOf(this.#settings.judging);
    const onCrash: CheckOptions['onCrash'] = (rule, error) =>
      this.#client.log(`the rule ${rule.name} failed: ${defectOf(error)}`);
    return migrationReport(given, await filesBeside(given, this.#workspace), { target, onCrash }, pathOf);
  }

  #newHost(): VirshHost {
    return new VirshHost(
      this.#client,
      {
        settings: () => this.#settings,
        trusted: () => this.#options.trusted !== false,
        text: (uri) => this.documents.get(uri)?.getText() ?? this.#workspace.file(uri)?.text,
        publish: (uri, diagnostics) => {
          this.#checks.hostSaid(uri, diagnostics);
          this.#refresh();
        },
        outlook: (uri) => {
          const file = this.#workspace.file(uri) ?? this.#workspace.liveFile(uri);
          return file && outlookOf(file, this.#workspace.factsAround(file), this.#judging(file));
        },
        changed: () => this.#hostChanged(),
        stateChanged: () => this.#refreshLenses(),
        deployment: (uri) => this.#deployment(uri),
        looked: () => this.#considerWatching([...this.#workspace.files()]),
        workspace: this.#workspace,
      },
      this.#options,
    );
  }

  /** After the client has said `initialized`: asks for settings, reads the folders. Neither waits for the other. */
  initialized(): void {
    const { method } = DidChangeConfigurationNotification.type;
    if (this.#client.can.registersConfiguration)
      this.#client.demand('client/registerCapability', {
        registrations: [{ id: method, method, registerOptions: { section: ['virtnet', 'files.exclude'] } }],
      });
    this.#tellOfTarget();
    this.#folders.watch();
    this.#isSettled = !this.#client.can.configuration || this.#options.settings !== undefined;
    this.#quietly(this.#readSettings(undefined));
    this.#quietly(this.#folders.read().then(() => this.#refresh()));
  }

  async #shutdown(): Promise<void> {
    this.#stopped = true;
    this.#folders.stop();
    this.#checks.stop();
    await this.#host.close();
  }

  /** Takes the settings that were sent; from a client that tells when asked, what it tells. */
  async #readSettings(sent: unknown): Promise<void> {
    if (this.#client.can.configuration) {
      const asked = ++this.#asked;
      const answer = await this.#client.ask('workspace/configuration', { items: [{ section: 'virtnet' }] });
      // It says null for a section that it does not have; and an answer may come late, or not at all.
      const section: unknown = Array.isArray(answer) ? (answer[0] ?? this.#options.settings) : undefined;
      if (section === undefined || asked !== this.#asked) return;
      await this.#settle(section);
    } else if (sent !== undefined && sent !== null) await this.#settle((sent as { virtnet?: unknown }).virtnet ?? sent);
  }

  async #settle(section: unknown): Promise<void> {
    const before = this.#settings;
    this.#settings = settingsOf(section);
    this.#folders.setHosts(this.#settings.judging.hosts);
    this.#refresh();
    const { uri, virsh, watch, lenses, judging } = this.#settings;
    if (before.lenses !== lenses) this.#refreshLenses();
    const isBoundElsewhere = JSON.stringify(before.folders) !== JSON.stringify(this.#settings.folders);
    if (before.uri !== uri || before.virsh !== virsh || before.watch !== watch || isBoundElsewhere)
      await this.#host.reopen();
    this.#isSettled = true;
    if (before.judging.libvirt !== judging.libvirt) this.#tellOfTarget();
    this.#considerWatching();
  }

  /** A target of the settings that is newer than all that is known. */
  #tellOfTarget(): void {
    const { libvirt } = this.#settings.judging;
    const message = libvirt === undefined ? undefined : newerThanKnown(libvirtOf(libvirt));
    if (message !== undefined) this.#client.tell('window/showMessage', { type: MessageType.Warning, message });
  }

  /** Once the settings are known, and a document of ours is open or somebody looks at the hosts. */
  #considerWatching(files = this.documents.keys().flatMap((it) => this.#workspace.file(it) ?? [])): void {
    const { live } = this.#host;
    if (this.#isSettled && (live.isLookedAt || files.length > 0)) live.consider(files);
  }

  /** Other files or settings have changed: all answers may. */
  #refresh(): void {
    if (this.#stopped) return;
    this.#wholeFolder.forget();
    this.#checks.send();
    if (this.#client.can.refreshesDiagnostics) this.#quietly(this.#refreshing.want());
  }

  /** Something else is known of a host: of its networks, or of who has which address there. */
  #hostChanged(): void {
    this.#refresh();
    if (!this.#stopped && this.#client.can.refreshesInlays) this.#quietly(this.#refreshingInlays.want());
  }

  #refreshLenses(): void {
    if (!this.#stopped && this.#client.can.refreshesLenses) this.#quietly(this.#refreshingLenses.want());
  }

  /** How the network of a document stands on its host; undefined where it has none. */
  #deployment(uri: string): Deployment | undefined {
    const file = this.#workspace.file(uri);
    return file?.kind === 'network' && !isApart(file.uri) ? deploymentOf(file, this.#host.live) : undefined;
  }

  #tellFormatted(): void {
    this.#formatted.set(
      this.documents.keys().filter((it) => !isApart(it) && this.#workspace.file(it)?.kind === 'network'),
    );
  }

  async #codeActions(params: CodeActionParams, token: CancellationToken): Promise<CodeAction[]> {
    const { uri } = params.textDocument;
    const file = this.#ownFile(uri);
    if (!file || !this.#client.can.codeActions) return [];
    try {
      const offers = await this.#checks.answer(file, token, offersAt(file, params, this.#offering(file)));
      return toActions(offers, uri, this.documents.get(uri)?.version, params, this.#client.can);
    } catch (error) {
      if (error instanceof ResponseError) throw error;
      this.#client.log(`no code actions for ${uri}: ${defectOf(error)}`);
      return [];
    }
  }

  /** Gives an action its edit, once it is chosen. */
  async #resolve(action: CodeAction, token: CancellationToken): Promise<CodeAction> {
    if (!action.data) return action;
    const { uri, version, index, range, only } = action.data as Origin;
    const file = this.#workspace.file(uri);
    if (file && (version ?? undefined) === this.documents.get(uri)?.version) {
      const wanted = { range, context: { only: only ?? undefined } };
      const offers = await this.#checks.answer(file, token, offersAt(file, wanted, this.#offering(file)));
      const offer = offers[index];
      if (offer?.edit && offer.title === action.title) return { ...action, edit: offer.edit() };
    }
    throw new ResponseError(LSPErrorCodes.ContentModified, 'what was offered is no longer there');
  }

  #offering(file: File): Offering {
    return {
      can: this.#client.can,
      workspace: this.#workspace.factsAround(file),
      files: this.#workspace.files(),
      judging: this.#judging(file),
      linesOf: (uri) => this.#linesOf(uri),
      toDiagnostic: (problem) => this.#toDiagnostic(problem, linesOf(file)),
      problems: () => this.#checks.steps(file),
      commands: this.#options.lensCommands ?? [],
      connection: this.#host.live.connectionOf(file),
    };
  }

  #offersAt(file: File, offset: number): Completion[] {
    return completionsAt(file, this.#workspace.factsAround(file), offset, this.#targetFor(file));
  }

  /** For whom a file is: the libvirt of the host that it is for, as far as that is known. */
  #targetFor(file: File): Target {
    const connection = this.#host.live.connectionOf(file);
    const judging = this.#rulesFiles.of(file.uri)?.judging ?? this.#settings.judging;
    return targetOf(judging, connection === undefined ? undefined : this.#host.versionOf(connection));
  }

  #judging(file: File): CheckOptions {
    const { severities } = this.#rulesFiles.of(file.uri)?.judging ?? this.#settings.judging;
    return {
      target: this.#targetFor(file),
      isolated: isApart(file.uri),
      severities: { ...saidInEditors, ...severities },
      ...(this.#rulesFiles.excludes(file.uri) ? { only: [] } : {}),
      onCrash: (rule, error) => this.#client.log(`the rule ${rule.name} failed: ${defectOf(error)}`),
    };
  }

  #toDiagnostic(problem: Problem, lines: LineIndex): Diagnostic {
    return toDiagnostic(
      problem,
      lines,
      (uri) => this.#linesOf(uri),
      this.#client.can,
      (it) => this.#pageOf(it),
    );
  }

  #pageOfCode(code: string, { kind }: File): string | undefined {
    const found = rulesReporting(code, rules);
    const rule = found.find((it) => it.of.includes(kind)) ?? found[0];
    return rule && this.#pageOf({ rule, code });
  }

  #pageOf({ rule, code }: Pick<Problem, 'rule' | 'code'>): string | undefined {
    const { pageScheme } = this.#options;
    if (!pageScheme) return webPageOf(rule);
    return `${pageScheme}:/${languageOf(rule)}/${code}.md`;
  }

  #linesOf(uri: string): LineIndex {
    const file = this.#workspace.file(uri);
    return file ? linesOf(file) : new LineIndex(this.#workspace.liveText(uri) ?? '');
  }

  /** The file of a uri; not one of another program, of which nothing is known but its facts. */
  #ownFile(uri: string): File | undefined {
    const file = this.#workspace.file(uri);
    return file && !isOther(file.kind) ? file : undefined;
  }

  #answer<T>(uri: string, empty: T, ask: (file: File, lines: LineIndex) => T): T {
    return this.#answerOf(this.#ownFile(uri), empty, ask);
  }

  /** The single place that turns a crash into a log line and an empty answer. */
  #answerOf<T>(file: File | undefined, empty: T, ask: (file: File, lines: LineIndex) => T): T {
    if (!file) return empty;
    try {
      return ask(file, linesOf(file));
    } catch (error) {
      this.#client.log(`no answer for ${file.uri}: ${defectOf(error)}`);
      return empty;
    }
  }

  /** As `answer`, and for a document that has no root yet and may become a network. */
  #answerTyping<T>(uri: string, empty: T, ask: (file: File, lines: LineIndex) => T): T {
    const document = this.#workspace.file(uri) ? undefined : this.documents.get(uri);
    const text = document?.getText();
    if (text === undefined || documentKindOf(uri, text, document?.languageId) !== 'blank')
      return this.#answer(uri, empty, ask);
    return ask(readFile(uri, 'network', text), new LineIndex(text));
  }

  /** What nobody waits for may fail; then it is in the log. */
  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => this.#client.log(defectOf(error)));
  }
}

/** The pages of all rules. */
const pages = join(__dirname, 'rule-pages.json');
