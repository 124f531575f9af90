export * from './layout.ts'
export * from './manifest.ts'
export * from './stream-key.ts'
export * from './json.ts'
