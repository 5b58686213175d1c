// Commands that tell of networks of a host: which there are, their XML and ports, how they stand and differ.
import { success } from '../../host/command';
import { dumpXml } from '../../host/networks';
import { shellLine } from '../../host/quoting';
import { dumpNetwork, listNames, portUuids, refWord } from '../../host/virsh';
import { readPorts } from '../../host/watch/snapshot';
import { documentFor, listed } from './about';
import type { HostCommandTable } from './command';
import { comparisonOf } from './compare';
import { onNetwork, query } from './operations';

/** They ask the host, and change nothing. */
export const networkCommands = {
  'virtnet.listNetworks': {
    changes: false,
    operation: async ({ connection, uri }, context) => {
      const session = context.session(connection);
      const describe = () => [shellLine(session.uri, listNames.args)];
      const text = uri === undefined ? undefined : context.text(uri);
      return query('List networks', (signal) => listed(session, text, signal), describe);
    },
  },
  'virtnet.liveXml': {
    changes: false,
    operation: onNetwork((target, session, { inactive = false }) => {
      const describe = () => [shellLine(session.uri, dumpNetwork(target, { inactive }).args)];
      return query(
        `Show ${target.name ?? refWord(target)}`,
        (signal) => dumpXml(session, target, { inactive }, { signal }),
        describe,
      );
    }),
  },
  'virtnet.ports': {
    changes: false,
    operation: onNetwork((target, session) => {
      const describe = () => [shellLine(session.uri, portUuids(target).args)];
      return query(
        `Show the ports of ${target.name ?? refWord(target)}`,
        (signal) => readPorts(session, target, { signal }),
        describe,
      );
    }),
  },
  'virtnet.deployment': {
    changes: false,
    operation: async ({ uri = '' }, { deployment }) =>
      query('Show the network of a file', async () => success(deployment(uri) ?? null)),
  },
  'virtnet.compare': {
    changes: false,
    operation: onNetwork((target, session, args, context) => {
      const describe = () => [shellLine(session.uri, dumpNetwork(target, { inactive: true }).args)];
      return query(
        `Compare ${target.name ?? refWord(target)}`,
        (signal) => comparisonOf(session, target, documentFor(args, session, context), { signal }),
        describe,
      );
    }),
  },
} satisfies Partial<HostCommandTable>;
