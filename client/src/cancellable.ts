// What takes longer than a breath: then it is seen to go on, and can be cancelled.
import { type CancellationToken, CancellationTokenSource, ProgressLocation, window } from 'vscode';
import { notice } from '../../server/src/visible';
import { quietly } from './quietly';

/** Calls back after a breath, unless what it gives is called before. */
function afterBreath(act: () => void): () => void {
  const timer = setTimeout(act, 1000);
  return () => clearTimeout(timer);
}

/** Runs something that a person waits for, and lets them cancel it once they wonder. */
export async function cancellable<T>(
  title: string,
  run: (token: CancellationToken) => Promise<T>,
  later = afterBreath,
): Promise<T> {
  const source = new CancellationTokenSource();
  const done = run(source.token);
  const show = (): Thenable<T> =>
    window.withProgress(
      { location: ProgressLocation.Notification, title: notice(title), cancellable: true },
      (_, token) => {
        token.onCancellationRequested(() => source.cancel());
        return done;
      },
    );
  const forget = later(() => quietly(show()));
  try {
    return await done;
  } finally {
    forget();
    source.dispose();
  }
}
