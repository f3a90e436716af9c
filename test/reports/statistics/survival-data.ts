// Data sets with censored times, and what R's package survival 3.5-3 (R 4.2.2) makes of them:
//
//   s <- survfit(Surv(time, solved) ~ 1, conf.type = "log-log"); e <- summary(s, censored = FALSE)
//   e$time; e$n.risk; e$surv; e$std.err / e$surv; quantile(s, 0.5)
//
// `NA` limits are null here.

import type { WaitingTime } from '../../../reports/statistics/kaplan-meier.ts'

export interface Example {
  readonly name: string
  readonly data: readonly WaitingTime[]
  readonly median: number | null
  readonly low: number | null
  readonly high: number | null
}

/** `flags`: 1 for solved, 0 for censored. */
export function waits(times: readonly number[], flags: string): readonly WaitingTime[] {
  return times.map((time, i) => ({ time, solved: flags[i] === '1' }))
}

/** Weeks of remission under 6-mercaptopurine: Freireich et al. (1963), Blood 21:699-716; the textbook example of the estimate. */
export const remission = waits(
  [6, 6, 6, 7, 10, 13, 16, 22, 23, 6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
  '111111111000000000000',
)

/** survival::aml, maintained group. */
export const maintained = waits([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], '11011011010')

/** survival::lung: Loprinzi et al. (1994), Journal of Clinical Oncology 12:601-607. */
export const lung = waits(
  [
    306, 455, 1010, 210, 883, 1022, 310, 361, 218, 166, 170, 654, 728, 71, 567, 144, 613, 707, 61, 88, 301, 81, 624, 371, 394,
    520, 574, 118, 390, 12, 473, 26, 533, 107, 53, 122, 814, 965, 93, 731, 460, 153, 433, 145, 583, 95, 303, 519, 643, 765, 735,
    189, 53, 246, 689, 65, 5, 132, 687, 345, 444, 223, 175, 60, 163, 65, 208, 821, 428, 230, 840, 305, 11, 132, 226, 426, 705,
    363, 11, 176, 791, 95, 196, 167, 806, 284, 641, 147, 740, 163, 655, 239, 88, 245, 588, 30, 179, 310, 477, 166, 559, 450, 364,
    107, 177, 156, 529, 11, 429, 351, 15, 181, 283, 201, 524, 13, 212, 524, 288, 363, 442, 199, 550, 54, 558, 207, 92, 60, 551,
    543, 293, 202, 353, 511, 267, 511, 371, 387, 457, 337, 201, 404, 222, 62, 458, 356, 353, 163, 31, 340, 229, 444, 315, 182,
    156, 329, 364, 291, 179, 376, 384, 268, 292, 142, 413, 266, 194, 320, 181, 285, 301, 348, 197, 382, 303, 296, 180, 186, 145,
    269, 300, 284, 350, 272, 292, 332, 285, 259, 110, 286, 270, 81, 131, 225, 269, 225, 243, 279, 276, 135, 79, 59, 240, 202, 235,
    105, 224, 239, 237, 173, 252, 221, 185, 92, 13, 222, 192, 183, 211, 175, 197, 203, 116, 188, 191, 105, 174, 177,
  ],
  '110110111111111111111111111111111111101111111111111111111111111111101101111111111101011101111101111101111101111111111111111111110011101011111011001111100111011001010011110110001110001000101111101000011100010100000010010000100000',
)

export const examples: readonly Example[] = [
  { name: 'remission', data: remission, median: 23, low: 13, high: null },
  { name: 'maintained', data: maintained, median: 31, low: 13, high: null },
  { name: 'lung', data: lung, median: 310, low: 284, high: 361 },
  { name: 'five, all solved', data: waits([1, 2, 3, 4, 5], '11111'), median: 3, low: 1, high: null },
  { name: 'ten, all solved', data: waits([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], '1111111111'), median: 5.5, low: 1, high: 8 },
  { name: 'three of five solved', data: waits([1, 2, 3, 9, 9], '11100'), median: 3, low: 1, high: null },
  { name: 'ties', data: waits([3, 3, 3, 5, 5], '11111'), median: 3, low: 3, high: null },
  { name: 'all at one time', data: waits([4, 4], '11'), median: 4, low: null, high: null },
  { name: 'one, solved', data: waits([7], '1'), median: 7, low: null, high: null },
  { name: 'all censored', data: waits([7, 7, 7], '000'), median: null, low: null, high: null },
]
