// Asks the real schema and the real libvirtd about the everyday mistakes again.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { askedLibvirt, networkMistakes } from '../support/everyday';
import { askTools, networkSchema } from '../support/everyday-answers';
import { whyNoLibvirtd } from '../support/libvirtd';
import { skipBecause } from '../support/skipping';

describe('who notices an everyday mistake', function () {
  before(function () {
    skipBecause(this, whyNotAsked());
  });

  it('is as recorded', async function () {
    const mistakes = networkMistakes();
    const answers = await askTools(mistakes);
    for (const { title, answer } of mistakes)
      assert.deepEqual(Object.keys(answers[title] ?? {}), Object.keys(answer ?? {}), title);
  });
});

function whyNotAsked(): string | undefined {
  const missing = whyNoLibvirtd();
  if (missing) return missing;
  if (!existsSync(networkSchema)) return `${networkSchema} is not there`;
  if (spawnSync('xmllint', ['--version']).error) return 'xmllint is not installed';
  const version = execFileSync('virsh', ['--version'], { encoding: 'utf8' }).trim();
  return version === askedLibvirt ? undefined : `libvirt ${askedLibvirt} was asked, this is ${version}`;
}
