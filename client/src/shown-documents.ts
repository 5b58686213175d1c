// Documents that nobody edits and whose lines lead to what causes them: a plan, what libvirt will write, a rehearsal.
import { commands, Disposable, EventEmitter, languages, Location, Range, Uri, window, workspace } from 'vscode';
import type { LinePlace, ShownDocument } from '../../server/src/lsp/protocol';
import { cancellable } from './cancellable';
import { documentTargets, type Given, targetsIn } from './target';
import { mayRunPrograms } from './trust';
import { complain } from './complain';
import { reportLanguage, shownScheme } from './documents';
import type { Server } from './server';

/** Command of the server, and of the palette → what the document is called. */
const kinds = {
  'virtnet.showPlan': 'Plan of',
  'virtnet.showWritten': 'What libvirt writes of',
  'virtnet.rehearse': 'Rehearsal of',
} as const;

export function registerShownDocuments(server: Server): Disposable {
  const shown = new Map<string, ShownDocument>();
  const changed = new EventEmitter<Uri>();
  const show = async (kind: keyof typeof kinds, given: Given): Promise<void> => {
    if (!(await mayRunPrograms())) return;
    for (const args of documentTargets(targetsIn(given))) {
      // With its ending it would be taken for XML itself.
      const name = Uri.parse(args.uri ?? '').path.replace(/^.*\//, '');
      const title = `${kinds[kind]} ${name.replace(/\.xml$/i, '')}`;
      const answer = await cancellable(title, (token) => server.execute(kind, args, token));
      if (!answer.ok) return complain(answer);
      const uri = Uri.from({ scheme: shownScheme, path: `/${title}`, query: args.uri ?? '' });
      shown.set(uri.toString(), answer.value);
      changed.fire(uri);
      const document = await languages.setTextDocumentLanguage(await workspace.openTextDocument(uri), reportLanguage);
      await window.showTextDocument(document, { preview: true });
    }
  };
  return Disposable.from(
    changed,
    ...(Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) =>
      commands.registerCommand(kind, (...given: unknown[]) => show(kind, given)),
    ),
    workspace.registerTextDocumentContentProvider(shownScheme, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) =>
        shown.get(uri.toString())?.text ?? 'This is shown once it is asked for again.\n',
    }),
    languages.registerDefinitionProvider(
      { scheme: shownScheme },
      {
        provideDefinition(document, { line }) {
          const place = shown.get(document.uri.toString())?.places.find((it) => it.line === line);
          return place && locationOf(place);
        },
      },
    ),
  );
}

const locationOf = ({ uri, range: { start, end } }: LinePlace): Location =>
  new Location(Uri.parse(uri), new Range(start.line, start.character, end.line, end.character));
