// The hosts that are watched, as far as somebody looks at them: asked for once there is a reason to, and again when the
// server says that something else is known.
import { commands, Disposable, type Event, EventEmitter, workspace } from 'vscode';
import type { Answer, HostView } from '../../server/src/lsp/protocol';
import { whenEdited } from './edits';
import { quietly } from './quietly';
import type { Server } from './server';

export interface WatchedHosts extends Disposable {
  /** Those that are known; none while nobody looks. */
  readonly views: readonly HostView[];
  readonly onDidChange: Event<void>;
  readonly isLooked: boolean;
  /** Whether somebody looks. Gives once the hosts are known. */
  look(isLooked: boolean): Promise<void>;
  /** Watches a host, or no longer; one that is watched is asked anew. Gives once it has answered, or has not. */
  watch(uri: string, on?: boolean): Promise<Answer<unknown>>;
}

export function hostsOf(server: Server): WatchedHosts {
  const changed = new EventEmitter<void>();
  let views: readonly HostView[] = [];
  let isLooked = false;
  let asking: Promise<void> | undefined;
  let isStale = false;
  /** Until then the view shows nothing, as it is not yet known whether there is something to show. */
  let isKnown = false;

  const take = (answer: Answer<readonly HostView[]>): void => {
    if (!answer.ok) return;
    views = answer.value;
    if (!isKnown) quietly(commands.executeCommand('setContext', 'virtnet.hostsKnown', (isKnown = true)));
    changed.fire();
  };
  const ask = async (): Promise<void> => {
    do {
      isStale = false;
      take(await server.execute('virtnet.hosts', { visible: isLooked }));
    } while (isStale);
  };
  /** One question at a time, however often something changes. */
  const askAgain = (): Promise<void> => {
    isStale = true;
    asking ??= ask().finally(() => (asking = undefined));
    return asking;
  };
  const askWhereLooked = (): void => {
    if (isLooked && workspace.isTrusted) quietly(askAgain());
  };
  const listening = Disposable.from(
    changed,
    server.onHostsChanged(askWhereLooked),
    // What differs from a file is told with its network.
    whenEdited(askWhereLooked),
  );
  return {
    get views() {
      return views;
    },
    onDidChange: changed.event,
    get isLooked() {
      return isLooked;
    },
    async look(looked) {
      if (looked === isLooked) return;
      isLooked = looked;
      // Restricted Mode runs nothing, and who looks away from a server that does not run need not start it.
      if (workspace.isTrusted && (looked || server.started)) await askAgain();
    },
    async watch(uri, on = true) {
      const answer = await server.execute('virtnet.watch', { connection: uri, on });
      take(answer);
      return answer;
    },
    dispose: () => void listening.dispose(),
  };
}
