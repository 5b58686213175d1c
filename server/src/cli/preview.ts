// `virtnet preview`: what libvirt would write of a network when it starts it, computed without a host.
import { toRange } from '../lsp/to-lsp';
import { type File, linesOf } from '../model/file';
import { placeholderIn, writtenNetworkOf } from '../model/network/written/definition';
import { type WrittenFile, writtenFilesOf, type WrittenKind, writtenKinds } from '../model/network/written/files';
import { readArguments } from './arguments';
import { readNetworkFile } from './network-file';
import type { Output } from './output';
import { usageOf } from './usage';

/** Prints the files and rules; gives the exit code. */
export async function preview(args: readonly string[], output: Output): Promise<number> {
  const options = readOptions(args);
  if (typeof options === 'string') {
    output.complain(`virtnet preview: ${options}`);
    output.usage(usageOf('preview'));
    return 2;
  }
  const { path, only, json } = options;
  const file = await readNetworkFile(path, output);
  if (!file) return 2;
  const network = writtenNetworkOf(file.tree);
  if (!network) {
    output.complain(`virtnet: ${path} is a network of which libvirt makes no bridge, so it writes nothing of it`);
    return 1;
  }
  const files = writtenFilesOf(network).filter(({ kind }) => only === undefined || kind === only);
  if (json) output.json(reportOf(path, network.name, file, files));
  else {
    const unknown = placeholderIn(network);
    if (unknown !== undefined) output.pieces([`## ${unknown}`, 'faint']);
    for (const it of files) print(it, output);
  }
  return 0;
}

function print({ name, note, lines }: WrittenFile, output: Output): void {
  output.pieces([`## ${name}`, 'strong']);
  if (note !== undefined) output.pieces([`## ${note}`, 'faint']);
  for (const { text } of lines) output.line(text);
}

/** The same for a program. Ranges are those of the elements in the file that cause a line. */
function reportOf(path: string, network: string, file: File, files: readonly WrittenFile[]): unknown {
  const places = linesOf(file);
  return {
    ...{ path, network },
    files: files.map(({ lines, ...it }) => ({
      ...it,
      lines: lines.map(({ text, from }) => ({ text, ...(from && { range: toRange(from, places) }) })),
    })),
  };
}

interface Options {
  readonly path: string;
  readonly only: WrittenKind | undefined;
  readonly json: boolean;
}

function readOptions(args: readonly string[]): Options | string {
  const parsed = readArguments(args, { only: { type: 'string' }, format: { type: 'string' } });
  if (typeof parsed === 'string') return parsed;
  const [path, ...others] = parsed.positionals;
  if (path === undefined) return 'no file given';
  if (others.length > 0) return `one file at a time, and there is also ${others[0]!}`;
  const { only, format = 'text' } = parsed.values;
  const kind = writtenKinds.find((it) => it === only);
  if (only !== undefined && !kind) return `--only is ${only}, expected ${writtenKinds.join(', ')}`;
  if (format !== 'text' && format !== 'json') return `--format is ${format}, expected text or json`;
  return { path, only: kind, json: format === 'json' };
}
