// What hosts have, for editors that show the documents of a server (LSP 3.18): read when it is opened, and again when it is
// another text by then. It is read-only: who edits what is stored does so in another scheme.
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver/node';
import { isLiveUri } from '../model/live';
import { visible } from '../visible';
import type { Workspace } from '../workspace';
import type { Client } from './client';
import type { LiveHosts } from './live-hosts';

/** More than anybody has open. */
const mostShown = 200;

export class LiveContent {
  /** What was given, and whether that was known by watching. */
  readonly #given = new Map<string, { readonly text: string; readonly isWatched: boolean }>();

  constructor(
    readonly client: Client,
    readonly live: Pick<LiveHosts, 'text'>,
    readonly workspace: Pick<Workspace, 'liveText'>,
  ) {
    client.connection.onRequest('workspace/textDocumentContent', ({ uri }: { uri: string }) => this.#answer(uri));
  }

  async #answer(uri: string): Promise<{ text: string }> {
    const read = isLiveUri(uri) ? await this.live.text(uri) : undefined;
    if (!read?.ok) {
      const why = read ? read.message : `${uri} is no document of this server`;
      throw new ResponseError(LSPErrorCodes.RequestFailed, visible(why));
    }
    this.#given.delete(uri);
    this.#given.set(uri, { text: read.value, isWatched: this.workspace.liveText(uri) !== undefined });
    const [oldest] = this.#given.keys();
    if (this.#given.size > mostShown) this.#given.delete(oldest!);
    return { text: read.value };
  }

  /** Something else is known of a host: what is another text now is to be asked for again. */
  changed(): void {
    for (const [uri, { text, isWatched }] of this.#given) {
      const now = this.workspace.liveText(uri);
      if (now === text || (now === undefined && !isWatched)) continue;
      this.#given.delete(uri);
      this.client.demand('workspace/textDocumentContent/refresh', { uri });
    }
  }
}
