// Addresses that a running network has given away: what is said of them beside the text, and what is free beside them.
import assert from 'node:assert/strict';
import { completionsAt } from '../../../server/src/features/completion/index';
import { hoverAt } from '../../../server/src/features/hover/index';
import { inlaysIn } from '../../../server/src/features/inlay';
import { refactoringsAt } from '../../../server/src/features/refactor/network';
import { reservationsInto } from '../../../server/src/features/refactor/reserve';
import { hostDocument } from '../../../server/src/model/host-document';
import type { Lease } from '../../../server/src/model/lease-facts';
import { LeasesDocument, runningLeasesOf } from '../../../server/src/model/leases';
import { liveRoot, liveUri } from '../../../server/src/model/live';
import { applyEdits } from '../../../server/src/text';
import { Workspace } from '../../../server/src/workspace';
import { readFile } from '../../../server/src/model/read-file';
import { newest } from '../../support/checking';

const system = 'qemu:///system';
const uuid = '6159e03a-9cc6-41b8-bdef-919a2307a852';
const now = Date.UTC(2026, 10, 27, 20);
const minutes = (count: number): number => now + count * 60_000 + 30_000;

const lab = (more: string, written = ''): string =>
  `<network>\n  <name>lab</name>\n${written}  <bridge name='virbr7'/>\n  <ip address='10.85.1.1' prefix='24'>\n    <dhcp>\n      <range start='10.85.1.2' end='10.85.1.9'/>\n${more}    </dhcp>\n  </ip>\n</network>\n`;
const lease = (ip: string, mac: string, more: Partial<Lease> = {}): Lease => ({
  ...{ ip, mac, expires: minutes(41), until: '2026-11-27 20:41:30' },
  ...more,
});
const running = readFile(liveUri(system, 'running', uuid, 'lab'), 'network', lab('', `  <uuid>${uuid}</uuid>\n`));

/** A file of the network, and what the host has given away. */
function opened(text: string, leases: readonly Lease[], uri = 'file:///w/lab.xml') {
  const workspace = new Workspace();
  workspace.setOnDisk('file:///w/other.xml', '<network><name>other</name></network>');
  workspace.open(uri, text, 'xml');
  const document = new LeasesDocument(system, { uuid, name: 'lab' }, leases);
  const devices = [{ name: 'virbr1', kind: 'bridge' as const, isUp: true, mac: '52:54:00:55:01:0c', addresses: [] }];
  workspace.setLive(liveRoot(system), [
    running,
    document,
    hostDocument({ connection: system, ofNetworks: [], devices, routes: [] }),
  ]);
  workspace.liveRootFor = () => liveRoot(system);
  const file = workspace.file(uri)!;
  return { file, around: workspace.factsAround(file), workspace };
}

describe('a lease', () => {
  const host = (mac: string, ip = '10.85.1.20'): string => `      <host mac='${mac}' ip='${ip}'/>\n`;

  const notes: [what: string, host: string, lease: Lease | undefined, note: string][] = [
    ['there is none', host('52:54:00:00:00:01'), undefined, 'no lease'],
    ['it has minutes left', host('52:54:00:00:00:01'), lease('10.85.1.20', '52:54:00:00:00:01'), 'leased, 41 min left'],
    [
      'the guest runs',
      host('52:54:0:0:0:1'),
      lease('10.85.1.20', '52:54:00:00:00:01', { guest: 'web' }),
      'online, 41 min left',
    ],
    [
      'it is of another address',
      host('52:54:00:00:00:01'),
      lease('10.85.1.5', '52:54:00:00:00:01'),
      'leased 10.85.1.5, 41 min left',
    ],
    [
      'it never ends',
      host('52:54:00:00:00:01'),
      lease('10.85.1.20', '52:54:00:00:00:01', { expires: undefined, until: undefined }),
      'leased, for ever',
    ],
    ['it has ended', host('52:54:00:00:00:01'), lease('10.85.1.20', '52:54:00:00:00:01', { expires: now }), 'no lease'],
    [
      'it has seconds left',
      host('52:54:00:00:00:01'),
      lease('10.85.1.20', '52:54:00:00:00:01', { expires: now + 59_999 }),
      'leased, under 1 min left',
    ],
    [
      'it has hours left',
      host('52:54:00:00:00:01'),
      lease('10.85.1.20', '52:54:00:00:00:01', { expires: minutes(120) }),
      'leased, 2 h left',
    ],
    [
      'it has days left',
      host('52:54:00:00:00:01'),
      lease('10.85.1.20', '52:54:00:00:00:01', { expires: minutes(48 * 60) }),
      'leased, 2 days left',
    ],
  ];
  for (const [what, xml, given, note] of notes)
    it(`is told beside its host: ${what}`, () => {
      const { file, around } = opened(lab(xml), given ? [given] : []);
      const found = inlaysIn(file, { start: 0, end: file.text.length }, { leases: runningLeasesOf(file, around), now });
      const at = file.text.indexOf('<host') + xml.trim().length;
      assert.deepEqual(
        found.filter((it) => it.offset === at).map((it) => it.text),
        [note],
      );
    });

  it('counts among the addresses of its range, whose number is told where nothing is known', () => {
    const given = ['10.85.1.2', '10.85.1.9', '10.85.1.10'].map((ip, i) => lease(ip, `52:54:00:00:00:0${i}`));
    const { file, around } = opened(lab(''), given);
    const texts = (leases: ReturnType<typeof runningLeasesOf>) =>
      inlaysIn(file, { start: 0, end: file.text.length }, { leases, now }).map((it) => it.text);
    assert.deepEqual(texts(runningLeasesOf(file, around)), ['2 of 8 addresses in use']);
    assert.deepEqual(texts(undefined), ['8 addresses']);
  });

  it('is told of the network of its uuid or, where a file has none, of its name', () => {
    const of = (written: string) => {
      const { file, around } = opened(lab('', written), [lease('10.85.1.2', '52:54:00:00:00:01')]);
      return runningLeasesOf(file, around)?.all.length;
    };
    assert.equal(of(''), 1);
    assert.equal(of(`  <uuid>${uuid.toUpperCase()}</uuid>\n`), 1);
    assert.equal(of(`  <uuid>00000000-9cc6-41b8-bdef-919a2307a852</uuid>\n`), undefined);
  });

  it('is told with name and end when one points at its host', () => {
    const { file, around } = opened(lab(host('52:54:00:00:00:01')), [
      lease('10.85.1.20', '52:54:00:00:00:01', { hostname: 'vm1' }),
    ]);
    const { markdown } = hoverAt(file, around, file.text.indexOf("10.85.1.20'") + 1, newest, now)!;
    assert.match(
      markdown,
      /^`10\.85\.1\.20` is leased to `vm1` \(`52:54:00:00:00:01`\) until 2026\\?-11\\?-27 20:41:30 UTC, 41 min left\./,
    );
    const range = hoverAt(file, around, file.text.indexOf('<range') + 1, newest, now)!;
    assert.doesNotMatch(range.markdown, /leased/);
  });

  it('becomes a static host of the file, once', () => {
    const given = [
      lease('10.85.1.2', '52:54:00:00:00:02', { hostname: 'vm2' }),
      lease('10.85.1.3', '52:54:00:00:00:01'),
      lease('10.85.1.4', '52:54:00:00:00:04'),
      lease('10.85.1.30', '52:54:00:00:00:05'),
    ];
    const text = lab(`      <host mac='52:54:0:0:0:1' ip='10.85.1.20'/>\n      <host name='x' ip='10.85.1.4'/>\n`);
    const { file, around, workspace } = opened(text, given);
    const titles = (at: string) =>
      refactoringsAt(file, around, spanAt(text, at))
        .map((it) => it.title)
        .filter((it) => it.startsWith('Reserve'));
    assert.deepEqual(titles('<range'), ['Reserve 10.85.1.2 for vm2']);
    assert.deepEqual(titles('<dhcp'), ['Reserve 10.85.1.2 for vm2', 'Reserve 10.85.1.30 for 52:54:00:00:00:05']);
    assert.deepEqual(titles('<bridge'), []);
    const [reserve] = refactoringsAt(file, around, spanAt(text, '<range')).filter((it) => it.title.startsWith('Res'));
    const [change] = reserve!.changes;
    assert.ok(change && 'edits' in change);
    assert.match(
      applyEdits(text, change.edits),
      /\n {6}<host mac='52:54:00:00:00:02' name='vm2' ip='10\.85\.1\.2'\/>\n/,
    );
    // From the document that shows what runs, into the file.
    const leases = runningLeasesOf(
      running,
      workspace.facts().seenFrom({ hostRoot: liveRoot(system), live: liveRoot(system) }),
    )!;
    const [into] = reservationsInto([file], running, leases, spanAt(running.text, '<range'));
    const [edit] = into!.changes;
    assert.ok(edit && 'edits' in edit);
    assert.deepEqual([into!.title, edit.uri, edit.edits], [reserve!.title, file.uri, change.edits]);
  });

  it('takes its address and its hardware address from what is free, as devices of the host do', () => {
    const offered = (marked: string, given: readonly Lease[]): string | undefined => {
      const offset = marked.indexOf('|');
      const { file, around } = opened(marked.replace('|', ''), given);
      return completionsAt(file, around, offset, newest).sort((a, b) => (a.sortText < b.sortText ? -1 : 1))[0]?.label;
    };
    const ip = lab(`      <host ip='|'/>\n`);
    assert.equal(offered(ip, []), '10.85.1.10');
    assert.equal(offered(ip, [lease('10.85.1.10', '52:54:00:00:00:02')]), '10.85.1.11');
    const mac = lab(`      <host mac='|' ip='10.85.1.10'/>\n`);
    assert.equal(offered(mac, []), '52:54:00:55:01:0a');
    const taken = ['0a', '0b'].map((it) => lease('10.85.1.30', `52:54:00:55:01:${it}`));
    assert.equal(offered(mac, taken), '52:54:00:55:01:0d');
    const bridge = lab('').replace("name='virbr7'", "name='|'");
    assert.equal(offered(bridge, []), 'virbr2');
  });
});

const spanAt = (text: string, words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + 1 });
