// What NetworkManager's own tests of ifcfg files read and hold, fetched as a Debian source package and never committed.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { managerPlugins } from './sources';

const tests = join(managerPlugins, 'ifcfg-rh', 'tests');
const folder = join(tests, 'network-scripts');

/** All text files of the folder. `${UUID}` in what NetworkManager is expected to write is a UUID there. */
export const testFiles = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((it) => /^(?:ifcfg|keys|route6?|rule6?|network)-/.test(it))
      .map((it) => [it, readFileSync(join(folder, it), 'utf8').replaceAll('${UUID}', uuid)]),
  );

const uuid = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';

/** A text as it follows the equals sign, and the bytes it stands for; undefined where it is badly quoted. */
export interface Unescaped {
  readonly written: string;
  readonly meant: Buffer | undefined;
}

/** The table of `test_svUnescape`: the texts that stand alone, then those that stand in `$'…'`. */
export function unescapeTable(): Unescaped[] {
  const source = readFileSync(join(tests, 'test-ifcfg-rh.c'), 'utf8');
  const start = source.indexOf('test_svUnescape(void)');
  const table = source.slice(start, source.indexOf('#undef V0', start));
  const ansi = table.indexOf('data_ansi[]');
  const literals = String.raw`(?:"(?:[^"\\\n]|\\.)*"\s*)+`;
  return [...table.matchAll(new RegExp(`\\bV[012]\\((${literals}),\\s*(NULL|${literals})\\)`, 'g'))].map((match) => {
    const [, value = '', expected = ''] = match;
    const text = bytesOf(value).toString('latin1');
    return {
      written: match.index < ansi ? text : `$'${text}'`,
      meant: expected === 'NULL' ? undefined : bytesOf(expected),
    };
  });
}

const letters: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
};

/** The bytes of string literals of C that stand beside each other. */
const bytesOf = (literals: string): Buffer =>
  Buffer.concat(
    [...literals.matchAll(/"((?:[^"\\\n]|\\.)*)"/g)].map(([, inner = '']) =>
      Buffer.from(
        inner.replace(/\\(?:x([0-9a-f]+)|([0-7]{1,3})|(.))/gi, (_, hex?: string, octal?: string, letter = '') =>
          (hex ?? octal)
            ? String.fromCharCode(parseInt(hex ?? octal!, hex === undefined ? 8 : 16))
            : (letters[letter as string] ?? (letter as string)),
        ),
        'latin1',
      ),
    ),
  );
