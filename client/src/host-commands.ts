// Commands that change a network of a host, as a table. Each is shown as the command lines it is, and waits for a yes.
import { Uri, window, workspace } from 'vscode';
import type {
  CommandArguments,
  Done,
  HostCommandId,
  HostCommands,
  ListedNetwork,
  Plan,
} from '../../server/src/lsp/protocol';
import { notice } from '../../server/src/visible';
import { cancellable } from './cancellable';
import { complain } from './complain';
import { editScheme } from './documents';
import { chooseNetwork, wordsOfState } from './networks';
import { confirms } from './question';
import { quietly } from './quietly';
import type { Server } from './server';
import { type CommandTarget, documentTargets, type Given, targetsIn } from './target';
import { mayRunPrograms } from './trust';

/** Commands of the server that change a network, and answer with what became of it. */
type ChangeId = { [Id in HostCommandId]: HostCommands[Id] extends Done ? Id : never }[HostCommandId];

interface HostCommand {
  /** Of the server. */
  readonly request: ChangeId;
  /** In the palette; that of the server when not given. */
  readonly id?: string;
  /** The word on the button. */
  readonly verb: string;
  /** What happened, behind the name of the network. */
  readonly done: string;
  /** What it is about: the document one is at, a network of the host that fits, or what the server remembers. */
  readonly about: 'document' | 'memory' | ((network: ListedNetwork) => boolean);
  readonly args?: CommandArguments;
  /** Cancelled, it stops between two steps and takes back those before. */
  readonly stepwise?: true;
}

/** As the palette has them. */
export const hostCommands: readonly HostCommand[] = [
  { request: 'virtnet.define', verb: 'Define', done: 'is defined', about: 'document' },
  { request: 'virtnet.defineAndStart', verb: 'Define and Start', done: 'is defined and started', about: 'document' },
  { request: 'virtnet.create', verb: 'Create', done: 'is created', about: 'document' },
  { request: 'virtnet.apply', verb: 'Apply', done: 'is as the file says', about: 'document', stepwise: true },
  {
    id: 'virtnet.applyWithRollback',
    request: 'virtnet.apply',
    verb: 'Try',
    done: 'is as the file says, and stays so',
    about: 'document',
    args: { rollback: 60 },
    stepwise: true,
  },
  { request: 'virtnet.start', verb: 'Start', done: 'is started', about: (it) => !it.active },
  { request: 'virtnet.destroy', verb: 'Stop', done: 'is stopped', about: (it) => it.active },
  { request: 'virtnet.restart', verb: 'Restart', done: 'is restarted', about: (it) => it.active },
  { request: 'virtnet.undefine', verb: 'Undefine', done: 'is undefined', about: (it) => it.persistent },
  {
    id: 'virtnet.autostartOn',
    request: 'virtnet.autostart',
    verb: 'Start with the host',
    done: 'starts with the host',
    about: (it) => !it.autostart,
    args: { on: true },
  },
  {
    id: 'virtnet.autostartOff',
    request: 'virtnet.autostart',
    verb: 'Do not start with the host',
    done: 'no longer starts with the host',
    about: (it) => it.autostart,
    args: { on: false },
  },
  { request: 'virtnet.undoLastDefine', verb: 'Undo', done: 'is as it was before', about: 'memory' },
  { request: 'virtnet.redoLastDefine', verb: 'Redo', done: 'is as it was before the undo', about: 'memory' },
];

/** Looks at the host, asks, and runs a command for each network that it is about. */
export async function runOnHost(server: Server, command: HostCommand, given: Given): Promise<void> {
  if (!(await mayRunPrograms())) return;
  const targets = await targetsOf(server, command, given);
  const { request, verb } = command;
  const each = targets.map((it) => ({ ...it, ...command.args }));
  const plans: Plan[] = [];
  for (const args of each) {
    const plan = await cancellable(`${verb}: looking at the host`, (token) =>
      server.execute('virtnet.plan', { ...args, command: request }, token),
    );
    if (!plan.ok) return complain(plan);
    plans.push(plan.value);
  }
  const [{ ways = [] } = {}] = plans;
  if (plans.length === 1 && ways.length > 0 && command.args?.only === undefined) {
    const way = await chosenWay(plans[0]!.title, ways);
    if (!way) return;
    if (way.only) return runOnHost(server, { ...command, args: { ...command.args, only: way.only } }, given);
  }
  if (plans.length === 0) return;
  // What is so already needs no yes.
  if (plans.some((it) => it.changes) && !(await confirms(togetherOf(plans, verb), verb))) return;
  const said: string[] = [];
  for (const [i, args] of each.entries()) {
    const agreed = { ...args, ...plans[i]!.agreed, confirmed: true };
    const { title } = plans[i]!;
    const done = await cancellable(title, (token) => server.execute(request, agreed, token));
    if (done.ok) said.push(saidOf(done.value, command.done));
    else if (done.reason === 'cancelled' && !command.stepwise)
      said.push(`${title}: cancelled, but what libvirt has begun it may still finish`);
    else await complain(done);
  }
  if (said.length > 0) quietly(window.showInformationMessage(said.map(notice).join('; ')));
}

/** A network that runs otherwise than it is stored leads to the file in more ways than one. */
const chosenWay = (title: string, ways: NonNullable<Plan['ways']>) =>
  window.showQuickPick(
    ways.map(({ only, said }) => {
      const [label = '', detail = ''] = said.split(': ');
      return { label: notice(label), detail: notice(detail), only };
    }),
    { title: notice(title), placeHolder: 'What runs is not what is stored: which way?', ignoreFocusOut: true },
  );

/** What became of a network, and how it stands now. */
export const saidOf = ({ name, notes, now }: Done, done: string): string =>
  [`${name} ${done}${now === undefined ? '' : ` (${now})`}`, ...notes].join('; ');

/** What several plans do, in one question. */
const togetherOf = (plans: readonly Plan[], verb: string): Plan =>
  plans.length === 1
    ? plans[0]!
    : {
        title: `${verb}: ${plans.length} networks`,
        lines: plans.flatMap((it) => it.lines),
        notes: plans.flatMap(({ title, notes }) => notes.map((it) => `${title}: ${it}`)),
        changes: true,
      };

/** What a command is about: what it was given, else what is in front or is chosen. */
async function targetsOf(
  server: Server,
  { request, about, verb }: HostCommand,
  given: Given,
): Promise<CommandArguments[]> {
  if (about === 'memory') return [{}];
  const targets = targetsIn(given);
  if (about === 'document') return savedOnHost(request, documentTargets(targets));
  const networks = targets.filter((it) => it.uuid !== undefined && !it.isPart);
  const fitting = networks.filter((it) => !it.network || about(it.network));
  if (fitting.length > 0) return fitting.map(referenceOf);
  if (networks.length > 0) {
    const states = networks.flatMap(({ network }) => (network ? [`${network.name} is ${wordsOfState(network)}`] : []));
    quietly(window.showInformationMessage(notice(`virtnet: ${verb}: nothing to do, ${states.join('; ')}`)));
  }
  // By keyboard at something that is no network, nothing is meant.
  if (targets.some((it) => it.isPart !== undefined)) return [];
  const chosen = await chooseNetwork(server, `${verb}: which network?`, about);
  if (!chosen.ok) {
    await complain(chosen);
    return [];
  }
  return chosen.value ? [referenceOf(chosen.value)] : [];
}

/** What is edited on a host is defined by saving, which looks whether others have changed it; gives what there is to do besides. */
async function savedOnHost(request: ChangeId, targets: readonly CommandArguments[]): Promise<CommandArguments[]> {
  const left: CommandArguments[] = [];
  for (const it of targets) {
    const isOnHost = it.uri?.startsWith(`${editScheme}:`) === true;
    const isSaved = !isOnHost || (await (await workspace.openTextDocument(Uri.parse(it.uri))).save());
    if (isSaved && !(isOnHost && request === 'virtnet.define')) left.push(it);
  }
  return left;
}

const referenceOf = ({ connection, name, uuid }: CommandTarget): CommandArguments => ({
  ...(connection !== undefined && { connection }),
  ...(name !== undefined && { name }),
  ...(uuid !== undefined && { uuid }),
});
