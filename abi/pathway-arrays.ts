/** The array of a network's memory that holds the events on their way through a pathway. */
export function queueName(pathway: string): string {
  return `_${pathway}_queue`
}

/** The array that holds those of them that arrive one by one. */
export function carriedName(pathway: string): string {
  return `_${pathway}_carried`
}
