// Makes what is published, with checksums: `npm run release [-- FOLDER]`. Two runs on one commit make the same bytes.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { name, packageCommand, packageExtension, version } from './package.mjs';

const folder = resolve(process.argv[2] ?? 'release');
mkdirSync(folder, { recursive: true });
const made = [packageCommand(folder), packageExtension(join(folder, `${name}-${version}.vsix`))];
const sums = made.map((it) => `${createHash('sha256').update(readFileSync(it)).digest('hex')}  ${basename(it)}\n`);
writeFileSync(join(folder, 'SHA256SUMS'), sums.join(''));
for (const it of made) console.log(`${readFileSync(it).length} bytes  ${it}`);
