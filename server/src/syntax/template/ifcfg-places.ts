// Where the marks of a file of lines stand: in a value, in a key, or as a line of their own.
import { char } from '../char';
import { isNamePart, isSpace } from '../ifcfg/scan';
import type { Span } from '../../text';
import { type Deed, deedOf } from './blocks';
import { type Mark, type Marks, saidIn } from './marks';
import type { PlacedMark, Places } from './xml-places';

/** Keys whose values no mark can be meant in. */
const narrow =
  /^(?:IPADDR|NETMASK|PREFIX|GATEWAY|NETWORK|BROADCAST|ADDRESS|METRIC|DNS|IPV6ADDR|IPV6_DEFAULTGW|IPV6ADDR_SECONDARIES)\d*$|^(?:HWADDR|MACADDR|UUID|MTU|VLAN_ID|DEVICE|MASTER|BRIDGE|PHYSDEV|ONBOOT|BOOTPROTO|TYPE|VLAN|PEERDNS|DEFROUTE|NM_CONTROLLED|IPV6INIT|SLAVE|BONDING_OPTS|BRIDGING_OPTS|STP|DELAY|PEERROUTES|USERCTL|HOTPLUG|ARPCHECK|GATEWAYDEV|IPV4_FAILURE_FATAL|TEAM_MASTER|BONDING_MASTER|IPV6_[A-Z_]+|OVS_BRIDGE|DEVICETYPE|LINKDELAY)$/;

/** Keys whose value may be anything that somebody thought of. */
const secret = /KEY|PASS|PSK|SECRET|(?:^|_)PIN$/;

/** Keys of keyfiles, which no shell reads, that hold what somebody thought of. */
const thoughtOf = /^(?:(?:anonymous-)?identity|password|.*-password|psk|wep-key\d|ssid|pin|.*-key|apn|username)$/;

/** What only a shell replaces. The legacy scripts are one, so it may be meant. */
const shell: ReadonlySet<Mark['kind']> = new Set(['braces', 'command', 'dollar', 'backquotes']);

/** Marks that are none in keys of keyfiles: a name that a shell is not asked about, words of NetworkManager's own, and a card that the kernel is to number. */
const notMarks: Readonly<Record<string, ReadonlySet<Mark['kind']>>> = {
  id: shell,
  'stable-id': shell,
  'interface-name': new Set(['printf']),
};

/** Files of lines: those that a shell reads as well, lines of words for the ip command, and keyfiles. */
export type LineLanguage = 'ifcfg' | 'words' | 'keyfile';

/** The marks of a file of assignments, or of lines of words, with their places. */
export function ifcfgPlaces(text: string, marks: Marks, language: LineLanguage): Places {
  const isKeyfile = language === 'keyfile';
  // What the scripts set before they read the file.
  const set = new Set<string>(isKeyfile ? [] : ['DEVICE', 'REALDEVICE', 'HOSTNAME', 'CONFIG', 'PATH']);
  const placed: PlacedMark[] = [];
  const values: Span[] = [];
  for (const line of linesOf(text, marks, isKeyfile)) {
    const { key } = line;
    const inner = key === undefined ? noMarks : innerBlocks(text, line);
    const isFree = key !== undefined && (isKeyfile ? thoughtOf.test(key) : !narrow.test(key));
    const first = placed.length;
    for (const mark of line.marks) {
      const isShell = shell.has(mark.kind);
      if (isShell && set.has(variableOf(text, mark))) continue;
      const isValue = key !== undefined && mark.start > line.equals;
      if (isValue && (mark.kind === 'line' || ((isKeyfile ? isFree : secret.test(key)) && isMeant(text, line, mark))))
        continue;
      if (isValue && isKeyfile && notMarks[key]?.has(mark.kind)) continue;
      const deed = deedOf(text, mark);
      const isBlock = deed !== 'text' && !inner.has(mark) && !(isValue && isValueOf(text, mark, deed));
      const isAlone =
        line.marks.length === 1 && isBlank(text, line.start, mark.start) && isBlank(text, mark.end, line.end);
      // A shell may replace it when it reads the file; a number sign after the equals sign begins no comment.
      const isSure =
        (mark.strong && !isShell) ||
        mark.kind === 'hash' ||
        (key === undefined ? isAlone || (language === 'words' && mark.strong) : !isFree);
      const weight = isStatement(mark) && !isValue ? 0 : isSure ? 2 : isShell && isFree ? 0 : 1;
      placed.push({ mark, role: isBlock || isAlone ? 'blank' : 'value', deed, weight });
    }
    const value = key === undefined ? line.start : line.equals + 1;
    if (placed.slice(first).some((it) => it.role === 'value')) values.push({ start: value, end: line.end });
    if (key !== undefined) set.add(key);
  }
  return { placed, values };
}

/** Whether a mark is a statement that begins like a comment: it tells nothing by itself, and divides a file that is a template. */
const isStatement = (mark: Mark | undefined): boolean => mark?.kind.startsWith('velocity') === true;

interface Line extends Span {
  readonly marks: readonly Mark[];
  /** Undefined when the line is no assignment. */
  readonly key: string | undefined;
  readonly equals: number;
}

/** The lines that are no comment. A mark may go over their ends. */
function* linesOf(text: string, finder: Marks, isKeyfile: boolean): Generator<Line> {
  for (let start = 0, at = 0; start < text.length; start = at + 1) {
    at = start;
    while (isSpace(text.charCodeAt(at)) && text[at] !== '\n') at++;
    const isComment = text[at] === '#' && !isStatement(finder.at(at));
    const marks: Mark[] = [];
    let equals = -1;
    while (at < text.length && text[at] !== '\n') {
      const mark = isComment ? undefined : finder.at(at);
      if (mark) marks.push(mark);
      else if (text[at] === '=' && equals < 0) equals = at;
      at = mark ? mark.end : at + 1;
    }
    if (!isComment) yield { start, end: at, marks, key: keyBefore(text, equals, isKeyfile), equals };
  }
}

/** The name before an equals sign, whatever stands before it on the line. Those of keyfiles have dashes. */
function keyBefore(text: string, equals: number, isKeyfile: boolean): string | undefined {
  const isPart = (code: number): boolean => isNamePart(code) || (isKeyfile && code === char.dash);
  let start = equals;
  while (start > 0 && isPart(text.charCodeAt(start - 1)) && equals - start < longestKey) start--;
  return start < equals ? text.slice(start, equals) : undefined;
}

const longestKey = 80;

/** The marks of blocks that begin and end within the value of a line: they bring a part of it. */
function innerBlocks(text: string, { marks, equals }: Line): ReadonlySet<Mark> {
  if (marks.length < 2) return noMarks;
  const inner = new Set<Mark>();
  const open: Mark[][] = [];
  for (const mark of marks) {
    if (mark.start < equals) continue;
    const deed = deedOf(text, mark);
    if (deed === 'open') open.push([mark]);
    else if (deed === 'middle') open.at(-1)?.push(mark);
    else if (deed === 'close') {
      const block = open.pop();
      if (block) for (const it of [...block, mark]) inner.add(it);
    }
  }
  return inner;
}

/** Whether a mark may be a part of a secret: anything between single quotes, and elsewhere what is no sure sign. */
const isMeant = (text: string, { equals }: Line, { kind, strong }: Mark): boolean =>
  !strong || shell.has(kind) || text[equals + 1] === "'";

const noMarks: ReadonlySet<Mark> = new Set();

const variableOf = (text: string, { start }: Mark): string =>
  /\w+/.exec(text.slice(start, start + longestKey))?.[0] ?? '';

/** Whether code in a value brings a part of it: some engines write `<%- x %>` and `<%: x %>` for that. */
const isValueOf = (text: string, mark: Mark, deed: Deed): boolean =>
  mark.kind === 'erb' && deed === 'silent' && !saidIn(text, mark).startsWith('#');

/** Whether only blanks stand in a piece of a line. Few stand around a mark that has a line of its own. */
function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!isSpace(text.charCodeAt(at))) return false;
  return true;
}
