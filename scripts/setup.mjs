// Puts in place what the other scripts need: the packages of package-lock.json and, on Debian as root, the programs the
// tests talk to. Imports nothing but Node's own modules, as it runs on a fresh clone.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Program that shows a package is there → the package that brings it, by family of systems; `tests`: for them alone; `service`:
 * what it would do besides, where services are started.
 */
const programs = [
  { program: 'virsh', debian: 'libvirt-clients', fedora: 'libvirt-client', mac: 'libvirt' },
  { program: 'libvirtd', debian: 'libvirt-daemon', fedora: 'libvirt-daemon', mac: undefined },
  { program: undefined, debian: 'libvirt-daemon-system', fedora: 'libvirt-daemon-driver-network', mac: undefined },
  { program: undefined, debian: 'libvirt-l10n', fedora: 'libvirt-libs', mac: undefined },
  { program: 'dnsmasq', debian: 'dnsmasq-base', fedora: 'dnsmasq', mac: undefined },
  { program: 'iptables', debian: 'iptables', fedora: 'iptables', mac: undefined },
  { program: 'ip', debian: 'iproute2', fedora: 'iproute', mac: undefined },
  { program: 'busybox', debian: 'busybox-static', fedora: 'busybox', mac: undefined },
  { program: 'xmllint', debian: 'libxml2-utils', fedora: 'libxml2', mac: 'libxml2' },
  // For `nmcli --offline`, which reads keyfiles without a daemon.
  {
    ...{ program: 'nmcli', debian: 'network-manager', fedora: 'NetworkManager', mac: undefined },
    service: 'NetworkManager would also manage the interfaces of this machine; it is wanted for nmcli only',
  },
  { program: 'chromium', debian: 'chromium', fedora: 'chromium', mac: 'chromium' },
  {
    program: 'qemu-system-x86_64',
    debian: 'qemu-system-x86',
    fedora: 'qemu-system-x86-core',
    mac: undefined,
    tests: true,
  },
  {
    ...{ program: 'sshd', debian: 'openssh-server', fedora: 'openssh-server', mac: undefined, tests: true },
    service: 'sshd would also let people in from the network; the tests start one of their own, apart from it',
  },
  { program: 'nvim', debian: 'neovim', fedora: 'neovim', mac: 'neovim', tests: true },
  { program: 'emacs', debian: 'emacs-nox', fedora: 'emacs-nox', mac: 'emacs', tests: true },
  { program: 'tmux', debian: 'tmux', fedora: 'tmux', mac: 'tmux', tests: true },
  { program: 'pre-commit', debian: 'pre-commit', fedora: 'pre-commit', mac: 'pre-commit', tests: true },
  // Part of Emacs from 29 on.
  { program: undefined, debian: 'elpa-eglot', fedora: 'emacs-nox', mac: undefined, tests: true },
];

/**
 * Installs what is missing and says so; what cannot be installed from here is named, and not fatal. `tests: false` leaves
 * out what only tests need.
 */
export function setUp({ tests = true } = {}) {
  setUpPackages();
  setUpPrograms(programs.filter((it) => tests || !it.tests));
}

/** `npm ci`, when what is installed is not what package-lock.json says. */
export function setUpPackages() {
  if (packagesAreThere()) return;
  // npm would empty the folder that it leads to, which others use.
  if (lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink()) {
    console.error(
      'setup: node_modules is a link, and holds other packages than package-lock.json names: run npm ci where it leads to',
    );
    process.exit(1);
  }
  console.log('setup: npm ci');
  // `shell` because npm is a .cmd file on Windows; the words are fixed.
  const { status } = spawnSync('npm ci --no-audit --no-fund', { cwd: root, stdio: 'inherit', shell: true });
  if (status !== 0) process.exit(status ?? 1);
}

function packagesAreThere() {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function setUpPrograms(wanted) {
  const isDebian = existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
  const missing = isDebian ? missingDebianPackages(wanted) : wanted.filter((it) => it.program && !pathOf(it.program));
  if (missing.length === 0) return;
  const mayInstall = isDebian && process.getuid?.() === 0;
  // Whether a service is started, at the next boot if not now, is no setup's choice.
  const harmless = missing.filter((it) => !it.service);
  const managing = missing.filter((it) => it.service);
  if (mayInstall && harmless.length > 0) installDebianPackages(harmless.map((it) => it.debian));
  if (mayInstall && managing.length > 0 && !existsSync('/run/systemd/system'))
    withoutStarting(() => installDebianPackages(managing.map((it) => it.debian)));
  const left = mayInstall ? (existsSync('/run/systemd/system') ? managing : []) : missing;
  if (left.length === 0) return;
  console.log('setup: these programs are missing; the tests that need them will not run. To install them:');
  console.log(`  ${commandFor(left, isDebian)}`);
  for (const it of left) if (it.service) console.log(`  (${it.service})`);
}

/** Has Debian's packages start no service meanwhile, as their policy-rc.d says; one that stands there is left alone. */
function withoutStarting(install) {
  const policy = '/usr/sbin/policy-rc.d';
  const isOurs = !existsSync(policy);
  if (isOurs) writeFileSync(policy, '#!/bin/sh\nexit 101\n', { mode: 0o755, flag: 'wx' });
  try {
    install();
  } finally {
    if (isOurs) rmSync(policy, { force: true });
  }
}

function commandFor(missing, isDebian) {
  if (isDebian) return `sudo apt-get install --no-install-recommends ${missing.map((it) => it.debian).join(' ')}`;
  if (process.platform === 'darwin') return `brew install ${missing.flatMap((it) => it.mac ?? []).join(' ')}`;
  return `sudo dnf install ${missing.map((it) => it.fedora).join(' ')}   (names of Fedora and RHEL)`;
}

function missingDebianPackages(wanted) {
  const names = wanted.map((it) => it.debian);
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names], {
    encoding: 'utf8',
  });
  const installed = new Set(stdout.split('\n').flatMap((it) => (it.endsWith(' installed') ? [it.split(' ')[0]] : [])));
  return wanted.filter((it) => !installed.has(it.debian));
}

function installDebianPackages(names) {
  console.log(`setup: apt-get install ${names.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const install = (...them) =>
    spawnSync('apt-get', ['install', '--yes', '--quiet=2', '--no-install-recommends', ...them], { env, stdio: quiet })
      .status === 0;
  if (install(...names)) return;
  spawnSync('apt-get', ['update', '--quiet=2'], { env, stdio: quiet });
  // One that a release does not have must not keep the others away.
  const left = install(...names) ? [] : names.filter((it) => !install(it));
  if (left.length > 0)
    console.log(`setup: apt-get could not install ${left.join(' ')}; the tests that need them will not run`);
}

const quiet = ['ignore', 'ignore', 'inherit'];

/** Where a program lies, by PATH and the folders of the administrator; undefined when it is not there. */
export function pathOf(program) {
  const folders = [...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'), '/usr/sbin', '/sbin'];
  return folders.map((it) => join(it, program)).find((it) => existsSync(it));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
