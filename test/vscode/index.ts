// Entry of the suite that runs inside the extension host. What it has to say to whoever started the editor it says in
// lines of a mark and JSON, as the editor talks on the same console.
import { readdirSync, appendFileSync } from 'node:fs';
import { join } from 'node:path';

export async function run(): Promise<void> {
  const { default: Mocha } = await import('mocha');
  const mocha = new Mocha({ ui: 'bdd', timeout: 30_000, reporter: class {} as never });
  for (const name of readdirSync(__dirname).sort()) if (name.endsWith('.test.js')) mocha.addFile(join(__dirname, name));
  const counts = await new Promise<{ passed: number; failed: number }>((resolve) => {
    let passed = 0;
    mocha
      .run((failed) => resolve({ passed, failed }))
      .on('pass', () => passed++)
      .on('fail', (test, fault: Error) => tell({ title: test.fullTitle(), fault: fault.stack ?? String(fault) }));
  });
  tell(counts);
  if (counts.failed > 0) throw new Error(`${counts.failed} failed`);
}

function tell(what: object): void {
  const line = `virtnet-test ${JSON.stringify(what)}`;
  console.log(line);
  if (process.env.VIRTNET_TEST_RESULT) appendFileSync(process.env.VIRTNET_TEST_RESULT, `${line}\n`);
}
