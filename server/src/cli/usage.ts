// How the command line is used, in words.

/** How each verb is used. */
const verbs: Readonly<Record<string, string>> = {
  check: `  virtnet check [--format text|json|sarif|github|junit|checkstyle] [--fail-on error|warning|information|hint|never] [--quiet]
                [--fix|--fix-dry-run] [--stdin-filename NAME] [--baseline FILE [--write-baseline]]
                [--target libvirt=X.Y.Z] [--backend NetworkManager|network-scripts|both] [--release 6-10 [--report]]
                [--isolated] [--host FOLDER] [--no-ignore] [--no-rules-file] [--skip-others] PATH...
      Checks files, or all libvirt networks and ifcfg files below a folder, as one network.
      --format     how problems are told; text, or under GITHUB_ACTIONS=true github
      --fail-on    the least severity with which the exit code is 1; error
      --quiet      tell only what --fail-on names, and nothing at the end
      --fix        repair first what has an obvious repair, as *fix all* does in an editor; --fix-dry-run prints a diff instead
      --baseline   a file with problems that are known and are not told; --write-baseline writes all that there are into it
      --stdin-filename  which file standard input, -, is: its name and folder say how it is read
      --report     tell what breaks for ifcfg files on release 9 or 10 instead, folder by folder and in the order of the work:
                   what is not read any more, teams, what only the network-scripts did, what cannot be converted, what changes
                   or is lost; the keyfiles are made, checked and compared by meaning. Exit code 1 where something breaks.
      --isolated   judge each file by itself
      --host       a folder whose files are all of one host, so that two of one name are an error; may be repeated
      --no-ignore  read also what .gitignore files name and what files.exclude in .vscode/settings.json hides
      --no-rules-file  judge as if there were no virtnet.json, which says how loud rules are, for whom the files are, and
                       what is left out; the nearest one counts, upwards from each file. Options go before it.
      --skip-others  pass by named files that are none of ours, as in a folder: for programs that name all files
      What --fix-dry-run makes, and --fix of standard input, goes to standard output, and the problems that are left to
      standard error.
      Links out of a folder are not followed. What is found and cannot be read is named on standard error.
      Exit code: 0 no error, 1 errors found, 2 wrong usage, or files or folders that are named and cannot be read.
`,
  convert: `  virtnet convert --to keyfile|nmstate [--out FOLDER] [--force] [--kept] [--fix] [--take-over] [--team-to-bond]
                  [--no-ignore] PATH...
      Makes NetworkManager keyfiles or one nmstate document of ifcfg files and the route files beside them, and says what
      was changed or lost on the way. Writes them into a folder (mode 0600, as they may hold secrets), or prints them:
      whole, unless it is to a terminal, which shows dots in place of secrets.
      --force      overwrite files that are there
      --kept       tell also what was kept, and where it went
      --fix        repair first what quick fixes would repair, in what is written only
      --take-over  convert also what NM_CONTROLLED=no keeps from NetworkManager, as the legacy scripts read it
      --team-to-bond  make bonds of teams, which RHEL 10 has no more
      --no-ignore  as for check
      Exit code: 0 all files converted, 1 some not, 2 wrong usage, or files or folders that are named and cannot be read.
`,
  diff: `  virtnet diff [--connect URI] [--json] FILE
      Compares a file with the network of its uuid or name: with what libvirt stores of it, and with what runs. What means
      the same is no difference, however it is written, nor is what libvirt makes itself where the file does not say it.
      --connect    as for virsh; qemu:///system when it is left out. The connection reads only and asks for no password.
      --json       one object with all differences, and the places in the file
      Exit code: 0 the file says the same, 1 it does not or there is no such network, 2 wrong usage, a file that is no
      network, or no answer of libvirt.
`,
  plan: `  virtnet plan [--connect URI] [--autostart|--no-autostart] [--only running|stored] [--format text|json] FILE
      Tells how the network of a file becomes what the file says: what libvirt changes in place, what only a restart brings
      about and why, whom that cuts off, and the commands. Changes nothing.
      --connect       as for virsh; qemu:///system when it is left out. The connection reads only and asks for no password.
      --autostart     the host is to start the network; with --no-autostart it is not. Else that stays as it is.
      --only          what alone is to become what the file says. Where what runs is not what is stored, all ways are told.
      Exit code: 0 the plan is made, 1 there is none as libvirt would refuse it, 2 wrong usage, a file that is no network,
      or no answer of libvirt.
`,
  apply: `  virtnet apply [--connect URI] [--autostart|--no-autostart] [--only running|stored] [--rollback SECONDS] [--yes] FILE
      Shows the plan and carries it out, step by step. What was done before a step fails is taken back. What it replaces is
      kept, as for every change that virtnet makes, and Undo in the editor brings it back.
      --only          what alone is to become what the file says
      --rollback      looks afterwards whether the network works, and takes all of it back unless somebody says in time that
                      it stays: on the terminal, or by virtnet rollback --keep. A process of its own keeps the time.
      --yes           without a question, which only a terminal can be asked
      Exit code: 0 the network is as the file says, 1 it is not, 2 wrong usage, no yes, a file that is no network, or no
      answer of libvirt.
`,
  rehearse: `  virtnet rehearse [--format text|json] FILE
      Starts the network with a libvirtd in namespaces of its own (of Linux; no root is needed), has a guest take an address,
      resolve a name, and call the gateway and the outside, and throws all of it away. Tells what worked, and the lines that
      libvirt wrote for dnsmasq and the firewall. Touches no network of the machine.
      Exit code: 0 all of it worked, 1 some did not, 2 wrong usage, a file that is no network, or it cannot be run here.
`,
  rollback: `  virtnet rollback --list [--format text|json]
  virtnet rollback [--keep] NUMBER
      What virtnet apply --rollback has on trial: lists it, lets a change stay, or takes it back at once; also one whose clock
      has ended.
      Exit code: 0 done, 1 it was settled before or cannot be taken back, 2 wrong usage.
`,
  preview: `  virtnet preview [--only dnsmasq|iptables|nftables] [--format text|json] FILE
      Prints what libvirt would write of a network when it starts it: the files of dnsmasq, and the rules of the firewall
      for both of its backends. Asks no host.
      Exit code: 0 printed, 1 libvirt writes nothing of such a network, 2 wrong usage, or a file that is no network.
`,
  explain: `  virtnet explain [--family] CODE
      Prints what a code means.
      --family     the whole page, with the codes that are kin to it
`,
  'list-rules': `  virtnet list-rules [--format text|json]
      Prints every code, its language, how loud it is by itself, and a line on the fault.
`,
  lsp: `  virtnet lsp --stdio
      Runs the language server.
`,
};

/** How a verb is used; without one that there is, all of them. */
export const usageOf = (verb?: string): string =>
  `usage:\n${verb !== undefined && Object.hasOwn(verbs, verb) ? verbs[verb]! : Object.values(verbs).join('')}`;
