// What libvirt makes of a document, and NetworkManager of a keyfile, is the same before and after formatting.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDocument } from '../../server/src/features/formatting';
import { VirshSession } from '../../server/src/host/session';
import { applyEdits } from '../../server/src/text';
import { filesOf } from '../support/checking';
import { networkMistakes } from '../support/everyday';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { recordedKeyfiles } from '../support/keyfile-outcomes';
import { askNmcli, whyNoNmcli } from '../support/nmcli';
import { skipBecause, skipWithoutLibvirtd, skipWithoutSource } from '../support/skipping';
import { libvirtTests } from '../support/sources';

const inputs = join(libvirtTests, 'networkxml2xmlin');

describe('formatting, as the real libvirt sees it', function () {
  let daemon: Libvirtd | undefined;
  let session: VirshSession | undefined;
  let folder: string;
  before(async function () {
    skipWithoutLibvirtd(this);
    skipWithoutSource(this, 'libvirt');
    folder = await mkdtemp(join(tmpdir(), 'virtnet-formatting-'));
    daemon = await startLibvirtd();
    session = new VirshSession({ uri: daemon.uri });
  });
  after(async () => {
    await session?.close();
    await daemon?.stop();
    if (daemon) await rm(folder, { recursive: true, force: true });
  });

  /** What it stores, or its refusal; without what it makes up each time. */
  async function stored(xml: string): Promise<string> {
    const run = (...args: string[]) => session!.run({ args, changes: true, read: (it) => it });
    const path = join(folder, 'network.xml');
    await writeFile(path, xml);
    const defined = await run('net-define', '--', path);
    if (!defined.ok) return `refused: ${defined.message.replace(/:\d+: /, ': ')}`;
    const listed = await run('net-list', '--all', '--uuid');
    const uuid = listed.ok ? listed.value.trim() : '';
    const dumped = await run('net-dumpxml', '--inactive', '--', uuid);
    await run('net-undefine', '--', uuid);
    return dumped.ok
      ? dumped.value.replace(/<uuid>.*<\/uuid>/, '').replace(/<mac address='52:54:00.*'\/>/, '')
      : dumped.message;
  }

  const read = (path: string) => readFileSync(path, 'utf8');
  const check = async (texts: readonly string[], least: number) => {
    let changed = 0;
    for (const text of texts) {
      // As it is, and pressed together: then formatting has something to do.
      for (const before of [text, text.replace(/>\s+</g, '><').replace(/>\s*<!--/g, '> <!--')]) {
        const [file] = filesOf({ 'network.xml': before });
        const after = applyEdits(before, formatDocument(file!));
        if (after === before) continue;
        changed++;
        assert.equal(await stored(after), await stored(before), `${before}\n${after}`);
      }
    }
    assert.ok(changed >= least, `${String(changed)} changed`);
    console.log(`      ${String(changed)} documents formatted`);
  };

  it("changes nothing in libvirt's own test inputs", () =>
    check(
      readdirSync(inputs)
        .filter((it) => it.endsWith('.xml'))
        .map((it) => read(join(inputs, it))),
      40,
    ));
  it('changes nothing in the examples', () =>
    check(
      readdirSync('examples', { recursive: true, encoding: 'utf8' })
        .filter((it) => it.endsWith('.xml'))
        .map((it) => read(join('examples', it))),
      3,
    ));
  it('changes nothing in everyday documents, with their mistakes', () =>
    check(
      networkMistakes().flatMap((it) => Object.values(it.documents)),
      100,
    ));
});

describe('formatting, as the real NetworkManager sees it', () => {
  before(function () {
    skipBecause(this, whyNoNmcli('1.40'));
  });

  it('changes nothing in keyfiles that it was given', () => {
    let changed = 0;
    for (const { name, files } of recordedKeyfiles()) {
      for (const text of Object.values(files)) {
        // With blanks that mean nothing, so that formatting has something to do.
        const before = text.replace(/^(?=[a-z].*=)/gm, '  ').replace(/^\[/gm, '\n\n\n[');
        const [file] = filesOf({ 'a.nmconnection': before });
        const after = applyEdits(before, formatDocument(file!));
        if (after === before) continue;
        changed++;
        const [was, is] = [before, after].map((it) => ({ ...askNmcli(it), said: '' }));
        const plain = (it: string) => it.replace(/^uuid=.*$/m, '');
        assert.equal(is!.isRefused, was!.isRefused, name);
        assert.equal(plain(is!.written), plain(was!.written), `${name}\n${before}\n${after}`);
      }
    }
    assert.ok(changed > 500, String(changed));
    console.log(`      ${String(changed)} keyfiles formatted`);
  });
});
