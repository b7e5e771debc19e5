/** The Kazakh words for one to nine and for the tens, in the nominative; place in the list is the value (a ten's: its tens). Source: the school grammar. */
export const KK_ONES = ["", "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз"] as const;
export const KK_TENS = ["", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан"] as const;

/** Each of those words with its value: «бес» → 5, «елу» → 50. */
export const KK_ONES_AND_TENS: ReadonlyMap<string, number> = new Map(
  [...KK_ONES.map((word, n) => [word, n] as const), ...KK_TENS.map((word, n) => [word, n * 10] as const)].filter(
    ([word]) => word !== "",
  ),
);
