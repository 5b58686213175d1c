// The output channel with every command that was run on a host: when, how long it took, and what came of it.
import { type LogOutputChannel, window } from 'vscode';
import type { HostLogEntry } from '../../server/src/lsp/protocol';

export interface HostLog {
  add(entry: HostLogEntry): void;
  show(): void;
  dispose(): void;
}

/** The channel, made when there is first something to write or to show. */
export function hostLogOf(): HostLog {
  let made: LogOutputChannel | undefined;
  const channel = (): LogOutputChannel => (made ??= window.createOutputChannel('virtnet host', { log: true }));
  return {
    add({ line, ms, reason, said }) {
      const took = `${line}  (${ms} ms)`;
      if (reason === undefined) channel().info(took);
      else channel().error([`${took}: ${reason}`, ...(said ?? [])].join('\n'));
    },
    show: () => channel().show(true),
    dispose: () => made?.dispose(),
  };
}
