// The words of a schema table. Tables say what may be written and what it means; no logic lives in them.

/** Dotted version as one integer, for comparing: 9.3.0 is 9_003_000. */
export type Version = number;

export const version = (text: string): Version => {
  const [major = 0, minor = 0, micro = 0] = text.split('.').map(Number);
  return major * 1_000_000 + minor * 1_000 + micro;
};

export const versionText = (value: Version): string =>
  `${Math.floor(value / 1_000_000)}.${Math.floor(value / 1_000) % 1_000}.${value % 1_000}`;

/** One value a person may choose. */
export interface Choice {
  readonly value: string;
  readonly doc?: string;
  readonly since?: string;
}

/** What names a value may refer to, and who declares them. */
export type NameOf = 'bridge' | 'bond' | 'team' | 'device' | 'network' | 'portgroup' | 'zone' | 'filter';

/** What is wrong with a value, by whom it is noticed, and how to repair it. */
export interface Complaint {
  /** What was found and what was expected; no full stop. */
  readonly message: string;
  /** Overrides the code of the kind (`ip-address-inet-aton` of an ipv4 value, say). */
  readonly code?: string;
  /** Overrides the severity of that code. */
  readonly severity?: Severity;
  /** What NetworkManager does with this value, where it differs from the row's `wrong`. */
  readonly wrong?: AttributeRow['wrong'];
  /** libvirt takes it as it is meant and only its schema, which nothing but `--validate` asks, does not: said once a file. */
  readonly schemaOnly?: true;
  /** Values that would be right, the likeliest first; each becomes a fix "Change to …". */
  readonly instead?: readonly string[];
  /** Wrong whatever the marks of a template bring that stand beside it in the value. */
  readonly certain?: true;
  /** The part of the decoded value that is wrong; the whole value when absent. */
  readonly part?: readonly [from: number, to: number];
}

/** Error: the real program refuses or drops it. Warning: accepted, but not what was meant. The rest: advice. */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** All of them, the worst first. */
export const severities: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/** A kind of value: ipv4, mac, oneOf … Lives in values.ts and is used by both tables. */
export interface ValueKind {
  /** Short name for hover and messages: `IPv4 address`. */
  readonly describe: string;
  /** Code of the finding when the value is not of this kind; a row may override it. */
  readonly code: string;
  /** Undefined when the text is right. Must be fast for right values: it runs on every value of big files. */
  complaint?(text: string): Complaint | undefined;
  /** What the program takes: texts that mean the same have the same one. The text itself where this is left out. */
  meaning?(text: string): string;
  readonly choices?: readonly Choice[];
  readonly names?: NameOf;
  /** A snippet placeholder for completion: `192.168.100.1`. */
  readonly example?: string;
  /** The value is a list of `name=value` words or items of its own (BONDING_OPTS). */
  readonly nested?: NestedTable;
  /** An option that is a word alone. */
  readonly isAlone?: true;
  /** The value has parts between separators (`ADDRESS/PREFIX,GATEWAY`). */
  readonly layout?: PartLayout;
}

/** The parts of a value, in their order. */
export interface PartLayout {
  readonly parts: readonly LayoutPart[];
  /** What ends a part. */
  readonly separators: string;
  /** The last part may be written again and again. */
  readonly repeats?: boolean;
}

export interface LayoutPart {
  readonly name: string;
  readonly doc: string;
  /** What it is separated by from what stands in front of it. */
  readonly before: string;
}

/** Options inside one value. */
export interface NestedTable {
  /** How items are separated and names joined to values. */
  readonly syntax: 'space-equals' | 'semicolon-words' | 'comma-list' | 'space-list' | 'words';
  readonly options: Readonly<Record<string, AttributeRow>>;
}

/** One attribute of XML, one key of ifcfg, one option of a nested value. */
export interface AttributeRow {
  readonly doc: string;
  readonly value: ValueKind;
  readonly required?: boolean;
  /** Required by every version before this one. */
  readonly requiredBefore?: string;
  /** A release that refuses a wrong value, where 9.0.0 took it. */
  readonly errorSince?: string;
  /** Code of the finding for its absence, when it has a name of its own in the catalogue. */
  readonly missingCode?: string;
  /** What the program takes when it is absent, in words or as the value. */
  readonly default?: string;
  /** First version of libvirt (XML) or NetworkManager (ifcfg) that knows it; `until`: the first that does not. */
  readonly since?: string;
  readonly until?: string;
  /** What older releases call it. */
  readonly former?: string;
  readonly unit?: string;
  /** Attributes that must not stand beside it; mutual. */
  readonly excludes?: readonly string[];
  /** Code of the finding when one of them does; absent: a rule of its own judges the pair. */
  readonly excludesCode?: string;
  /** Code of the finding for a wrong value, when it has a name of its own in the catalogue. */
  readonly code?: string;
  /** Severity of that finding, when who refuses it makes it differ from error. */
  readonly severity?: Severity;
  /** Only written by the program (`connections`); ignored on input. */
  readonly outputOnly?: boolean;
  readonly deprecated?: string;
  readonly link?: string;
  /** Its value is a secret: no message, log or report shows it. */
  readonly secret?: boolean;
  // ifcfg only:
  /** Who reads the key: NetworkManager, the legacy network-scripts. */
  readonly readers?: readonly ('N' | 'L')[];
  /** `section.key` of the NetworkManager keyfile; absent: no counterpart. */
  readonly keyfile?: string;
  /** Path inside nmstate; absent: no counterpart. */
  readonly nmstate?: string;
  /** Types of file it belongs to, canonical spelling; absent: any. */
  readonly types?: readonly string[];
  /** What NetworkManager does with a wrong value: refuse the profile, ignore it with a warning, or silently. */
  readonly wrong?: 'refuse' | 'ignore' | 'silent';
  /** What a value that is wrong counts as, where that is not the same as no value. */
  readonly taken?: string;
  /** Numbered key: the row of `IPADDR` answers for `IPADDR0`, `IPADDR1` … `plain`: also without number; `exact`: no zeros in front. */
  readonly numbered?: { readonly from: number; readonly plain: boolean; readonly exact?: boolean };
  /** The row answers for every key that begins with its name: `NM_USER_` for `NM_USER_MY__KEY`. */
  readonly prefix?: boolean;
  /** Modes in which an option of BONDING_OPTS is allowed, and in which it does something. */
  readonly modes?: {
    /** Modes in which the kernel takes it. */
    readonly allowed: readonly number[];
    /** Modes in which it does something, when those are fewer. */
    readonly acts?: readonly number[];
    /** Modes in which NetworkManager refuses the profile for it, and in which it drops it without a word. */
    readonly refuses?: readonly number[];
    readonly strips?: readonly number[];
    /** Values that are dropped where others are refused. */
    readonly harmless?: readonly string[];
  };
}

/** How often a child may stand in its parent. */
export type Cardinality = 'one' | 'optional' | 'many' | 'some';

/** One element; in ifcfg the whole file is one. */
export interface ElementRow {
  readonly doc: string;
  readonly attributes: Readonly<Record<string, AttributeRow>>;
  readonly children: Readonly<Record<string, ChildRow>>;
  /** The kind of the text inside; absent: only blanks may stand there. */
  readonly text?: ValueKind;
  /** Code of the finding for wrong text. */
  readonly textCode?: string;
  readonly since?: string;
  readonly link?: string;
  /** What the table does not name of it is somebody else's: nothing is said of it. */
  readonly foreign?: boolean;
  /** Required namespace; the key in the parent's `children` then carries the canonical prefix (`dnsmasq:options`). */
  readonly namespace?: string;
  /** Anything in a foreign namespace may stand inside (`metadata`). */
  readonly open?: boolean;
  /** Snippet for completion, LSP snippet syntax; derived from required attributes when absent. */
  readonly snippet?: string;
  readonly default?: string;
}

export interface ChildRow {
  readonly row: ElementRow;
  readonly cardinality: Cardinality;
  /** What an attribute of it decides: the row by the value; `row` answers where there is none for it. */
  readonly by?: { readonly attribute: string; readonly rows: Readonly<Record<string, ElementRow>> };
  /** Which of several wins when only one may stand: the reader takes that one and drops the rest. */
  readonly wins?: 'first' | 'last' | 'refused';
  /** A release that takes the first, where 9.0.0 takes the last; what those between do is not known. */
  readonly firstSince?: string;
  /** Other children it must not stand beside. */
  readonly excludes?: readonly string[];
  /** Code for its absence (required) or repetition, when the catalogue has a name of its own. */
  readonly missingCode?: string;
  readonly duplicateCode?: string;
}

/** The newest libvirt whose changes the tables know (libvirt's news page and schemas, 12.8.0). */
export const newestLibvirt: Version = version('12.8.0');

/** The oldest libvirt that the tables were tried with, that of Debian 12. */
export const oldestLibvirt: Version = version('9.0.0');
