// How `virtnet check` tells other programs what it found: each format by its schema, with nothing in it that a file made up.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import Ajv from 'ajv';
import type { Log, Region, Result } from 'sarif';
import { applyEdits, LineIndex } from '../../../server/src/text';
import { xmlText } from '../../../server/src/visible';
import { runCommandLine, Scratch } from '../../support/command-line';
import { assertSeen, commands, unseenInFiles } from '../../support/hostile';

const bad = "<network>\n  <name>bad</name>\n  <bridge nmae='virbr9'/>\n</network>\n";
const fine = "<network><name>fine</name><ip address='192.168.51.1' prefix='24'/></network>";
/** Two warnings. */
const mixed = 'TYPE=Ethernet\nDEVICE=e\nVLAN_PLUS=yes\nVLAN_MINUS=yes\nBOOTPROTO=dhcp\n';
/** One of each kind: the door that all pass is tried with all of them. */
const some = unseenInFiles.filter((it, i) => i % 9 === 0 || '\r\n\u001b\u202e'.includes(it));
const psk = 'zebra-giraffe-okapi';

const sarifSchema = new Ajv({ strict: false, validateFormats: false }).compile(
  JSON.parse(readFileSync('test/data/schemas/sarif-2.1.0.json', 'utf8')) as object,
);

/** What xmllint says of a text by a schema of XML; nothing when it is valid. */
function complaintsOf(xml: string, schema: string): string {
  const { stderr, status, error } = spawnSync('xmllint', ['--noout', '--schema', `test/data/schemas/${schema}`, '-'], {
    input: xml,
    encoding: 'utf8',
  });
  if (error) throw error;
  return status === 0 ? '' : stderr;
}

describe('a report of virtnet check', () => {
  let scratch: Scratch;
  const home = process.cwd();
  beforeEach(() => {
    scratch = new Scratch();
    mkdirSync(join(scratch.path, '.git'));
  });
  afterEach(() => {
    process.chdir(home);
    scratch.remove();
  });

  const report = (format: string, ...args: string[]) =>
    runCommandLine(['check', '--format', format, ...args], { pages: join(home, 'dist', 'rule-pages.json') });
  const sarif = async (...args: string[]): Promise<{ log: Log; results: Result[]; code: number }> => {
    const { out, code } = await report('sarif', ...args);
    const log = JSON.parse(out) as Log;
    assert.ok(sarifSchema(log), JSON.stringify(sarifSchema.errors));
    return { log, results: log.runs[0]!.results!, code };
  };

  describe('as SARIF', () => {
    it('is valid whatever it tells: nothing, the examples, all that is wrong with hostile files', async () => {
      assert.deepEqual((await sarif(scratch.write('fine.xml', fine))).results, []);
      assert.ok((await sarif(join(home, 'examples'))).results.length > 0);
      for (const [i, it] of some.entries())
        scratch.write(`hostile/${i}.xml`, `<network><name>${it}</name><bridge ${it}a='1' stp='${it}'/>${it}</network>`);
      const { out } = await report('sarif', join(scratch.path, 'hostile'));
      assertSeen(out, 'sarif');
      assert.ok(sarifSchema(JSON.parse(out)), JSON.stringify(sarifSchema.errors));
    });

    it('tells where in the repository, from wherever it is asked', async () => {
      scratch.write('sub/ä b.xml', bad);
      for (const [folder, path] of [
        ['.', 'sub/ä b.xml'],
        ['sub', 'ä b.xml'],
      ] as const) {
        process.chdir(join(scratch.path, folder));
        const { log, results, code } = await sarif(path);
        const [{ originalUriBaseIds, columnKind }] = log.runs as [Log['runs'][0]];
        assert.equal(originalUriBaseIds!.SRCROOT!.uri, `${pathToFileURL(scratch.path).href}/`);
        assert.equal(columnKind, 'utf16CodeUnits');
        const { artifactLocation, region } = results[0]!.locations![0]!.physicalLocation!;
        assert.deepEqual(artifactLocation, { uri: 'sub/%C3%A4%20b.xml', uriBaseId: 'SRCROOT' });
        assert.deepEqual(region, { startLine: 3, startColumn: 11, endLine: 3, endColumn: 15 });
        assert.equal(code, 1);
      }
      process.chdir(join(scratch.path, 'sub'));
      const elsewhere = new Scratch();
      try {
        const { results } = await sarif(elsewhere.write('b.xml', bad));
        assert.deepEqual(results[0]!.locations![0]!.physicalLocation!.artifactLocation, {
          uri: pathToFileURL(join(elsewhere.path, 'b.xml')).href,
        });
      } finally {
        elsewhere.remove();
      }
    });

    it('says of each code that it has what it means, how loud it is and where to read on', async () => {
      const { log, results } = await sarif(scratch.write('bad.xml', bad), scratch.write('ifcfg-e', mixed));
      const rules = log.runs[0]!.tool.driver.rules!;
      assert.deepEqual(new Set(results.map((it) => it.ruleId)), new Set(rules.map((it) => it.id)));
      assert.equal(new Set(rules.map((it) => it.id)).size, rules.length);
      for (const it of results) assert.equal(rules[it.ruleIndex!]!.id, it.ruleId);
      const rule = rules.find((it) => it.id === 'unknown-attribute')!;
      assert.equal(rule.shortDescription!.text, 'An attribute that libvirt does not know on this element.');
      assert.equal(rule.defaultConfiguration!.level, 'error');
      assert.match(rule.help!.markdown!, /^# unknown-attribute\n[\s\S]+```xml/);
      assert.ok(!rule.help!.text.includes('```'));
      for (const it of rules) assert.equal(new URL(it.helpUri!).protocol, 'https:');
      const levels = results.map((it) => [it.properties!.severity as string, it.level]);
      assert.deepEqual(new Set(levels.map(String)), new Set(['error,error', 'warning,warning']));
      // What explain prints of a code is what its help says.
      const { out } = await runCommandLine(['explain', 'unknown-attribute'], {
        pages: join(home, 'dist', 'rule-pages.json'),
      });
      assert.equal(rule.help!.markdown!.trim(), out.trim());
    });

    it('has fixes that mend the file', async () => {
      const { results } = await sarif(scratch.write('bad.xml', bad));
      const [fix] = results[0]!.fixes!;
      assert.equal(fix!.description!.text, 'Change to name');
      const lines = new LineIndex(bad);
      const offset = (line = 1, column = 1) => lines.offset({ line: line - 1, character: column - 1 });
      const spanOf = (it: Region) => ({
        start: offset(it.startLine, it.startColumn),
        end: offset(it.endLine, it.endColumn),
      });
      const edits = fix!.artifactChanges[0]!.replacements.map((it) => ({
        span: spanOf(it.deletedRegion),
        text: it.insertedContent?.text ?? '',
      }));
      assert.equal(applyEdits(bad, edits), bad.replace('nmae', 'name'));
    });

    it('tells what stands elsewhere', async () => {
      const one = scratch.write(
        'one.xml',
        "<network><name>one</name>\n\n<ip address='10.0.0.1' prefix='24'/></network>",
      );
      const two = scratch.write(
        'two.xml',
        "<network>\n\n<name>two</name>\n<ip address='10.0.0.9' prefix='24'/></network>",
      );
      process.chdir(scratch.path);
      const { results } = await sarif(one, two);
      const [related] = results.flatMap((it) => it.relatedLocations ?? []);
      assert.deepEqual(related!.physicalLocation!.artifactLocation, { uri: 'two.xml', uriBaseId: 'SRCROOT' });
      assert.equal(related!.physicalLocation!.region!.startLine, 4);
    });

    it('knows a problem again after lines have moved, and one from another of its kind', async () => {
      const printsOf = async (text: string) => {
        const { results } = await sarif(scratch.write('a.xml', text));
        return results.map((it) => it.partialFingerprints!['virtnet/v1']!);
      };
      const two = "<network>\n<name>a</name>\n<bridge nmae='b'/>\n<ip nmae='c'/>\n</network>";
      const prints = await printsOf(two);
      assert.equal(new Set(prints).size, prints.length);
      assert.deepEqual(await printsOf(two.replace('<name>', '\n\n   <!-- moved -->\n  <name>')), prints);
    });

    it('has no secret in it, in messages, fixes or fingerprints', async () => {
      const text = `WPA_PSK=${psk}  \nwpa_psk=${psk}\nKEY1="s:${psk}\n`;
      scratch.write('ifcfg-wlan0', `DEVICE=wlan0\nTYPE=Wireless\nESSID=a\nKEY_MGMT=WPA-PSK\n${text}`);
      scratch.write('keys-wlan0', text);
      for (const format of ['sarif', 'github', 'junit', 'checkstyle']) {
        const { out } = await report(format, scratch.path);
        assert.ok(out.length > 100);
        assert.ok(!out.includes('giraffe'), `${format} has the secret`);
      }
      const other = (await sarif(scratch.path)).results;
      const files = ['ifcfg-wlan0', 'keys-wlan0'];
      for (const it of files)
        scratch.write(it, readFileSync(join(scratch.path, it), 'utf8').replaceAll('giraffe', 'vicunas'));
      const prints = (of: Result[]) => of.map((it) => it.partialFingerprints!['virtnet/v1']);
      assert.deepEqual(prints((await sarif(scratch.path)).results), prints(other));
    });

    it('makes no links of what a message quotes', async () => {
      const { results } = await sarif(
        scratch.write('a.xml', "<network><name>a</name><bridge name='b' stp='[click](https://evil)'/></network>"),
      );
      const texts = results.map((it) => it.message.text!);
      assert.ok(texts.some((it) => it.includes('[click')));
      for (const it of texts) assert.doesNotMatch(it, /[^\\]\]\(/);
    });

    it('says that it is not complete when something named could not be read', async () => {
      const { log, code } = await sarif(scratch.write('fine.xml', fine), join(scratch.path, 'none.xml'));
      assert.equal(log.runs[0]!.invocations![0]!.executionSuccessful, false);
      assert.equal(code, 2);
    });
  });

  describe('for GitHub', () => {
    it('is a command for each problem, by severity and with its place', async () => {
      scratch.write('sub/bad.xml', bad);
      process.chdir(join(scratch.path, 'sub'));
      const { out, err, code } = await report('github', 'bad.xml');
      assert.equal(
        out,
        '::error file=sub/bad.xml,line=3,endLine=3,col=11,endColumn=15,title=unknown-attribute::' +
          'bad.xml:3:11: error[unknown-attribute]: nmae is not known on <bridge>, expected name\n',
      );
      assert.equal(err, '1 error in 1 file\n');
      assert.equal(code, 1);
      scratch.write('sub/lines.xml', '<network>\n<name>b</name>\n<bridge\n  stp="on\n  or off"/>\n</network>');
      const { out: severalLines } = await report('github', 'lines.xml');
      assert.match(severalLines, /^::error file=sub\/lines\.xml,line=4,endLine=5,title=[\w-]+::/m);
    });

    it('is chosen where its runner reads, unless another is named', async () => {
      const path = scratch.write('bad.xml', bad);
      const { out } = await runCommandLine(['check', path], { workflow: true });
      assert.match(out, /^::error file=/);
      assert.match((await runCommandLine(['check', '--format', 'text', path], { workflow: true })).out, /\n3 \| /);
      assert.match((await runCommandLine(['check', path])).out, /\n3 \| /);
    });

    it('lets no name and no text become a command, or end one', async () => {
      for (const [i, it] of [...commands, ...some, '%0A::error::', ',title=x', ':'].entries()) {
        const name = `${i}${it.replace(/[\0/\p{Cs}]/gu, '')}`;
        scratch.write(`${name}/a.xml`, `<network><name>a</name><bridge nmae='1' stp='${it}'/></network>`);
      }
      process.chdir(scratch.path);
      const { out } = await report('github', '.');
      assertSeen(out, 'github');
      const lines = out.trimEnd().split('\n');
      assert.ok(lines.length > 30);
      for (const line of lines) {
        assert.match(line, /^::(?:error|warning|notice) file=[^:,]+,line=\d+,[^:]+,title=[\w-]+::/);
        assert.doesNotMatch(line, /##\w*\[/);
      }
      scratch.write('a,b:c%0A\nd/x.xml', bad);
      const named = (await report('github', 'a,b:c%0A\nd')).out;
      assert.match(
        named,
        /^::error file=a%2Cb%3Ac%250A%0Ad\/x\.xml,line=3,.*::a,b:c%250A%0Ad\/x\.xml:3:11: error\[.*\n$/,
      );
    });
  });

  describe('as XML', () => {
    const formats = [
      ['junit', 'junit-10.xsd'],
      ['checkstyle', 'checkstyle.xsd'],
    ] as const;

    for (const [format, schema] of formats)
      it(`of ${format} is valid whatever it tells`, async () => {
        for (const [i, it] of some.entries())
          scratch.write(
            `hostile/${i}${it.replace(/[\0/]/g, '')}.xml`,
            `<network><name>${it}</name><bridge ${it}a='1' stp='"<&>${it}\ufffe\uffff]]>'/>${it}</network>`,
          );
        const empty = scratch.write('empty/readme.txt', '');
        for (const path of [join(scratch.path, 'hostile'), join(home, 'examples'), join(empty, '..')]) {
          const { out } = await report(format, path);
          assertSeen(out, format);
          assert.equal(complaintsOf(out, schema), '');
        }
      });

    it('holds no character that XML has not', () => {
      assert.equal(
        xmlText('a\ufffe\uffff\u0000\t<b c="d">&'),
        'a\\u{fffe}\\u{ffff}\\u{0}\\u{9}&#60;b c=&#34;d&#34;&#62;&#38;',
      );
    });

    it('of JUnit has a suite for each file, and a failed test for each problem that fails the check', async () => {
      scratch.write('bad.xml', bad);
      scratch.write('fine.xml', fine);
      scratch.write('ifcfg-e', mixed);
      process.chdir(scratch.path);
      const { out } = await report('junit', 'bad.xml', 'fine.xml', 'ifcfg-e');
      assert.ok(out.includes('<testsuite name="bad.xml" tests="1" failures="1" errors="0">'));
      assert.ok(
        out.includes(
          '<testcase name="unknown-attribute 3:11" classname="bad.xml"><failure type="unknown-attribute" message="nmae is',
        ),
      );
      assert.ok(out.includes('<testsuite name="fine.xml" tests="1" failures="0" errors="0">'));
      assert.match(out, /<testsuite name="ifcfg-e" tests="\d" failures="0" errors="0">/);
      assert.match(out, /classname="ifcfg-e"><system-out>ifcfg-e:3:1: warning\[key-unknown\]/);
    });

    it('of Checkstyle has its words for severities', async () => {
      scratch.write('bad.xml', bad);
      scratch.write('ifcfg-e', mixed);
      process.chdir(scratch.path);
      const { out } = await report('checkstyle', 'bad.xml', 'ifcfg-e');
      assert.ok(
        out.includes(
          '  <file name="bad.xml">\n    <error line="3" column="11" severity="error" message="nmae is not known on &#60;bridge&#62;, expected name" source="virtnet.unknown-attribute"/>\n  </file>',
        ),
      );
      assert.match(out, /severity="warning" .* source="virtnet\.key-unknown"\/>/);
    });
  });

  it('says at the end only to a person how much there is', async () => {
    const path = scratch.write('bad.xml', bad);
    for (const format of ['json', 'sarif', 'junit', 'checkstyle']) assert.equal((await report(format, path)).err, '');
    for (const format of ['text', 'github']) assert.equal((await report(format, path)).err, '1 error in 1 file\n');
  });

  it('is printed file by file, but for that of LSP', async () => {
    const paths = Array.from({ length: 20 }, (_, i) => scratch.write(`${i}.xml`, bad));
    for (const format of ['text', 'sarif', 'github', 'junit', 'checkstyle']) {
      let pieces = 0;
      await runCommandLine(['check', '--format', format, ...paths], { heard: () => pieces++ });
      assert.ok(pieces >= 20, `${format}: ${pieces}`);
    }
  });

  it('quietly holds only what makes the check fail', async () => {
    const paths = [scratch.write('bad.xml', bad), scratch.write('ifcfg-e', mixed)];
    const said = async (...args: string[]) => {
      const { out, err, code } = await report('json', ...args, ...paths);
      const files = JSON.parse(out) as { diagnostics: { severity: number }[] }[];
      return {
        told: files
          .flatMap((it) => it.diagnostics.map(({ severity }) => severity))
          .sort()
          .join(''),
        err,
        code,
      };
    };
    assert.deepEqual(await said(), { told: '122', err: '', code: 1 });
    assert.deepEqual(await said('--quiet'), { told: '1', err: '', code: 1 });
    assert.deepEqual(await said('--quiet', '--fail-on', 'warning'), { told: '122', err: '', code: 1 });
    assert.deepEqual(await said('--quiet', '--fail-on', 'never'), { told: '1', err: '', code: 0 });
    assert.equal((await report('text', '--quiet', ...paths)).err, '');
  });

  it('fails from the severity on that is named', async () => {
    const warned = scratch.write('ifcfg-e', mixed);
    const informed = scratch.write(
      'vlan.xml',
      "<network><name>a</name><forward mode='bridge'/><bridge name='br0'/><vlan><tag id='5'/></vlan></network>",
    );
    const bads = scratch.write('bad.xml', bad);
    const codes = async (path: string) =>
      Promise.all(
        ['error', 'warning', 'information', 'hint', 'never'].map(
          async (it) => (await report('text', '--fail-on', it, path)).code,
        ),
      );
    assert.deepEqual(await codes(bads), [1, 1, 1, 1, 0]);
    assert.deepEqual(await codes(warned), [0, 1, 1, 1, 0]);
    assert.deepEqual(await codes(informed), [0, 0, 1, 1, 0]);
    assert.deepEqual(await codes(scratch.write('fine.xml', fine)), [0, 0, 0, 0, 0]);
    assert.deepEqual(await codes(join(scratch.path, 'none.xml')), [2, 2, 2, 2, 2]);
    const { out } = await report('junit', '--fail-on', 'warning', warned);
    assert.match(out, /failures="[1-9]"/);
    const { err, code } = await report('text', '--fail-on', 'warnings', warned);
    assert.match(err, /--fail-on is warnings; expected error, warning, information, hint or never\n/);
    assert.equal(code, 2);
  });

  it('in a format that there is not is wrong usage', async () => {
    const { err, code } = await report('xml', scratch.write('bad.xml', bad));
    assert.match(err, /^virtnet check: --format is xml; expected text, json, sarif, github, junit or checkstyle\n/);
    assert.equal(code, 2);
  });
});
