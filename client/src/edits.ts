// When networks have been edited: at once where one is saved, and once nobody types for a moment.
import { Disposable, type TextDocument, workspace } from 'vscode';
import { isNetworkDocument } from './documents';

/** Milliseconds without a change that count as a pause. */
const pause = 400;

/** Calls when networks that somebody writes say something else. */
export function whenEdited(act: () => void): Disposable {
  let waiting: NodeJS.Timeout | undefined;
  const stop = (): void => clearTimeout(waiting);
  const now = (document: TextDocument): void => {
    if (!isNetworkDocument(document)) return;
    stop();
    act();
  };
  return Disposable.from(
    { dispose: stop },
    workspace.onDidSaveTextDocument(now),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!isNetworkDocument(document)) return;
      stop();
      waiting = setTimeout(act, pause);
    }),
  );
}
