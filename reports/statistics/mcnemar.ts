// Do two methods solve equally often, trial by trial with the same seeds? Q. McNemar (1947), "Note on the sampling error of the
// difference between correlated proportions or percentages", Psychometrika 12(2):153-157, doi 10.1007/BF02295996. Only the pairs of
// which just one was solved count: without a difference each is as likely either way. With X binomial (n, 1/2), n = first + second,
//
//   exact:  p = 2 P(X <= min(first, second)), at most 1                                  (1)
//   mid-p:  2 P(X <= min(first, second)) - P(X = min(first, second))                     (2)
//
// (1) never errs more often than its level, (2) hardly ever and has more power: M. W. Fagerland, S. Lydersen & P. Laake (2013), "The
// McNemar test for binary matched-pairs data: mid-p and asymptotic are better than exact conditional", BMC Medical Research
// Methodology 13:91, doi 10.1186/1471-2288-13-91.

import { binomialLaw } from './binomial.ts'

/** Two-sided p values from the numbers of pairs that only the first, and only the second, solved; 1 where there are none. */
export function mcNemar(onlyFirst: number, onlySecond: number): { readonly exact: number; readonly midP: number } {
  if (!(Number.isInteger(onlyFirst) && Number.isInteger(onlySecond) && onlyFirst >= 0 && onlySecond >= 0)) {
    throw new RangeError(`Expected whole numbers of pairs >= 0, got ${onlyFirst} and ${onlySecond}`)
  }
  const fewer = Math.min(onlyFirst, onlySecond)
  const law = binomialLaw(onlyFirst + onlySecond, 0.5)
  const tail = law.subarray(0, fewer + 1).reduce((sum, probability) => sum + probability, 0)
  return { exact: Math.min(1, 2 * tail), midP: Math.min(1, 2 * tail - law[fewer]!) } // (1), (2)
}
