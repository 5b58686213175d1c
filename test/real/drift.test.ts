// libvirt's own test inputs are defined, started and printed again: of what it made of them there is no difference, and one
// changed value is one, at its place.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { definition } from '../../server/src/host/definition';
import { dumpXml, networkEntries } from '../../server/src/host/networks';
import { VirshSession } from '../../server/src/host/session';
import * as virsh from '../../server/src/host/virsh';
import { type Difference, differencesOf } from '../../server/src/model/network/drift/differences';
import type { DefinitionKind } from '../../server/src/model/network/drift/part';
import { parseXml } from '../../server/src/syntax/xml/parse';
import { runCommandLine, Scratch } from '../support/command-line';
import { type Libvirtd, startLibvirtd } from '../support/libvirtd';
import { otherValuesIn } from '../support/other-values';
import { skipWithoutLibvirtd, skipWithoutSource, skipWithoutVirsh } from '../support/skipping';
import { libvirtTests } from '../support/sources';

const folders = ['networkxml2xmlin', 'networkxml2confdata', 'networkxml2firewalldata'];

const as = (kind: DefinitionKind, xml: string) => ({ tree: parseXml(xml), kind });
const told = ({ kind, path, here, there }: Difference): string =>
  `${kind} ${path}: ${here.value ?? ''} | ${there.value ?? ''}`;

/** What libvirt made of a text. */
interface Made {
  readonly stored: string;
  readonly running?: string;
}

/** Defines a text, starts it where that is possible, and removes it. Undefined when libvirt refuses it. */
async function madeBy(session: VirshSession, xml: string): Promise<Made | undefined> {
  const before = await networkEntries(session);
  assert.ok(before.ok, JSON.stringify(before));
  if (!(await definition(session, xml, false, undefined)).ok) return undefined;
  const entries = await networkEntries(session);
  assert.ok(entries.ok, JSON.stringify(entries));
  const { uuid } = entries.value.find((it) => !before.value.some((one) => one.uuid === it.uuid))!;
  const stored = await dumpXml(session, { uuid }, { inactive: true });
  const isStarted = (await session.run(virsh.start({ uuid }))).ok;
  const running = isStarted ? await dumpXml(session, { uuid }, { inactive: false }) : undefined;
  if (isStarted) assert.ok((await session.run(virsh.destroy({ uuid }))).ok);
  assert.ok((await session.run(virsh.undefine({ uuid }))).ok);
  assert.ok(stored.ok && running?.ok !== false);
  return { stored: stored.value, ...(running && { running: running.value }) };
}

/** Says nothing when what libvirt made of a text is the same, and with one other value has one difference there. */
function disagreements(xml: string, { stored, running = stored }: Made): string[] {
  const found = [
    ...differencesOf(as('written', xml), as('stored', stored)),
    ...differencesOf(as('stored', stored), as('running', running)),
    ...differencesOf(as('written', xml), as('running', running)),
  ].map(told);
  if (found.length > 0) return found;
  for (const { span, value, what } of otherValuesIn(xml)) {
    const other = xml.slice(0, span.start) + value + xml.slice(span.end);
    const all = differencesOf(as('written', other), as('stored', stored));
    const at = all[0]?.here.span;
    const isThere = at && at.start <= span.start && span.start <= at.end;
    if (all.length !== 1 || !isThere) found.push(`${what} is ${value}: ${all.map(told).join('; ') || 'no difference'}`);
  }
  return found;
}

describe('what a real libvirt makes of a definition', function () {
  before(function () {
    skipWithoutVirsh(this);
  });

  it('has no difference in the test driver, and one where one value is another', async () => {
    const session = new VirshSession({ uri: 'test:///default' });
    const scratch = new Scratch();
    try {
      const shown = await dumpXml(session, { name: 'default' }, { inactive: false });
      assert.ok(shown.ok);
      assert.deepEqual(disagreements(shown.value, { stored: shown.value }), []);
      const path = scratch.write('default.xml', shown.value);
      const same = await runCommandLine(['diff', '--connect', 'test:///default', path]);
      assert.deepEqual([same.out, same.code], ['', 0]);
      const other = scratch.write('other.xml', shown.value.replace('192.168.122.254', '192.168.122.200'));
      const changed = await runCommandLine(['diff', '--connect', 'test:///default', other]);
      assert.match(changed.out, /: ip 192\.168\.122\.1 › dhcp › range .* › end: 192\.168\.122\.200 in the file, .*\n$/);
      assert.deepEqual([changed.out.split('\n').length, changed.code], [2, 1]);
    } finally {
      await session.close();
      scratch.remove();
    }
  });

  describe('of its own inputs', function () {
    this.timeout(300_000);
    let daemon: Libvirtd | undefined;
    let session: VirshSession;
    before(async function () {
      skipWithoutLibvirtd(this);
      skipWithoutSource(this, 'libvirt');
      daemon = await startLibvirtd();
      // What the inputs go out through.
      for (const it of ['eth0', 'eth1', 'eth2', 'eth3', 'eth4', 'eth5'])
        await daemon.inside('ip', 'link', 'add', it, 'type', 'dummy').catch(() => undefined);
      session = new VirshSession({ uri: daemon.uri });
    });
    after(async () => {
      await session?.close();
      await daemon?.stop();
    });

    for (const folder of folders) {
      it(`is no difference: ${folder}`, async () => {
        const counts = { defined: 0, started: 0 };
        const wrong: string[] = [];
        for (const name of readdirSync(join(libvirtTests, folder)).filter((it) => it.endsWith('.xml'))) {
          const xml = readFileSync(join(libvirtTests, folder, name), 'utf8');
          const made = await madeBy(session, xml);
          if (!made) continue;
          counts.defined++;
          if (made.running !== undefined) counts.started++;
          wrong.push(...disagreements(xml, made).map((it) => `${name}: ${it}`));
        }
        console.log(`      ${folder}: ${String(counts.defined)} defined, ${String(counts.started)} of them started`);
        assert.ok(counts.defined > 5 && counts.started > 5);
        assert.deepEqual(wrong, []);
      });
    }
  });
});
