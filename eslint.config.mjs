import { configs as typescript } from 'typescript-eslint';
import { configs as regexp } from 'eslint-plugin-regexp';

const waiting = ['server/src/lsp/**', 'server/src/host/**', 'server/src/main.ts', 'client/src/**'];

export default [
  { ignores: ['node_modules', 'out', 'dist', '.cache'] },
  ...typescript.recommended,
  regexp['flat/recommended'],
  {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'regexp/no-super-linear-backtracking': 'error',
      'regexp/no-super-linear-move': 'error',
      'regexp/no-control-character': 'off',
      'no-console': 'error',
      'no-duplicate-imports': 'error',
    },
  },
  // Where promises are: a rejection that nobody hears ends the process.
  ...typescript.recommendedTypeChecked.map((it) => ({ ...it, files: waiting })),
  {
    files: waiting,
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: false, checkThenables: true }],
      '@typescript-eslint/no-misused-promises': 'error',
      // An operation gives a promise, though it may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // What one room lends to another are functions of a plain object, which have no `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['scripts/**', 'bench/**', 'test/**', 'server/src/cli/command-line.ts'], rules: { 'no-console': 'off' } },
  // What tests and scripts read is ours.
  { files: ['scripts/**', 'bench/**', 'test/**'], rules: { 'regexp/no-super-linear-move': 'off' } },
];
