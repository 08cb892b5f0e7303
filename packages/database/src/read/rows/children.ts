import { newBatch, type Row, toBatch } from './row-batch.ts'

/** The nodes of each parent, by the row's `parent`. All nodes form one batch. */
export function toBatchByParent<Node extends Row & Child>(rows: readonly Node[]): Map<number, Node[]> {
  const batch = newBatch()
  const gathered = new Map<number, Node[]>()
  for (const [parent, group] of groupByParent(rows)) gathered.set(parent, toBatch(group, batch))
  return gathered
}

export interface Child {
  readonly parent: number
}

export function groupByParent<Of extends Child>(rows: readonly Of[]): Map<number, Of[]> {
  const groups = new Map<number, Of[]>()
  for (const row of rows) {
    const group = groups.get(row.parent)
    if (group) group.push(row)
    else groups.set(row.parent, [row])
  }
  return groups
}
