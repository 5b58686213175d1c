// Starts a libvirtd apart from the machine's own and prints its uri; it lives until Ctrl-C. With a command it runs
// that with the uri in LIBVIRT_DEFAULT_URI and stops afterwards: node scripts/libvirtd.mjs virsh net-define lab.xml
import { build } from 'esbuild';
import { spawn } from 'node:child_process';

const { outputFiles } = await build({
  entryPoints: ['test/support/libvirtd.ts'],
  absWorkingDir: new URL('..', import.meta.url).pathname,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  format: 'esm',
});
const { startLibvirtd } = await import(
  `data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`
);

const daemon = await startLibvirtd().catch((fault) => {
  console.error(fault.message);
  process.exit(1);
});
const [program, ...args] = process.argv.slice(2);
if (program) {
  const child = spawn(program, args, { stdio: 'inherit', env: { ...process.env, LIBVIRT_DEFAULT_URI: daemon.uri } });
  const code = await new Promise((resolve) => {
    child.once('error', (fault) => {
      console.error(fault.message);
      resolve(127);
    });
    child.once('exit', (status, signal) => resolve(status ?? (signal ? 1 : 0)));
  });
  await daemon.stop();
  process.exitCode = code;
} else {
  console.log(daemon.uri);
  console.error(`inside: nsenter -t ${daemon.pid} -m -n -p`);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => void daemon.stop().then(() => process.exit(0)));
}
