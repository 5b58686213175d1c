// Entry of the suite that runs inside the extension host. Tells the counts in one line, for whoever started the editor.
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: 'spec', color: false });
  for (const name of readdirSync(__dirname).sort()) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  const counts = await new Promise<{ passed: number; failed: number }>((resolve) => {
    let passed = 0;
    mocha.run((failed) => resolve({ passed, failed })).on('pass', () => passed++);
  });
  const line = `virtnet-test-result ${JSON.stringify(counts)}`;
  console.log(line);
  if (process.env.VIRTNET_TEST_RESULT) writeFileSync(process.env.VIRTNET_TEST_RESULT, line);
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}
