/** Sentences of the pages for administrators, in English. */
export const adminEn = {
  'firstAdmin.title': 'Make your administrator account',
  'firstAdmin.lead': 'This site has no administrator yet. The account that you make here may do everything.',
  'firstAdmin.field.username': 'Username',
  'firstAdmin.field.email': 'E-mail address',
  'firstAdmin.field.name': 'Name that others see',
  'firstAdmin.submit': 'Make the account',
  'firstAdmin.taken': 'There is an account with this username or e-mail address.',
  'firstAdmin.wrong.username': 'A username has 1 to 30 letters without accents, digits, _ and -.',
  'firstAdmin.wrong.email': 'An e-mail address looks like name@example.org.',
  'firstAdmin.wrong.name': 'A name is one line of at most 255 characters.',
  'firstAdmin.wrong.password': 'A password has at least 8 characters.',
} as const;
