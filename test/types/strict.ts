/** What a strict program says to TypeScript; the declarations themselves are checked too, and may need nothing that is not installed. */
export const strict = {
  target: 'es2022',
  lib: ['es2023', 'dom', 'dom.iterable', 'esnext.disposable'],
  strict: true,
  noEmit: true,
  types: [],
  skipLibCheck: false,
} as const
