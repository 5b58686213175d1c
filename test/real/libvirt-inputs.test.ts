// libvirt's own test inputs: what the real libvirt defines carries no error of ours, what it refuses carries one.
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { version } from '../../server/src/schema/types';
import { newest, problemsByName } from '../support/checking';
import { whyNoLibvirtd } from '../support/libvirtd';
import { type Oracle, startOracle } from '../support/oracle';

const tests = join('.cache', 'sources', 'libvirt', 'libvirt', 'tests');
const target = { ...newest, libvirt: version('9.0.0') };

describe("libvirt's own test inputs", function () {
  let oracle: Oracle | undefined;
  before(async function () {
    const missing = whyNoLibvirtd();
    if (!missing && !existsSync(tests)) execFileSync('node', ['scripts/sources.mjs', 'libvirt'], { stdio: 'inherit' });
    if (missing ?? !existsSync(tests)) {
      console.log(`      not run: ${missing ?? 'the source of libvirt cannot be fetched'}`);
      this.skip();
    }
    oracle = await startOracle();
  });
  after(() => oracle?.stop());

  for (const folder of ['networkxml2xmlin', 'networkxml2confdata', 'networkxml2firewalldata']) {
    it(`are judged as libvirt judges them: ${folder}`, async () => {
      const disagreements: string[] = [];
      let defined = 0;
      let refused = 0;
      for (const name of readdirSync(join(tests, folder)).filter((it) => it.endsWith('.xml'))) {
        const xml = readFileSync(join(tests, folder, name), 'utf8');
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
