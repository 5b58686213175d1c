// Where a program keeps what it should remember for a user, whichever editor started it.
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** The folder for what virtnet keeps. `home`: that of the user. Source: XDG Base Directory Specification 0.8; Apple's and Microsoft's guides. */
export function stateFolder(
  platform: NodeJS.Platform = process.platform,
  env: Readonly<Record<string, string | undefined>> = process.env,
  home: string = homeFolder(),
): string {
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'virtnet');
  if (platform === 'win32') return join(env.LOCALAPPDATA || join(home, 'AppData', 'Local'), 'virtnet');
  // What is not absolute is to be ignored.
  const state = env.XDG_STATE_HOME ?? '';
  return join(isAbsolute(state) ? state : join(home, '.local', 'state'), 'virtnet');
}

/** In a container a user may have none. */
function homeFolder(): string {
  try {
    return homedir();
  } catch {
    return tmpdir();
  }
}
