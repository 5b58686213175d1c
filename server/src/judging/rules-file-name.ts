// Apart from what reads such a file: the verbs that are about a host say its name, and stand in a bundle without rules.

/** The name of the file that says how the files of a folder are judged. */
export const rulesFileName = 'virtnet.json';
