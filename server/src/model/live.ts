// Documents of a running host: what their uris say. They enter the workspace as any file does.
import { escapedSegment } from './uri';

/** The scheme of documents that show what a host has: `libvirt-live:/qemu-system/running/<uuid>/default@qemu-system.xml`. */
export const schemeOfLive = 'libvirt-live';

/** `running`: as the network runs; `stored`: as it will run once it is started again; `leases`: addresses it has given away; `host`: interfaces and routes. */
export type LivePart = 'running' | 'stored' | 'leases' | 'host';

/** What the uri of a live document says. */
export interface LiveDocument {
  /** Stands for the connection in the uri; see `connectionSlug`. */
  readonly connection: string;
  readonly part: LivePart;
  readonly uuid?: string;
}

/** A connection as one part of a path: `qemu+ssh://root@web1/system` becomes `qemu+ssh-root@web1-system`. */
export const connectionSlug = (uri: string): string =>
  uri.replace(/[^\w.@+]+/g, '-').replace(/^-|-$/g, '') || 'default';

/** A connection in a word: the machine that it leads to, else what is asked there. */
const wordFor = (uri: string): string =>
  connectionSlug(/^[^:/]*:\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^/:?]+)/.exec(uri)?.[1] ?? uri.split('?')[0]!);

/** The uri of a network on a host, in the spelling of VS Code. A tab shows its end: which network of which host. */
export const liveUri = (connection: string, part: 'running' | 'stored', uuid: string, name: string): string =>
  `${ofNetwork(connection, part, uuid, `${name}@${wordFor(connection)}`)}.xml`;

/** The uri of what a network on a host has given away. */
export const leasesUri = (connection: string, uuid: string, name: string): string =>
  `${ofNetwork(connection, 'leases', uuid, name)}.json`;

const ofNetwork = (connection: string, part: LivePart, uuid: string, name: string): string =>
  // An editor shows the name in a tab: what cannot be seen is not in it.
  `${liveRoot(connection)}/${part}/${uuid}/${escapedSegment(name.replace(/\p{C}/gu, '\ufffd'))}`;

/** The uri of what is known of a host beyond its networks. */
export const hostUri = (connection: string): string => `${liveRoot(connection)}/host/host.json`;

/** What all live documents of one connection begin with. */
export const liveRoot = (connection: string): string =>
  `${schemeOfLive}:/${escapedSegment(connectionSlug(connection))}`;

/**
 * The scheme of documents in which somebody edits what is stored on a host; the rest of their uri is that of the live document
 * with what is stored.
 */
const editScheme = 'libvirt-edit';

/** Whether somebody edits what is stored on a host there. */
export const isEditUri = (uri: string): boolean => uri.startsWith(`${editScheme}:`);

/** The live document of one that is edited; any other stays what it is. */
export const shownInstead = (uri: string): string =>
  isEditUri(uri) ? `${schemeOfLive}${uri.slice(editScheme.length)}` : uri;

/** Whether a document shows what a host has. */
export const isLiveUri = (uri: string): boolean => uri.startsWith(`${schemeOfLive}:`);

/** What all live documents of the connection of this one begin with; undefined for a document that is of no connection. */
export const liveRootOf = (uri: string): string | undefined =>
  /^libvirt-live:\/[^/?#]+(?=\/)/.exec(shownInstead(uri))?.[0];

/** Reads the uri of a live document; undefined when it is none. */
export function liveDocumentOf(uri: string): LiveDocument | undefined {
  const [, connection, part, uuid] =
    /^libvirt-live:\/([^/?#]+)\/(running|stored|leases|host)\/(?:([0-9a-f-]{36})\/)?[^/?#]+$/.exec(uri) ?? [];
  if (connection === undefined || part === undefined || (part !== 'host' && uuid === undefined)) return undefined;
  return { connection, part: part as LivePart, ...(uuid === undefined ? {} : { uuid }) };
}
