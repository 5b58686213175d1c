// What client and server say to each other beyond LSP. Imports nothing; both sides use it.

/** What the client tells at `initialize`, in `initializationOptions`. Other editors may leave all of it out. */
export interface InitializationOptions {
  /** The section `virtnet` of the settings, for clients without `workspace/configuration`. */
  readonly settings?: unknown;
  /** False in a folder that the user has not trusted: no program is started. */
  readonly trusted?: boolean;
  /** Folder in which the changes of networks are kept, instead of the one that all editors of the user share. */
  readonly storage?: string | undefined;
  /** Folder in which an earlier version of the client had them kept: they are taken from there. */
  readonly formerStorage?: string | undefined;
  /** What is not read of the workspace, as `files.exclude` of VS Code, for clients that do not tell it when they are asked. */
  readonly filesExclude?: unknown;
  /** The client shows pages of rules under this scheme: `virtnet-rule:/network/<name>.md`. */
  readonly pageScheme?: string | undefined;
  /** The client asks what ends a tag by `virtnet/closeTag`, and so wants no formatting of what is typed. */
  readonly closesTags?: boolean;
  /** The command of the client that asks for completion again, once something was chosen that has more to choose in it. */
  readonly suggestCommand?: string | undefined;
  /** The client shows what is known of running hosts, and wants to be told when that changes. */
  readonly hostViews?: boolean;
  /** The client asks for live documents by `virtnet/liveText`, and shows them itself. */
  readonly showsLive?: boolean;
  /** The client keeps a log of what is run on hosts, and wants to be told of every command. */
  readonly hostLog?: boolean;
  /** Commands of the client that lenses and actions may name: `virtnet.networkActions`, `virtnet.compareWithFile`, `virtnet.editNetwork`. */
  readonly lensCommands?: readonly string[];
}

/** Notification: the user has trusted the folder. */
export const trusted = 'virtnet/trusted';

/** Request with a place behind a `>` or `/` just typed; answers what is still to be written there, or null. */
export const closeTag = 'virtnet/closeTag';

/** Request with a path such as `network/<code>.md`; answers the Markdown about that code, or null. */
export const rulePage = 'virtnet/rulePage';

/** Notification to clients that said `hostViews`: something else is known of the hosts that are watched. */
export const hostsChanged = 'virtnet/hostsChanged';

/** Notification to clients that said `hostLog`: a command was run on a host. */
export const hostLog = 'virtnet/hostLog';

/** A command that was run on a host for somebody. */
export interface HostLogEntry {
  /** As one would type it. */
  readonly line: string;
  /** Milliseconds that it took. */
  readonly ms: number;
  /** Why it failed; undefined when it did not. */
  readonly reason?: string;
  /** What virsh printed then, in lines. */
  readonly said?: readonly string[];
}

/** Request with the uri of a document of the scheme `libvirt-live`; answers its text, or a failure. */
export const liveText = 'virtnet/liveText';

/** What a command answers; what virsh printed, when it says more than the message, is in `detail`. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly reason: string; readonly message: string; readonly detail: string };

/** What a person is shown before anything runs, once the host and the document were looked at. */
export interface Plan {
  readonly title: string;
  /** Command lines as one would type them. */
  readonly lines: readonly string[];
  /** Sentences: how the network stands, what would change, who would be cut off, what is wrong. */
  readonly notes: readonly string[];
  readonly changes: boolean;
  /** What a yes agrees to besides: arguments of the command. */
  readonly agreed?: Pick<CommandArguments, 'define' | 'overwrite' | 'plan'>;
  /** Where a network runs otherwise than it is stored: what could be done, the first being what is planned. */
  readonly ways?: readonly { readonly only?: 'running' | 'stored'; readonly said: string }[];
  /** Two documents to compare: what is stored, and what would be. */
  readonly compare?: { readonly stored: string; readonly file: string };
}

/** A network in the places in which it is said, as documents, and how often they differ by meaning. */
export interface NetworkComparison {
  readonly name: string;
  readonly file?: string;
  readonly stored?: string;
  readonly running?: string;
  /** Of the file from what is stored, or from what runs where nothing is. */
  readonly changes: number;
  /** Of what is stored from what runs. */
  readonly pending: number;
}

/** What became of a network; `notes` say what still differs from what one might expect. */
export interface Done {
  readonly name: string;
  readonly notes: readonly string[];
  /** How it stands now, such as `runs, starts with the host`; undefined when that could not be asked. */
  readonly now?: string;
}

/** Where a line of a document leads. */
export interface LinePlace {
  /** From 0. */
  readonly line: number;
  readonly uri: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
}

/** A document that nobody edits, and where its lines lead. */
export interface ShownDocument {
  readonly text: string;
  readonly places: readonly LinePlace[];
}

/** A network of the host, in one line of a list. */
export interface ListedNetwork {
  readonly name: string;
  readonly uuid: string;
  readonly active: boolean;
  readonly autostart: boolean;
  readonly persistent: boolean;
  /** What runs, else what is stored; undefined when it could not be read. */
  readonly summary?: NetworkSummary;
  /** It is that of the document that was given. */
  readonly isOfDocument?: boolean;
  /** The document that shows it: `libvirt-live:/qemu-system/running/<uuid>/default@qemu-system.xml`. */
  readonly document: string;
}

/** A host that is watched. */
export interface HostView {
  /** The libvirt URI. */
  readonly connection: string;
  /** `old`: it does not answer, and what is known is from before. `unknown`: it has never answered. */
  readonly state: 'connecting' | 'fresh' | 'old' | 'unknown';
  /** Why it does not answer. */
  readonly why?: string;
  /** The same as one of few words, such as `not-installed`. */
  readonly reason?: string;
  /** It is not asked again by itself. */
  readonly isLeft?: boolean;
  readonly libvirt?: string;
  readonly networks: readonly NetworkView[];
}

/** A network of a watched host. */
export interface NetworkView extends ListedNetwork {
  /** The document with what is stored, when something is. */
  readonly stored?: string;
  /** The file of the workspace that it was defined from, as far as uuid or name tell. */
  readonly file?: string;
  /** How much of what is stored, or runs where nothing is, differs by meaning from that file. */
  readonly differences?: number;
  readonly leases: readonly LeaseView[];
  /** Network cards of guests that are on it, by what the guests are defined with. */
  readonly guests: readonly { readonly name: string; readonly running: boolean; readonly mac: string }[];
}

/** How the network of a file stands on the host that the file is for. */
export interface Deployment {
  readonly connection: string;
  /** Of the host; `unwatched` when nobody looks at it. */
  readonly state: HostView['state'] | 'unwatched';
  readonly why?: string;
  /** As the file calls it. */
  readonly name: string;
  /** What the host has of it, if anything. */
  readonly network?: ListedNetwork & { readonly stored?: string };
  /** How much of what is stored, or runs where nothing is, differs by meaning from the file. */
  readonly differences?: number;
}

/** A port of a running network: whose it is. */
export interface PortView {
  readonly uuid: string;
  readonly owner: string;
  readonly ownerUuid: string;
  readonly mac: string;
}

export interface LeaseView {
  /** Milliseconds since 1970; undefined when it never ends. */
  readonly expires?: number | undefined;
  readonly mac: string;
  readonly ip: string;
  readonly hostname?: string;
}

export interface NetworkSummary {
  /** As in the XML; `isolated` without `forward`, `macvtap` for mode `bridge` without a bridge. */
  readonly mode: string;
  readonly bridge?: string;
  /** `192.168.110.1/24`, one per `ip` element. */
  readonly addresses: readonly string[];
  /** Interfaces that it may use on its way out. */
  readonly uplinks: readonly string[];
  /** How many guests have an interface on it, as libvirt counts them. */
  readonly connections: number;
  /** Static DHCP hosts. */
  readonly hosts: readonly { readonly mac?: string; readonly name?: string; readonly ip?: string }[];
}

/** What a person is shown before anything is written, and afterwards what was. */
export interface FolderConversion {
  /** Where the files go. */
  readonly folder: string;
  readonly files: readonly { readonly name: string; readonly exists: boolean }[];
  /** Files that are not converted, with the reason. */
  readonly left: readonly string[];
  /** How many lines were kept, then those that were changed or dropped, with the reason. */
  readonly report: readonly string[];
  /** The same with every line that was kept, and where it went. */
  readonly wholeReport: readonly string[];
  /** What could be asked for besides, where it would change something. */
  readonly ways: readonly (keyof FolderWays)[];
  readonly written: boolean;
}

/** What a person may ask of a conversion besides. */
export interface FolderWays {
  /** Convert also what NM_CONTROLLED=no keeps from NetworkManager. */
  readonly takeOver?: boolean;
  /** Make bonds of teams, which RHEL 10 has no more. */
  readonly teamsToBonds?: boolean;
}

/** What a folder is converted to, and whether it is to be written. */
export interface FolderArguments extends FolderWays {
  /** An ifcfg file of the folder. */
  readonly uri: string;
  readonly to?: 'keyfile' | 'nmstate';
  readonly confirmed?: boolean;
  readonly overwrite?: boolean;
}

/** The one argument of every command: an object. A string stands for `uri` when it has a scheme, else for `name`. */
export interface CommandArguments {
  /** A document with the XML of the network. */
  readonly uri?: string;
  readonly name?: string;
  readonly uuid?: string;
  /** A libvirt URI instead of that of the settings. */
  readonly connection?: string;
  /** autostart, watch: on unless false. */
  readonly on?: boolean;
  /** autostart: define a transient network first. */
  readonly define?: boolean;
  /** define, undoLastDefine, redoLastDefine: replace what others have changed since, too. */
  readonly overwrite?: boolean;
  /** define: the stored definition that the document was made of; what others have changed since is not replaced. */
  readonly expected?: string;
  /** apply: the plan that a yes was said to; no other one is carried out. */
  readonly plan?: string;
  /** apply: what alone is to become what the document says. */
  readonly only?: 'running' | 'stored';
  /** apply: take it back unless a person says within so many seconds that it stays. */
  readonly rollback?: number;
  /** liveXml: the stored definition instead of the running one. */
  readonly inactive?: boolean;
  /** Do not ask whether to run the command; a question that only comes up while it runs is asked all the same. */
  readonly confirmed?: boolean;
  /** reserveLease: the addresses that the guests are to keep. */
  readonly addresses?: readonly string[];
  /** hosts: whether somebody looks at the answer until it is asked again with false. */
  readonly visible?: boolean;
  /** plan: the command that would run. */
  readonly command?: HostCommandId;
}

/** The commands about a host that `workspace/executeCommand` takes, and the value of what each answers. */
export interface HostCommands {
  'virtnet.listNetworks': readonly ListedNetwork[];
  'virtnet.liveXml': string;
  'virtnet.define': Done;
  'virtnet.defineAndStart': Done;
  'virtnet.create': Done;
  'virtnet.apply': Done;
  'virtnet.start': Done;
  'virtnet.destroy': Done;
  'virtnet.restart': Done;
  'virtnet.undefine': Done;
  'virtnet.autostart': Done;
  'virtnet.undoLastDefine': Done;
  'virtnet.redoLastDefine': Done;
  'virtnet.plan': Plan;
  'virtnet.showPlan': ShownDocument;
  'virtnet.showWritten': ShownDocument;
  'virtnet.rehearse': ShownDocument;
  'virtnet.ports': readonly PortView[];
  'virtnet.deployment': Deployment | null;
  'virtnet.hosts': readonly HostView[];
  'virtnet.watch': readonly HostView[];
  'virtnet.compare': NetworkComparison;
  'virtnet.pullIntoFile': Done;
  'virtnet.reserveLease': Done;
}

export type HostCommandId = keyof HostCommands;

/** The command that makes keyfiles or nmstate of the ifcfg files of a folder; it needs no host. */
export const convertFolderId = 'virtnet.convertFolder';

/** The command that tells what breaks for the ifcfg files of a folder on a newer release; it needs no host. */
export const migrationId = 'virtnet.migration';

/** A folder of ifcfg files, and the release that is to read them. */
export interface MigrationArguments {
  /** An ifcfg file of the folder. */
  readonly uri: string;
  readonly release?: 9 | 10;
}

/** The command that names and opens the files that an action has made. */
export const showMadeId = 'virtnet.showMade';

/** Files that an action has made, and such as it has named anew. */
export interface MadeFiles {
  readonly made: readonly string[];
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
}

/** All commands with what they take and answer. */
export type Commands = {
  [Id in HostCommandId]: { readonly takes: CommandArguments; readonly answers: HostCommands[Id] };
} & {
  [convertFolderId]: { readonly takes: FolderArguments; readonly answers: FolderConversion };
  [showMadeId]: { readonly takes: MadeFiles; readonly answers: null };
  [migrationId]: { readonly takes: MigrationArguments; readonly answers: readonly string[] };
};
