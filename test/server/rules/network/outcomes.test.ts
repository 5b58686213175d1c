// For 271 codes a bad and a good document with what the real libvirt 9.0.0 answered (validate, define, start): the bad one
// carries its code at the severity that answer deserves, the good one nothing above a hint.
import assert from 'node:assert/strict';
import { version } from '../../../../server/src/schema/types';
import { rules } from '../../../../server/src/rules/index';
import { type Rule, rulesReporting } from '../../../../server/src/rules/rule';
import { newest, problemsByName } from '../../../support/checking';
import { ofSchema } from '../../../support/of-schema';
import { aboutTheHost } from '../../../support/oracle';
import { recordedLines } from '../../../support/recorded-lines';

interface Fixture {
  readonly code: string;
  readonly bad: string;
  readonly badResult: Readonly<Record<'validate' | 'define' | 'start', string | undefined>>;
  readonly good?: string;
  readonly goodResult?: Readonly<Record<string, string>>;
}

const fixtures = recordedLines<Fixture>('libvirt-network-fixtures');

/** About the host, not about the document: a file alone cannot say it. */
const needsHost = new Set(['host-bridge-missing', 'forward-dev-missing-on-host', 'pci-not-a-vf', 'tftp-root-missing']);

/** The repaired form carries another true warning: a pool of devices that is empty. */
const alsoTrue = new Set(['forward-driver-unknown pool-empty', 'forward-driver-kvm pool-empty']);

/** Conditions of the host, which are told of what is right, too. */
const ofHost = new Set(['qdisc-of-host', 'resolved-of-host', 'sriov-of-host', 'tftp-root-of-host']);

/** What a later libvirt knows is another fault for the one that gave the answer. */
const knownLater: Readonly<Record<string, string>> = { 'forward-driver-unknown': 'needs-newer-libvirt' };

const target = { ...newest, libvirt: version('9.0.0') };
const problemsIn = (text: string, only?: readonly Rule[]) =>
  problemsByName({ 'network.xml': text }, { target, isolated: true, ...(only ? { only } : {}) }).get('network.xml')!;
const shown = (text: string) => problemsIn(text).map((it) => `${it.severity} ${it.code}: ${it.message}`);

describe('a recorded answer of libvirt', () => {
  for (const { code, bad, badResult, good } of fixtures) {
    if (needsHost.has(code)) continue;
    // What another host would not refuse says nothing about the document.
    const refused = Object.values(badResult).some((it) => it !== undefined && it !== 'ok' && !aboutTheHost.test(it));
    if (
      ofSchema.has(code) &&
      // Here a blank makes two names of one, which is an error all the same.
      code !== 'dns-host-name-char' &&
      badResult.define === 'ok' &&
      badResult.start === 'ok' &&
      badResult.validate === 'schema'
    ) {
      it(`${code}: is a warning, as only the schema refuses it`, () => {
        assert.deepEqual(
          problemsIn(bad)
            .filter((it) => it.severity !== 'hint')
            .map((it) => `${it.severity} ${it.code}`),
          [`warning ${code}`],
        );
      });
    } else
      it(`${code}: ${refused ? 'is an error' : 'is reported, but no error'}`, () => {
        const problems = problemsIn(bad);
        const wanted = knownLater[code] ?? code;
        const found = problemsIn(bad, rulesReporting(wanted, rules)).filter((it) => it.code === wanted);
        assert.ok(found.length > 0, `not reported in ${bad}\nfound: ${shown(bad).join('\n       ')}`);
        const errors = problems.filter((it) => it.severity === 'error');
        if (refused) assert.ok(errors.length > 0, `libvirt refuses it, but there is no error in ${bad}`);
        else
          assert.deepEqual(
            errors.map((it) => `${it.code}: ${it.message}`),
            [],
            `libvirt accepts ${bad}`,
          );
      });
    if (good !== undefined) {
      it(`${code}: its repaired form is clean`, () => {
        assert.deepEqual(
          problemsIn(good)
            .filter((it) => it.severity !== 'hint' && !ofHost.has(it.code) && !alsoTrue.has(`${code} ${it.code}`))
            .map((it) => `${it.severity} ${it.code}: ${it.message}`),
          [],
          good,
        );
      });
    }
  }
});
