// XML on its way to libvirt.
import { tmpdir } from 'node:os';
import { reasonOf } from '../refused';
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { withTemporaryFile } from './temporary';
import * as virsh from './virsh';

export interface DefineOptions {
  /** Ask libvirt to check against its schema too. */
  readonly validate?: boolean;
  readonly start?: boolean;
  readonly autostart?: boolean;
  /** The file's name, for the plan. */
  readonly file?: string;
}

interface Given {
  readonly validated: boolean;
  readonly notes: readonly string[];
}

/** Stores a definition. */
export const definition = (
  connection: Connection,
  xml: string,
  validate: boolean,
  options: RunOptions | undefined,
): Promise<Result<Given>> =>
  handOver(xml, validate, (path, it) => connection.run(virsh.define(path, { validate: it }), options));

/** Gives virsh the XML as a file, with `--validate` when wanted and known. Never rejects. */
export async function handOver(
  xml: string,
  validate: boolean,
  run: (path: string, validate: boolean) => Promise<Result<void>>,
): Promise<Result<Given>> {
  try {
    return await withTemporaryFile(fileName, xml, async (path) => {
      const given = await validated(validate, (it) => run(path, it));
      if (given.ok) return given;
      // A file that is gone by then tells nobody anything.
      const said = (text: string): string => text.replaceAll(path, fileName);
      return { ...given, message: said(given.message), detail: said(given.detail) };
    });
  } catch (fault) {
    return failure('failed', `the XML could not be written to a temporary file: ${reasonOf(fault, tmpdir())}`);
  }
}

const fileName = 'network.xml';

/** Runs with `--validate`, and without where virsh does not know it. */
async function validated(wanted: boolean, run: (validate: boolean) => Promise<Result<void>>): Promise<Result<Given>> {
  const first = await run(wanted);
  if (first.ok) return success({ validated: wanted, notes: [] });
  if (!wanted || !/support option --validate/.test(first.detail)) return first;
  const second = await run(false);
  if (!second.ok) return second;
  return success({
    validated: false,
    notes: ['this virsh has no --validate: what libvirt does not know it dropped without a word'],
  });
}
