// A baseline leaves out what is known, wherever it has moved to, and tells what is known and gone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../../server/src/rules/index';
import { runCommandLine, Scratch } from '../../support/command-line';

const bad = "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n";

describe('a baseline', () => {
  let scratch: Scratch;
  let baseline: string;
  const home = process.cwd();
  beforeEach(() => {
    scratch = new Scratch();
    baseline = join(scratch.path, 'known.json');
    process.chdir(scratch.path);
  });
  afterEach(() => {
    process.chdir(home);
    scratch.remove();
  });
  const check = (...args: string[]) => runCommandLine(['check', '--baseline', baseline, ...args]);

  it('holds what was found, a line for each, and leaves it out from then on', async () => {
    scratch.write('bad.xml', bad);
    scratch.write('sub/ifcfg-e', 'TYPE=Ethernet\nDEVICE=e\nVLAN_PLUS=yes\nBOOTPROTO=dhcp\n');
    const { out, code } = await check('--write-baseline', '.');
    assert.deepEqual([out, code], ['', 0]);
    assert.equal(
      readFileSync(baseline, 'utf8'),
      '{\n  "problems": [\n' +
        '    {"path":"bad.xml","code":"unknown-attribute","text":"nmae","count":1},\n' +
        '    {"path":"sub/ifcfg-e","code":"key-unknown","text":"VLAN_PLUS","count":1}\n  ]\n}\n',
    );
    assert.deepEqual(await check('.'), { out: '', err: 'nothing wrong in 2 files\n', code: 0 });
    process.chdir('sub');
    assert.deepEqual(await check('ifcfg-e', '../bad.xml'), { out: '', err: 'nothing wrong in 2 files\n', code: 0 });
  });

  it('knows a problem again where it has moved to, and no more of its kind than there were', async () => {
    scratch.write('bad.xml', bad);
    await check('--write-baseline', 'bad.xml');
    scratch.write('bad.xml', bad.replace('<name>', '<!-- new -->\n\n<name>').replace("nmae='", "  nmae = '"));
    assert.equal((await check('bad.xml')).code, 0);
    scratch.write('bad.xml', bad.replace('</network>', "<ip nmae='x'/>\n</network>"));
    const { out, code } = await check('bad.xml');
    assert.match(out, /^bad\.xml:4:\d+: error\[unknown-attribute\]/m);
    assert.doesNotMatch(out, /^bad\.xml:3:/m);
    assert.equal(code, 1);
  });

  it('tells what is known and no longer there, of files that were checked', async () => {
    scratch.write('bad.xml', bad);
    scratch.write('other.xml', bad.replace('bad', 'other'));
    await check('--write-baseline', '.');
    scratch.write('bad.xml', bad.replace('nmae', 'name'));
    scratch.write('other.xml', bad.replace('nmae', 'name').replace('bad', 'other').replace('virbr9', 'virbr8'));
    const { err, code } = await check('bad.xml');
    assert.equal(
      err,
      'virtnet: known and no longer there: bad.xml: unknown-attribute at nmae\nnothing wrong in 1 file\n',
    );
    assert.equal(code, 0);
    await check('--write-baseline', '.');
    assert.equal(readFileSync(baseline, 'utf8'), '{\n  "problems": []\n}\n');
  });

  it('counts several alike, and misses no more of them than are gone', async () => {
    const two = bad.replace('</network>', "  <ip nmae='x' address='192.168.51.1' prefix='24'/>\n</network>");
    scratch.write('bad.xml', two);
    await check('--write-baseline', 'bad.xml');
    assert.match(readFileSync(baseline, 'utf8'), /"text":"nmae","count":2\}/);
    assert.equal((await check('bad.xml')).err, 'nothing wrong in 1 file\n');
    scratch.write('bad.xml', bad);
    assert.match((await check('bad.xml')).err, /no longer there: bad\.xml: unknown-attribute at nmae\n/);
    scratch.write('bad.xml', bad.replace('nmae', 'name'));
    assert.match((await check('bad.xml')).err, /no longer there: bad\.xml: unknown-attribute at nmae, 2 times\n/);
  });

  it('knows a long place again in other blanks, and an empty one by its line', async () => {
    const range = "<range start='192.168.51.9' end='192.168.51.7'/>";
    const lab = `<network><name>a</name><ip address='192.168.51.1' prefix='24'><dhcp>${range}</dhcp></ip></network>`;
    scratch.write('lab.xml', lab);
    scratch.write('e/ifcfg-e', '# of the lab\n');
    await check('--write-baseline', '.');
    assert.match(readFileSync(baseline, 'utf8'), /"code":"no-type-no-device","text":"# of the lab"/);
    scratch.write('lab.xml', lab.replace(' end', '\n\t  end'));
    scratch.write('e/ifcfg-e', '\n# of the lab\n');
    assert.match((await check('lab.xml')).err, /^nothing wrong/);
    assert.match((await check('e')).out, /no-type-no-device/);
  });

  it('that cannot be written is no success', async () => {
    scratch.write('bad.xml', bad);
    const { err, code } = await runCommandLine([
      ...['check', '--baseline', join(scratch.path, 'bad.xml', 'known.json'), '--write-baseline', 'bad.xml'],
    ]);
    assert.match(err, /^virtnet: .*known\.json \w+/);
    assert.equal(code, 2);
  });

  it('holds no secret', async () => {
    scratch.write('keys-wlan0', 'wpa_psk=giraffe-okapi\nKEY1="s:giraffe-okapi\n');
    await check('--write-baseline', '.');
    const text = readFileSync(baseline, 'utf8');
    assert.match(text, /unterminated-quote/);
    assert.ok(!text.includes('giraffe'));
  });

  it('that is not there, or is something else, is wrong usage and hides nothing', async () => {
    const path = scratch.write('bad.xml', bad);
    const expected = 'expected {"problems": [{"path", "code", "text", "count"}, …]}';
    for (const [text, why] of [
      [undefined, 'does not exist'],
      ['{"problems": [', 'is no JSON'],
      ['[]', expected],
      ['null', expected],
      ['{"problems": [{"path": "a", "code": "b", "text": "c", "count": 0}]}', expected],
      ['{"problems": [{"path": "a", "code": "b", "text": 3, "count": 1}]}', expected],
    ] as const) {
      if (text !== undefined) scratch.write('known.json', text);
      const { err, code } = await check(path);
      assert.ok(err.includes(why), err);
      assert.equal(code, 2);
    }
    const { err } = await runCommandLine(['check', '--write-baseline', path]);
    assert.match(err, /^virtnet check: --write-baseline needs --baseline FILE, which it writes\n/);
  });
});

describe('virtnet list-rules', () => {
  it('lists every code with how loud it is by itself', async () => {
    const { out, code } = await runCommandLine(['list-rules', '--format', 'json']);
    const listed = JSON.parse(out) as { code: string; quiet: boolean; severity: string; language: string }[];
    assert.deepEqual(
      listed.map(({ code, severity }) => [code, severity]),
      rules.flatMap((it) => Object.keys(it.codes).map((one) => [one, it.severity])),
    );
    assert.equal(code, 0);
    const text = (await runCommandLine(['list-rules'])).out;
    assert.equal(text.trimEnd().split('\n').length, listed.length);
    assert.match(text, /^name-missing \(network, error\): A network without name/m);
    assert.match(text, /^boolean-style \(ifcfg, \w+, its advice off by itself\): /m);
    assert.match(text, /^dhcp-range-covers-gateway \(network, \w+, its advice told in editors\): /m);
    assert.match(text, /^crlf \(ifcfg, \w+\): /m);
    assert.equal(listed.find((it) => it.code === 'boolean-style')!.quiet, true);
  });

  it('takes no path and no other format', async () => {
    assert.equal((await runCommandLine(['list-rules', 'a'])).code, 2);
    assert.match(
      (await runCommandLine(['list-rules', '--format', 'xml'])).err,
      /--format is xml; expected text or json/,
    );
  });
});
