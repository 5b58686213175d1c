// What takes long is shown by clients that can show it, and may be cancelled there.
import type { WorkDoneProgressServerReporter } from 'vscode-languageserver/node';
import type { Client } from './client';

export interface LongWork {
  readonly title: string;
  /** How far it is, in a few words. */
  readonly at: () => string;
  /** Milliseconds until it counts as long. */
  readonly patience?: number;
}

/** Milliseconds between two words about how far it is. */
const pace = 300;

/** Does something, and shows that once it takes long; who cancels it there aborts the signal. */
export async function shownWhile<T>(
  client: Client,
  { title, at, patience = 500 }: LongWork,
  act: (cancelled: AbortSignal) => Promise<T>,
): Promise<T> {
  const cancel = new AbortController();
  if (!client.can.showsProgress) return act(cancel.signal);
  let shown: Promise<WorkDoneProgressServerReporter | undefined> | undefined;
  let telling: NodeJS.Timeout | undefined;
  const show = async (): Promise<WorkDoneProgressServerReporter | undefined> => {
    // One that refuses is shown nothing.
    const progress = await client.connection.window.createWorkDoneProgress().catch(() => undefined);
    progress?.begin(title, undefined, at(), true);
    progress?.token.onCancellationRequested(() => cancel.abort());
    telling = setInterval(() => progress?.report(at()), pace).unref();
    return progress;
  };
  const waiting = setTimeout(() => {
    shown = show();
  }, patience).unref();
  try {
    return await act(cancel.signal);
  } finally {
    clearTimeout(waiting);
    // It may not have answered yet, and is told of the end when it has.
    shown
      ?.then((it) => {
        clearInterval(telling);
        it?.done();
      })
      .catch(() => undefined);
  }
}
