import { readdir, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { fileError, reasonOf } from './faults.ts'
import type { Io } from './io.ts'

/**
 * The model files that paths name: files as they are, folders with every `.py` and `.ipynb` in them, in the order of the alphabet.
 * Hidden folders and those of installed packages are left out.
 *
 * @throws HillockError `file` for a path that is not there, and for folders without any model file
 */
export async function modelFiles(paths: readonly string[], { cwd }: Pick<Io, 'cwd'>): Promise<readonly string[]> {
  const files: string[] = []
  for (const path of paths) {
    if (path === '-' || !(await isFolder(path, cwd))) {
      files.push(path)
      continue
    }
    const inside = await modelsIn(path, cwd)
    if (inside.length === 0) throw fileError(`there is no .py or .ipynb file in ${path}`)
    files.push(...inside)
  }
  return [...new Set(files)]
}

async function isFolder(path: string, cwd: string): Promise<boolean> {
  try {
    return (await stat(resolve(cwd, path))).isDirectory()
  } catch (cause) {
    throw fileError(`${path} cannot be read: ${reasonOf(cause)}`)
  }
}

async function modelsIn(folder: string, cwd: string): Promise<readonly string[]> {
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch((cause: unknown) => {
    throw fileError(`${folder} cannot be read: ${reasonOf(cause)}`)
  })
  const files: string[] = []
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name)
    if (entry.isDirectory() && !isLeftOut(entry.name)) files.push(...(await modelsIn(path, cwd)))
    else if (/\.(?:py|ipynb)$/.test(entry.name) && !entry.isDirectory()) files.push(path)
  }
  return files
}

function isLeftOut(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules' || name === '__pycache__' || name === 'site-packages'
}
