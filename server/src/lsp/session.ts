// One client and its workspace: the parts of the server and how they hang together. What a client asks is answered in
// requests/; what it tells of documents and settings is taken here.
import { type Connection, type InitializeParams, MessageType, type TextDocuments } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type File, isApart, linesOf } from '../model/file';
import { libvirtOf, newerThanKnown } from '../model/target';
import { defectOf } from '../refused';
import { Workspace } from '../workspace';
import { abilitiesOf } from './abilities';
import { Answers } from './answers';
import { Checks } from './checks';
import { Client } from './client';
import { ClientSettings } from './client-settings';
import { outlookOf } from './document-outlook';
import { Folders } from './folders';
import { FormattedDocuments } from './formatted-documents';
import { VirshHost } from './host';
import { Judge } from './judge';
import { OtherDocuments } from './other-documents';
import { addressOfRule } from './pages';
import { type InitializationOptions, trusted } from './protocol';
import { Refreshing } from './refreshing';
import { handleRequests } from './requests/index';
import { ToldRulesFiles } from './rules-files';
import { initializationOptionsOf, type Settings } from './settings';
import type { Calm } from './slices';
import { toDiagnostic } from './to-lsp';
import { WholeFolder } from './whole-folder';

/** What one client and its workspace are to the server. */
export class Session {
  readonly #workspace = new Workspace();
  readonly #options: InitializationOptions;
  readonly #client: Client;
  readonly #settings: ClientSettings;
  readonly #answers: Answers;
  readonly #judge: Judge;
  readonly #checks: Checks;
  readonly #wholeFolder: WholeFolder;
  readonly #host: VirshHost;
  readonly #folders: Folders;
  readonly #formatted: FormattedDocuments;
  readonly #others: OtherDocuments;
  readonly #refreshing: Refreshing;
  #isTrusted: boolean;

  constructor(
    readonly connection: Connection,
    readonly documents: TextDocuments<TextDocument>,
    params: InitializeParams,
    calm: Calm,
  ) {
    const workspace = this.#workspace;
    const options = (this.#options = initializationOptionsOf(params.initializationOptions));
    this.#isTrusted = options.trusted !== false;
    const client = (this.#client = new Client(connection, abilitiesOf(params.capabilities)));
    const settings = (this.#settings = new ClientSettings(client, options.settings, (now, before) =>
      this.#settingsChanged(now, before),
    ));
    const answers = (this.#answers = new Answers(workspace, documents, client));
    const rulesFiles = new ToldRulesFiles(client);
    this.#refreshing = new Refreshing(client, calm);
    this.#formatted = new FormattedDocuments(client, () => options.closesTags === true);
    this.#others = new OtherDocuments(client);
    this.#host = this.#newHost();
    this.#judge = new Judge({ client, workspace, rulesFiles, usual: () => settings.now.judging, host: this.#host });
    this.#checks = new Checks({
      ...{ workspace, documents, client, calm },
      judging: (file) => this.#judge.optionsFor(file),
      toDiagnostic: (problem, file) =>
        toDiagnostic(
          problem,
          linesOf(file),
          (uri) => answers.linesOf(uri),
          client.can,
          ({ rule, code }) => addressOfRule(rule, code, options.pageScheme),
        ),
    });
    this.#wholeFolder = new WholeFolder({
      ...{ workspace, documents },
      isWanted: () => settings.areKnown && settings.now.wholeFolder,
      diagnosticsOf: (file, isUnwanted) => this.#checks.diagnosticsOf(file, isUnwanted),
    });
    this.#folders = new Folders(connection, client, workspace, params, rulesFiles, () => this.#refresh());
    this.#folders.setHosts(settings.now.judging.hosts);
    handleRequests(connection, {
      ...{ client, options, workspace, answers, judge: this.#judge, checks: this.#checks },
      ...{ wholeFolder: this.#wholeFolder, host: this.#host, settings: () => settings.now },
    });
    this.#listen();
  }

  /** After the client has said `initialized`: asks for settings, reads the folders. Neither waits for the other. */
  initialized(): void {
    this.#tellOfTarget(this.#settings.now);
    this.#quietly(this.#settings.begin().then(() => this.#considerWatching()));
    this.#folders.watch();
    this.#quietly(this.#folders.read().then(() => this.#refresh()));
  }

  /** To what the client tells. */
  #listen(): void {
    const { connection, documents } = this;
    connection.onShutdown(() => this.#shutdown());
    connection.onExit(() => this.#quietly(this.#host.close()));
    connection.onDidChangeConfiguration((it: { settings?: unknown } | null) => {
      this.#quietly(this.#settings.read(it?.settings).then(() => this.#considerWatching()));
      this.#quietly(this.#folders.settingsChanged());
    });
    connection.onNotification(trusted, () => {
      this.#isTrusted = true;
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

  #newHost(): VirshHost {
    const workspace = this.#workspace;
    return new VirshHost(
      this.#client,
      {
        workspace,
        settings: () => this.#settings.now,
        trusted: () => this.#isTrusted,
        text: (uri) => this.documents.get(uri)?.getText() ?? workspace.file(uri)?.text,
        publish: (uri, diagnostics) => {
          this.#checks.hostSaid(uri, diagnostics);
          this.#refresh();
        },
        outlook: (uri) => {
          const file = workspace.file(uri) ?? workspace.liveFile(uri);
          return file && outlookOf(file, workspace.factsAround(file), this.#judge.optionsFor(file));
        },
        changed: () => {
          this.#refresh();
          this.#refreshing.want('inlayHint');
        },
        stateChanged: () => this.#refreshing.want('codeLens'),
        looked: () => this.#considerWatching([...workspace.files()]),
      },
      this.#options,
    );
  }

  async #shutdown(): Promise<void> {
    this.#refreshing.stop();
    this.#folders.stop();
    this.#checks.stop();
    await this.#host.close();
  }

  async #settingsChanged(now: Settings, before: Settings): Promise<void> {
    this.#folders.setHosts(now.judging.hosts);
    this.#refresh();
    if (before.lenses !== now.lenses) this.#refreshing.want('codeLens');
    const isBoundElsewhere = JSON.stringify(before.folders) !== JSON.stringify(now.folders);
    if (before.uri !== now.uri || before.virsh !== now.virsh || before.watch !== now.watch || isBoundElsewhere)
      await this.#host.reopen();
    if (before.judging.libvirt !== now.judging.libvirt) this.#tellOfTarget(now);
  }

  /** A target of the settings that is newer than all that is known. */
  #tellOfTarget({ judging: { libvirt } }: Settings): void {
    const message = libvirt === undefined ? undefined : newerThanKnown(libvirtOf(libvirt));
    if (message !== undefined) this.#client.tell('window/showMessage', { type: MessageType.Warning, message });
  }

  /** Once the settings are known, and a document of ours is open or somebody looks at the hosts. */
  #considerWatching(files = this.documents.keys().flatMap((it) => this.#answers.ownFile(it) ?? [])): void {
    const { live } = this.#host;
    if (this.#settings.areKnown && (live.isLookedAt || files.length > 0)) live.consider(files);
  }

  /** Other files or settings have changed: all that is said of files may. */
  #refresh(): void {
    this.#others.consider(this.#workspace.files());
    this.#wholeFolder.forget();
    this.#checks.send();
    this.#refreshing.want('diagnostic');
  }

  #tellFormatted(): void {
    const ofKind = (kind: File['kind']) =>
      this.documents.keys().filter((it) => !isApart(it) && this.#workspace.file(it)?.kind === kind);
    this.#formatted.set(ofKind('network'), ofKind('keyfile'));
  }

  /** What nobody waits for may fail; then it is in the log. */
  #quietly(work: Promise<void>): void {
    work.catch((error: unknown) => this.#client.log(defectOf(error)));
  }
}
