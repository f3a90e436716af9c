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
    text: 'The paper sets X1 to 0 when the very first pair is marked; here that holds for X2 too, when it is the first pair. If the input of that pair kept its random value, such sequences (about one in eight) would contradict the rest, so lagbench sets the input value to 0 too. The other reading (`firstPair` zero-target) takes LSTM with a linear output 205,000 sequences on average instead of 89,700 (suite `adding-readings`, whose report shows the medians, 201,000 and 83,000), 2.8 times the published figure.',
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
    text: 'The later elements of a sequence have *variance* 0.2 (standard deviation 0.447), as the papers print it. Some later programs use a standard deviation of 0.2, which makes the problem easier; the parameter `noiseVariance` gives that with 0.04.',
  },
  {
    number: 9,
    methods: ['lstm-1997'],
    tasks: ['adding'],
    title: 'Linear output on the adding problem',
    text: 'The paper says that all non-input units are logistic, and prints 74,000 sequences. Three readings were run on ten seeds that no other suite reports (suite `adding-readings`, means of all ten, all solved): a linear output took 89,700 sequences; a logistic output whose delta leaves out its slope 119,000; a logistic output with the squared-error delta of the appendix 664,000. The linear output comes closest and is the default here; `outputUnits` and `delta` give the others.',
  },
  {
    number: 10,
    methods: ['bptt'],
    tasks: [],
    title: 'Settings of the plain recurrent net',
    text: 'The surveyed papers print no settings of backpropagation through time for these tasks. Logistic units with learning rates 0.1, 0.5 and 1, and tanh units with 0.1 and 0.5, were tried on seeds 1001 to 1003 at lags 10 and 30 of two-sequence and temporal order: only tanh with 0.1 solved anything (temporal order at lag 10, three of three; two-sequence at lag 10, one of three), so that is the default. Smaller rates and other sizes were not tried: a better baseline may exist.',
  },
  {
    number: 11,
    methods: ['weight-guessing'],
    tasks: ['two-sequence'],
    title: 'Which nets guessed 1,247 and 718 times',
    text: 'No single reading of the guessing paper gives both of its figures (suite `guessing-readings`, 40 searches each, 95 % intervals). With the printed noise variance of 0.2, net A1 updated synchronously and with an unbiased output needs 1,215 draws (855 to 1,730; published 1,247), A1 updated layer by layer about 8,000, and net A2 more than 10,000 (published 718). With a *standard deviation* of 0.2, A2 needs 1,483 (1,030 to 2,140; median 900) and A1 568 (438 to 737; median 412). A logistic unit starts at the value that also stands for one of the two classes, so a single one cannot hold the class against noise as large as the signal; this is why A2, whose hidden units see only themselves, suffers most from the larger variance. On this task lagbench therefore updates synchronously unless told otherwise; elsewhere hidden units come first, and the readings are options.',
  },
  {
    number: 12,
    methods: ['weight-guessing'],
    tasks: [],
    title: 'A guess must pass twice',
    text: 'The papers stop at the first net that answers the whole training set, and test it afterwards. Here the harness judges such a net by the criterion of the task, on fresh sequences, and guessing goes on if it fails. These validation sequences are not counted as training, for no method.',
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
