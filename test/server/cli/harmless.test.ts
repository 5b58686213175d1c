// Nothing that stands in a file, its path or an argument is obeyed by the terminal, the log or the build that shows it.
import assert from 'node:assert/strict';
import { runCommandLine, Scratch } from '../../support/command-line';
import { assertHarmless, commands, unseenInFiles } from '../../support/hostile';

/** Texts with a hostile piece at every place that a message may quote. */
const networks = (it: string): string[] => [
  `<network><name>${it}</name><bridge name="${it}" stp="${it}" ${it}="1"/></network>`,
  `<network ${it}a='1'><${it}x/><!-- allow: ${it} --><forward mode='${it}'/><ip address='${it}' netmask='${it}'/>`,
  `<network><name>a</name><mtu size='${it}9'/>${it}<domain name='${it}' localOnly='${it}'/></netw${it}>`,
  `${it}<network/>${it}`,
];
const profiles = (it: string): string[] => [
  `DEVICE=${it}\nTYPE=${it}\nBOOTPROTO=${it}\nIPADDR=${it}1\nNETMASK="${it}"\nONBOOT='${it}'\n${it}X=1\n${it}\n`,
  `TYPE=Bond\nDEVICE=bond0\nBONDING_OPTS="mode=${it} ${it}=1 miimon=${it}"\nMASTER=${it}\nUUID=${it}\nHWADDR=${it}\n`,
  `TYPE=Bridge\nDEVICE=br0\nBRIDGING_OPTS="${it}=1 priority=${it}"\nSTP=${it}\nGATEWAY=${it}\nDNS1=${it}\nMTU=${it}\n`,
  `export A${it}=b\nX =${it}\nY+=${it}\nZ="${it}\nTYPE=Ethernet\nETHTOOL_OPTS="-K ${it} tso ${it}; wol ${it}"\n`,
];
const spelledXml = (it: string): string => `&#${it.codePointAt(0)!};`;
const spelledBash = (it: string): string => `$'\\U${it.codePointAt(0)!.toString(16).padStart(8, '0')}'`;

describe('what virtnet prints', () => {
  const scratch = new Scratch();
  after(() => scratch.remove());

  /** Files with one hostile piece each. */
  function writeAll(folder: string, pieces: readonly string[]): string {
    pieces.forEach((piece, i) => {
      const isOne = piece.length <= 2;
      const xml = [...networks(piece), ...(isOne ? networks(spelledXml(piece)) : [])];
      const ifcfg = [...profiles(piece), ...(isOne ? profiles(spelledBash(piece)) : [])];
      xml.forEach((text, j) => scratch.write(`${folder}/${i}/${j}.xml`, text));
      ifcfg.forEach((text, j) => scratch.write(`${folder}/${i}/ifcfg-${j}`, text));
      scratch.write(`${folder}/${i}/route-0`, `${piece} via ${piece} ${piece}\n10.0.0.0/8 via ${piece}\n`);
      scratch.write(`${folder}/${i}/keys-0`, `${piece}=${piece}\nWPA_PSK=${piece}\n`);
    });
    return `${scratch.path}/${folder}`;
  }
  const pieces = [...unseenInFiles, ...commands.map((it) => `x\n${it}`), ...commands];

  const some = ['\r', '\x1b', '\x7f', '\x9b', '\u2028', '\u202e', '\u{e0041}', ...commands];

  it('is harmless wherever a message quotes a file', async () => {
    const { out, err } = await runCommandLine(['check', writeAll('places', some)]);
    assert.ok(out.includes('\\u{202e}'));
    assertHarmless(out, 'check');
    assertHarmless(err, 'check');
  });

  it('shows how each character is spelled', async () => {
    for (const it of unseenInFiles) {
      const path = scratch.write('one.xml', `<network><name>a</name><bridge name='b' stp='${it}'/>${it}</network>`);
      const { out } = await runCommandLine(['check', path]);
      assertHarmless(out, 'check');
      if (!/\s/.test(it))
        assert.ok(
          out.includes(`| <network><name>a</name><bridge name='b' stp='\\u{${it.codePointAt(0)!.toString(16)}}'`),
          out,
        );
    }
  });

  it('is harmless whatever a file is called', async () => {
    for (const it of pieces) {
      const name = it.replace(/[\0/]/g, '');
      scratch.write(`names/${name}.xml`, '<network><bridge nmae="1"/></network>');
      if (some.includes(it)) scratch.write(`names/${name}/ifcfg-${name}`, 'DEVICE=eth0\nONBOOT=maybe\n');
    }
    const { out, err } = await runCommandLine(['check', `${scratch.path}/names`]);
    assertHarmless(out, 'check');
    assertHarmless(err, 'check');
    const here = process.cwd();
    try {
      process.chdir(`${scratch.path}/names`);
      assertHarmless((await runCommandLine(['check', '.', ...commands.map((it) => `${it}.xml`)])).out, 'check');
    } finally {
      process.chdir(here);
    }
  });

  it('as JSON is harmless, and tells the path as it is', async () => {
    const path = scratch.write('json/a\x1b[2J\u202e##[error]\n::x.xml', '<network><name>a</name><\x9b/></network>');
    const { out } = await runCommandLine(['check', '--format', 'json', path]);
    assertHarmless(out, 'JSON');
    assert.equal((JSON.parse(out) as { path: string }[])[0]!.path, path);
  });

  it('of wrong arguments is harmless', async () => {
    for (const it of some) {
      for (const args of [
        [it],
        ['check', it],
        ['check', `--${it}`],
        ['check', '--format', it, '.'],
        ['check', '--target', it, '.'],
        ['check', '--backend', it, '.'],
        ['check', '--release', it, '.'],
        ['convert', '--to', it, '.'],
        ['convert', `-${it}`],
        ['convert', '--to', 'keyfile', it],
        ['explain', it],
      ]) {
        const { out, err, code } = await runCommandLine(args);
        assert.equal(code, 2, JSON.stringify(args));
        assertHarmless(out, JSON.stringify(args));
        assertHarmless(err, JSON.stringify(args));
      }
    }
  });

  /** The line that is shown for a finding, and the one with the carets. */
  async function excerpt(path: string, code: string): Promise<[string, string]> {
    const lines = (await runCommandLine(['check', path])).out.split('\n');
    const at = lines.findIndex((it) => it.includes(`[${code}]`));
    return [lines[at + 1]!, lines[at + 2]!];
  }

  it('has its carets below what they are about', async () => {
    for (const before of [
      '',
      '\t',
      '\x1b[1m',
      '\u202e\u200b',
      '\u{e0041}',
      'ü',
      'e\u0301',
      '家',
      'ネット',
      '한글',
      '👍',
      'ｆｗ',
    ]) {
      const path = scratch.write('aligned.xml', `<network><name>a</name><!--${before}--><bridge nmae='b'/></network>`);
      const [text, marks] = await excerpt(path, 'unknown-attribute');
      // A terminal draws wide characters in two columns and accents in none.
      const columns = text.replace(/[家ネット한글👍ｆｗ]/gu, '##').replace('\u0301', '');
      const caret = marks.indexOf('^');
      assert.equal(columns.slice(caret, marks.lastIndexOf('^') + 1), 'nmae', `${text}\n${marks}`);
      const wide = scratch.write('wide.xml', `<network><name>a</name><bridge name='b' stp='${before}x'/></network>`);
      const [shown, below] = await excerpt(wide, 'bridge-stp-value');
      const drawn = shown.replace(/[家ネット한글👍ｆｗ]/gu, '##').replace('\u0301', '');
      assert.equal(drawn[below.indexOf('^') - 1], "'");
      assert.equal(drawn[below.lastIndexOf('^') + 1], "'");
    }
  });

  it('cuts no character of a long line in two', async () => {
    const many = '👍'.repeat(200);
    for (const shift of ['', ' ']) {
      const text = `<network><name>a</name><!--${many}${shift}--><bridge nmae='b'/><!--${shift}${many}--></network>`;
      const { out } = await runCommandLine(['check', scratch.write('long.xml', text)]);
      assert.ok(!out.includes('\\u{d'), out);
      assert.ok(out.split('\n')[1]!.length < 220);
    }
  });
});
