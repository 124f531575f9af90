/** The import object of a module, whose only import is its memory, under whatever name. */
export function memoryImport(module: WebAssembly.Module, memory: WebAssembly.Memory): WebAssembly.Imports {
  const [wanted] = WebAssembly.Module.imports(module)
  return { [wanted?.module ?? 'env']: { [wanted?.name ?? 'memory']: memory } }
}
