// Has a client ask anew for what may be another answer now: once, when no message waits.
import { defectOf } from '../refused';
import type { Asked, Client } from './client';
import { type Calm, Gathered } from './slices';

/** Answers that a client is asked to ask for again. */
type Refreshed = 'diagnostic' | 'codeLens' | 'inlayHint';

export class Refreshing {
  readonly #wishes: ReadonlyMap<Refreshed, Gathered>;
  #stopped = false;

  constructor(
    readonly client: Client,
    calm: Calm,
  ) {
    const { refreshesDiagnostics, refreshesLenses, refreshesInlays } = client.can;
    const known = { diagnostic: refreshesDiagnostics, codeLens: refreshesLenses, inlayHint: refreshesInlays };
    const gathered = (of: Refreshed) => new Gathered(calm, () => client.ask(`workspace/${of}/refresh` satisfies Asked));
    this.#wishes = new Map(
      (Object.keys(known) as Refreshed[]).flatMap((it) => (known[it] ? [[it, gathered(it)]] : [])),
    );
  }

  /** Nothing is asked for any more. */
  stop(): void {
    this.#stopped = true;
  }

  want(of: Refreshed): void {
    if (this.#stopped) return;
    this.#wishes
      .get(of)
      ?.want()
      .catch((error: unknown) => this.client.log(defectOf(error)));
  }
}
