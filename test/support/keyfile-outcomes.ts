// What NetworkManager 1.42.4 made of each recorded keyfile, and what the rules say of it.
import { readFileSync } from 'node:fs';
import { type Problem, problemsOf } from '../../server/src/features/problems';
import { hostOf } from '../../server/src/model/host';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { parseKeyfile } from '../../server/src/syntax/keyfile/parse';
import { groupNameOf } from '../../server/src/schema/keyfile/connection';
import { readFile } from '../../server/src/model/read-file';
import { newest } from './checking';

export interface Recorded {
  readonly name: string;
  readonly area: string;
  readonly main: string;
  readonly files: Readonly<Record<string, string>>;
  readonly mode?: string;
  readonly skippedByName?: string;
  readonly warnings: readonly { readonly level: string; readonly text: string }[];
  readonly outcome: 'loaded' | 'refused';
  readonly message?: string;
  readonly normalized?: string;
}

/** All recorded inputs. A byte that is not UTF-8 is read as the editor reads it. */
export const recordedKeyfiles = (): Recorded[] =>
  readFileSync('test/recorded/networkmanager-keyfile.jsonl', 'utf8')
    .split('\n')
    .filter((it) => it !== '')
    .map((it) => JSON.parse(it.replaceAll('\\\\xFC', '\\ufffd')) as Recorded);

/** What NetworkManager did. `changed`: it loads the file, but something that is written is not in the profile. */
export type Verdict = 'refused' | 'warned' | 'changed' | 'loaded';

const folder = 'file:///etc/NetworkManager/system-connections/';

/** Problems of the file that was judged, in a folder where NetworkManager reads it. */
export function problemsOfRecorded({ main, files, mode }: Recorded): Problem[] {
  const all = Object.entries(files).map(([name, text]) => {
    const uri = folder + encodeURIComponent(name);
    const access = name === main && mode !== undefined ? { mode: parseInt(mode, 8), owner: 0 } : undefined;
    return readFile(uri, 'keyfile', text, hostOf(uri), access);
  });
  const file = all.find((it) => it.basename === main)!;
  return problemsOf(file, new WorkspaceFacts(all), {
    target: newest,
    onCrash: (rule, error) => {
      throw new Error(`${rule.name} threw`, { cause: error });
    },
  });
}

/** The values of a text by group and key; of groups and keys written twice the last. */
function valuesIn(text: string): Map<string, string> {
  const { root } = parseKeyfile(text);
  return new Map(
    root!.children.flatMap((group) =>
      group.attributes.map((it): [string, string] => [`${groupNameOf(group.name)}.${it.name}`, it.value.trim()]),
    ),
  );
}

/** Keys whose values NetworkManager writes in other words, or not at all since they are the default or its own. */
export function lostKeys({ main, files, normalized }: Recorded): string[] {
  if (normalized === undefined) return [];
  const after = valuesIn(normalized);
  return [...valuesIn(files[main]!)].flatMap(([key, value]) => (after.get(key) === value ? [] : [`${key}=${value}`]));
}

export function verdictOf(it: Recorded): Verdict {
  if (it.outcome === 'refused') return 'refused';
  if (it.warnings.some(({ level }) => level === 'warn')) return 'warned';
  return lostKeys(it).length > 0 ? 'changed' : 'loaded';
}
