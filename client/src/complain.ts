// What the server has refused, said to a person.
import { commands, window } from 'vscode';
import { notice } from '../../server/src/visible';

/** The reason is said once; what virsh printed is in the log. */
export async function complain({ reason, message }: { reason: string; message: string }): Promise<void> {
  if (reason === 'cancelled') return;
  const isMendedBySettings = reason === 'not-installed' || reason === 'unreachable' || reason === 'not-permitted';
  const buttons = new Map([
    ...(isMendedBySettings ? [['Choose connection', 'virtnet.chooseConnection'] as const] : []),
    ['Show log', 'virtnet.showLog'] as const,
  ]);
  const chosen = await window.showErrorMessage(notice(`virtnet: ${message}`), ...buttons.keys());
  const command = chosen === undefined ? undefined : buttons.get(chosen);
  if (command !== undefined) await commands.executeCommand(command);
}
