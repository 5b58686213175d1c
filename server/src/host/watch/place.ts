// Where a libvirt is, by its uri. https://libvirt.org/uri.html
import { exists } from '../disk';

/** Whether a libvirt is that of this machine. */
export const isLocal = (uri: string): boolean => /^\w+(?:\+unix)?:\/\/\//.test(uri);

/** Sockets of the daemons, the old one for all and those for networks alone, and where each user has them. */
const sockets = ['libvirt-sock-ro', 'libvirt-sock', 'virtnetworkd-sock-ro', 'virtnetworkd-sock'];

/**
 * Whether a libvirt seems to be there, so that it is worth a question: one of this machine whose socket is there, or the
 * practice driver, which is part of virsh. To ask costs nobody a password, but starts a program.
 */
export function mayBeThere(uri: string, env: Readonly<Record<string, string | undefined>> = process.env): boolean {
  if (uri.startsWith('test:')) return true;
  if (!isLocal(uri)) return false;
  const named = /[?&]socket=([^&#]+)/.exec(uri)?.[1];
  if (named !== undefined) return exists(decoded(named));
  const folder = uri.includes('/session') ? `${env.XDG_RUNTIME_DIR ?? ''}/libvirt` : '/run/libvirt';
  return sockets.some((it) => exists(`${folder}/${it}`));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
