/** Codes of `gender` in Open edX's profiles (openedx/edx-platform, common/djangoapps/student/models/user.py). */
export const genders = ['m', 'f', 'o'] as const;

/** Codes of `level_of_education`, highest first; two of them are of old profiles. */
export const levelsOfEducation = [
  'p',
  'p_se',
  'p_oth',
  'm',
  'b',
  'a',
  'hs',
  'jhs',
  'el',
  'none',
  'other',
] as const;

/** What somebody tells of himself in a profile, all of it as he likes; null = not told. */
export interface Demographics {
  readonly yearOfBirth: number | null;
  readonly gender: (typeof genders)[number] | null;
  readonly levelOfEducation: (typeof levelsOfEducation)[number] | null;
}

export const nothingTold: Demographics = { yearOfBirth: null, gender: null, levelOfEducation: null };
