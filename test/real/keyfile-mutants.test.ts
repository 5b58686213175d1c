// Keyfiles, damaged at random: what NetworkManager's own tool refuses or does not write again carries an error of ours, and what
// it keeps carries none. SEED makes other ones, COUNT more of them.
import assert from 'node:assert/strict';
import { problemsOf } from '../../server/src/features/problems';
import { WorkspaceFacts } from '../../server/src/model/workspace-facts';
import { groupNameOf } from '../../server/src/schema/keyfile/connection';
import { parseKeyfile } from '../../server/src/syntax/keyfile/parse';
import { readFile } from '../../server/src/model/read-file';
import { type Span, spansMeet } from '../../server/src/text';
import { newest } from '../support/checking';
import { recordedKeyfiles, verdictOf } from '../support/keyfile-outcomes';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { misspelt, numbersFrom } from '../support/seeded';
import { skipBecause } from '../support/skipping';

/** Keyfiles that NetworkManager takes as they are written. */
const sound = recordedKeyfiles().flatMap((it) => {
  const texts = Object.values(it.files);
  const isPlain = verdictOf(it) === 'loaded' && texts.length === 1 && /^id=/m.test(texts[0]!);
  return isPlain && !/\0|\ufffd/.test(texts[0]!) ? texts : [];
});

const words = [
  ...[
    '',
    'x',
    '0',
    '-1',
    'yes',
    'no',
    'true',
    'TRUE',
    ' 5',
    '70000',
    'a b',
    'auto',
    '10.0.0.1',
    '10.0.0.1/24',
    '::1',
    'on',
  ],
  ...[
    '52:54:00:00:00:01',
    '1',
    '4096',
    '5.5',
    '1500',
    '256',
    '3',
    'manual',
    'a;b;',
    'a,b',
    '"x"',
    'none',
    'bridge',
    'eth0',
  ],
  ...['4294967296', 'default', 'https://example.com/x', 'fe80::1', '1 # c', '3000000000'],
];

interface Damage {
  readonly text: string;
  /** Where in it something is wrong now; undefined where something is missing. */
  readonly place: Span | undefined;
}

/** One text with a line taken away, a value or a name changed, or a key of another file put in. */
function damaged(text: string, other: string, next: (below: number) => number): Damage | undefined {
  const keys = parseKeyfile(text).root!.children.flatMap((it) => it.attributes);
  const others = parseKeyfile(other).root!.children.flatMap((it) => it.attributes);
  const [key, foreign] = [keys[next(keys.length)]!, others[next(others.length)]!];
  const { nameSpan, valueSpan, name, raw } = key;
  const lineEnd = text.indexOf('\n', valueSpan.end) + 1 || text.length;
  /** The line of what is put in is what is wrong. */
  const put = (start: number, end: number, as: string): Damage => {
    const all = text.slice(0, start) + as + text.slice(end);
    const lineStart = all.lastIndexOf('\n', start - 1) + 1;
    return { text: all, place: { start: lineStart, end: Math.max(start + as.length, lineStart + 1) } };
  };
  switch (next(5)) {
    case 0:
      return put(valueSpan.start, valueSpan.end, words[next(words.length)]!);
    case 1:
      return raw === '' ? undefined : put(valueSpan.start, valueSpan.end, misspelt(raw, next));
    case 2:
      return { ...put(nameSpan.start, lineEnd, ''), place: undefined };
    case 3:
      return put(nameSpan.start, nameSpan.end, misspelt(name, next).replace(/^$/, 'x'));
    default:
      return put(lineEnd, lineEnd, `${text.endsWith('\n', lineEnd) ? '' : '\n'}${foreign.name}=${foreign.raw}\n`);
  }
}

/** Values by group and key. */
const valuesIn = (text: string): ReadonlyMap<string, string> =>
  new Map(
    parseKeyfile(text).root!.children.flatMap((group) =>
      group.attributes.map((it): [string, string] => [`${groupNameOf(group.name)}.${it.name}`, it.value.trim()]),
    ),
  );

/** What is right as it stands for NetworkManager and not for whoever wrote it. */
const meant: ReadonlySet<string> = new Set(['kf-controller-missing', 'kf-alias-group-lost', 'kf-vlan-own-parent']);

/** Warnings of what a newer NetworkManager takes and an older one refuses. */
const olderRefuse: ReadonlySet<string> = new Set(['kf-manual-no-address']);

describe('damaged keyfiles', function () {
  this.timeout(300_000);
  before(function () {
    skipBecause(this, whyNoNmcli('1.42'));
  });

  it('are judged as NetworkManager judges them', () => {
    const next = numbersFrom(Number(process.env.SEED ?? 7));
    const texts = new Map<string, Span | undefined>();
    while (texts.size < Number(process.env.COUNT ?? 500)) {
      const it = damaged(sound[next(sound.length)]!, sound[next(sound.length)]!, next);
      if (it !== undefined && /^id=./m.test(it.text)) texts.set(it.text, it.place);
    }
    let refused = 0;
    const elsewhere: string[] = [];
    const disagreements = [...texts].flatMap(([text, place]) => {
      const { isRefused, said, written } = askNmcli(text);
      // The daemon takes the name of the file.
      if (said.includes('connection.id: property is missing')) return [];
      const file = readFile('file:///etc/NetworkManager/system-connections/x.nmconnection', 'keyfile', text);
      const found = problemsOf(file, new WorkspaceFacts([file]), { target: newest, isolated: true });
      const errors = found.filter((it) => it.severity === 'error');
      if (isRefused) {
        refused++;
        const isThere = place === undefined || errors.some(({ span }) => spansMeet(span, place));
        if (errors.length > 0 && !isThere)
          elsewhere.push(
            `${text.slice(place.start, place.end)}: ${errors[0]!.code}: ${errors[0]!.message}: ${said}: ${text}`,
          );
        const isTold = errors.length > 0 || found.some(({ code }) => olderRefuse.has(code));
        return isTold ? [] : [`refused: ${said}: ${text}`];
      }
      const [before, after] = [valuesIn(text), valuesIn(written)];
      const isKept = [...before].every(([key, value]) => after.get(key) === value);
      return isKept
        ? errors.filter((it) => !meant.has(it.code)).map((it) => `taken: ${it.code}: ${it.message}: ${text}`)
        : [];
    });
    console.log(
      `      refused ${String(refused)} of ${String(texts.size)}, of which ${String(elsewhere.length)} have their error elsewhere`,
    );
    if (process.env.SHOW) console.log(elsewhere.join('\n\n'));
    assert.ok(refused > 0 && refused < texts.size);
    assert.deepEqual(disagreements, []);
    assert.ok(elsewhere.length <= refused * 0.03, elsewhere.join('\n'));
  });
});
