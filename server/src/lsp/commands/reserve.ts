// Leases of a network written into a document as static hosts, so that the guests keep the addresses that they have.
import { addressText } from '../../address';
import { reservationsOf } from '../../features/refactor/reserve';
import { failure, type Result, success } from '../../host/command';
import { type NetworkRef, refWord } from '../../host/virsh';
import type { HostSnapshot } from '../../host/watch/snapshot';
import type { LeaseFact } from '../../model/lease-facts';
import { LeasesDocument } from '../../model/leases';
import { applyEdits, type Edit } from '../../text';
import { readFile } from '../../model/read-file';
import { betweenTexts, type TextDocument } from './compare';
import type { Done } from '../protocol';

/** Reserves the leases of these addresses in a document; fails where none of them can be. */
export async function reserveIn(
  { uri, text }: TextDocument,
  target: NetworkRef,
  host: HostSnapshot | undefined,
  addresses: readonly string[],
  apply: (edit: Edit) => Promise<boolean>,
): Promise<Result<Done>> {
  const found = host?.networks.find((it) =>
    target.uuid === undefined ? it.name === target.name : it.uuid === target.uuid,
  );
  if (!found) return failure('failed', `the host is not known to have ${target.name ?? refWord(target)}`);
  const { name, uuid, leases } = found;
  const wanted = new LeasesDocument('', { uuid, name }, leases).facts.leases!.all.filter((it) =>
    addresses.includes(it.ip),
  );
  if (wanted.length === 0) return failure('failed', `${name} has no lease of ${addresses.join(', ')} any more`);
  const { edits, reserved, known, unserved } = reservationsOf(wanted, readFile(uri, 'network', text));
  const left = [
    ...(known.length > 0 ? [`${listOf(known)} is reserved already, or its guest is`] : []),
    ...(unserved.length > 0 ? [`no <dhcp> of the document serves ${listOf(unserved)}`] : []),
  ];
  if (reserved.length === 0) return failure('failed', `nothing was reserved: ${left.join('; ')}`);
  if (!(await apply(betweenTexts(text, applyEdits(text, edits)))))
    return failure('failed', 'the editor did not take the changes');
  return success({ name, notes: [`${listOf(reserved)} reserved in the document, which is not saved yet`, ...left] });
}

const listOf = (leases: readonly LeaseFact[]): string =>
  leases
    .map(({ address, hostname }) => `${addressText(address)}${hostname === undefined ? '' : ` for ${hostname}`}`)
    .join(', ');
