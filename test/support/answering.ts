// A server that answers as a test tells it, and remembers what it was asked.
import { EventEmitter } from 'node:events';
import type { Server } from '../../client/src/server';
import type { Answer } from '../../server/src/lsp/protocol';

export const ok = (value: unknown) => ({ ok: true, value });
export const failed = (reason: string, message = 'it failed', detail = '') => ({ ok: false, reason, message, detail });

export function serverWith(answers: (command: string, args: Record<string, unknown>) => unknown) {
  const asked: [command: string, args: object][] = [];
  const events = new EventEmitter();
  const server: Server = {
    started: true,
    onHostsChanged: (listener: () => unknown) => {
      events.on('changed', listener);
      return { dispose: () => events.off('changed', listener) };
    },
    start: () => Promise.resolve(),
    async execute<T>(command: string, args: object): Promise<Answer<T>> {
      asked.push([command, args]);
      return (await answers(command, args as Record<string, unknown>)) as Answer<T>;
    },
    page: async (path) => (path === 'network/a.md' ? '# a' : null),
    closeTag: async () => null,
    async liveText(uri) {
      asked.push(['liveText', { uri }]);
      return answers('liveText', { uri }) as Answer<string>;
    },
    stop: () => Promise.resolve(),
  };
  return { server, asked, hostsChanged: () => events.emit('changed') };
}
