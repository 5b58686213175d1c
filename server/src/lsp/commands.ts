// The commands that every editor reaches through workspace/executeCommand: from arguments to an operation on the host,
// shown before it changes anything. The answer is plain JSON, and libvirt's refusals become diagnostics.
import type { Diagnostic } from 'vscode-languageserver';
import { applyPlan, planFor } from '../host/apply';
import { type Connection, type Failure, failure, type Result, success } from '../host/command';
import { defineNetwork, undefineNetwork } from '../host/define';
import type { History } from '../host/history';
import { autostartNetwork, createNetwork, destroyNetwork, startNetwork } from '../host/lifecycle';
import { dumpXml } from '../host/networks';
import type { Operation, Outcome } from '../host/operation';
import { shellLine } from '../host/quoting';
import { restartNetwork } from '../host/restart';
import { redoLastDefine, undoLastDefine } from '../host/undo';
import { waysFor } from '../host/ways';
import { dumpNetwork, info, refWord, listNames, portUuids } from '../host/virsh';
import { readPorts } from '../host/watch/snapshot';
import { parseXml } from '../syntax/xml/parse';
import type { Edit } from '../text';
import { documentFor, listed, storedDocumentFor } from './about';
import { argumentsOf } from './arguments';
import { comparisonOf, pullInto } from './compare';
import type { LiveHosts } from './live-hosts';
import { type Operate, onDocument, onFileOf, onMemory, onNetwork, query, sessionFor } from './operations';
import { type DocumentOutlook, planOf } from './plans';
import { diagnosticsOf } from './refused-text';
import { reserveIn } from './reserve';
import { planDocument, rehearsalDocument, writtenDocument } from './shown-documents';
import { type Trying, tryPlan } from './trial';
import type { CommandArguments, Deployment, Done, HostCommandId, HostCommands, Plan } from './protocol';

/** What the server lends to a command. */
export interface CommandContext {
  /** The text of a document, unsaved changes included. */
  text(uri: string): string | undefined;
  /** The connection of that libvirt URI; that of the settings when none is given. */
  session(connection: string | undefined): Connection;
  readonly history: History;
  readonly trying: Trying;
  /** Asks the person. Not called when the arguments say `confirmed`. */
  confirm(plan: Plan): Promise<boolean>;
  /** Shows what libvirt says about a document, in place of what it said before. */
  publish(uri: string, diagnostics: readonly Diagnostic[]): void;
  /** How the network of a document stands on its host. */
  deployment(uri: string): Deployment | undefined;
  /** The hosts that are watched. */
  readonly live: Pick<LiveHosts, 'views' | 'wish' | 'lookedAt' | 'snapshot' | 'knowing'>;
  /** The connection of the host that a document is for; undefined for that of the settings. */
  connectionOf(uri: string): string | undefined;
  /** Has the client change a document, in a way that a person can take back. */
  apply(uri: string, text: string, edit: Edit): Promise<boolean>;
  /** What is known of a document, before its text is given to libvirt, or before that is started which it shows. */
  outlook(uri: string): DocumentOutlook | undefined;
  readonly signal?: AbortSignal | undefined;
}

interface HostCommand<Id extends HostCommandId = HostCommandId> {
  readonly id: Id;
  /** Whether it changes the host, and so is shown and asked about first. */
  readonly changes: boolean;
  /** libvirt judges the document, and what it says is shown there. */
  readonly judges?: true;
  /** Starts what is stored. */
  readonly starts?: true;
  readonly operation: Operate<HostCommands[Id]>;
}

/** Each with an operation that gives what the protocol says. */
export const commands: { readonly [Id in HostCommandId]: HostCommand<Id> } = {
  'virtnet.listNetworks': {
    id: 'virtnet.listNetworks',
    changes: false,
    operation: async ({ connection, uri }, context) => {
      const session = context.session(connection);
      const describe = () => [shellLine(session.uri, listNames.args)];
      const text = uri === undefined ? undefined : context.text(uri);
      return query('List networks', describe, (signal) => listed(session, text, signal));
    },
  },
  'virtnet.liveXml': {
    id: 'virtnet.liveXml',
    changes: false,
    operation: onNetwork((target, session, { inactive = false }) => {
      const describe = () => [shellLine(session.uri, dumpNetwork(target, { inactive }).args)];
      return query(`Show ${target.name ?? refWord(target)}`, describe, (signal) =>
        dumpXml(session, target, { inactive }, { signal }),
      );
    }),
  },
  'virtnet.define': {
    id: 'virtnet.define',
    changes: true,
    judges: true,
    operation: onDocument((xml, file, session, { history }, { expected, overwrite }) =>
      success(defineNetwork(session, xml, history, { file, ...(expected !== undefined && { expected }), overwrite })),
    ),
  },
  'virtnet.defineAndStart': {
    id: 'virtnet.defineAndStart',
    changes: true,
    judges: true,
    operation: onDocument((xml, file, session, { history }) =>
      success(defineNetwork(session, xml, history, { file, start: true })),
    ),
  },
  'virtnet.create': {
    id: 'virtnet.create',
    changes: true,
    judges: true,
    operation: onDocument((xml, file, session) => success(createNetwork(session, xml, { file }))),
  },
  'virtnet.apply': {
    id: 'virtnet.apply',
    changes: true,
    judges: true,
    operation: onDocument<Outcome>(
      async (xml, file, session, { history, trying, signal }, { plan: agreed, rollback, only }) => {
        const asked = { file, only };
        const prepared = await planFor(session, parseXml(xml), asked, { signal });
        if (!prepared.ok) return prepared;
        const applying: Operation<Outcome> =
          rollback === undefined
            ? applyPlan(session, prepared.value, history, { agreed })
            : tryPlan(session, prepared.value, history, { agreed, seconds: rollback, trying });
        return success({
          ...applying,
          async outlook(options) {
            const looked = await applying.outlook(options);
            // Who has chosen one is not asked again.
            if (!looked.ok || only !== undefined) return looked;
            const ways = await waysFor(session, parseXml(xml), prepared.value, asked, options);
            return success({ ...looked.value, ways });
          },
        });
      },
    ),
  },
  'virtnet.start': {
    id: 'virtnet.start',
    changes: true,
    starts: true,
    operation: onNetwork((target, session) => success(startNetwork(session, target))),
  },
  'virtnet.destroy': {
    id: 'virtnet.destroy',
    changes: true,
    operation: onNetwork((target, session, _args, context) =>
      success(destroyNetwork(session, target, context.history, guestsKnown(session, context))),
    ),
  },
  'virtnet.restart': {
    id: 'virtnet.restart',
    changes: true,
    starts: true,
    operation: onNetwork((target, session, _args, context) =>
      restartNetwork(session, target, context.history, guestsKnown(session, context), { signal: context.signal }),
    ),
  },
  'virtnet.undefine': {
    id: 'virtnet.undefine',
    changes: true,
    operation: onNetwork((target, session, _args, { history }) => success(undefineNetwork(session, target, history))),
  },
  'virtnet.autostart': {
    id: 'virtnet.autostart',
    changes: true,
    operation: onNetwork((target, session, { on = true, define = false }, { history }) =>
      success(autostartNetwork(session, target, on, history, { define })),
    ),
  },
  'virtnet.undoLastDefine': {
    id: 'virtnet.undoLastDefine',
    changes: true,
    operation: onMemory(undoLastDefine),
  },
  'virtnet.redoLastDefine': {
    id: 'virtnet.redoLastDefine',
    changes: true,
    operation: onMemory(redoLastDefine),
  },
  'virtnet.plan': {
    id: 'virtnet.plan',
    changes: false,
    operation: async (args, context) => {
      const command = commandOf(args.command ?? '');
      if (!command || command.id === 'virtnet.plan') {
        return failure('failed', `'${args.command ?? ''}' is no command of this server`);
      }
      const planned = await command.operation(args, context);
      if (!planned.ok) return planned;
      return query(
        planned.value.title,
        () => [],
        () => questionFor(command, planned.value, args, context),
      );
    },
  },
  'virtnet.showPlan': {
    id: 'virtnet.showPlan',
    changes: false,
    operation: onDocument((text, _file, session, _context, { uri = '' }) =>
      query(
        'Show the plan',
        () => [],
        (signal) => planDocument(session, { uri, text }, { signal }),
      ),
    ),
  },
  'virtnet.showWritten': {
    id: 'virtnet.showWritten',
    changes: false,
    operation: onDocument((text, _file, _session, _context, { uri = '' }) =>
      query(
        'Show what libvirt writes',
        () => [],
        async () => writtenDocument(uri, text),
      ),
    ),
  },
  'virtnet.rehearse': {
    id: 'virtnet.rehearse',
    changes: false,
    operation: onDocument((text) =>
      query(
        'Rehearse',
        () => [],
        (signal) => rehearsalDocument(text, { signal }),
      ),
    ),
  },
  'virtnet.ports': {
    id: 'virtnet.ports',
    changes: false,
    operation: onNetwork((target, session) => {
      const describe = () => [shellLine(session.uri, portUuids(target).args)];
      return query(`Show the ports of ${target.name ?? refWord(target)}`, describe, (signal) =>
        readPorts(session, target, { signal }),
      );
    }),
  },
  'virtnet.deployment': {
    id: 'virtnet.deployment',
    changes: false,
    operation: async ({ uri = '' }, { deployment }) =>
      query(
        'Show the network of a file',
        () => [],
        async () => success(deployment(uri) ?? null),
      ),
  },
  'virtnet.hosts': {
    id: 'virtnet.hosts',
    changes: false,
    operation: async ({ visible }, { live }) =>
      query(
        'Show hosts',
        () => [],
        async () => {
          if (visible !== undefined) live.lookedAt(visible);
          return success(live.views());
        },
      ),
  },
  'virtnet.watch': {
    id: 'virtnet.watch',
    changes: false,
    operation: async ({ connection, on = true }, { live, session }) => {
      const uri = connection ?? session(undefined).uri ?? '';
      return query(
        `Watch ${uri}`,
        () => [],
        async () => {
          await live.wish(uri, on);
          return success(live.views());
        },
      );
    },
  },
  'virtnet.compare': {
    id: 'virtnet.compare',
    changes: false,
    operation: onNetwork((target, session, args, context) => {
      const describe = () => [shellLine(session.uri, dumpNetwork(target, { inactive: true }).args)];
      return query(`Compare ${target.name ?? refWord(target)}`, describe, (signal) =>
        comparisonOf(session, target, documentFor(args, session, context), { signal }),
      );
    }),
  },
  'virtnet.pullIntoFile': {
    id: 'virtnet.pullIntoFile',
    changes: false,
    operation: onFileOf((document, target, session, _args, apply) => {
      const describe = () => [shellLine(session.uri, dumpNetwork(target, { inactive: true }).args)];
      return query(`Pull ${target.name ?? refWord(target)} into its file`, describe, (signal) =>
        pullInto(document, session, target, apply, { signal }),
      );
    }),
  },
  'virtnet.reserveLease': {
    id: 'virtnet.reserveLease',
    changes: false,
    operation: onFileOf((document, target, session, { addresses = [] }, apply, { live }) =>
      query(
        `Reserve leases of ${target.name ?? refWord(target)}`,
        () => [],
        () => reserveIn(document, target, live.snapshot(session.uri ?? ''), addresses, apply),
      ),
    ),
  },
};

/** Runs a command; the answer can be sent as JSON. Never rejects unless the context does. */
export async function runCommand(
  id: string,
  given: readonly unknown[] | undefined,
  context: CommandContext,
): Promise<Result<unknown>> {
  const command = commandOf(id);
  if (!command) return failure('failed', `'${id}' is no command of this server`);
  const args = argumentsOf(given?.[0]);
  const planned = await command.operation(args, context);
  if (!planned.ok) return planned;
  const done = await carryOut(command, planned.value, args, context);
  if (!done.ok && done.remedy) return askAgain(command, { ...args, [done.remedy]: true }, done, context);
  if (command.judges && args.uri !== undefined) {
    const text = context.text(args.uri) ?? '';
    context.publish(args.uri, done.ok ? [] : diagnosticsOf(text, done));
  }
  return done.ok && command.changes ? withStanding(done.value as Outcome, args, context) : done;
}

/** What came of a change, with how the network stands now. */
async function withStanding(done: Outcome, args: CommandArguments, context: CommandContext): Promise<Result<Done>> {
  const { name, uuid } = done;
  const found = await sessionFor(args, context).run(info(uuid === undefined ? { name } : { name, uuid }), {
    signal: context.signal,
  });
  if (!found.ok) return success(done);
  const { active, persistent, autostart } = found.value;
  const now = [active ? 'runs' : 'does not run', !persistent && 'transient', autostart && 'starts with the host'];
  return success({ ...done, name: found.value.name, now: now.filter(Boolean).join(', ') });
}

/** The command of that name; undefined when there is none. */
export const commandOf = (id: string): HostCommand | undefined =>
  Object.hasOwn(commands, id) ? commands[id as HostCommandId] : undefined;

async function questionFor(
  command: HostCommand,
  operation: Operation<unknown>,
  args: CommandArguments,
  context: CommandContext,
): Promise<Result<Plan>> {
  const { uri } = args;
  const connection = sessionFor(args, context).uri;
  const judged = (): DocumentOutlook | undefined => {
    const document = command.judges ? uri : storedDocumentFor(args, connection, context);
    return document === undefined ? undefined : context.outlook(document);
  };
  const document =
    command.judges || command.starts ? await context.live.knowing(connection ?? '', context.signal, judged) : undefined;
  return planOf(operation, {
    args,
    again: (it) => command.operation(it, context),
    document,
    connection,
    signal: context.signal,
  });
}

async function carryOut(
  command: HostCommand,
  operation: Operation<unknown>,
  args: CommandArguments,
  context: CommandContext,
): Promise<Result<unknown>> {
  const { signal } = context;
  if (!operation.changes || args.confirmed === true) return operation.run({ signal });
  const plan = await questionFor(command, operation, args, context);
  if (!plan.ok) return plan;
  if (!(await context.confirm(plan.value)))
    return failure('cancelled', `${plan.value.title}: not confirmed, nothing was run`);
  const { agreed } = plan.value;
  const meant = agreed ? await command.operation({ ...args, ...agreed }, context) : success(operation);
  return meant.ok ? meant.value.run({ signal }) : meant;
}

/** What was found out while it ran needs another yes, even from who has confirmed the first question. */
async function askAgain(
  command: HostCommand,
  args: CommandArguments,
  failed: Failure,
  context: CommandContext,
): Promise<Result<unknown>> {
  const planned = await command.operation(args, context);
  if (!planned.ok) return planned;
  const plan = await questionFor(command, planned.value, args, context);
  if (!plan.ok) return plan;
  const may = await context.confirm({ ...plan.value, notes: [...new Set([failed.message, ...plan.value.notes])] });
  return may ? planned.value.run({ signal: context.signal }) : failed;
}

/** Guests that are known to be on a network and run, where the host is watched. */
const guestsKnown = ({ uri }: Connection, { live }: CommandContext) => ({
  guestsOn: (network: string): string[] =>
    (live.snapshot(uri ?? '')?.guests ?? [])
      .filter((it) => it.running && it.interfaces.some((card) => card.network === network))
      .map(({ name }) => name),
});
