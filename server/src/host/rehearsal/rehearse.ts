// Rehearses a network: libvirt really starts it where it can harm nothing, a guest uses it, and all is thrown away.
import { type WrittenNetwork, writtenNetworkOf } from '../../model/network/written/definition';
import { parseXml } from '../../syntax/xml/parse';
import { type Connection, failure, type Result, type RunOptions, success } from '../command';
import { definition } from '../definition';
import { identityOf } from '../identity';
import { dumpXml } from '../networks';
import { VirshSession } from '../session';
import * as virsh from '../virsh';
import { absentPciDeviceOf, functionsAskedOf, usedOfHost } from './of-the-host';
import { type Check, guestChecks, outsideOf, setOutside } from './guest';
import { setStage, type Stage } from './stage';

/** What a rehearsal showed. */
export interface Rehearsal {
  readonly name: string;
  readonly checks: readonly Check[];
  /** What libvirt wrote for it: files of dnsmasq, rules of the firewall. */
  readonly files: readonly { readonly name: string; readonly lines: readonly string[] }[];
}

/** Fails where nothing can be rehearsed. What does not come off in a rehearsal is what it shows. */
export async function rehearsalOf(xml: string, options?: RunOptions): Promise<Result<Rehearsal>> {
  const { name, unreadable } = identityOf(xml);
  if (name === undefined || unreadable) return failure('failed', 'the file says no name that can be read');
  const { root } = parseXml(xml);
  const scripted = [...(root?.tree.elements() ?? [])].find(
    (it) => it.localName === 'option' && runsPrograms.test(it.attribute('value')?.value ?? ''),
  );
  if (scripted) return failure('failed', 'an option of it has dnsmasq run a program, which is not rehearsed');
  const stage = await setStage();
  if (!stage.ok) return stage;
  const session = new VirshSession({ uri: stage.value.uri });
  const cancel = (): void => {
    session.close().catch(() => undefined);
  };
  options?.signal?.addEventListener('abort', cancel, { once: true });
  try {
    const shown = await play(stage.value, session, xml, name);
    return options?.signal?.aborted ? failure('cancelled', 'the rehearsal was cancelled') : success(shown);
  } finally {
    options?.signal?.removeEventListener('abort', cancel);
    await session.close();
    await stage.value.strike();
  }
}

/** Options by which dnsmasq runs what a file names. */
const runsPrograms = /^\s*(?:dhcp-script|dhcp-luascript|conf-script)\b/;

async function play(stage: Stage, session: Connection, xml: string, name: string): Promise<Rehearsal> {
  const outside = outsideOf(xml);
  await setOutside(stage, outside);
  const defined = await definition(session, xml, false, undefined);
  const { root } = parseXml(xml);
  if (!defined.ok) return { name, checks: [refused(root && absentPciDeviceOf(root), defined.message)], files: [] };
  const started = await session.run(virsh.start({ name }));
  if (!started.ok)
    return { name, checks: [taken, unstarted(root && functionsAskedOf(root), started.message)], files: [] };
  const live = await dumpXml(session, { name }, { inactive: false }, undefined);
  const running = live.ok ? parseXml(live.value) : undefined;
  const network = running && writtenNetworkOf(running);
  if (!network) {
    const used = (running?.root && usedOfHost(running.root)) ?? 'libvirt makes no bridge for it';
    return { name, checks: [taken, starts, { what: `${used}: no guest is put on it here`, ok: undefined }], files: [] };
  }
  const checks = await guestChecks(stage, network, outside);
  return { name, checks: [taken, starts, ...checks], files: await filesOf(stage, network) };
}

const taken: Check = { what: 'libvirt takes it', ok: true };
const starts: Check = { what: 'it starts', ok: true };

/** No failure of the network where it lacks what only the host of it has. */
const refused = (absent: string | undefined, said: string): Check =>
  absent === undefined
    ? { ...taken, ok: false, said }
    : { what: `this machine has no PCI device ${absent}, without which libvirt does not take it`, ok: undefined, said };

const unstarted = (card: string | undefined, said: string): Check =>
  card === undefined
    ? { ...starts, ok: false, said }
    : { what: `it cannot start here, without ${card} of the host`, ok: undefined, said };

/** What libvirt wrote, line by line. */
async function filesOf(stage: Stage, { name }: WrittenNetwork): Promise<Rehearsal['files']> {
  const dnsmasq = ['conf', 'hostsfile', 'addnhosts'].map(async (it) => {
    const { output } = await stage.inside('cat', '--', `/var/lib/libvirt/dnsmasq/${name}.${it}`);
    return { name: `${name}.${it}`, lines: linesOf(output).filter((line) => !line.startsWith('##')) };
  });
  const tables = [
    ['iptables-save', /^-A LIBVIRT_/],
    ['ip6tables-save', /^-A LIBVIRT_/],
  ] as const;
  const iptables = tables.map(async ([program, ours]) => {
    const { output } = await stage.inside(program);
    return { name: program, lines: linesOf(output).filter((it) => ours.test(it)) };
  });
  const nftables = ['ip', 'ip6'].map(async (family) => {
    const { code, output } = await stage.inside('nft', 'list', 'table', family, 'libvirt_network');
    return { name: `nft ${family} libvirt_network`, lines: code === 0 ? linesOf(output) : [] };
  });
  const all = await Promise.all([...dnsmasq, ...iptables, ...nftables]);
  return all.filter(({ lines }) => lines.length > 0);
}

const linesOf = (text: string): string[] => text.split('\n').filter((it) => it.trim() !== '');
