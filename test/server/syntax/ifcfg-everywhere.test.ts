// The reader of ifcfg files on many texts: pieces put together, text cut off anywhere, and what NetworkManager answered.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IfcfgGrammar, parseIfcfg } from '../../../server/src/syntax/ifcfg/parse';
import { decodeValue } from '../../../server/src/syntax/ifcfg/value';
import { flags, kinds } from '../../../server/src/syntax/tree';
import { assertSoundTree } from '../../support/sound';

describe('values of ifcfg files', () => {
  it('are called bad exactly where NetworkManager calls them so', () => {
    const pieces = [
      'a',
      '"',
      "'",
      '\\',
      '$',
      '`',
      ' ',
      ';',
      '#',
      '(',
      ')',
      '|',
      '“',
      '”',
      "$'",
      '\\x41',
      '\\303',
      '{',
      '~',
      '\t',
      '=',
      'B=',
    ];
    let state = 1;
    const next = (below: number) => (state = (state * 48271) % 2147483647) % below;
    for (let n = 0; n < 20000; n++) {
      let raw = '';
      for (let k = next(7); k >= 0; k--) raw += pieces[next(pieces.length)];
      const tree = parseIfcfg(`X=${raw}`, 'ifcfg');
      const it = tree.root!.attribute('X')!;
      const expected = decodeValue(raw);
      assert.equal((it.flags & flags.bad) !== 0, expected === undefined, raw);
      assert.equal(it.value, expected ?? '', raw);
      if (expected === undefined) assert.notEqual(tree.problems.length, 0, `nothing is said of ${raw}`);
      const whole = it.spanOf(0, it.value.length);
      assert.ok(it.valueSpan.start <= whole.start && whole.end <= it.valueSpan.end, raw);
    }
  });
});

describe('cut-off text', () => {
  const texts: readonly [string, IfcfgGrammar][] = [
    ['\ufeffexport A = "b \\\n c"; D=\'x\' # y\nE=$\'\\u00e9\\\nF=“q”;;\r\nG=(1 2)\nH="${x} `y`"\nI=a\0b', 'ifcfg'],
    ['10.0.0.0/8 via 192.0.2.1 mtu lock 1400\n# c\nto x\r\n', 'route'],
    ['ADDRESS0=1\nx\n', 'route'],
    ['from a table b\n', 'rule6'],
  ];
  for (const [text, kind] of texts)
    it(`never throws in ${kind}, and keeps spans inside the text`, () => {
      for (let end = 0; end <= text.length; end++) {
        const cut = text.slice(0, end);
        const tree = parseIfcfg(cut, kind);
        const inside = ({ start, end: last }: { start: number; end: number }) =>
          assert.ok(0 <= start && start <= last && last <= cut.length, JSON.stringify(cut));
        for (const it of tree.elements()) {
          inside(it.span);
          for (const one of it.attributes) [one.span, one.nameSpan, one.valueSpan, one.quotedSpan].forEach(inside);
        }
        for (const it of tree.leaves()) inside(it.span);
        for (const it of tree.problems) [it.span, it.other ?? it.span].forEach(inside);
      }
    });

  const pieces = [
    'A="$(',
    'A="\\',
    '$(',
    'A=1 ',
    '“',
    '"',
    'A=1\nA=2\n',
    'ADDRESS ',
    '\\\n',
    ' ; ;',
    '${',
    '\u00a0',
    'via ',
  ];
  for (const piece of pieces)
    it(`is sound when it is ${JSON.stringify(piece)} over and over`, () => {
      const text = piece.repeat(2000);
      for (const kind of ['ifcfg', 'route'] as const)
        for (const it of [text, `A=${text}`, `${text}\nB=1\n`]) assertSoundTree(parseIfcfg(it, kind));
    });
});

describe('what NetworkManager answered', () => {
  interface Case {
    readonly name: string;
    readonly main: string;
    readonly files: Readonly<Record<string, string>>;
    readonly outcome: string;
    readonly warnings?: number;
    readonly encoding?: string;
    readonly keyfile?: string;
  }
  const { cases } = JSON.parse(readFileSync(join('test', 'recorded', 'networkmanager-ifcfg.json'), 'utf8')) as {
    cases: Case[];
  };

  const utf8 = (it: Case, text: string) =>
    it.encoding === 'latin-1'
      ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.from(text, 'latin1'))
      : text;
  const setting = (keyfile: string, section: string, key: string) => {
    const body = new RegExp(`^\\[${section}\\]\\n((?:[^[].*\\n)*)`, 'm').exec(keyfile)?.[1] ?? '';
    return new RegExp(`^${key}=(.*)$`, 'm').exec(body)?.[1];
  };

  it('agrees with our reading of names, zones and devices', () => {
    let compared = 0;
    for (const it of cases) {
      if (it.outcome !== 'loaded' || it.keyfile === undefined) continue;
      const { root } = parseIfcfg(utf8(it, it.files[it.main]!), 'ifcfg');
      const name = root!.value('NAME');
      if (name) {
        assert.equal(setting(it.keyfile, 'connection', 'id'), name, it.name);
        compared++;
      }
      const zone = root!.value('ZONE');
      if (zone) assert.equal(setting(it.keyfile, 'connection', 'zone'), zone, it.name);
      const device = setting(it.keyfile, 'connection', 'interface-name');
      if (device !== undefined) {
        assert.equal(root!.value('DEVICE'), device, it.name);
        compared++;
      }
    }
    assert.ok(compared > 150, String(compared));
  });

  it('has a warning for every line that we call ignored, duplicated or badly quoted', () => {
    for (const it of cases) {
      if (it.outcome !== 'loaded' || it.warnings === undefined) continue;
      const tree = parseIfcfg(utf8(it, it.files[it.main]!), 'ifcfg');
      const ignored = [...tree.leaves()].filter((leaf) => leaf.kind === kinds.line).length;
      const attributes = tree.root!.attributes;
      const faulty = attributes.filter((one) => one.flags & (flags.bad | flags.duplicate)).length;
      assert.ok(ignored + faulty <= it.warnings, `${it.name}: ${ignored} + ${faulty} against ${it.warnings}`);
    }
  });

  it('has routes for exactly the lines that are read as routes', () => {
    for (const it of cases) {
      if (it.outcome !== 'loaded' || it.keyfile === undefined || (it.warnings ?? 0) > 0) continue;
      for (const kind of ['route', 'route6'] as const) {
        const text = it.files[it.main.replace('ifcfg', kind)];
        if (text === undefined) continue;
        const { root } = parseIfcfg(text, kind);
        const lines = root!.children.length;
        if (lines === 0) continue;
        const body: string =
          new RegExp(`^\\[ipv${kind === 'route' ? 4 : 6}\\]\\n((?:[^[].*\\n?)*)`, 'm').exec(it.keyfile)?.[1] ?? '';
        const found: number = body.match(/^route\d+=/gm)?.length ?? 0;
        assert.equal(found, lines, `${it.name} ${kind}`);
      }
    }
  });
});
