/** An element with properties, attributes (whose names have a dash, or are `role` and `part`) and children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  properties: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined) continue
    if (key === 'part' || key === 'role' || key.includes('-')) made.setAttribute(key, String(value))
    else (made as unknown as Record<string, unknown>)[key] = value
  }
  made.append(...children)
  return made
}
