// Many profiles at once: the texts of all new files, what becomes of each line, and which profiles are left out.
import { keyfileText } from './keyfile';
import { keyfileNames } from './names';
import { nmstateOf } from './nmstate';
import type { Conversion } from './profile';
import type { Entry } from './report';

export type Format = 'keyfile' | 'nmstate';

export interface Converted {
  /** Texts by the name of their file. */
  readonly texts: ReadonlyMap<string, string>;
  readonly entries: readonly Entry[];
  readonly left: readonly { readonly file: string; readonly why: string }[];
}

export const convertAll = (conversions: readonly Conversion[], to: Format): Converted =>
  to === 'nmstate' ? asNmstate(conversions) : asKeyfiles(conversions);

function asKeyfiles(conversions: readonly Conversion[]): Converted {
  const made = conversions.filter((it) => it.refusals.length === 0);
  const names = keyfileNames(made);
  return {
    texts: new Map(made.map((it, i) => [names[i]!, keyfileText(it)])),
    entries: made.flatMap((it) => it.entries),
    left: conversions
      .filter((it) => it.refusals.length > 0)
      .map((it) => ({ file: it.file.basename, why: it.refusals.join('; ') })),
  };
}

function asNmstate(conversions: readonly Conversion[]): Converted {
  const { text, entries, left } = nmstateOf(conversions);
  return { texts: new Map(left.length < conversions.length ? [['network.yml', text]] : []), entries, left };
}
