// Every command that is run on a host for somebody, told to the client as it ends.
import type { Connection } from '../host/command';
import { shellLine } from '../host/quoting';
import { visible } from '../visible';
import type { HostLogEntry } from './protocol';

/** The same connection, of which each command is told. */
export const logged = (connection: Connection, tell: (entry: HostLogEntry) => void): Connection => ({
  uri: connection.uri,
  async run(command, options) {
    const start = performance.now();
    const done = await connection.run(command, options);
    const line = shellLine(connection.uri, command.args);
    const ms = Math.round(performance.now() - start);
    if (done.ok) tell({ line, ms });
    else tell({ line, ms, reason: visible(done.message), said: done.detail.split('\n').filter(Boolean).map(visible) });
    return done;
  },
});
