// Which libvirt: the list to choose from, and the setting.
import { ConfigurationTarget, window, workspace } from 'vscode';

const usual = [
  { label: 'qemu:///system', description: 'the libvirt of this machine' },
  { label: 'qemu:///session', description: 'the libvirt of this user' },
  { label: 'test:///default', description: 'a practice libvirt that touches nothing' },
];

/** Lets the user choose a libvirt URI, or type one; undefined when nothing is chosen. */
export async function pickConnection(title: string, current: string): Promise<string | undefined> {
  const other = { label: 'Another…', description: 'such as qemu+ssh://root@host/system' };
  const listed = !current || usual.some((it) => it.label === current) ? usual : [{ label: current }, ...usual];
  const items = listed.map((it) => (it.label === current ? { ...it, detail: 'in use' } : it));
  const chosen = await window.showQuickPick([...items, other], { title });
  return chosen?.label === other.label
    ? window.showInputBox({ title: 'URI of the libvirt', value: current, prompt: 'As virsh --connect takes it' })
    : chosen?.label;
}

/** The libvirt of the settings. */
export const currentConnection = (): string => workspace.getConfiguration('virtnet').get<string>('connection.uri', '');

/** Sets the libvirt that the commands talk to; gives the new one, undefined when none was chosen. */
export async function chooseConnection(): Promise<string | undefined> {
  const uri = await pickConnection('Which libvirt?', currentConnection());
  if (!uri) return undefined;
  await workspace.getConfiguration('virtnet').update('connection.uri', uri, ConfigurationTarget.Global);
  return uri;
}
