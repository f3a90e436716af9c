// Errors that a user can mend: bad arguments, bad suite files, unusable folders. The CLI prints them and ends with code 2.

/** Carries every problem that was found, one sentence each: what was expected, what came, where, what to do. */
export class UsageError extends Error {
  readonly problems: readonly string[]

  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'UsageError'
    this.problems = problems
  }
}
