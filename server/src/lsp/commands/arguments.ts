// The one argument of a command, as it comes from anywhere.
import { basenameOf } from '../../model/file';
import { isEditUri } from '../../model/live';
import type { CommandArguments } from '../protocol';

/** What is known of the argument; all else of it is left out. */
export function argumentsOf(given: unknown): CommandArguments {
  if (typeof given === 'string') return /^[a-z][\w+.-]*:/i.test(given) ? { uri: given } : { name: given };
  if (typeof given !== 'object' || given === null) return {};
  const wanted: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const type = textKeys.has(key) ? 'string' : switchKeys.has(key) ? 'boolean' : undefined;
    if (typeof value === type && value !== '') wanted[key] = value;
    if (key === 'rollback' && isSeconds(value)) wanted[key] = value;
    if (key === 'only' && (value === 'running' || value === 'stored')) wanted[key] = value;
    if (listKeys.has(key) && isTexts(value)) wanted[key] = value;
  }
  return wanted;
}

const textKeys = new Set(['uri', 'name', 'uuid', 'connection', 'command', 'expected', 'plan']);
const listKeys = new Set(['addresses']);
const isTexts = (it: unknown): boolean => Array.isArray(it) && it.every((one) => typeof one === 'string');
/** Up to a day. */
const isSeconds = (it: unknown): boolean => Number.isInteger(it) && Number(it) > 0 && Number(it) <= 86_400;
const switchKeys = new Set(['on', 'define', 'overwrite', 'inactive', 'confirmed', 'visible']);

/** The path in a uri, as a person would type it. */
export function fileOf(uri: string): string {
  const [bare] = uri.split(/[?#]/, 1);
  // What is edited on the host itself has no path here.
  if (isEditUri(uri)) return basenameOf(uri);
  const path = bare!.replace(/^[a-z][\w+.-]*:(?:\/\/[^/]*)?/i, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
