// The status bar: how the network of the file in front stands on its host; a click offers what may be done about it.
import {
  commands,
  Disposable,
  type QuickPickItem,
  StatusBarAlignment,
  type StatusBarItem,
  ThemeColor,
  window,
  workspace,
} from 'vscode';
import { visible } from '../../server/src/visible';
import type { Deployment } from '../../server/src/lsp/protocol';
import { mayRunPrograms } from './trust';
import { complain } from './complain';
import { isNetworkDocument } from './documents';
import { whenEdited } from './edits';
import { pickLabelOf } from './networks';
import { quietly } from './quietly';
import type { Server } from './server';
import { type Given, targetsIn } from './target';

export function registerStatus(server: Server): Disposable {
  const item = window.createStatusBarItem('virtnet.network', StatusBarAlignment.Left);
  item.name = 'virtnet: network of the file';
  item.command = 'virtnet.networkActions';
  const update = async (): Promise<void> => {
    const uri = frontUri();
    if (uri === undefined || !workspace.isTrusted || !isWanted()) return item.hide();
    const answer = await server.execute('virtnet.deployment', { uri });
    // Meanwhile another file may have come to the front, which is asked about by itself.
    if (uri !== frontUri()) return;
    if (!answer.ok || !answer.value) return item.hide();
    draw(item, answer.value);
    item.show();
  };
  const updateQuietly = (): void => quietly(update());
  updateQuietly();
  return Disposable.from(
    item,
    server.onHostsChanged(updateQuietly),
    window.onDidChangeActiveTextEditor(updateQuietly),
    whenEdited(updateQuietly),
    workspace.onDidChangeConfiguration(updateQuietly),
    commands.registerCommand('virtnet.networkActions', (...given: unknown[]) => chooseAction(server, given)),
  );
}

const isWanted = (): boolean => workspace.getConfiguration('virtnet').get('statusBar.enabled', true);

/** The file in front, if it is a network. */
function frontUri(): string | undefined {
  const document = window.activeTextEditor?.document;
  return document && isNetworkDocument(document) ? document.uri.toString() : undefined;
}

function draw(item: StatusBarItem, deployment: Deployment): void {
  const { connection, state, why, name, differences } = deployment;
  const isSilent = state === 'unknown' || state === 'old';
  const [icon, standing] = pictureOf(deployment);
  const differing = differences === undefined || differences === 0 ? '' : ` · ${countOf(differences)}`;
  item.text = `$(${icon}) ${pickLabelOf(name)}: ${standing}${differing}`;
  item.backgroundColor = isSilent ? new ThemeColor('statusBarItem.errorBackground') : undefined;
  const lines = [
    `${name}: ${standing} (${connection})`,
    isSilent && `${connection} does not answer${why === undefined ? '' : `: ${why}`}`,
    differences !== undefined &&
      (differences === 0 ? 'the file says the same' : `${countOf(differences)} from the file`),
  ];
  item.tooltip = lines
    .filter((it) => typeof it === 'string')
    .map(visible)
    .join('\n');
  item.accessibilityInformation = { label: `network ${item.tooltip.replaceAll('\n', ', ')}`, role: 'button' };
}

const countOf = (differences: number): string => `${differences} ${differences === 1 ? 'difference' : 'differences'}`;

function pictureOf({ state, network }: Deployment): readonly [icon: string, standing: string] {
  if (state === 'unwatched') return ['plug', 'host not looked at'];
  if (state === 'connecting') return ['loading~spin', 'connecting'];
  if (state === 'unknown') return ['debug-disconnect', 'no answer'];
  // How it was; the colour alone would not tell.
  if (state === 'old')
    return ['debug-disconnect', !network ? 'was not on the host' : network.active ? 'was running' : 'was stopped'];
  if (!network) return ['circle-slash', 'not on the host'];
  return network.active ? ['circle-filled', 'running'] : ['circle-outline', 'stopped'];
}

interface Action extends QuickPickItem {
  readonly command: string;
  readonly args: readonly unknown[];
}

/** What may be done about the network of a file: of the one that is given, else of that in front. */
async function chooseAction(server: Server, given: Given): Promise<void> {
  if (!(await mayRunPrograms())) return;
  const uri = targetsIn(given)[0]?.uri ?? frontUri();
  if (uri === undefined) return void quietly(window.showErrorMessage('virtnet: no network XML is open in front'));
  const answer = await server.execute('virtnet.deployment', { uri });
  if (!answer.ok) return complain(answer);
  const actions = answer.value ? actionsFor(uri, answer.value) : [chooseAnother];
  const title = answer.value ? visible(`${answer.value.name} on ${answer.value.connection}`) : 'virtnet';
  const chosen = await window.showQuickPick(actions, { title });
  if (chosen) await commands.executeCommand(chosen.command, ...chosen.args);
}

function actionsFor(uri: string, { connection, state, network, differences }: Deployment): Action[] {
  const written = { uri, connection };
  const there = network && {
    uri,
    connection,
    name: network.name,
    uuid: network.uuid,
    document: network.document,
    network,
  };
  const known = state === 'fresh' || state === 'old';
  const actions: (Action | false | undefined)[] = [
    network?.active === true &&
      differences !== 0 && { label: '$(run-all) Apply Changes', command: 'virtnet.apply', args: [written] },
    network?.active === true &&
      differences !== 0 && { label: '$(list-ordered) Show Plan', command: 'virtnet.showPlan', args: [written] },
    there && !network.active && { label: '$(play) Start', command: 'virtnet.start', args: [there] },
    there && network.active && { label: '$(debug-stop) Stop', command: 'virtnet.destroy', args: [there] },
    there && network.active && { label: '$(debug-restart) Restart', command: 'virtnet.restart', args: [there] },
    differences !== 0 && {
      ...{ label: '$(cloud-upload) Define', command: 'virtnet.define', args: [written] },
      ...(differences !== undefined && { description: `replaces what is stored: ${differences} differ` }),
    },
    (!network || !network.active) &&
      differences !== 0 && {
        ...{ label: '$(play) Define and Start', command: 'virtnet.defineAndStart', args: [written] },
      },
    !network && { label: '$(history) Create (transient)', command: 'virtnet.create', args: [written] },
    there && { label: '$(diff) Compare with File', command: 'virtnet.compareWithFile', args: [there] },
    there?.network.persistent &&
      differences !== 0 && {
        label: '$(cloud-download) Pull into File',
        command: 'virtnet.pullIntoFile',
        args: [there],
      },
    there?.network.persistent && { label: '$(edit) Edit on the Host', command: 'virtnet.editNetwork', args: [there] },
    there && { label: '$(code) Show XML of the Host', command: 'virtnet.liveXml', args: [there] },
    there?.network.autostart === false && {
      ...{ label: '$(circle-large-outline) Start with the Host', command: 'virtnet.autostartOn', args: [there] },
    },
    there?.network.autostart && {
      ...{ label: '$(pass) Do Not Start with the Host', command: 'virtnet.autostartOff', args: [there] },
    },
    known && { label: '$(list-tree) Show Networks', command: 'virtnet.networks.focus', args: [] },
    !known && { label: '$(refresh) Look at the Host', command: 'virtnet.lookAtHost', args: [connection] },
    { ...chooseAnother, description: visible(connection) },
  ];
  return actions.filter((it) => it !== undefined && it !== false);
}

const chooseAnother: Action = { label: '$(plug) Choose Connection', command: 'virtnet.chooseConnection', args: [] };
