import { configs as typescript } from 'typescript-eslint';
import { configs as regexp } from 'eslint-plugin-regexp';

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
    },
  },
  { files: ['scripts/**', 'bench/**', 'test/**', 'server/src/cli.ts'], rules: { 'no-console': 'off' } },
  // What tests and scripts read is ours.
  { files: ['scripts/**', 'bench/**', 'test/**'], rules: { 'regexp/no-super-linear-move': 'off' } },
];
