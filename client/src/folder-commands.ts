// Commands about a folder of ifcfg files: its conversion, and what breaks on a newer release.
import { window, workspace } from 'vscode';
import type { FolderArguments, FolderWays } from '../../server/src/lsp/protocol';
import { notice, visible } from '../../server/src/visible';
import { complain } from './complain';
import { reportLanguage } from './documents';
import { quietly } from './quietly';
import type { Server } from './server';

/** Shows what would be written and lost, asks, and once more says that files are there already; then the whole report. */
export async function convertFolderInFront(server: Server, to: 'keyfile' | 'nmstate'): Promise<void> {
  const uri = ifcfgInFront();
  if (uri !== undefined) await convertWith(server, { uri, to });
}

/** The ifcfg file in front; where there is none, that is said. */
function ifcfgInFront(): string | undefined {
  const document = window.activeTextEditor?.document;
  if (document?.languageId === 'ifcfg') return document.uri.toString();
  quietly(window.showErrorMessage('virtnet: no ifcfg file is open in front'));
  return undefined;
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
  await showLines([...done.value.left, ...done.value.wholeReport]);
}

/** Shows what breaks for the files of the folder on RHEL 10, in a document of its own. */
export async function showWhatBreaks(server: Server): Promise<void> {
  const uri = ifcfgInFront();
  if (uri === undefined) return;
  const report = await server.execute('virtnet.migration', { uri, release: 10 });
  if (!report.ok) return complain(report);
  await showLines(report.value);
}

/** Shows lines in a document of their own. */
async function showLines(lines: readonly string[]): Promise<void> {
  const content = [...lines, ''].join('\n');
  await window.showTextDocument(await workspace.openTextDocument({ content, language: reportLanguage }));
}

/** What may be asked of a conversion besides, as buttons; each shows anew what would be written. */
const waysOfConversion: Readonly<Record<keyof FolderWays, string>> = {
  takeOver: 'Take over what has NM_CONTROLLED=no …',
  teamsToBonds: 'Make bonds of teams …',
};

/** A question must stay readable; the rest is in the report afterwards. */
const shortened = (lines: readonly string[]): readonly string[] =>
  lines.length <= 30 ? lines : [...lines.slice(0, 30), `and ${lines.length - 30} more`];
