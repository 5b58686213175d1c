// Where a file says something else than the host that it was defined on.
import { fix } from '../../../fixes/fix';
import { editsFor } from '../../../fixes/pull/changes';
import { type DeployedNetwork, deployedOf } from '../../../model/deployed';
import type { HostDefinition } from '../../../model/host-definition';
import type { Difference } from '../../../model/network/drift/differences';
import type { Definition } from '../../../model/network/drift/part';
import { type Drift, driftPlaces } from '../../../model/network/drift/places';
import { none } from '../../../model/reading';
import { counted } from '../../../text';
import { type Finding, ruleOfEach } from '../../rule';

export const differsFromHost = ruleOfEach({
  code: 'differs-from-host',
  of: ['network'],
  severity: 'information',
  across: true,
  summary: 'A file says something else than what its host has stored, or runs with.',
  source: 'libvirt 9.0.0: virsh net-dumpxml, with and without --inactive',

  each: (file, workspace) => {
    const deployed = file.tree.problems.length === 0 ? deployedOf(file, workspace) : undefined;
    return deployed ? [deployed] : none;
  },
  *check(deployed, { tree }, workspace) {
    const here: Definition = { tree, kind: 'written' };
    const { stored } = deployed;
    for (const { span, drifts } of driftPlaces(here, deployed)) {
      const fromStored = drifts.flatMap((it) => it.stored ?? []);
      const edits = stored && fromStored.length > 0 ? editsFor(here, stored, fromStored) : [];
      yield {
        span,
        message: messageOf(drifts, deployed, workspace.inventory?.connection ?? 'the host'),
        related: relatedTo(drifts, deployed),
        ...(edits.length > 0 && { fixes: [fix('Take what the host has', edits)] }),
      };
    }
  },
});

/** How many values are told of one place. */
const mostTold = 3;

/** Values of one place that stand to the host in one way, as a person reads them. */
interface Told {
  readonly here: string[];
  readonly stored: string[];
  readonly running: string[];
}

/** How what a host has may differ from a file, and what is said of that. */
const ways = {
  transient: ({ here, running }, host) => `${few(here)} here; runs on ${host} with ${few(running)}`,
  stopped: ({ here, stored }, host) => `${few(here)} here; stored on ${host}: ${few(stored)}`,
  both: ({ here, stored }, host) => `${few(here)} here; stored on ${host}: ${few(stored)}, and runs with it`,
  each: ({ here, stored, running }, host) =>
    `${few(here)} here; stored on ${host}: ${few(stored)}; runs with ${few(running)}`,
  stored: ({ here, stored }, host) => `${few(here)} here, and runs so; stored on ${host}: ${few(stored)}`,
  running: ({ here, running }, host) =>
    `${few(here)} here, and stored so on ${host}; runs with ${few(running)} until it is started again`,
} satisfies Record<string, (told: Told, host: string) => string>;

function messageOf(drifts: readonly Drift[], deployed: DeployedNetwork, host: string): string {
  const found = new Map<keyof typeof ways, Told>();
  for (const { stored, running } of drifts) {
    const way = wayOf(stored && thereOf(stored), running && thereOf(running), deployed);
    const told = found.get(way) ?? { here: [], stored: [], running: [] };
    found.set(way, told);
    const here = hereOf((stored ?? running)!);
    if (!told.here.includes(here) && told.here.length <= mostTold) told.here.push(here);
    if (stored) told.stored.push(thereOf(stored));
    if (running) told.running.push(thereOf(running));
  }
  return [...found].map(([way, told]) => ways[way](told, host)).join('; ');
}

function wayOf(stored: string | undefined, running: string | undefined, deployed: DeployedNetwork): keyof typeof ways {
  if (!deployed.stored) return 'transient';
  if (stored === undefined) return 'running';
  if (!deployed.running) return 'stopped';
  if (running === undefined) return 'stored';
  return running === stored ? 'both' : 'each';
}

const hereOf = ({ kind, path, here: { value } }: Difference): string =>
  kind === 'order' ? `${value} in this place` : said(kind, path, value);

const thereOf = ({ kind, path, there: { value } }: Difference): string => said(kind, path, value);

/** A value; with its name where the other side has none that it could be known by. */
function said(kind: Difference['kind'], path: string, value: string | undefined): string {
  if (value === undefined) return 'nothing';
  return kind.startsWith('only') && !value.startsWith('<') ? `${path} ${value}` : value;
}

function few(values: readonly string[]): string {
  const told = values.slice(0, mostTold).join(', ');
  return values.length > mostTold ? `${told} and ${counted(values.length - mostTold, 'other', 'others')}` : told;
}

const relatedTo = (drifts: readonly Drift[], { stored, running }: DeployedNetwork): Finding['related'] =>
  drifts.slice(0, mostTold).flatMap((it) => [...placed(it.stored, stored), ...placed(it.running, running)]);

const placed = (it: Difference | undefined, definition: HostDefinition | undefined) =>
  it && definition ? [{ at: { uri: definition.at.uri, span: it.there.span }, message: definition.kind }] : [];
