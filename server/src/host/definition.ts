// XML on its way to libvirt: whom it is about, and how it is handed over.
import { type Connection, failure, type Result, type RunOptions, success } from './command';
import { withTemporaryFile } from './disk';
import { canonicalUuid, readNetwork } from './read-xml';
import * as virsh from './virsh';
import type { Target } from './virsh';

export interface DefineOptions {
  /** Ask libvirt to check against its schema too. */
  readonly validate?: boolean;
  readonly start?: boolean;
  readonly autostart?: boolean;
  /** The file's name, for the plan. */
  readonly file?: string;
}

export interface Identity extends Target {
  readonly unreadable?: boolean;
}

/** Name and uuid in a text that may be broken: libvirt is to say what is wrong with it. */
export function identityOf(xml: string): Identity {
  const network = readNetwork(xml);
  const name = network ? network.name : /<name>([^<]+)<\/name>/.exec(xml)?.[1];
  const uuid = network ? network.uuid : canonicalUuid(/<uuid>([^<]+)<\/uuid>/.exec(xml)?.[1]);
  const unreadable = name?.includes('&') === true && xml.includes('<!DOCTYPE');
  return { ...(name ? { name } : {}), ...(uuid ? { uuid } : {}), unreadable };
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
    return await withTemporaryFile('network.xml', xml, (path) => validated(validate, (it) => run(path, it)));
  } catch (fault) {
    return failure('failed', 'the XML could not be written to a temporary file', String(fault));
  }
}

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

/** libvirt takes a definition without a uuid for a new network, and refuses it when one of that name exists. */
export const withUuid = (xml: string, uuid: string): string => xml.replace('</name>', `</name><uuid>${uuid}</uuid>`);
