// Folders that nobody has said to trust: no program is run there.
import { commands, window, workspace } from 'vscode';

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
