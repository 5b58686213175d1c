// Packs the extension, installs it into the real editor as a user would, and starts that on a copy of examples/ for the
// tests of test/ui, which find it through the environment.
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, chromiumFlags, installExtension, startEditor } from './editor.mjs';
import { packageExtension } from './package.mjs';
import { root } from './setup.mjs';

const place = join(root, '.cache', 'test-ui');

/** Calls `use` with the environment of the tests, while the editor runs. */
export async function withPackagedEditor(use) {
  rmSync(place, { recursive: true, force: true });
  const extensions = join(place, 'extensions');
  const screenshots = join(root, '.cache', 'screenshots');
  mkdirSync(extensions, { recursive: true });
  mkdirSync(screenshots, { recursive: true });
  cpSync(join(root, 'examples'), join(place, 'examples'), { recursive: true });
  const vsix = packageExtension(join(place, 'virtnet.vsix'));
  installExtension(vsix, extensions);
  const folder = join(place, 'examples');
  const editor = await startEditor({
    data: join(place, 'data'),
    extensions,
    settings: { 'virtnet.connection.uri': 'test:///default' },
  });
  // A second one in Restricted Mode, with a virsh that leaves a trace.
  const trace = join(place, 'virsh-was-run');
  const virsh = join(place, 'virsh');
  writeFileSync(virsh, `#!/bin/sh\ntouch '${trace}'\nexec virsh "$@"\n`, { mode: 0o755 });
  const restricted = await startEditor({
    data: join(place, 'data-restricted'),
    extensions,
    settings: { 'virtnet.connection.uri': 'test:///default', 'virtnet.virsh.path': virsh },
    trusted: false,
  });
  try {
    await use({
      VIRTNET_VSIX: vsix,
      VIRTNET_UI: editor.address(folder),
      VIRTNET_UI_RESTRICTED: restricted.address(folder),
      VIRTNET_UI_TRACE: trace,
      VIRTNET_UI_SETTINGS: join(place, 'data', 'Machine', 'settings.json'),
      VIRTNET_UI_FOLDER: folder,
      VIRTNET_UI_SCREENSHOTS: screenshots,
      VIRTNET_UI_CHROMIUM: chromium(),
      VIRTNET_UI_FLAGS: JSON.stringify(chromiumFlags),
    });
  } finally {
    await editor.stop();
    await restricted.stop();
  }
}
