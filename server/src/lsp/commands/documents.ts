// Commands that make a document for a person to read, or write into a file what a host has.
import { shellLine } from '../../host/quoting';
import { dumpNetwork, refWord } from '../../host/virsh';
import type { HostCommandTable } from './command';
import { pullInto } from './compare';
import { onDocument, onFileOf, query } from './operations';
import { reserveIn } from './reserve';
import { planDocument, rehearsalDocument, writtenDocument } from './shown-documents';

/** They change no host; a file is changed by the editor, which can take that back. */
export const documentCommands = {
  'virtnet.showPlan': {
    changes: false,
    operation: onDocument((text, _file, session, _context, { uri = '' }) =>
      query('Show the plan', (signal) => planDocument(session, { uri, text }, { signal })),
    ),
  },
  'virtnet.showWritten': {
    changes: false,
    operation: onDocument((text, _file, _session, _context, { uri = '' }) =>
      query('Show what libvirt writes', async () => writtenDocument(uri, text)),
    ),
  },
  'virtnet.rehearse': {
    changes: false,
    operation: onDocument((text) => query('Rehearse', (signal) => rehearsalDocument(text, { signal }))),
  },
  'virtnet.pullIntoFile': {
    changes: false,
    operation: onFileOf((document, target, session, _args, apply) => {
      const describe = () => [shellLine(session.uri, dumpNetwork(target, { inactive: true }).args)];
      return query(
        `Pull ${target.name ?? refWord(target)} into its file`,
        (signal) => pullInto(document, session, target, apply, { signal }),
        describe,
      );
    }),
  },
  'virtnet.reserveLease': {
    changes: false,
    operation: onFileOf((document, target, session, { addresses = [] }, apply, { live }) =>
      query(`Reserve leases of ${target.name ?? refWord(target)}`, () =>
        reserveIn(document, target, live.snapshot(session.uri ?? ''), addresses, apply),
      ),
    ),
  },
} satisfies Partial<HostCommandTable>;
