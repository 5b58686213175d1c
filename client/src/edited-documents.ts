// Networks of a host as documents that can be saved (`libvirt-edit:`): saving defines, as `virsh net-edit` does, after one
// question. A scheme of its own beside `libvirt-live:`, so that what is edited can be compared with what is stored now.
import {
  Disposable,
  EventEmitter,
  type FileChangeEvent,
  FileChangeType,
  FilePermission,
  type FileStat,
  FileSystemError,
  type FileSystemProvider,
  FileType,
  TextDocumentSaveReason,
  type Uri,
  window,
  workspace,
} from 'vscode';
import { notice } from '../../server/src/visible';
import type { CommandArguments } from '../../server/src/lsp/protocol';
import { saidOf } from './host-commands';
import { editScheme } from './documents';
import { confirms } from './question';
import { quietly } from './quietly';
import type { Server } from './server';

/** What is stored as the editor has read it. */
interface Opened {
  readonly text: string;
  readonly time: number;
}

export function registerEditedDocuments(server: Server): Disposable {
  const files = new StoredNetworks(server);
  return Disposable.from(
    workspace.registerFileSystemProvider(editScheme, files, { isCaseSensitive: true }),
    workspace.onWillSaveTextDocument(({ document, reason }) => files.willSave(document.uri, reason)),
    server.onHostsChanged(() => quietly(files.hostChanged())),
    files,
  );
}

class StoredNetworks implements FileSystemProvider {
  readonly #changed = new EventEmitter<FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;
  readonly #opened = new Map<string, Opened>();
  readonly #reasons = new Map<string, TextDocumentSaveReason>();
  #comparing: Promise<void> | undefined;
  #isStale = false;

  constructor(readonly server: Server) {}

  dispose(): void {
    this.#changed.dispose();
  }

  /** Has what nobody edits just now read again where something else is stored; one question at a time. */
  async hostChanged(): Promise<void> {
    this.#isStale = true;
    this.#comparing ??= this.#compare().finally(() => (this.#comparing = undefined));
    await this.#comparing;
  }

  async #compare(): Promise<void> {
    while (this.#isStale && workspace.isTrusted) {
      this.#isStale = false;
      for (const { uri, isDirty } of workspace.textDocuments) {
        const opened = isDirty ? undefined : this.#opened.get(uri.toString());
        const answer = opened && (await this.server.liveText(uri.toString()));
        // Of a network that is gone the text stays: it can be stored anew.
        if (answer?.ok && answer.value !== opened!.text) this.#changed.fire([{ type: FileChangeType.Changed, uri }]);
      }
    }
  }

  willSave(uri: Uri, reason: TextDocumentSaveReason): void {
    if (uri.scheme === editScheme) this.#reasons.set(uri.toString(), reason);
  }

  async stat(uri: Uri): Promise<FileStat> {
    const { text, time } = await this.#standing(uri);
    const permissions = workspace.isTrusted ? {} : { permissions: FilePermission.Readonly };
    return { type: FileType.File, ctime: 0, mtime: time, size: new TextEncoder().encode(text).length, ...permissions };
  }

  async readFile(uri: Uri): Promise<Uint8Array> {
    return new TextEncoder().encode((await this.#read(uri)).text);
  }

  /** Defines the network. Rejects when it is not defined, for whatever reason: the text stays as it is, unsaved. */
  async writeFile(uri: Uri, content: Uint8Array): Promise<void> {
    const key = uri.toString();
    const reason = this.#reasons.get(key);
    this.#reasons.delete(key);
    if (reason !== undefined && reason !== TextDocumentSaveReason.Manual)
      throw FileSystemError.Unavailable('auto save stores nothing on a host: save it yourself');
    if (!workspace.isTrusted) throw FileSystemError.NoPermissions('Restricted Mode: virtnet runs no virsh');
    const opened = this.#opened.get(key);
    if (opened?.text === new TextDecoder().decode(content)) return;
    const args: CommandArguments = { uri: key, ...(opened && { expected: opened.text }) };
    const plan = await this.server.execute('virtnet.plan', { ...args, command: 'virtnet.define' });
    if (!plan.ok) throw refused(plan.message);
    const { agreed } = plan.value;
    const asks = agreed !== undefined || workspace.getConfiguration('virtnet').get('edit.confirm', true);
    if (asks && !(await confirms(plan.value, agreed ? 'Define anyway' : 'Define')))
      throw refused('nothing was run, and the text is kept');
    const done = await this.server.execute('virtnet.define', { ...args, ...agreed, confirmed: true });
    if (!done.ok) throw refused(done.message);
    quietly(window.showInformationMessage(notice(saidOf(done.value, 'is defined'))));
    // libvirt spells it its own way, and what it has is what is edited from now on.
    this.#opened.delete(key);
    setTimeout(() => this.#changed.fire([{ type: FileChangeType.Changed, uri }]));
  }

  /** While somebody edits it, it is what was opened: what others change meanwhile is told when it is saved. */
  async #standing(uri: Uri): Promise<Opened> {
    const key = uri.toString();
    const opened = this.#opened.get(key);
    const isEdited = workspace.textDocuments.some((it) => it.isDirty && it.uri.toString() === key);
    return opened && isEdited ? opened : this.#read(uri);
  }

  async #read(uri: Uri): Promise<Opened> {
    if (!workspace.isTrusted) throw FileSystemError.NoPermissions('Restricted Mode: virtnet runs no virsh');
    const key = uri.toString();
    const answer = await this.server.liveText(key);
    if (!answer.ok) {
      throw answer.reason === 'failed' ? FileSystemError.FileNotFound(answer.message) : refused(answer.message);
    }
    const before = this.#opened.get(key);
    if (before?.text === answer.value) return before;
    const read = { text: answer.value, time: Math.max(Date.now(), (before?.time ?? 0) + 1) };
    this.#opened.set(key, read);
    return read;
  }

  watch(): Disposable {
    return new Disposable(() => undefined);
  }
  readDirectory(): never {
    throw FileSystemError.NoPermissions('networks are listed by the view');
  }
  createDirectory(): never {
    throw FileSystemError.NoPermissions('a host has no folders');
  }
  delete(): never {
    throw FileSystemError.NoPermissions('undefine the network instead');
  }
  rename(): never {
    throw FileSystemError.NoPermissions('libvirt renames no network that is stored');
  }
}

/** The editor shows it behind "Failed to save". */
const refused = (message: string): FileSystemError => FileSystemError.Unavailable(notice(message));
