// Reads one file, whatever stands there: a pipe that nobody writes to, a device without an end, a file that grows.
import {
  closeSync,
  constants,
  lstatSync,
  openSync,
  readFileSync,
  readSync as readBytes,
  statSync,
  type Stats,
} from 'node:fs';
import { isForbidden, whyRefused } from '../refused';
import { largest } from './limits';

/** Who may do what with a file: its bits, and the number of the user who owns it. Windows has other words for that. */
export interface FileAccess {
  readonly mode: number;
  readonly owner: number;
}

export type ReadResult =
  | { readonly ok: true; readonly text: string; readonly access?: FileAccess }
  | { readonly ok: false; readonly why: string };

export interface ReadOptions {
  /** A person has named it: only then a pipe is read, which may never begin. */
  readonly named?: boolean;
  /** Bytes that it may have. */
  readonly most?: number;
  /** Asked with how a long text begins; when it says no, that is all that is read. */
  readonly goesOn?: (start: string) => boolean;
}

/** Reads a text file; why it cannot be read, in words, when it cannot. */
export function readSync(path: string, { named = false, most = largest, goesOn }: ReadOptions = {}): ReadResult {
  try {
    const status = statSync(path);
    const other = otherThanFile(status);
    // A device is not even opened: some do something then.
    if (other !== undefined && !(named && status.isFIFO())) return { ok: false, why: other };
    if (status.size > most) return tooLarge(status.size, most);
    const file = openSync(path, constants.O_RDONLY | (status.isFIFO() ? 0 : doesNotWait));
    try {
      // Nearly all are small, and Node has a shorter way for them.
      const isSmall = 0 < status.size && status.size < first.length;
      const reading = isSmall ? readingOf(readFileSync(file, 'utf8')) : readPieces(file, most, goesOn);
      return hasModes && reading.ok
        ? { ...reading, access: { mode: status.mode & 0o7777, owner: status.uid } }
        : reading;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    return { ok: false, why: whyUnread(error) };
  }
}

const hasModes = process.platform !== 'win32';

/** A file of /proc may wait for something to happen, and a pipe may stand where a file was a moment ago. */
const doesNotWait = constants.O_NONBLOCK;

/** What stands at a path, in words, when it is no file. */
export function otherThanFile(it: Pick<Stats, 'isFile' | 'isDirectory' | 'isFIFO' | 'isSocket'>): string | undefined {
  if (it.isFile()) return undefined;
  if (it.isDirectory()) return 'is a folder';
  if (it.isFIFO()) return 'is a pipe, not a file';
  return it.isSocket() ? 'is a socket, not a file' : 'is a device, not a file';
}

const tooLarge = (size: number, most: number): ReadResult => ({
  ok: false,
  why: `has ${size} bytes, more than ${most}`,
});

/** The first piece of every file: one at a time is read. */
const first = Buffer.allocUnsafe(1 << 16);

/** Reads to the end, which need not be where the size says: files of /proc have none, others grow and shrink meanwhile. */
function readPieces(file: number, most: number, goesOn: ReadOptions['goesOn']): ReadResult {
  const pieces: Buffer[] = [];
  let size = 0;
  for (;;) {
    const piece = pieces.length === 0 ? first : Buffer.allocUnsafe(first.length);
    const length = readBytes(file, piece);
    if (length === 0) return readingOf(Buffer.concat(pieces).toString('utf8'));
    size += length;
    if (size > most) return tooLarge(size, most);
    pieces.push(piece.subarray(0, length));
    if (pieces.length > 1 || !goesOn) continue;
    const start = pieces[0]!.toString('utf8');
    if (!goesOn(start)) return readingOf(start);
  }
}

/** Reads what comes through a pipe, as from standard input, to its end. */
export async function readStream(stream: AsyncIterable<Uint8Array>, most = largest): Promise<ReadResult> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const piece of stream) {
      pieces.push(piece);
      size += piece.length;
      if (size > most) return tooLarge(size, most);
    }
  } catch (error) {
    return { ok: false, why: whyUnread(error) };
  }
  return readingOf(Buffer.concat(pieces).toString('utf8'));
}

/** XML in UTF-16 is no text of ours; libvirt refuses it (virsh net-define: "Start tag expected"). */
const readingOf = (text: string): ReadResult =>
  /^(?:\ufffd{2})?(?:<\0|\0<)/.test(text) ? { ok: false, why: 'is in UTF-16, expected UTF-8' } : { ok: true, text };

/** Whether a path is a folder; undefined when there is nothing. */
export function isFolder(path: string): boolean | undefined {
  try {
    return statSync(path).isDirectory();
  } catch {
    return undefined;
  }
}

/** Whether a path is a link, wherever it leads. */
export const isLink = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() === true;

/** What is said of something that is not there. */
export const missing = 'does not exist';

/** Why the system does not let something be read, to go behind its path. */
export const whyUnread = (fault: unknown): string => (isForbidden(fault) ? 'may not be read' : whyRefused(fault));
