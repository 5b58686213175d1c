// What is known of a host as documents, and what of them is made anew.
import assert from 'node:assert/strict';
import type { HostSnapshot, LiveNetwork } from '../../../server/src/host/watch/snapshot';
import { documentsOf } from '../../../server/src/lsp/live-documents';

const lease = { expires: undefined, until: undefined, mac: '52:54:00:00:00:01', ip: '10.0.0.9' };
const network = (n: number, more: Partial<LiveNetwork> = {}): LiveNetwork => ({
  ...{ name: `n${n}`, uuid: `00000000-0000-4000-8000-00000000000${n}` },
  ...{ active: true, autostart: false, persistent: false, running: `<network><name>n${n}</name></network>` },
  leases: [lease],
  ...more,
});
const guest = { name: 'vm1', uuid: 'g', running: true, interfaces: [{ mac: '52:54:00:00:00:01', network: 'n1' }] };

const documents = (snapshot: HostSnapshot) =>
  new Map(documentsOf('qemu:///system', snapshot).map((it) => [it.uri.split('/').slice(2).join('/'), it]));
const uriOf = (n: number, part = 'leases', end = 'json') =>
  `${part}/00000000-0000-4000-8000-00000000000${n}/n${n}${end === 'xml' ? '%40qemu-system' : ''}.${end}`;

describe('the documents of a host', () => {
  const one = network(1);
  const two = network(2);
  const before = documents({ networks: [one, two], guests: [] });

  it('keep the leases of a network that no event was about', () => {
    const after = documents({
      networks: [one, { ...two, leases: [lease, { ...lease, ip: '10.0.0.10' }] }],
      guests: [],
    });
    const guests: HostSnapshot['guests'] = [];
    const again = documents({ networks: [{ ...one, autostart: true }], guests });
    const third = documents({ networks: [one], guests });
    assert.notEqual(after.get(uriOf(2))!.text, before.get(uriOf(2))!.text);
    assert.equal(third.get(uriOf(1)), again.get(uriOf(1)));
    assert.equal(after.get(uriOf(1))!.text, before.get(uriOf(1))!.text);
  });

  it('name the guests that have come since', () => {
    const after = documents({ networks: [one], guests: [guest] as unknown as HostSnapshot['guests'] });
    assert.match(after.get(uriOf(1))!.text, /"guest":"vm1"/);
    assert.doesNotMatch(before.get(uriOf(1))!.text, /"guest"/);
  });

  it('are what runs and what is stored, and leases of what runs alone', () => {
    const stored = '<network><name>n3</name></network>';
    const off = { ...network(3, { active: false, stored }), running: undefined } as unknown as LiveNetwork;
    const all = documents({ networks: [one, off, network(4, { stored })], guests: [] });
    assert.deepEqual(
      [...all.keys()].sort(),
      [
        'host/host.json',
        ...[uriOf(1), uriOf(4)],
        ...[uriOf(1, 'running', 'xml'), uriOf(4, 'running', 'xml')],
        ...[uriOf(3, 'stored', 'xml'), uriOf(4, 'stored', 'xml')],
      ].sort(),
    );
    assert.deepEqual(
      [uriOf(3, 'stored', 'xml'), uriOf(4, 'stored', 'xml')].map((it) => all.get(it)!.facts.networks.length),
      [1, 0],
    );
  });
});
