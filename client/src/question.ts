// The one question before something runs on a host: what it would come to in sentences, the command lines behind a button,
// and what changes beside each other.
import { commands, Uri, window } from 'vscode';
import type { Plan } from '../../server/src/lsp/protocol';
import { notice } from '../../server/src/visible';
import { refreshed } from './read-only-documents';

const details = 'Details';
const showDiff = 'Show diff';

/**
 * Asks whether a plan is to be carried out. The first look shows sentences, as nobody reads six command lines before every
 * yes; *Details* shows the same question with the lines, exactly as they will run.
 */
export async function confirms(plan: Plan, verb: string): Promise<boolean> {
  const { title, lines, notes, compare } = plan;
  let isDetailed = notes.length === 0;
  for (;;) {
    const detail = [
      ...notes.map((it) => `· ${it}`),
      ...(isDetailed ? [...(notes.length > 0 ? [''] : []), ...lines.map((it) => `$ ${it}`)] : []),
    ].join('\n');
    const more = [...(compare ? [showDiff] : []), ...(isDetailed || lines.length === 0 ? [] : [details])];
    const chosen = await window.showWarningMessage(`${title}?`, { modal: true, detail }, verb, ...more);
    if (chosen === details) isDetailed = true;
    else if (chosen === showDiff && compare) return confirmsBeside(plan, compare, verb);
    else return chosen === verb;
  }
}

/** A modal question would cover what is compared, so it is asked in a list above it, which stays until it is answered. */
async function confirmsBeside(
  { title, lines, notes }: Plan,
  { stored, file }: NonNullable<Plan['compare']>,
  verb: string,
): Promise<boolean> {
  await openDiff(stored, file, `${title}: stored ↔ new`);
  const items = [
    { label: verb, detail: lines.map((it) => `$ ${it}`).join('   ') },
    { label: 'Cancel', detail: 'nothing is run' },
  ];
  const placeHolder = notice(notes[0] ?? '');
  const chosen = await window.showQuickPick(items, { title: `${title}?`, placeHolder, ignoreFocusOut: true });
  return chosen === items[0];
}

/** Opens two documents beside each other; one that shows what a host has is read anew. */
export async function openDiff(left: string, right: string, title: string): Promise<void> {
  const [one, other] = [Uri.parse(left), Uri.parse(right)];
  refreshed(one);
  refreshed(other);
  await commands.executeCommand('vscode.diff', one, other, title);
}
