// Where lagbench departs from a published text, or had to choose a reading of it. Numbers are permanent: a note that no longer holds
// keeps its number and says so. Reports print the notes that concern their methods and tasks.

export interface Deviation {
  /** Cited as "D<number>". */
  readonly number: number
  /** Method ids; empty: whatever the method. */
  readonly methods: readonly string[]
  /** Task ids; empty: whatever the task. */
  readonly tasks: readonly string[]
  readonly title: string
  /** Markdown prose: what the source says, what lagbench does, why, and what difference it makes. */
  readonly text: string
}

export const deviations: readonly Deviation[] = [
  {
    number: 1,
    methods: [],
    tasks: [],
    title: 'Means of few trials',
    text: 'The papers print means over 10 to 20 trials without their spread. The reports print intervals, and compare with a published mean as with the sample mean that it is: as if its trials had varied as much as ours, relative to their mean.',
  },
  {
    number: 2,
    methods: ['weight-guessing'],
    tasks: ['adding', 'temporal-order'],
    title: 'Criteria made for online learners',
    text: 'The stopping rules of these tasks watch the training answers of a net that learns online. A method that draws whole nets has none, so the net that it proposes is judged by the same rule on as many fresh sequences.',
  },
  {
    number: 3,
    methods: ['weight-guessing'],
    tasks: [],
    title: 'What a sequence costs a search',
    text: 'Published counts for weight guessing are weight vectors drawn. The reports show these, and beside them the sequences presented: a draw is dropped at the first training sequence that it gets wrong, so most draws see few sequences.',
  },
  {
    number: 4,
    methods: ['bptt'],
    tasks: [],
    title: 'Order of updates within a step',
    text: 'Within a time step the hidden units are updated before the output units, so an input reaches the output in the same step. Texts on fully recurrent nets often update all units at once from the previous step, which adds a step of delay per layer.',
  },
  {
    number: 5,
    methods: [],
    tasks: ['adding'],
    title: 'A marked first pair',
    text: 'The paper sets X1 to 0 in the target when the very first pair is marked. If the input value of that pair kept its random value, such sequences (about one in eight) would contradict the rest, so lagbench sets the input value to 0 too.',
  },
  {
    number: 6,
    methods: [],
    tasks: ['adding', 'temporal-order'],
    title: 'Over what the training error is averaged',
    text: 'The paper stops when "the average training error" is below a bound and the 2000 most recent sequences were all processed correctly. It does not say over what the average is taken; lagbench takes the same 2000 sequences, and the absolute error.',
  },
  {
    number: 7,
    methods: [],
    tasks: ['two-sequence'],
    title: 'How often the test is made',
    text: 'The paper does not say how often the 256 test sequences are tried during training. The task card names the interval used here; the counts can be too high by at most that interval.',
  },
  {
    number: 8,
    methods: [],
    tasks: ['two-sequence'],
    title: 'Variance, not standard deviation',
    text: 'The later elements of a sequence have *variance* 0.2 (standard deviation 0.447), as the paper prints it. Some later programs use a standard deviation of 0.2, which makes the problem easier.',
  },
]

/** The notes that concern any of the pairs of method and task, by number. */
export function deviationsFor(
  pairs: readonly { readonly method: string; readonly task: string }[],
  all: readonly Deviation[] = deviations,
): readonly Deviation[] {
  return all
    .filter(({ methods, tasks }) =>
      pairs.some(
        pair => (methods.length === 0 || methods.includes(pair.method)) && (tasks.length === 0 || tasks.includes(pair.task)),
      ),
    )
    .sort((a, b) => a.number - b.number)
}
