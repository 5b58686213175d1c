// What the rules say of keyfiles that NetworkManager 1.42.4 was given: where it refuses or drops something, an error at that
// place, and elsewhere none.
import assert from 'node:assert/strict';
import type { Problem } from '../../../../server/src/features/problems';
import {
  lostKeys,
  problemsOfRecorded,
  type Recorded,
  recordedKeyfiles,
  verdictOf,
} from '../../../support/keyfile-outcomes';

const all = recordedKeyfiles();
const errorsOf = (it: Recorded): Problem[] => problemsOfRecorded(it).filter(({ severity }) => severity === 'error');

/** Refused or warned of, and no error here. */
const unsaid: Readonly<Record<string, string>> = {
  'bond-arp-missed-max': 'newer than 1.42: information, as nobody said who reads the file',
  ipvlan: 'newer than 1.42: information, as nobody said who reads the file',
  hsr: 'newer than 1.42: information, as nobody said who reads the file',
  'v4-addr-noplen': 'the prefix that is taken is likely the one that was meant: a warning',
  'v6-addr-noplen': 'the prefix that is taken is likely the one that was meant: a warning',
  'v4-route-noplen': 'the prefix that is taken is likely the one that was meant: a warning',
  'v6-route-noplen': 'the prefix that is taken is likely the one that was meant: a warning',
  'tc-bad': 'words of tc are not judged',
};

/** Loaded as it is written, and an error here. */
const silent: Readonly<Record<string, string>> = {
  'g-alias-and-full-group': 'all of [ethernet] is lost: of the two values the other one is written',
  'g-nul': 'the rest of the line is lost',
  'port-master-empty': 'a port of nothing',
  'port-master-own-name': 'a port of itself never comes up',
  'x-same-uuid': 'the newer of the two files hides the other',
  'file-hidden': 'NetworkManager never reads a file of that name',
  'file-tilde': 'NetworkManager never reads a file of that name',
  'file-only-suffix': 'NetworkManager never reads a file of that name',
  'file-mkstemp': 'NetworkManager never reads a file of that name',
};

/** What is missing is told at what needs it. */
const toldBeside = [
  'con-ifname-bond-missing',
  'con-ifname-dummy-missing',
  'file-only-comment',
  'port-master-no-type',
  'port-type-no-master',
  'user-nodot',
  'v4-addr-gwbad2',
  'v4-method-manual',
  'v6-method-manual',
];

/** The line in which a problem stands, without the blanks around it. */
function lineAt(text: string, { span }: Problem): string {
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const end = text.indexOf('\n', span.start);
  return text.slice(start, end < 0 ? undefined : end).trim();
}

describe('keyfiles that NetworkManager was given', () => {
  it('are all there', () => assert.equal(all.length, 686));

  it('have an error where it refuses them or warns', () => {
    const missed = all
      .filter((it) => ['refused', 'warned'].includes(verdictOf(it)) && errorsOf(it).length === 0)
      .map((it) => it.name);
    assert.deepEqual(missed.sort(), Object.keys(unsaid).sort());
  });

  it('have none where it takes all that is written', () => {
    const wrong = all.filter((it) => verdictOf(it) === 'loaded' && errorsOf(it).length > 0).map((it) => it.name);
    assert.deepEqual(wrong.sort(), Object.keys(silent).sort());
  });

  it('have an error only at what is lost where it drops something without a word', () => {
    const wrong = all.flatMap((it) => {
      if (verdictOf(it) !== 'changed') return [];
      const lost = lostKeys(it).map((key) => key.slice(key.indexOf('.') + 1));
      const text = it.files[it.main]!;
      return errorsOf(it)
        .filter((problem) => {
          const [key] = lineAt(text, problem).split('=');
          return (
            !lineAt(text, problem).startsWith('[') &&
            !lost.some((one) => one.startsWith(`${key!.trim()}=`) || one.includes(`.${key!.trim()}=`))
          );
        })
        .map((problem) => `${it.name}: ${problem.code} at ${lineAt(text, problem)}`);
    });
    assert.deepEqual(wrong, []);
  });

  it('have it at the key that its message names', () => {
    const elsewhere = all.flatMap((it) => {
      const said =
        it.outcome === 'refused'
          ? it.message!
          : it.warnings.filter(({ level }) => level === 'warn').map(({ text }) => text)[0];
      const key = /(?:^|invalid connection: )[\w/-]+\.([\w-]+): /.exec(said ?? '')?.[1];
      const errors = errorsOf(it);
      if (key === undefined || errors.length === 0) return [];
      const text = it.files[it.main]!;
      const names = [key, key.replace(/(?:es|s)$/, ''), key === 'options' ? '' : key];
      const isThere = errors.some((problem) => {
        const line = lineAt(text, problem);
        return line.startsWith('[') || line === '' || names.some((name) => line.startsWith(name));
      });
      return isThere ? [] : [it.name];
    });
    assert.deepEqual(elsewhere.sort(), toldBeside);
  });
});
