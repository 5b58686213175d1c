// NetworkManager's own test files: what its tests expect to be read carries no error of ours, what they expect to be refused
// carries one. See tests/test-ifcfg-rh.c there.
import assert from 'node:assert/strict';
import { problemsByName } from '../support/checking';
import { testFiles } from '../support/networkmanager';
import { skipWithoutSource } from '../support/skipping';

/** Expected to be refused: `_connection_from_file_fail`, or a profile without the part that is wrong. */
const refused = new Set([
  'ifcfg-test-wifi-open-ssid-long-hex',
  'ifcfg-test-wifi-open-ssid-long-quoted',
  'ifcfg-test-wifi-band-a-channel-mismatch',
  'ifcfg-test-wifi-band-bg-channel-mismatch',
  'ifcfg-test-dcb-bad-booleans',
  'ifcfg-test-dcb-short-booleans',
  'ifcfg-test-dcb-bad-uints',
  'ifcfg-test-dcb-short-uints',
  'ifcfg-test-dcb-bad-percent',
  'ifcfg-test-dcb-short-percent',
  'ifcfg-test-dcb-pgpct-not-100',
  'ifcfg-test-ibft',
  'ifcfg-test-sit-ignore',
]);

/** Expected to be read, and yet an error of ours: what is lost on the way. */
const reasons: Readonly<Record<string, string>> = {
  'ifcfg-test-unrecognized unquoted-space': 'NetworkManager warns and drops NAME',
  'ifcfg-test-unrecognized type-unknown': 'the device is left alone',
  'ifcfg-test-variables-corner-cases-1 unterminated-quote': 'NetworkManager warns and drops NAME and ZONE',
  'ifcfg-test-wired-ipv4-manual-1 gateway-index-mismatch': 'no default route: the test asserts it',
  'ifcfg-test-wired-8021x-tls-p12-no-client-cert dot1x-client-cert-missing':
    'refused without the certificate, which lies in another file beside it',
  'ifcfg-test-team-master-invalid team-config-json': 'refused by a NetworkManager that is built with JSON',
};

/** For svOpenFile alone, which reads assignments: they were never profiles. */
const isNoProfile = (name: string): boolean => name.startsWith('ifcfg-test-write-unknown-');

describe("NetworkManager's own test files", function () {
  before(function () {
    skipWithoutSource(this, 'network-manager');
  });

  it('are judged as its own tests judge them', () => {
    const all = testFiles();
    const disagreements: string[] = [];
    const used = new Set<string>();
    const counts = { read: 0, refused: 0 };
    for (const [name, text] of Object.entries(all)) {
      if (!name.startsWith('ifcfg-') || name.includes(':') || isNoProfile(name)) continue;
      // What NetworkManager is expected to write, it reads again.
      const live = name.replace(/\.c?expected$/, '');
      const suffix = live.slice('ifcfg-'.length);
      const beside = Object.entries(all).filter(
        ([it]) => it.startsWith(`${name}:`) || /^(?:keys|route6?|rule6?)$/.test(it.replace(`-${suffix}`, '')),
      );
      const texts = { [live]: text, ...Object.fromEntries(beside) };
      const problems = [...problemsByName(texts, { isolated: true }).values()].flat();
      const errors = problems.filter((it) => it.severity === 'error');
      const shown = errors.map((it) => `${it.code}: ${it.message}`).join('; ');
      if (refused.has(name)) {
        counts.refused++;
        if (errors.length === 0) disagreements.push(`${name}: NetworkManager refuses it; ours: no error`);
      } else {
        counts.read++;
        for (const it of errors) used.add(`${name} ${it.code}`);
        if (errors.some((it) => !(`${name} ${it.code}` in reasons)))
          disagreements.push(`${name}: NetworkManager reads it; ours: ${shown}`);
      }
    }
    console.log(
      `      its tests read ${counts.read}, refuse ${counts.refused}; ` +
        `${disagreements.length} judged otherwise, ${used.size} reported with a reason`,
    );
    assert.deepEqual(disagreements, []);
    assert.deepEqual([...used].toSorted(), Object.keys(reasons).toSorted(), 'a reason that nothing needs');
    assert.ok(counts.read > 150);
  });
});
