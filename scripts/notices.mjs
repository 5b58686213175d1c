// The licences of the packages whose code is in a bundle, in the words of their authors: whoever passes the code on passes
// these on. Nothing is packed where one of them is missing or is not accepted.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Licences that ask for no more than their text. */
const accepted = new Set(['0BSD', 'BlueOak-1.0.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT']);

const isNotice = (name) => /^(?:licen[cs]e|copying|notice|third-?party-?notices)(?:[.-]|$)/i.test(name);

/** Packages that come without a text, and the package of the same author with the one that they name. */
const textsOf = { '@nodable/entities': 'fast-xml-parser' };

/** The folders of the packages that esbuild put into its output. */
export function packagesIn({ outputs }) {
  const inputs = Object.values(outputs).flatMap((it) => Object.entries(it.inputs));
  const folders = inputs
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .flatMap(([path]) => /^.*\bnode_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? []);
  return [...new Set(folders)];
}

/** The notices of all packages, each named with its version; throws where one has no text or no accepted licence. */
export function noticesOf(folders) {
  const wrong = [];
  const notices = folders.map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const title = `${name} ${version}`;
    const own = noticesIn(folder);
    const other = Object.hasOwn(textsOf, name)
      ? join(folder, ...name.split('/').map(() => '..'), textsOf[name])
      : folder;
    const texts = own.length > 0 ? own : noticesIn(other);
    if (!accepted.has(license)) wrong.push(`${title} is under ${license ?? 'no licence'}, which is not accepted`);
    else if (texts.length === 0) wrong.push(`${title} has no text of its licence`);
    return [title, license, ...texts].join('\n\n');
  });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  return [introduction, ...notices.toSorted()].join(`\n\n${'-'.repeat(80)}\n\n`) + '\n';
}

const introduction = 'This program holds code of the packages below, each under its own licence.';

const noticesIn = (folder) =>
  readdirSync(folder)
    .filter(isNotice)
    .toSorted()
    .map((it) => readFileSync(join(folder, it), 'utf8').trim())
    .filter((it) => it !== '');
