// Which host a file is of, as far as its place, or the user, tells.
import { folderOf, type Host } from './file';
import { liveRootOf } from './live';

/** The host of a file; `hosts` are the folders that are one host each, as the user said. */
export function hostOf(uri: string, hosts: readonly string[] = []): Host {
  const said = hosts.flatMap((it) => saidRoot(uri, it) ?? []).sort((a, b) => b.length - a.length)[0];
  if (said !== undefined) return { root: said, site: said, isLive: true };
  const running = liveRootOf(uri);
  if (running !== undefined) return { root: running, site: running, isLive: true };
  const root = hostRootOf(uri);
  const folder = folderOf(uri);
  return { root, site: root ?? siteOf(folder), isLive: liveFolder.test(folder) || keptFolder.test(folder) };
}

/**
 * Whether libvirtd of this machine, or that of a user, keeps a definition there as its own: it writes the file anew whenever
 * the network is defined, and reads it only when it starts. Not a copy of such a folder elsewhere.
 */
export const isOfLibvirtd = (uri: string): boolean => ofLibvirtd.test(uri) || isOfSession(uri);

/** The same of that of a user alone. */
export const isOfSession = (uri: string): boolean => ofSession.test(uri);

const ofLibvirtd = /^file:\/\/\/etc\/libvirt\/qemu\/networks\/(?:autostart\/)?[^/]+$/;
const ofSession =
  /^file:\/\/\/(?:root|(?:var\/)?home\/[^/]+)\/\.config\/libvirt\/qemu\/networks\/(?:autostart\/)?[^/]+$/;

/** Where the machine begins on which a user has a libvirt of their own, by where that of the user begins. */
export const machineOf = (root: string): string | undefined => /^(.*)\/(?:root|(?:var\/)?home\/[^/]+)$/.exec(root)?.[1];

/** The folder of a uri that was said to be a host, in which `*` stands for any name. */
function saidRoot(uri: string, host: string): string | undefined {
  const [parts, wanted] = [uri.split('/'), host.split('/')];
  if (wanted.at(-1) === '') wanted.pop();
  const isWithin = wanted.length < parts.length && wanted.every((it, i) => it === '%2A' || it === parts[i]);
  return isWithin ? parts.slice(0, wanted.length).join('/') : undefined;
}

/** The folders that libvirtd, NetworkManager and the legacy scripts read. */
const liveFolder =
  /\/(?:etc\/libvirt\/qemu\/networks|\.config\/libvirt\/qemu\/networks|etc\/sysconfig\/network-scripts|etc\/sysconfig|(?:etc|run|usr\/lib)\/NetworkManager\/system-connections|(?:etc|run|lib)\/netplan|(?:etc|run|lib)\/systemd\/network|etc\/nmstate|etc\/qemu(?:-kvm)?)$/;

/** Those of `etc` where it is kept itself, and not what is put into it, or shown. */
const keptFolder =
  /^(?!.*\/(?:roles|files|templates?|backups?|bak|dumps?|old|archives?|examples?|samples?|demos?|docs?|tests?|fixtures?|specs?|molecule)\/).*\/(?:libvirt\/qemu\/networks|sysconfig\/network-scripts|NetworkManager\/system-connections)$/i;

/**
 * Where the files of the host begin that a file belongs to: a folder in a folder of hosts (`hosts/web1`, `host_vars/web1`),
 * or what stands above `etc` (the root of a host, an extracted sosreport), or is `etc` itself (that of etckeeper).
 * Undefined when the uri does not tell, as for folders named after what is in them (`hosts/networks` beside `hosts/ifcfg`).
 */
const hostRootOf = (uri: string): string | undefined =>
  /^.*?\/(?:hosts|host_vars|hypervisors|kvm_hosts|sosreports)\/(?!(?:networks?|ifcfg|network-scripts|libvirt|qemu|etc|common|shared|all)\/)[^/]+(?=\/)/.exec(
    uri,
  )?.[0] ??
  /^.*?(?=\/(?:etc\/(?:libvirt|sysconfig|NetworkManager|netplan|systemd\/network|nmstate|qemu|qemu-kvm)|(?:run|usr\/lib)\/(?:NetworkManager\/system-connections|systemd\/network|netplan)|\.config\/libvirt|libvirt\/qemu\/networks|sysconfig\/network-scripts|NetworkManager\/system-connections)\/)/.exec(
    uri,
  )?.[0];

/** A folder without what says only what it holds: `lab/networks` and `lab/ifcfg` are of one lab. */
function siteOf(folder: string): string {
  const parts = folder.split('/');
  while (contents.has(parts.at(-1)!.toLowerCase())) parts.pop();
  return parts.join('/');
}

const contents: ReadonlySet<string> = new Set(
  'network networks net nets ifcfg network-scripts sysconfig NetworkManager system-connections libvirt qemu qemu-kvm kvm netplan nmstate systemd'
    .toLowerCase()
    .split(' '),
);
