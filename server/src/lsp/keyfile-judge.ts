// Reads and judges keyfiles that nobody has written yet, as the host that they are for.
import type { KeyfileJudge } from '../convert/migration';
import { type CheckOptions, problemsOf } from '../features/problems';
import { hostOf } from '../model/host';
import { linesOf } from '../model/file';
import { WorkspaceFacts } from '../model/workspace-facts';
import { readFile } from '../model/read-file';

/** Where NetworkManager would read them. */
const folder = 'file:///etc/NetworkManager/system-connections/';

export const keyfileJudgeFor = (judging: CheckOptions): KeyfileJudge => ({
  read(texts) {
    const files = [...texts].map(([name, text]) => {
      const uri = folder + encodeURIComponent(name);
      return readFile(uri, 'keyfile', text, hostOf(uri));
    });
    const workspace = new WorkspaceFacts(files);
    const problems = files.flatMap((file) =>
      problemsOf(file, workspace, judging)
        .filter((it) => it.severity === 'error' || it.severity === 'warning')
        .map(
          (it) =>
            `${file.basename}:${linesOf(file).lineOf(it.span.start) + 1}: ${it.severity}[${it.code}]: ${it.message}`,
        ),
    );
    return { facts: files.map((it) => it.facts), problems };
  },
});
