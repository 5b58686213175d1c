// libvirt's own test inputs: what the real libvirt defines carries no error of ours, what it refuses carries one.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { problemsByName } from '../support/checking';
import { installed } from '../support/installed';
import { type Oracle, startOracle } from '../support/oracle';
import { skipWithoutLibvirtd, skipWithoutSource } from '../support/skipping';
import { libvirtTests } from '../support/sources';

const target = installed();

describe("libvirt's own test inputs", function () {
  let oracle: Oracle | undefined;
  before(async function () {
    skipWithoutLibvirtd(this);
    skipWithoutSource(this, 'libvirt');
    oracle = await startOracle();
  });
  after(() => oracle?.stop());

  for (const folder of ['networkxml2xmlin', 'networkxml2confdata', 'networkxml2firewalldata']) {
    it(`are judged as libvirt judges them: ${folder}`, async () => {
      const disagreements: string[] = [];
      let defined = 0;
      let refused = 0;
      for (const name of readdirSync(join(libvirtTests, folder)).filter((it) => it.endsWith('.xml'))) {
        const xml = readFileSync(join(libvirtTests, folder, name), 'utf8');
        const verdict = await oracle!.ask(xml);
        const errors = problemsByName({ [name]: xml }, { target, isolated: true })
          .get(name)!
          // What dnsmasq refuses is found out at start, and these are defined only.
          .filter((it) => it.severity === 'error' && !it.code.startsWith('dnsmasq-option'));
        if (verdict.environment) continue;
        if (verdict.refused) refused++;
        else defined++;
        if (verdict.refused !== errors.length > 0)
          disagreements.push(
            `${name}: libvirt ${verdict.refused ? `refuses: ${verdict.said}` : 'defines it'}; ours: ${errors.map((it) => `${it.code}: ${it.message}`).join('; ') || 'no error'}`,
          );
      }
      console.log(`      ${folder}: libvirt defines ${String(defined)}, refuses ${String(refused)}`);
      assert.deepEqual(disagreements, []);
    });
  }
});
