// Tests that need a part of the machine are skipped where it is missing, and say so.
import { execFileSync } from 'node:child_process';
import { whyNoLibvirtd } from './libvirtd';
import { type SourcePackage, sourceOf } from './sources';

/** Skips the tests where there is a reason, and prints it. */
export function skipBecause(context: Mocha.Context, why: string | undefined): void {
  if (why === undefined) return;
  console.log(`      not run: ${why}`);
  context.skip();
}

export const skipWithoutLibvirtd = (context: Mocha.Context): void => skipBecause(context, whyNoLibvirtd());

export function skipWithoutVirsh(context: Mocha.Context): void {
  try {
    execFileSync('virsh', ['--version'], { stdio: 'ignore' });
  } catch {
    skipBecause(context, 'virsh is not installed');
  }
}

/** Skips the tests where the source of a program is neither here nor to be had. */
export const skipWithoutSource = (context: Mocha.Context, name: SourcePackage): void =>
  skipBecause(context, sourceOf(name) === undefined ? `the source of ${name} cannot be fetched` : undefined);
