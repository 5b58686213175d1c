// How much is read of what nobody named and nobody opened. Each figure is here, and nowhere else.

const megabyte = 1024 * 1024;

export interface Limits {
  /** Bytes of one file that is found in a folder. */
  readonly file: number;
  /** Files of ours in a workspace. */
  readonly files: number;
  /** Characters in all of them. With their facts they take up to twenty times that. */
  readonly characters: number;
  /** Names in a folder and all below it; a million of them takes some seconds. */
  readonly names: number;
  /** Folders within each other. */
  readonly depth: number;
}

/** Bytes of any file, also of one that was named: no text of ours is larger, and a string of V8 holds little more. */
export const largest = 64 * megabyte;

/** On the command line a person waits for the answer, and has named the folder. */
export const inFolder: Limits = {
  file: largest,
  files: 50_000,
  characters: 64 * megabyte,
  names: 500_000,
  depth: 64,
};

/**
 * In an editor nobody has asked: to parse a file keeps all answers waiting, 0.2 s for the first megabyte of a network and
 * 0.08 s for each after it, up to 0.33 s for one of nonsense. Two megabytes are 26,000 hosts. An open document has no limit.
 */
export const inEditor: Limits = { ...inFolder, file: 2 * megabyte, characters: 32 * megabyte };

/** Bytes of a .gitignore, and lines of all that hold in a folder that is read. */
export const largestIgnoreFile = megabyte / 16;
export const mostIgnoreLines = 50_000;
