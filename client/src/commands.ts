// The palette, as a table. Whatever changes the host is shown as the command line it is, and waits for a yes.
import { commands, type Disposable, Uri, window, workspace } from 'vscode';
import { notice, visible } from '../../server/src/visible';
import {
  showMadeId,
  type MadeFiles,
  type CommandArguments,
  type Done,
  type FolderArguments,
  type FolderWays,
  type HostCommandId,
  type HostCommands,
  type ListedNetwork,
  type Plan,
} from '../../server/src/lsp/protocol';
import { cancellable } from './cancellable';
import { editScheme, isNetworkDocument } from './documents';
import { chooseNetwork, wordsOfState } from './networks';
import { confirms } from './question';
import { quietly } from './quietly';
import { showLiveXml } from './read-only-documents';
import type { Server } from './server';
import { type Given, type CommandTarget, targetsIn } from './target';

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

const hostCommands: readonly HostCommand[] = [
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

export function registerCommands(server: Server): Disposable[] {
  return [
    ...hostCommands.map((it) =>
      commands.registerCommand(it.id ?? it.request, (...given) => runOnHost(server, it, given)),
    ),
    commands.registerCommand('virtnet.liveXml', (...given) => openLiveXml(server, given)),
    commands.registerCommand('virtnet.newNetwork', newNetwork),
    commands.registerCommand(showMadeId, (made: MadeFiles) => server.execute(showMadeId, made)),
    commands.registerCommand('virtnet.convertFolderToKeyfiles', () => convertFolder(server, 'keyfile')),
    commands.registerCommand('virtnet.convertFolderToNmstate', () => convertFolder(server, 'nmstate')),
    commands.registerCommand('virtnet.whatBreaks', () => showWhatBreaks(server)),
    commands.registerCommand('virtnet.fixAll', () =>
      commands.executeCommand('editor.action.sourceAction', { kind: 'source.fixAll.virtnet', apply: 'first' }),
    ),
  ];
}

async function runOnHost(server: Server, command: HostCommand, given: Given): Promise<void> {
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

/** Restricted Mode runs no program; says so, and offers the way out. */
export async function mayRunPrograms(): Promise<boolean> {
  if (workspace.isTrusted) return true;
  const manage = 'Manage Workspace Trust';
  const chosen = await window.showWarningMessage(
    'Restricted Mode: virtnet runs no virsh in a folder you do not trust',
    manage,
  );
  if (chosen === manage) await commands.executeCommand('workbench.trust.manage');
  return workspace.isTrusted;
}

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

/** The files among what was given, else the one in front. */
export function documentTargets(given: readonly CommandTarget[]): CommandArguments[] {
  const documents = given.flatMap(({ uri, connection, isPart }) =>
    uri === undefined || isPart ? [] : [{ uri, ...(connection !== undefined && { connection }) }],
  );
  const bare = given.find((it) => it.isPart === false);
  if (documents.length === 0 && bare)
    quietly(window.showInformationMessage(notice(`virtnet: no file of ${bare.name ?? 'it'} is known`)));
  if (documents.length > 0 || given.some((it) => it.isPart !== undefined)) return documents;
  const document = window.activeTextEditor?.document;
  if (document && isNetworkDocument(document)) return [{ uri: document.uri.toString() }];
  quietly(window.showErrorMessage('virtnet: no network XML is open in front'));
  return [];
}

/** The reason is said once; what virsh printed is in the log. */
export async function complain({ reason, message }: { reason: string; message: string }): Promise<void> {
  if (reason === 'cancelled') return;
  const isMendedBySettings = reason === 'not-installed' || reason === 'unreachable' || reason === 'not-permitted';
  const buttons = {
    ...(isMendedBySettings && { 'Choose connection': 'virtnet.chooseConnection' }),
    'Show log': 'virtnet.showLog',
  };
  const chosen = await window.showErrorMessage(notice(`virtnet: ${message}`), ...Object.keys(buttons));
  const command = chosen === undefined ? undefined : new Map(Object.entries(buttons)).get(chosen);
  if (command !== undefined) await commands.executeCommand(command);
}

/** An empty document with whole networks to choose from. */
async function newNetwork(): Promise<void> {
  await window.showTextDocument(await workspace.openTextDocument({ language: 'xml', content: '' }));
  await commands.executeCommand('editor.action.triggerSuggest');
}

async function openLiveXml(server: Server, given: Given): Promise<void> {
  if (!(await mayRunPrograms())) return;
  const documents = targetsIn(given).flatMap((it) => it.document ?? []);
  for (const document of documents) await showLiveXml({ document });
  if (documents.length > 0) return;
  const chosen = await chooseNetwork(server, 'Show live XML: which network?', () => true);
  if (!chosen.ok) return complain(chosen);
  if (chosen.value) await showLiveXml(chosen.value);
}

/** Shows what would be written and lost, asks, and once more says that files are there already; then the whole report. */
async function convertFolder(server: Server, to: 'keyfile' | 'nmstate'): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'ifcfg') {
    quietly(window.showErrorMessage('virtnet: no ifcfg file is open in front'));
    return;
  }
  await convertWith(server, { uri: document.uri.toString(), to });
}

async function convertWith(server: Server, args: FolderArguments): Promise<void> {
  const plan = await server.execute('virtnet.convertFolder', args);
  if (!plan.ok) return complain(plan);
  const { folder, files, left, report } = plan.value;
  const ways = plan.value.ways.map((it) => ({ way: it, title: waysOfConversion[it] }));
  const goOn = (title: string | undefined): Promise<void> | undefined => {
    const chosen = ways.find((it) => it.title === title);
    return chosen && convertWith(server, { ...args, [chosen.way]: true });
  };
  const titles = ways.map((it) => it.title);
  if (files.length === 0) return goOn(await window.showErrorMessage(notice(`virtnet: ${left.join('; ')}`), ...titles));
  const overwrite = files.some((it) => it.exists);
  const verb = overwrite ? 'Overwrite' : 'Write';
  const lines = [...files.map((it) => (it.exists ? `${it.name} (exists, will be overwritten)` : it.name)), ''];
  const detail = shortened([...lines, ...left, ...report]).join('\n');
  const count = files.length === 1 ? '1 file' : `${files.length} files`;
  const question = `Write ${count} to ${visible(folder)}?`;
  const answer = await window.showWarningMessage(question, { modal: true, detail }, verb, ...titles);
  if (answer !== verb) return goOn(answer);
  const done = await server.execute('virtnet.convertFolder', { ...args, confirmed: true, overwrite });
  if (!done.ok) return complain(done);
  const show = 'Show report';
  const chosen = await window.showInformationMessage(
    notice(`${count} written to ${folder}; ${done.value.report[0]}`),
    show,
  );
  if (chosen !== show) return;
  const content = [...done.value.left, ...done.value.wholeReport, ''].join('\n');
  await window.showTextDocument(await workspace.openTextDocument({ content, language: 'plaintext' }));
}

/** Shows what breaks for the files of the folder on RHEL 10, in a document of its own. */
async function showWhatBreaks(server: Server): Promise<void> {
  const document = window.activeTextEditor?.document;
  if (document?.languageId !== 'ifcfg') {
    quietly(window.showErrorMessage('virtnet: no ifcfg file is open in front'));
    return;
  }
  const report = await server.execute('virtnet.migration', { uri: document.uri.toString(), release: 10 });
  if (!report.ok) return complain(report);
  const content = [...report.value, ''].join('\n');
  await window.showTextDocument(await workspace.openTextDocument({ content, language: 'plaintext' }));
}

/** What may be asked of a conversion besides, as buttons; each shows anew what would be written. */
const waysOfConversion: Readonly<Record<keyof FolderWays, string>> = {
  takeOver: 'Take over what has NM_CONTROLLED=no …',
  teamsToBonds: 'Make bonds of teams …',
};

/** A question must stay readable; the rest is in the report afterwards. */
const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= 30 ? lines : [...lines.slice(0, 30), `and ${lines.length - 30} more`];
