// Why the operating system refused something, in our words: what the runtime says of it changes with its version.

/** Predicates about a file, by the error codes of POSIX. */
const predicates: Readonly<Record<string, string>> = {
  EACCES: 'is not permitted',
  EAGAIN: 'finds no room for another process',
  EBUSY: 'is in use',
  EDQUOT: 'finds no room on the disk',
  EEXIST: 'exists already',
  EFBIG: 'is too large',
  EINVAL: 'is not possible here',
  EIO: 'is on a disk that fails',
  EISDIR: 'is a folder',
  ELOOP: 'is a link that leads to itself',
  EMFILE: 'needs one more open file than is allowed',
  ENAMETOOLONG: 'has too long a name',
  ENFILE: 'needs one more open file than is allowed',
  ENODEV: 'is a device that is not there',
  ENOENT: 'does not exist',
  ENOEXEC: 'is no program for this machine',
  ENOMEM: 'finds no memory',
  ENOSPC: 'finds no room on the disk',
  ENOTDIR: 'lies below a file, not a folder',
  ENOTEMPTY: 'is a folder with files in it',
  ENXIO: 'is a device that is not there',
  EPERM: 'is not permitted',
  EROFS: 'is on a disk that is read-only',
  ESTALE: 'is gone from its server',
  ETIMEDOUT: 'is on a server that does not answer',
  ETXTBSY: 'is in use',
};

/** To go behind a path: `does not exist`. A code without words is named as it is. */
export function whyRefused(fault: unknown): string {
  const code = codeOf(fault);
  if (code === undefined) return 'is refused';
  return predicates[code] ?? `is refused with ${code}`;
}

/** The error code of POSIX; undefined for a fault that is none of the system's. */
export function codeOf(fault: unknown): string | undefined {
  const code = (fault as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code) ? code : undefined;
}

/** A refusal of our own, in a whole clause. */
export class Refused extends Error {}

/** Why something could not be done with a file or folder, as a clause. */
export const reasonOf = (fault: unknown, path: string): string =>
  fault instanceof Refused ? fault.message : `${path} ${whyRefused(fault)}`;

/** Whether it is refused for lack of a right. */
export const isForbidden = (fault: unknown): boolean => ['EACCES', 'EPERM'].includes(codeOf(fault) ?? '');

/** What went wrong where only a fault of ours can be the cause: the places in our code, and not a word of the runtime. */
export function defectOf(fault: unknown): string {
  const stack = fault instanceof Error ? (fault.stack ?? '') : '';
  const places = [...stack.matchAll(/^ {4}(at .+)$/gm)].map((it) => it[1]!).slice(0, 10);
  return ['this is a fault of virtnet', ...places].join(', ');
}
