// Whether the real virsh is here.
import { execFileSync } from 'node:child_process';

/** Skips the tests where virsh is not installed, and says so. */
export function skipWithoutVirsh(context: Mocha.Context): void {
  try {
    execFileSync('virsh', ['--version'], { stdio: 'ignore' });
  } catch {
    console.log('      not run: virsh is not installed');
    context.skip();
  }
}
