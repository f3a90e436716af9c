// What output units can answer at all.

import type { TaskSignature } from '../../tasks/task.ts'

/** Why logistic output units cannot meet a task; undefined where they can. `mend`: what the user may do about it. */
export function outOfReach({ answerRange: [least, greatest] = [0, 1] }: TaskSignature, mend: string): string | undefined {
  if (least >= 0 && greatest <= 1) return undefined
  return `its output units are logistic, between 0 and 1, and right answers lie between ${least} and ${greatest}${mend}`
}
