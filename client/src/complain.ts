// What the server has refused, said to a person.
import { commands, window } from 'vscode';
import { notice } from '../../server/src/visible';

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
