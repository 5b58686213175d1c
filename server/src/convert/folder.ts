// Many profiles at once: the texts of all new files, what becomes of each line, and which profiles are left out.
import { keyfileName, keyfileText } from './keyfile';
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
  const texts = new Map<string, string>();
  const left: { file: string; why: string }[] = [];
  const entries: Entry[] = [];
  for (const it of conversions) {
    const name = keyfileName(it);
    const why = texts.has(name) ? `another profile has the name ${name}` : it.refusals.join('; ');
    if (why !== '') left.push({ file: it.file.basename, why });
    else {
      texts.set(name, keyfileText(it));
      entries.push(...it.entries);
    }
  }
  return { texts, entries, left };
}

function asNmstate(conversions: readonly Conversion[]): Converted {
  const { text, entries, left } = nmstateOf(conversions);
  return { texts: new Map(left.length < conversions.length ? [['network.yml', text]] : []), entries, left };
}
