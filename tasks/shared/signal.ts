// Which steps of a sequence matter, for people who look at it.

/** The steps of 0..length-1 for which `matters` holds, ascending. */
export function stepsWhere(length: number, matters: (step: number) => boolean): number[] {
  return Array.from({ length }, (_, step) => step).filter(matters)
}
